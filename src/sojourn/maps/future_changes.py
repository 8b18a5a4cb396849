"""What a future map changes of its baseline, part by part: `diff.py` read for a person who compares two maps."""

from __future__ import annotations

import re
from typing import Any, Final

from sojourn.maps.diff import Change, diff
from sojourn.maps.gaps import PartChange, StepChange
from sojourn.maps.journey import Journey

_SHOWN: Final = (
    "stages", "steps", "lanes", "cards", "transitions", "personas", "actors", "kpis", "scope", "goal", "scenario",
    "expectations",
)  # fmt: skip
_WHOLE: Final = frozenset({"stages", "steps", "lanes"})
"""Parts that a future draws in full. Of all others, and of every field, it says only what becomes different."""
_OF_DATA: Final = frozenset({"match", "feedback", "asked", "rates", "overlap", "measure", "metric", "base", "field"})
"""What binds a part to data is no change of the journey."""
_PATH: Final = re.compile(r"^(\w+)(?:\[(.*?)\])?(?:\.(.*))?$")


def changes_between(baseline: Journey, future: Journey) -> list[PartChange]:
    """Differences that matter to the journey, in the order of the document; empty when both draw the same.

    What the future leaves unsaid (cards, fields, personas) stays as it is; lanes that show measures are not compared.
    """
    found = [_told(change, baseline, future) for change in diff(baseline, future)]
    measured = {lane.id for lane in (*baseline.lanes, *future.lanes) if lane.type == "metrics"}
    return [change for change in found if change is not None and _matters(change, measured)]


def of_steps(changes: list[PartChange]) -> dict[str, list[StepChange]]:
    """The kinds of change by step, each kind once."""
    found: dict[str, list[StepChange]] = {}
    for change in changes:
        if change.part != "steps":
            continue
        kind: StepChange = change.kind if not change.field else "renamed" if change.field == "title" else "changed"
        known = found.setdefault(change.id, [])
        if kind not in known:
            known.append(kind)
    return found


def _told(change: Change, baseline: Journey, future: Journey) -> PartChange | None:
    match = _PATH.match(change.path)
    if match is None or match[1] not in _SHOWN:
        return None
    part, name, field = match[1], match[2] or "", match[3] or ""
    title = _title(future, part, name) or _title(baseline, part, name) or name
    if change.kind in ("added", "removed"):
        return PartChange(kind=change.kind, part=part, id=name, title=title)
    return PartChange(
        kind=change.kind, part=part, id=name, title=title, field=field, before=change.before, after=change.after
    )


def _title(journey: Journey, part: str, name: str) -> str:
    parts: Any = getattr(journey, part)
    if not isinstance(parts, list):
        return ""
    found: Any = next((one for one in parts if getattr(one, "id", None) == name), None)
    if found is None:
        return ""
    words = getattr(found, "title", "") or getattr(found, "name", "") or getattr(found, "text", "")
    return str(words).split("\n", 1)[0][:120]


def _matters(change: PartChange, measured_lanes: set[str]) -> bool:
    if (change.part == "lanes" and change.id in measured_lanes) or (change.part, change.field) == ("kpis", "target"):
        return False  # targets stand in the list of promises
    if change.kind == "removed":
        return change.part in _WHOLE
    if change.kind == "changed":
        return change.after is not None and change.field.partition(".")[0] not in _OF_DATA
    return True
