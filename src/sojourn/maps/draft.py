"""What a new map starts with: its lanes in the order of the living map, and room to insert between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sojourn.maps import ranks
from sojourn.maps.journey import Lane, LaneType, MeasureName, Zone
from sojourn.maps.ranks import between, first

__all__ = ["BLUEPRINT", "MEASURED", "WORKSHOP", "between", "first", "lanes"]


class _Row(NamedTuple):
    title: str
    type: LaneType
    zone: Zone = "customer"
    measure: MeasureName | None = None
    note: str = ""


_ROWS: dict[str, _Row] = {
    "doing": _Row("Doing", "actions"),
    "touchpoints": _Row("Touchpoints", "touchpoints", measure="channels", note="Channels of the visits"),
    "thinking": _Row("Thinking", "thoughts"),
    "emotion": _Row("Emotion", "emotion", note="Mean rating as valence, scale \u22122 to +2"),
    "answers": _Row("Answers", "metrics", measure="answers"),
    "gap": _Row("Above assumed", "metrics", measure="gap"),
    "change": _Row("Change", "metrics", measure="change", note="Filled triangle: clear after correction"),
    "reach": _Row("Reach", "metrics", measure="reach", note="Share that was here at least once"),
    "dropoff": _Row("Drop-off", "metrics", measure="dropoff", note="Last step here, without success"),
    "time": _Row("Time to next", "metrics", measure="time_to_next", note="Median"),
    "repeats": _Row("Repeats", "metrics", measure="repeats", note="Share here twice or more"),
    "insights": _Row("Pains, delights, moments of truth", "insights"),
    "frontstage": _Row("Frontstage", "frontstage_people", "frontstage", note="People and things in sight"),
    "backstage": _Row("Backstage", "backstage_people", "backstage", note="Who makes it work, unseen"),
    "support": _Row("Support", "support", "support", note="Systems and suppliers"),
    "actions": _Row("Actions", "solutions", "analysis", note="By owner department"),
}
MEASURED: Sequence[str] = ("touchpoints", "emotion", "answers", "reach", "dropoff", "time", "repeats", "insights")
WORKSHOP: Sequence[str] = ("doing", "touchpoints", "thinking", "emotion", "insights")
BLUEPRINT: Sequence[str] = tuple(_ROWS)


def lanes(names: Sequence[str] = BLUEPRINT, without: Collection[str] = ()) -> list[Lane]:
    """New lanes by name (MEASURED, WORKSHOP and BLUEPRINT are the usual sets), ranked in the order given."""
    chosen = [name for name in names if name not in without]
    found: list[Lane] = []
    for name, order in zip(chosen, ranks.first(len(chosen)), strict=True):
        row = _ROWS[name]
        found.append(
            Lane(
                id=name,
                title=row.title,
                type=row.type,
                zone=row.zone,
                order=order,
                note=row.note,
                measure=row.measure,
            )
        )
    return found
