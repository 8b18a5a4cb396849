"""Measured values as data: what `insight` computes and renderers, the API and the command line show.

A value that could not be computed is null and carries a note: never a plausible number. Shares are 0..1, times are
seconds, valence is -2..+2, timestamps are aware UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sojourn.kernel.phrase import Phrase

NoteCode = Literal[
    "not_bound", "not_measurable", "not_enough_data", "not_defined", "no_events", "truncated_window", "censored",
    "mixed_scales", "clock_skew", "sample", "unweighted", "outliers_left_out", "too_few_low",
    "groups_overlap", "no_comparison", "not_randomised", "other",
]  # fmt: skip


class Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Note(Phrase):
    """A named limit of a result: a sentence, and the `code` of the kind of limit it is."""

    code: NoteCode


class Estimate(Value):
    """A number with its interval (95 %) and n. `method` names the interval's method."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    method: str = ""
    note: Note | None = None


class ShareOf(Value):
    """k of n, with Wilson's interval."""

    k: int | None = None
    n: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    note: Note | None = None


class Times(Value):
    """A duration in seconds: median with a distribution-free interval, and where the middle and the tails lie."""

    n: int = 0
    median: float | None = None
    low: float | None = None
    high: float | None = None
    p10: float | None = None
    p25: float | None = None
    p75: float | None = None
    p90: float | None = None
    note: Note | None = None


class MixPart(Value):
    value: str
    label: str
    count: int
    share: float


class Difference(Value):
    """this minus the other, with interval, p and q (Benjamini-Hochberg over the tests shown together).

    `verdict` is 'clear' only where q < 0.05; 'better'/'worse' is in `direction`, from the measure's good direction.
    """

    diff: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    q: float | None = None
    tests: int = 0
    n: int = 0
    n_other: int = 0
    verdict: Literal["clear", "not_clear", "not_comparable"] = "not_comparable"
    direction: Literal["better", "worse", "none"] = "none"
    note: Note | None = None


class Feeling(Value):
    """Emotion measured from answers bound to a step. `distribution` counts scores by value, lowest first."""

    valence: Estimate = Estimate()
    questions: list[str] = []
    scale: tuple[float, float] | None = None
    distribution: list[int] = []
    top2: ShareOf = ShareOf()
    low2: ShareOf = ShareOf()
    blank: int = 0
    not_used: int = 0


class StepMeasure(Value):
    """Everything measured at one step."""

    id: str
    title: str
    stage: str
    bound: bool
    instances: int | None = None
    visits: int | None = None
    reach: ShareOf = ShareOf()
    conversion: ShareOf = ShareOf()
    dropoff: ShareOf = ShareOf()
    skip: ShareOf = ShareOf()
    time_to_reach: Times = Times()
    time_to_next: Times = Times()
    mean_visits: Estimate = Estimate()
    repeat: ShareOf = ShareOf()
    channels: list[MixPart] = []
    cost_total: float | None = None
    cost_per_instance: float | None = None
    feeling: Feeling = Feeling()
    gap: float | None = None
    rates: dict[str, ShareOf] = {}
    stake: Estimate = Estimate()
    stake_plain: Estimate = Estimate()
    gap_low_raters: Difference | None = None
    notes: list[Note] = []


class MetricValue(Value):
    id: str
    name: str
    type: str
    method: str
    estimate: Estimate = Estimate()
    share: ShareOf | None = None
    times: Times | None = None
    mix: list[MixPart] = []
    left_out: int = 0


class Outcome(Value):
    name: str
    success: bool
    share: ShareOf


class Deviation(Value):
    """Where walks leave the drawn path. `kind`: skip, loop, detour (an unmapped event), backward or jump."""

    kind: Literal["skip", "loop", "detour", "backward", "jump"]
    step: str | None
    other: str | None = None
    name: str = ""
    instances: int
    share: float
    examples: list[str] = []


class Conformance(Value):
    share: ShareOf = ShareOf()
    fitness: Estimate = Estimate()
    deviations: list[Deviation] = []


class JourneyTotals(Value):
    """Measures of the whole journey."""

    instances: int = 0
    everyone: int | None = None
    profiles: int = 0
    open: int = 0
    completed: int | None = None
    abandoned: int | None = None
    outcomes: list[Outcome] = []
    completion: ShareOf = ShareOf()
    abandonment: ShareOf = ShareOf()
    duration: Times = Times()
    conformance: Conformance = Conformance()
    feeling: Estimate = Estimate()
    feeling_step: str | None = None
    weakest: list[str] = []
    cost_per_instance: float | None = None
    metrics: list[MetricValue] = []
    notes: list[Note] = []


class Provenance(Value):
    """Which facts an answer stands on."""

    window_from: datetime | None = None
    window_to: datetime | None = None
    as_of: datetime | None = None
    lake_version: int | None = None
    first_event: datetime | None = None
    last_event: datetime | None = None
    persona: str | None = None
    filter: str | None = None
    engine: str = "duckdb"
    seconds: float = 0


class Measurement(Value):
    """One map measured over one window and group."""

    provenance: Provenance = Provenance()
    totals: JourneyTotals = JourneyTotals()
    steps: list[StepMeasure] = []

    def step(self, step_id: str) -> StepMeasure | None:
        """The measure of a step, or None when it was not measured."""
        return next((step for step in self.steps if step.id == step_id), None)


class StepDifference(Value):
    id: str
    valence: Difference = Difference()
    reach: Difference = Difference()
    dropoff: Difference = Difference()
    top2: Difference = Difference()
    low2: Difference = Difference()
    rates: dict[str, Difference] = {}


class Comparison(Value):
    """A second measurement of the same map beside the first, and the differences first minus second.

    `names` say what the second is, in the words by which it differs from the first; `label` is all of them in English.
    """

    label: str = ""
    names: list[Phrase] = []
    other: Measurement
    steps: list[StepDifference] = []
    feeling: Difference = Difference()
    completion: Difference = Difference()
    metrics: dict[str, Difference] = {}


class MeasuredMap(Value):
    """What a screen or a picture needs beside the document itself."""

    measurement: Measurement
    comparison: Comparison | None = None
