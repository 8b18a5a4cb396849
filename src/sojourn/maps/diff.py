"""What changed between two versions of a map, told by stable ids: order in a file means nothing, order keys do."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sojourn.maps.document import to_data
from sojourn.maps.journey import Journey

Kind = Literal["added", "removed", "changed", "moved"]
Data = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One change. `path` names parts by id (`steps[pay].title`), `what` says it in words a person uses.

    `before` and `after` are plain JSON data; None where there was or is nothing (a field at its default included).
    """

    kind: Kind
    path: str
    what: str
    before: Any = None
    after: Any = None


_SINGULAR = {
    "stages": "stage", "steps": "step", "lanes": "lane", "cards": "card", "personas": "persona", "actors": "actor",
    "library": "library object", "emotions": "emotion", "transitions": "transition", "insights": "insight",
    "evidence": "evidence", "opportunities": "opportunity", "actions": "action", "kpis": "metric", "scores": "score",
    "filters": "filter", "views": "view",
}  # fmt: skip
_PLACED: Mapping[str, tuple[str, ...]] = {"steps": ("stage", "order"), "stages": ("order",), "lanes": ("order",),
                                          "cards": ("lane", "span")}  # fmt: skip


def diff(before: Journey, after: Journey) -> list[Change]:
    """Changes that lead from one map to the other, in the order of the document; empty when they say the same.

    A part is *moved* when its place among the parts both maps hold changed (the fewest such parts are named), or when
    it went to another stage, lane or span. New order keys that leave the order as it was are no change.
    """
    old, new = to_data(before), to_data(after)
    changes: list[Change] = []
    for name in Journey.model_fields:
        if name in _SINGULAR:
            moved = _moves(name, before, after)
            changes += _parts(name, _keyed(name, old.get(name, [])), _keyed(name, new.get(name, [])), moved)
        else:
            changes += _values(name, name.replace("_", " "), old.get(name), new.get(name))
    return changes


def render_diff(changes: Sequence[Change]) -> str:
    """One line a change: `+` added, `-` removed, `~` changed, `>` moved; 'No changes.' when there are none."""
    if not changes:
        return "No changes.\n"
    return "".join(_line(change) for change in changes)


def _line(change: Change) -> str:
    mark = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}[change.kind]
    if change.kind in ("added", "removed"):
        return f"{mark} {change.what}  ({change.path})\n"
    return f"{mark} {change.what}: {_shown(change.before)} -> {_shown(change.after)}  ({change.path})\n"


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:117]}..."


def _key(name: str, item: Data) -> str:
    if name == "emotions":
        return "/".join(filter(None, (item["step"], item.get("persona"), item.get("curve", "current"))))
    if name == "transitions":
        return f"{item['source']}->{item['target']}"
    return str(item["field"] if name == "filters" else item["id"])


def _keyed(name: str, items: list[Data]) -> dict[str, Data]:
    """Parts by key; where keys repeat, the later ones are counted (#2), so that no part is lost."""
    found: dict[str, Data] = {}
    for item in items:
        key, number = _key(name, item), 2
        unique = key
        while unique in found:
            unique, number = f"{key}#{number}", number + 1
        found[unique] = item
    return found


def _parts(name: str, old: dict[str, Data], new: dict[str, Data], moved: Mapping[str, tuple[Any, Any]]) -> list[Change]:
    changes: list[Change] = []
    for key in [*old, *(key for key in new if key not in old)]:
        path = f"{name}[{key}]"
        if key not in new:
            changes.append(Change("removed", path, _called(name, key, old[key]), before=old[key]))
        elif key not in old:
            changes.append(Change("added", path, _called(name, key, new[key]), after=new[key]))
        else:
            called = _called(name, key, new[key])
            if key in moved:
                changes.append(Change("moved", path, called, *moved[key]))
            changes += _fields(path, called, _content(name, old[key]), _content(name, new[key]))
    return changes


def _called(name: str, key: str, item: Data) -> str:
    words = item.get("title") or item.get("name") or str(item.get("text", "")).split("\n", 1)[0][:60] or key
    return f"{_SINGULAR[name]} '{words}'"


def _content(name: str, item: Data) -> Data:
    return {field: value for field, value in item.items() if field not in _PLACED.get(name, ())}


def _fields(path: str, called: str, old: Data, new: Data) -> Iterator[Change]:
    for field in [*old, *(field for field in new if field not in old)]:
        if old.get(field) != new.get(field):
            words = f"{field.replace('_', ' ')} of {called}"
            yield from _values(f"{path}.{field}", words, old.get(field), new.get(field))


def _values(path: str, what: str, old: Any, new: Any) -> Iterator[Change]:
    """A change of one value; mappings (outcomes, tags) are compared name by name."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _values(f"{path}.{key}", f"{what}, {str(key).replace('_', ' ')}", old.get(key), new.get(key))
        return
    yield Change("changed", path, what, old, new)


Place = tuple[str, str | None, str | None]


def _moves(name: str, before: Journey, after: Journey) -> dict[str, tuple[Any, Any]]:
    if name == "cards":
        old = {card.id: {"lane": card.lane, **card.span.model_dump()} for card in before.cards}
        new = {card.id: {"lane": card.lane, **card.span.model_dump()} for card in after.cards}
        return {key: (old[key], new[key]) for key in old.keys() & new.keys() if old[key] != new[key]}
    listing = _ORDERS.get(name)
    if listing is None:
        return {}
    return _order_moves(listing(before), listing(after))


def _order_moves(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> dict[str, tuple[Any, Any]]:
    """Moved parts with the part each stood behind and stands behind now. Lists hold (id, home) in order."""
    homes, new_homes = dict(old), dict(new)
    place = {key: index for index, (key, _) in enumerate(new)}
    common = [key for key, _ in old if key in place]
    settled = {key for key in common if homes[key] == new_homes[key]}
    still = [key for key in common if key in settled]
    stays = {still[index] for index in _longest_rising([place[key] for key in still])}
    moved = [key for key in common if key not in stays]
    return {key: (_place(key, old), _place(key, new)) for key in moved}


def _place(key: str, listing: list[tuple[str, str]]) -> dict[str, str | None]:
    index = next(index for index, (found, _) in enumerate(listing) if found == key)
    home = listing[index][1]
    previous = listing[index - 1] if index else None
    after = previous[0] if previous is not None and previous[1] == home else None
    return {"stage": home, "after": after} if home else {"after": after}


def _longest_rising(values: list[int]) -> list[int]:
    """Indexes of a longest rising run of `values` (patience sorting): what can stay where it is."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[at], ends[at] = value, index
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = previous[index]
    return found


_Listing = Callable[[Journey], list[tuple[str, str]]]
_ORDERS: dict[str, _Listing] = {
    "stages": lambda journey: [(stage.id, "") for stage in journey.stages_in_order()],
    "steps": lambda journey: [(step.id, step.stage) for step in journey.steps_in_order()],
    "lanes": lambda journey: [(lane.id, "") for lane in journey.lanes_in_order()],
}
