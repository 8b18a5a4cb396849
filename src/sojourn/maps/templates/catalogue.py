"""Which templates there are, each as a journey with sample content or without; the documents are in folders here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from sojourn.kernel.errors import NotFound
from sojourn.maps.exchange import yaml
from sojourn.maps.journey import Journey
from sojourn.maps.languages import supported

Group = Literal["method", "industry"]
METHODS: Final = ("current-state", "day-in-the-life", "future-state", "service-blueprint", "experience-map")
INDUSTRIES: Final = ("retail", "bank-loan", "online-course", "airport", "software-trial", "public-service")
NAMES: Final = (*METHODS, *INDUSTRIES)

_SAMPLE = (
    "cards", "emotions", "insights", "evidence", "opportunities", "actions", "personas", "actors", "notes",
    "transitions", "views", "filters",
)  # fmt: skip
_TEXTS = ("description", "scenario", "goal", "expectations", "owner", "department", "data_label")


@dataclass(frozen=True)
class TemplateLine:
    """A template in a list, in one language. `locked` are titles of lanes that the method wants."""

    id: str
    group: Group
    title: str
    description: str
    kind: str
    state: str
    stages: list[str]
    steps: int
    lanes: list[str]
    locked: list[str]


def listed(language: str = "en") -> list[TemplateLine]:
    """All templates, methods first, in the supported language nearest to the one asked for."""
    return [_line(name, load(name, language)) for name in NAMES]


def load(name: str, language: str = "en") -> Journey:
    """The template with its sample content. Raises NotFound, naming what there is."""
    if name not in NAMES:
        hint = f"There are: {', '.join(NAMES)}."
        raise NotFound("no_such_template", f"There is no template {name!r}.", hint, template=name)
    return _read(name, supported(language))


def emptied(journey: Journey) -> Journey:
    """The same map without its sample content: stages, steps, lanes, channels and KPIs stay.

    Targets of KPIs go too: a target of the sample is nobody's target.
    """
    fields = type(journey).model_fields
    blank = {name: fields[name].get_default(call_default_factory=True) for name in (*_SAMPLE, *_TEXTS)}
    steps = [step.model_copy(update={"actor": None, "counterpart": None, "moment_note": ""}) for step in journey.steps]
    kpis = [metric.model_copy(update={"target": None}) for metric in journey.kpis]
    return journey.model_copy(update={**blank, "steps": steps, "kpis": kpis})


def blank(language: str = "en") -> Journey:
    """A map with nothing but the lanes of a first workshop, in words of the language."""
    empty = emptied(load("current-state", language))
    lanes = [lane.model_copy(update={"locked": False}) for lane in empty.lanes]
    return empty.model_copy(update={"stages": [], "steps": [], "library": [], "kpis": [], "lanes": lanes, "title": ""})


@lru_cache(maxsize=len(NAMES) * 4)
def _read(name: str, language: str) -> Journey:
    return yaml.load((files(__package__ or "") / language / f"{name}.yaml").read_bytes())


def _line(name: str, journey: Journey) -> TemplateLine:
    lanes = journey.lanes_in_order()
    return TemplateLine(
        id=name,
        group="method" if name in METHODS else "industry",
        title=journey.title,
        description=journey.description or journey.scenario,
        kind=journey.kind,
        state=journey.state,
        stages=[stage.title for stage in journey.stages_in_order()],
        steps=len(journey.steps),
        lanes=[lane.title for lane in lanes],
        locked=[lane.title for lane in lanes if lane.locked],
    )
