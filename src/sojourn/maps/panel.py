"""What a step's panel and the portfolio show, as data. Computed by `insight`, shown by the API and the web app."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - fields are called `date`
from datetime import datetime
from typing import Literal

from sojourn.kernel.phrase import Phrase
from sojourn.maps.branches import Branch
from sojourn.maps.measured import (
    Difference,
    Estimate,
    Note,
    Provenance,
    ShareOf,
    StepDifference,
    StepMeasure,
    Times,
    Value,
)
from sojourn.maps.measured_effect import MeasuredEffect


class TrendPoint(Value):
    """The feeling (or reach, when there are no answers) in one period; `alert` when its interval is below the line."""

    start: datetime
    estimate: Estimate
    visits: int | None = None
    alert: bool = False


class Trend(Value):
    period: Literal["day", "week", "month"] = "day"
    measure: Literal["valence", "visits"] = "valence"
    points: list[TrendPoint] = []
    compared: float | None = None
    alert_below: float | None = None
    change_points: list[datetime] = []


class CutRow(Value):
    value: str
    label: str
    estimate: Estimate
    other: Estimate | None = None


class Cut(Value):
    """The feeling by a property: for whom it is better or worse. `unnamed`: answers of values without a name."""

    field: str
    title: str
    rows: list[CutRow]
    unnamed: int = 0


class Neighbour(Value):
    """A step (or an unmapped event) met before or after this one.

    `low` and `rest`: the feeling there of those who rated this step low, and of the others. `median_seconds` to it.
    """

    step: str | None
    name: str
    share: ShareOf
    low: Estimate | None = None
    rest: Estimate | None = None
    median_seconds: float | None = None


class RatingOutcome(Value):
    """The journey's outcome metric (NPS in -100..100) among those who gave this score."""

    score: float
    estimate: Estimate


class Verbatim(Value):
    """Words of one person. `profile` is pseudonymous on screen."""

    text: str
    lang: str = ""
    score: float | None = None
    out_of: float | None = None
    other_score: float | None = None
    other_out_of: float | None = None
    time: datetime
    place: str = ""
    topic: str = ""


class Topic(Value):
    name: str
    count: int


class FunnelOfN(Value):
    """How n came about: each line a count; negative lines are what was taken away."""

    label: Phrase
    count: int
    note: str = ""
    kind: Literal["base", "removed", "result"] = "base"


class Definition(Value):
    """How one measure was computed, in words and in SQL by engine."""

    measure: str
    rule: str
    value: Phrase
    window: Phrase
    counted: list[FunnelOfN] = []
    interval: Phrase
    as_of: Phrase
    notes: list[Note] = []
    sql: dict[str, str] = {}


class StepPanel(Value):
    """Everything about one step. `effects`: what past changes did here, whatever window and group are asked for."""

    journey: str
    provenance: Provenance
    other_provenance: Provenance | None = None
    step: StepMeasure
    other: StepMeasure | None = None
    difference: StepDifference | None = None
    trend: Trend = Trend()
    cuts: list[Cut] = []
    before: list[Neighbour] = []
    after: list[Neighbour] = []
    order_note: Phrase | None = None
    outcome_by_rating: list[RatingOutcome] = []
    words: list[Verbatim] = []
    words_total: int = 0
    topics: list[Topic] = []
    definitions: list[Definition] = []
    effects: list[MeasuredEffect] = []


class SparkPoint(Value):
    step: str
    title: str
    valence: Estimate
    reach: ShareOf = ShareOf()
    weakest: bool = False


class JourneyCard(Value):
    """One row of the portfolio: a journey, or a persona's view of it."""

    slug: str
    title: str
    area: str
    data_label: str
    parent: str | None = None
    persona: str | None = None
    persona_name: str = ""
    kind: str
    state: str
    status: str
    version: int
    unit: Phrase
    spark: list[SparkPoint]
    instances: int | None
    everyone: int | None
    completion: ShareOf
    completion_label: str
    feeling: Estimate
    feeling_step: str
    feeling_change: Difference | None
    weakest: list[SparkPoint]
    duration: Times
    freshness: Literal["live", "late", "stale", "pinned", "none"]
    last_event: datetime | None
    window_label: Phrase | None
    owner: str
    department: str
    review_by: Date | None
    review: Literal["none", "later", "due", "overdue"] = "none"
    """due: within two weeks."""
    overdue_days: int
    tags: dict[str, list[str]] = {}
    pains: int = 0
    open_actions: int
    bound_steps: int
    steps: int
    notes: list[Note]


class NextThing(Value):
    """A proposal of what to do next: bind a step, confirm a pain, review a journey."""

    kind: Literal["bind", "confirm", "review", "import"]
    slug: str
    step: str | None = None
    title: Phrase
    text: Phrase


class ChangeSeen(Value):
    """A step that changed clearly. `against` says in parts what it was compared with."""

    slug: str
    step: str
    title: str
    journey: str
    against: list[Phrase]
    difference: Difference


class OpenPain(Value):
    slug: str
    insight: str
    title: str
    step: str
    department: str
    level: str
    stake: Estimate


class Portfolio(Value):
    """The home screen. `tried`: past changes and what they did, the newest first, corrected together."""

    cards: list[JourneyCard]
    tree: list[Branch] = []
    next: list[NextThing]
    changes: list[ChangeSeen]
    pains: list[OpenPain]
    tried: list[MeasuredEffect] = []
    blind_steps: int
    unbound_steps: int
    thin_steps: int
    measured_steps: int
    journeys: int
    actions_open: int
    actions_due_soon: int
    actions_overdue: int
