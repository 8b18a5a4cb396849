"""The answers of a guided start, and the journey they make: people, departments, channels, KPI, owner, review date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sojourn.kernel.ids import slugify
from sojourn.maps.base import Markdown, Title
from sojourn.maps.journey import Journey
from sojourn.maps.languages import supported
from sojourn.maps.metrics import MetricDefinition
from sojourn.maps.people import Actor, LibraryObject, Persona
from sojourn.maps.render.rich import plain
from sojourn.maps.templates import catalogue

Names = Annotated[list[Title], Field(max_length=40)]
_UNTITLED = {"en": "New journey", "ru": "Новый путь", "zh-Hans": "新旅程", "zh-Hant": "新旅程"}
_METHODS: dict[str, dict[str, Any]] = {
    "nps": {"method": "net", "top": (9, 10), "bottom": (0, 6), "minimum": 0, "maximum": 10, "source": "feedback"},
    "csat": {"method": "top_box", "top": (4, 5), "minimum": 1, "maximum": 5, "source": "feedback"},
    "ces": {"method": "mean", "minimum": 1, "maximum": 7, "source": "feedback"},
    "rate": {"method": "rate"},
    "count": {"method": "count"},
    "duration": {"method": "median", "good": "down"},
    "money": {"method": "sum"},
}


class StartKpi(BaseModel):
    """The one number that says whether the journey goes well."""

    model_config = ConfigDict(extra="forbid")

    name: Title = ""
    type: Literal["nps", "csat", "ces", "rate", "count", "duration", "money", "other"] = "other"
    target: float | None = Field(default=None, allow_inf_nan=False)


class StartAnswers(BaseModel):
    """What a person answers before there is a map. Every answer may be left out.

    `learn` is what they want to find out, `personas` for whom the journey is, `departments` and `suppliers` who takes
    part in it. `template` gives stages, steps and lanes; `sample` keeps its sample content.
    """

    model_config = ConfigDict(extra="forbid")

    title: Title = ""
    learn: Markdown = ""
    scenario: Markdown = ""
    goal: Markdown = ""
    channels: Names = []
    personas: Names = []
    departments: Names = []
    suppliers: Names = []
    kpi: StartKpi = StartKpi()
    owner: Title = ""
    review_by: date | None = None
    template: str | None = None
    sample: bool = False
    language: Annotated[str, Field(max_length=20)] = "en"


def begin(answers: StartAnswers) -> Journey:
    """The journey that the answers make, with an id from its title. Raises NotFound for an unknown template."""
    base = _base(answers)
    title = plain(answers.title) or base.title or _UNTITLED[supported(answers.language)]
    library = list(base.library)
    channels = [LibraryObject(id=key, type="channel", name=name) for key, name in _keyed(answers.channels, library)]
    library += [item for item in channels if item.name not in {known.name for known in library}]
    departments = [
        LibraryObject(id=key, type="department", name=name) for key, name in _keyed(answers.departments, library)
    ]
    personas = [Persona(id=key, name=name) for key, name in _keyed(answers.personas, base.personas)]
    slug = slugify(title, (), "journey")
    return base.model_copy(
        update={
            "id": slug,
            "slug": slug,
            "title": title,
            "description": answers.learn.strip() or base.description,
            "scenario": answers.scenario.strip() or base.scenario,
            "goal": answers.goal.strip() or base.goal,
            "owner": plain(answers.owner),
            "department": departments[0].name if departments else "",
            "review_by": answers.review_by,
            "personas": [*base.personas, *personas],
            "persona": None,
            "actors": [*base.actors, *_actors(answers, base, departments)],
            "library": [*library, *departments],
            "kpis": [*_kpis(answers, base), *base.kpis],
        }
    )


def _base(answers: StartAnswers) -> Journey:
    if answers.template is None:
        return catalogue.blank(answers.language)
    found = catalogue.load(answers.template, answers.language)
    return found if answers.sample else catalogue.emptied(found)


def _actors(answers: StartAnswers, base: Journey, departments: list[LibraryObject]) -> list[Actor]:
    """A department acts through its people, a supplier as a partner."""
    taken = {*(item.id for item in departments), *(item.id for item in base.actors)}
    found: list[Actor] = []
    for item in departments:
        key = slugify(f"{item.id}-team", taken, "team")
        taken.add(key)
        found.append(Actor(id=key, name=item.name, role="employee", department=item.id))
    for key, name in _keyed(answers.suppliers, [*base.actors, *found]):
        found.append(Actor(id=key if key not in taken else slugify(key, taken), name=name, role="partner"))
    return found


def _kpis(answers: StartAnswers, base: Journey) -> list[MetricDefinition]:
    name = plain(answers.kpi.name)
    if not name:
        return []
    key = slugify(name, {metric.id for metric in base.kpis}, "kpi")
    how = _METHODS.get(answers.kpi.type, {})
    return [
        MetricDefinition.model_validate({"id": key, "name": name, "type": answers.kpi.type, **how, **_target(answers)})
    ]


def _target(answers: StartAnswers) -> dict[str, float]:
    return {} if answers.kpi.target is None else {"target": answers.kpi.target}


def _keyed(names: Iterable[str], known: Iterable[Any]) -> list[tuple[str, str]]:
    """Names said once each, with ids that nothing has yet."""
    taken = {item.id for item in known}
    found: list[tuple[str, str]] = []
    for name in dict.fromkeys(plain(name) for name in names):
        if name:
            key = slugify(name, taken, "item")
            taken.add(key)
            found.append((key, name))
    return found
