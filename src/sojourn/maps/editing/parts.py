"""What of a map can be edited by operations: its lists of parts with the key of each, and its own fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias, get_args

from sojourn.maps.base import Part
from sojourn.maps.journey import (
    Action,
    Card,
    EmotionPoint,
    Evidence,
    FilterField,
    Insight,
    Journey,
    Lane,
    Opportunity,
    Stage,
    Step,
    Transition,
    View,
)
from sojourn.maps.metrics import MetricDefinition, ScoreDefinition
from sojourn.maps.people import Actor, LibraryObject, Persona

Data: TypeAlias = dict[str, Any]
PartList = Literal[
    "stages", "steps", "lanes", "cards", "emotions", "transitions", "insights", "evidence", "opportunities", "actions",
    "personas", "actors", "library", "kpis", "scores", "filters", "views",
]  # fmt: skip
LISTS: Final[Mapping[str, type[Part]]] = {
    "stages": Stage, "steps": Step, "lanes": Lane, "cards": Card, "emotions": EmotionPoint, "transitions": Transition,
    "insights": Insight, "evidence": Evidence, "opportunities": Opportunity, "actions": Action, "personas": Persona,
    "actors": Actor, "library": LibraryObject, "kpis": MetricDefinition, "scores": ScoreDefinition,
    "filters": FilterField, "views": View,
}  # fmt: skip
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "emotions": ("step", "persona", "curve"),
    "transitions": ("source", "target"),
    "filters": ("field",),
}
OWN_FIELDS: Final = frozenset(Journey.model_fields) - set(LISTS) - {"format", "id", "slug", "version"}
"""Fields of the journey itself that an operation may set."""
PLACING: Final = frozenset({"order", "stage", "lane", "span"})
"""Fields that say where a part stands."""

assert set(get_args(PartList)) == set(LISTS)  # one list, written twice for the type checker


def key_of(part: str, data: Data) -> str:
    """What an operation calls this part: its id; an emotion is `step/persona/curve`, a transition `source->target`."""
    if part == "emotions":
        return "/".join((data["step"], data.get("persona") or "", data.get("curve") or "current"))
    if part == "transitions":
        return f"{data['source']}->{data['target']}"
    return str(data["field" if part == "filters" else "id"])


def key_fields(part: str) -> tuple[str, ...]:
    """The fields that make the key, which therefore never change."""
    return _KEYS.get(part, ("id",))


def keyed(part: str, items: Iterable[Data]) -> dict[str, Data]:
    """Parts by key; where a file holds two of one key the later ones are counted (#2), so that none is lost."""
    found: dict[str, Data] = {}
    for data in items:
        key, number = key_of(part, data), 2
        unique = key
        while unique in found:
            unique, number = f"{key}#{number}", number + 1
        found[unique] = data
    return found
