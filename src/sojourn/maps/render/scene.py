"""Everything a lane needs to be drawn: document, measures, columns, words and figures. Decides the grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sojourn.kernel.phrase import Phrase
from sojourn.maps.journey import Card, Journey, Lane, Stage, Step
from sojourn.maps.measured import Comparison, MeasuredMap, Measurement, MetricValue, StepDifference, StepMeasure
from sojourn.maps.metrics import MetricDefinition
from sojourn.maps.people import LibraryObject
from sojourn.maps.render.figures import Figures
from sojourn.maps.render.marks import Mark
from sojourn.maps.render.options import RenderOptions
from sojourn.maps.render.palette import palette
from sojourn.maps.render.words import Words

RAIL = 156.0
NARROWEST = 85.0
WIDEST = 260.0
END = 9.0
PAGE = 1440.0


@dataclass(frozen=True)
class Entry:
    """A cell's content in words, for the table that a screen reader reads; columns `first` to `last`, both included."""

    first: int
    last: int
    text: str
    row: int = 0


@dataclass(frozen=True)
class Span:
    """Columns a mark covers in a band of a lane (top and bottom), where separators must not cross it."""

    first: int
    last: int


@dataclass
class Drawn:
    """A lane's content: marks from y = 0, its height, its words; `quiet` lanes have no line under them."""

    marks: list[Mark]
    height: float
    entries: list[Entry] = field(default_factory=list[Entry])
    bands: list[tuple[float, float, list[Span]]] = field(default_factory=list[tuple[float, float, list[Span]]])
    weak_lines: bool = True
    rail_note: str = ""


@dataclass(frozen=True)
class Scene:
    """One journey about to be drawn. `fixed_column`: width of a column, for sheets of a given shape."""

    journey: Journey
    measured: MeasuredMap | None
    options: RenderOptions
    fixed_column: float | None = None

    @cached_property
    def words(self) -> Words:
        return Words(self.options.language())

    @property
    def colours(self) -> dict[str, str]:
        """Colours of the theme by name."""
        return palette(self.options.theme)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.options.language())

    @cached_property
    def steps(self) -> list[Step]:
        return self.journey.steps_in_order()

    @cached_property
    def stages(self) -> list[Stage]:
        return self.journey.stages_in_order()

    @cached_property
    def column(self) -> dict[str, int]:
        """Column of each step by id."""
        return {step.id: index for index, step in enumerate(self.steps)}

    @cached_property
    def column_width(self) -> float:
        if self.fixed_column is not None:
            return self.fixed_column
        count = max(1, len(self.steps))
        return round(min(WIDEST, max(NARROWEST, (PAGE - RAIL - END) / count)), 2)

    @property
    def map_width(self) -> float:
        return RAIL + self.column_width * max(1, len(self.steps)) + END

    @property
    def width(self) -> float:
        """Width of the page; never so narrow that the title has no room, unless the columns' width is given."""
        if self.fixed_column is not None:
            return self.map_width
        return round(max(self.map_width, 1040.0), 2)

    def x(self, column: int) -> float:
        """Left edge of a column."""
        return RAIL + column * self.column_width

    def middle(self, column: int) -> float:
        """Centre of a column."""
        return self.x(column) + self.column_width / 2

    def span_width(self, first: int, last: int) -> float:
        """Width of columns `first` to `last`."""
        return (last - first + 1) * self.column_width

    def opens_stage(self, column: int) -> bool:
        """Whether a stage begins with this column."""
        return column == 0 or self.steps[column].stage != self.steps[column - 1].stage

    @cached_property
    def lanes(self) -> list[Lane]:
        """Lanes to draw, in order."""
        chosen = self.options.lanes
        return [lane for lane in self.journey.lanes_in_order() if chosen is None or lane.id in chosen]

    @cached_property
    def cards_by_lane(self) -> dict[str, list[Card]]:
        found: dict[str, list[Card]] = {}
        for card in self.journey.cards:
            found.setdefault(card.lane, []).append(card)
        return found

    @property
    def measurement(self) -> Measurement | None:
        return self.measured.measurement if self.measured else None

    @property
    def comparison(self) -> Comparison | None:
        return self.measured.comparison if self.measured else None

    @cached_property
    def compare_label(self) -> str:
        """What the other window or group is called."""
        if not self.comparison:
            return ""
        where = self.comparison.other.provenance
        window = self.figures.window(where.window_from, where.window_to)
        names = [
            window if window and name.key.startswith("span.") else self.said(name) for name in self.comparison.names
        ]
        return ", ".join(names) or self.comparison.label or window or self.words("other_window")

    def said(self, phrase: Phrase) -> str:
        """A sentence of the measurement in the picture's language where it has words for it, else its English."""
        if self.words.lang == "en" or not self.words.knows(phrase.key):
            return phrase.text
        facts = {
            name: self.figures.short(fact) if isinstance(fact, int | float) else str(fact)
            for name, fact in phrase.facts.items()
        }
        return self.words(phrase.key, **facts)

    @cached_property
    def step_measures(self) -> list[StepMeasure | None]:
        """Measures by column."""
        known = {step.id: step for step in self.measurement.steps} if self.measurement else {}
        return [known.get(step.id) for step in self.steps]

    @cached_property
    def others(self) -> list[StepMeasure | None]:
        """Measures of the compared window by column."""
        known = {step.id: step for step in self.comparison.other.steps} if self.comparison else {}
        return [known.get(step.id) for step in self.steps]

    @cached_property
    def differences(self) -> list[StepDifference | None]:
        """Differences by column."""
        known = {step.id: step for step in self.comparison.steps} if self.comparison else {}
        return [known.get(step.id) for step in self.steps]

    @cached_property
    def library(self) -> dict[str, LibraryObject]:
        return {item.id: item for item in self.journey.library}

    def metric_definition(self, metric: str | None) -> MetricDefinition | None:
        """The definition of a metric by id."""
        return next((item for item in self.journey.kpis if item.id == metric), None)

    def metric_value(self, metric: str | None) -> MetricValue | None:
        """The measured value of a metric of the whole journey."""
        if not self.measurement:
            return None
        return next((item for item in self.measurement.totals.metrics if item.id == metric), None)

    def columns_of(self, first: str, last: str) -> tuple[int, int] | None:
        """Columns from step to step in drawing order; None when neither is on the map."""
        known = sorted(self.column[step] for step in (first, last) if step in self.column)
        return (known[0], known[-1]) if known else None

    def columns_of_steps(self, steps: list[str]) -> tuple[int, int] | None:
        """The columns from the first to the last of some steps."""
        known = [self.column[step] for step in steps if step in self.column]
        return (min(known), max(known)) if known else None
