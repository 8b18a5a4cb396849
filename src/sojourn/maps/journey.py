"""The journey document: one JSON-serialisable object, the same for drawing, query, trigger and scoreboard."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - fields are called `date`
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from sojourn.maps.base import Duration, Id, Markdown, Part, Rank, Title
from sojourn.maps.effects import EffectQuestion
from sojourn.maps.metrics import DriverSettings, MetricDefinition, ScoreDefinition
from sojourn.maps.people import Actor, LibraryObject, Persona
from sojourn.rules.model import Rule

FORMAT = "sojourn/journey/1"
Valence = Annotated[float, Field(ge=-2, le=2)]
EvidenceLevel = Literal["assumption", "partial", "validated"]
LaneType = Literal[
    "actions", "thoughts", "quotes", "emotion", "engagement", "touchpoints", "storyboard", "pains", "gains", "needs",
    "physical_evidence", "frontstage_people", "frontstage_technology", "backstage_people", "backstage_technology",
    "support", "policy", "metrics", "opportunities", "solutions", "insights", "nested", "text", "image", "tags",
    "divider",
]  # fmt: skip
Zone = Literal["customer", "frontstage", "backstage", "support", "analysis"]
MeasureName = Literal[
    "answers", "gap", "change", "reach", "dropoff", "conversion", "time_to_next", "time_to_reach", "repeats", "skip",
    "channels", "cost", "stake", "metric",
]  # fmt: skip


class Scope(Part):
    """What one walk through the journey is: where it starts and ends, and whose it is.

    `case` is 'profile', 'case' (the case column) or a property name such as order_id. Without `starts` any step opens
    an instance; without `ends` the journey is open and completion is undefined.
    """

    starts: Rule | None = None
    ends: dict[str, Rule] = {}
    success: list[str] = Field(default=[], description="Outcomes of `ends` that are a success; empty: all are")
    timeout: Duration = timedelta(days=30)
    case: str = "profile"
    unit: Title = Field(default="", description="What an instance is called in the plural: orders, passengers")


class Stage(Part):
    """A phase of the journey; holds steps."""

    id: Id
    title: Title
    order: Rank
    description: Markdown = ""
    expected_duration: Duration | None = None


class Step(Part):
    """A touchpoint in use. `match` says which events are this step, `feedback` which answers speak of it.

    `asked` names the events that show an instance could tell whether it used the step (a survey's "never used" answer
    among them): reach is then a share of those, not of all. `rates` holds this step's rule for metrics of type rate.
    """

    id: Id
    stage: Id
    order: Rank
    title: Title
    caption: Title = Field(default="", description="One or two words under the title, such as Satisfaction")
    description: Markdown = ""
    kind: Literal["action", "communication", "decision", "wait"] = "action"
    actor: Id | None = None
    counterpart: Id | None = None
    channels: list[Id] = []
    expected_duration: Duration | None = None
    match: Rule | None = None
    feedback: Rule | None = None
    asked: Rule | None = None
    rates: dict[Id, Rule] = {}
    overlap: bool = Field(default=False, description="Said on purpose: `match` may overlap an earlier step's")
    moment_of_truth: Literal["none", "stimulus", "zmot", "fmot", "smot", "tmot", "other"] = "none"
    moment_note: Markdown = ""
    importance_customer: int | None = Field(default=None, ge=1, le=5)
    importance_organisation: int | None = Field(default=None, ge=1, le=5)
    cost_per_visit: float | None = Field(default=None, ge=0)
    children: list[Id] = Field(default=[], description="Child journeys")


class Transition(Part):
    """An edge drawn between two steps; its measured share comes from data and is never typed in."""

    source: Id
    target: Id
    type: Literal["next", "branch", "loop", "dependency", "wait"] = "next"
    label: Title = ""
    condition: Rule | None = None


class Lane(Part):
    """A row of the map. A lane of type `metrics` shows `measure` (and `metric` when measure is 'metric')."""

    id: Id
    title: Title
    type: LaneType
    zone: Zone = "customer"
    order: Rank
    note: Title = Field(default="", description="One line of explanation under the title")
    persona: Id | None = None
    actor: Id | None = None
    collapsed: bool = False
    locked: bool = Field(default=False, description="The method of the template wants this lane: not to be removed")
    measure: MeasureName | None = None
    metric: Id | None = None


class Span(Part):
    """Which steps a card covers (both ends included) and in which row of its lane it lies."""

    from_step: Id
    to_step: Id
    row: int = Field(default=0, ge=0, le=40)


class CardScore(Part):
    """A score shown on a quote: 2/5 for this step, 7/10 would recommend."""

    score: float
    out_of: float
    label: Title = ""


class Card(Part):
    """A cell's content: plain Markdown or a reference to a library object, insight, action or metric."""

    id: Id
    lane: Id
    span: Span
    text: Markdown = ""
    title: Title = ""
    reference: Id | None = None
    colour: str = ""
    icon: str = ""
    lang: str = ""
    scores: list[CardScore] = []
    evidence: EvidenceLevel | None = None
    sources: list[Id] = []
    image: str = Field(
        default="", pattern="^([0-9a-f]{64})?$", description="A picture of the workspace; `alt` says what it shows"
    )
    alt: str = ""

    @model_validator(mode="after")
    def _image_is_told(self) -> Card:
        if self.image and not self.alt.strip():
            raise ValueError("a card with an image needs alt, which says what the picture shows")
        return self


class EmotionPoint(Part):
    """What a step feels like: drawn by people (`current`, `target`). `valence` null is a gap in the curve."""

    step: Id
    persona: Id | None = None
    curve: Literal["current", "target"] = "current"
    valence: Valence | None = None
    arousal: int | None = Field(default=None, ge=1, le=5)
    label: Title = ""
    weight: float = 1
    basis: Literal["assumed", "self_reported", "observed", "computed"] = "assumed"
    n: int | None = None
    low: float | None = None
    high: float | None = None
    as_of: datetime | None = None


class Evidence(Part):
    """Where a statement comes from."""

    id: Id
    kind: Literal["interview", "survey", "support", "analytics", "review", "note"]
    quote: Markdown = ""
    source: Title = ""
    locator: str = ""
    date: Date | None = None
    consent: bool | None = None


class Insight(Part):
    """A pain, delight, moment of truth, need, job, quote or observation, on one or more steps.

    `text` may hold fields such as {{food.low2}}: `maps/insight_text.py` fills them from the measured map, and who shows
    an insight shows the filled text.
    """

    id: Id
    type: Literal["pain", "delight", "moment", "need", "job", "quote", "observation"]
    title: Title
    text: Markdown = Field(default="", description="May hold {{step.measure}} fields filled from data")
    steps: list[Id] = []
    personas: list[Id] = []
    severity: int | None = Field(default=None, ge=1, le=5)
    valence: Valence | None = None
    level: EvidenceLevel = "assumption"
    evidence: list[Id] = []
    found_by: Literal["person", "data"] = "person"
    department: Id | None = None


class Opportunity(Part):
    """A "how might we" question over insights and steps, with scores."""

    id: Id
    title: Title
    insights: list[Id] = []
    steps: list[Id] = []
    scores: dict[str, float] = {}
    department: Id | None = None


class Action(Part):
    """Something a department does about it.

    `effect` says how what it did is computed from the data; `measured_effect` is what people write by hand.
    """

    id: Id
    title: Title
    steps: list[Id] = []
    opportunity: Id | None = None
    owner: Title = ""
    department: Title = ""
    due: Date | None = None
    status: Literal["proposed", "planned", "in_progress", "done", "dropped"] = "proposed"
    done_on: Date | None = None
    effort: str = ""
    value: str = ""
    expected_effect: Title = ""
    measured_effect: Title = ""
    effect: EffectQuestion | None = None
    experiment: Title = ""
    flow: Title = ""


class FilterField(Part):
    """A property offered as a filter above the map, with names for its values."""

    field: str
    title: Title
    labels: dict[str, str] = {}


class View(Part):
    """A saved way to look at the map."""

    id: Id
    title: Title
    lanes: list[Id] = []
    personas: list[Id] = []
    filter: Rule | None = None
    slides: list[Id] = []


class Journey(Part):
    """One journey. See docs/reference for the published JSON Schema."""

    format: Literal["sojourn/journey/1"] = FORMAT
    id: Id
    slug: Id
    title: Title
    lang: str = "en"
    description: Markdown = ""
    kind: Literal["journey", "day_in_life", "experience", "blueprint"] = "journey"
    state: Literal["current", "future"] = "current"
    baseline_id: Id | None = None
    basis: Literal["planned", "aggregate", "actual"] = "aggregate"
    status: Literal["draft", "researching", "validated", "live", "archived"] = "draft"
    parent_step: Id | None = None
    parent_journey: Id | None = None
    area: Title = Field(default="", description="Group on the portfolio screen")
    data_label: Title = Field(default="", description="What data stands behind it: real, synthetic, example")
    scenario: Markdown = ""
    goal: Markdown = ""
    expectations: Markdown = ""
    scope: Scope = Scope()
    owner: Title = ""
    department: Title = ""
    tags: dict[str, list[str]] = {}
    review_by: Date | None = None
    version: int = Field(default=1, ge=0, le=2**53)
    window: tuple[datetime, datetime] | None = Field(default=None, description="Pinned window, half-open")
    compare_window: tuple[datetime, datetime] | None = None
    personas: list[Persona] = []
    persona: Id | None = Field(
        default=None, description="Persona view: measured for this persona unless told otherwise"
    )
    actors: list[Actor] = []
    library: list[LibraryObject] = []
    stages: list[Stage] = []
    steps: list[Step] = []
    transitions: list[Transition] = []
    lanes: list[Lane] = []
    cards: list[Card] = []
    emotions: list[EmotionPoint] = []
    insights: list[Insight] = []
    evidence: list[Evidence] = []
    opportunities: list[Opportunity] = []
    actions: list[Action] = []
    kpis: list[MetricDefinition] = []
    scores: list[ScoreDefinition] = []
    drivers: DriverSettings | None = None
    filters: list[FilterField] = []
    views: list[View] = []
    limits: dict[str, Markdown] = Field(default={}, description="Measure name to why it cannot be measured here")
    notes: list[Markdown] = Field(default=[], description="Said under the map, such as where the data comes from")
    minimum_n: int = Field(default=20, ge=2, description="Fewer answers than this: not enough data")

    def stages_in_order(self) -> list[Stage]:
        """Stages by rank, ties by id."""
        return sorted(self.stages, key=lambda stage: (stage.order, stage.id))

    def steps_in_order(self) -> list[Step]:
        """Steps as the columns of the map: by stage, then by rank, ties by id; steps of unknown stages last."""
        rank = {stage.id: index for index, stage in enumerate(self.stages_in_order())}
        return sorted(self.steps, key=lambda step: (rank.get(step.stage, len(rank)), step.order, step.id))

    def lanes_in_order(self) -> list[Lane]:
        """Lanes by rank, ties by id."""
        return sorted(self.lanes, key=lambda lane: (lane.order, lane.id))

    def personas_in_order(self) -> list[Persona]:
        """Personas by rank; those without one first, as they are written."""
        return sorted(self.personas, key=lambda persona: persona.order)
