"""What follows from taking a part out: whatever names it goes with it or stops naming it, so that no map is broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from sojourn.maps.editing.apply import Editing
from sojourn.maps.editing.operations import Delete, Insert, SetField
from sojourn.maps.editing.parts import Data, PartList

Done: TypeAlias = tuple[SetField | Delete, SetField | Insert | Delete]
"""An operation that was done, and what takes it back."""


class _Name(NamedTuple):
    """A field of parts that names other parts; `needed`: a part cannot stand without what it names."""

    part: PartList
    field: str
    named: tuple[str, ...]
    needed: bool = False


_OBJECTS: Final = ("library", "actions", "insights", "evidence", "opportunities", "kpis", "actors", "personas")
_NAMES: Final = (
    _Name("steps", "stage", ("stages",), needed=True),
    _Name("transitions", "source", ("steps",), needed=True),
    _Name("transitions", "target", ("steps",), needed=True),
    _Name("emotions", "step", ("steps",), needed=True),
    _Name("emotions", "persona", ("personas",), needed=True),
    _Name("cards", "lane", ("lanes",), needed=True),
    _Name("cards", "reference", _OBJECTS),
    _Name("cards", "sources", ("evidence",)),
    _Name("steps", "actor", ("actors", "personas")),
    _Name("steps", "counterpart", ("actors", "personas")),
    _Name("steps", "channels", ("library",)),
    _Name("lanes", "persona", ("personas",)),
    _Name("lanes", "actor", ("actors", "personas")),
    _Name("lanes", "metric", ("kpis",)),
    _Name("insights", "steps", ("steps",)),
    _Name("insights", "personas", ("personas",)),
    _Name("insights", "evidence", ("evidence",)),
    _Name("insights", "department", ("library",)),
    _Name("opportunities", "insights", ("insights",)),
    _Name("opportunities", "steps", ("steps",)),
    _Name("opportunities", "department", ("library",)),
    _Name("actions", "steps", ("steps",)),
    _Name("actions", "opportunity", ("opportunities",)),
    _Name("actors", "department", ("library",)),
    _Name("views", "lanes", ("lanes",)),
    _Name("views", "personas", ("personas",)),
)


def mend(editing: Editing, columns: list[str], gone: set[tuple[str, str]]) -> list[Done]:
    """Apply what follows from the parts that are `gone` (list and key): each operation done, with what takes it back.

    `columns` are the ids of the steps from left to right before anything went.
    """
    done: list[Done] = []
    while gone:
        more: set[tuple[str, str]] = set()
        for operation in [*_followers(editing, gone), *_spans(editing, columns, gone), *_own(editing, gone)]:
            if isinstance(operation, Delete):
                if (operation.part, operation.of) in more or operation.of not in editing.parts(operation.part):
                    continue
                more.add((operation.part, operation.of))
            elif operation.part != "journey" and operation.of not in editing.parts(operation.part):
                continue
            done.append((operation, editing.apply(operation)))
        gone = more
    return done


def _followers(editing: Editing, gone: set[tuple[str, str]]) -> Iterator[SetField | Delete]:
    lists = {part for part, _ in gone}
    for name in _NAMES:
        if not lists.intersection(name.named):
            continue
        names = {key for part, key in gone if part in name.named}
        for key, data in list(editing.parts(name.part).items()):
            yield from _follows(name, key, data, names)
    if "actions" in lists or "insights" in lists:
        yield from _empty_cards(editing, {key for _, key in gone})


def _follows(name: _Name, key: str, data: Data, gone: set[str]) -> Iterator[SetField | Delete]:
    value = data.get(name.field)
    if isinstance(value, list):
        left = [one for one in value if one not in gone]
        if len(left) != len(value):
            yield SetField(part=name.part, of=key, field=name.field, value=left or None)
    elif value in gone:
        if name.needed:
            yield Delete(part=name.part, of=key)
        else:
            yield SetField(part=name.part, of=key, field=name.field)


def _empty_cards(editing: Editing, gone: set[str]) -> Iterator[Delete]:
    """Cards that showed nothing but what is gone; their reference has been taken out just before."""
    for key, card in list(editing.parts("cards").items()):
        if card.get("reference") in gone and not card.get("text") and not card.get("title"):
            yield Delete(part="cards", of=key)


def _spans(editing: Editing, columns: list[str], gone: set[tuple[str, str]]) -> Iterator[SetField | Delete]:
    """Cards over steps that are gone cover what is left of their span; a card with nothing left goes."""
    steps = {key for part, key in gone if part == "steps"}
    if not steps:
        return
    place = {step: index for index, step in enumerate(columns)}
    there = editing.parts("steps")
    for key, card in list(editing.parts("cards").items()):
        span = card["span"]
        if not steps.intersection((span["from_step"], span["to_step"])):
            continue
        first, last = sorted((place.get(span["from_step"], 0), place.get(span["to_step"], 0)))
        left = [step for step in columns[first : last + 1] if step in there]
        if left:
            yield SetField(
                part="cards", of=key, field="span", value={**span, "from_step": left[0], "to_step": left[-1]}
            )
        else:
            yield Delete(part="cards", of=key)


def _own(editing: Editing, gone: set[tuple[str, str]]) -> Iterator[SetField]:
    if ("personas", editing.own("persona")) in gone:
        yield SetField(part="journey", field="persona")


def columns_of(editing: Editing) -> list[str]:
    """Ids of the steps from left to right, as `Journey.steps_in_order` has them."""
    stages = sorted(editing.parts("stages").values(), key=_by_order)
    rank = {stage["id"]: index for index, stage in enumerate(stages)}
    steps = editing.parts("steps").values()
    ordered = sorted(steps, key=lambda step: (rank.get(step["stage"], len(rank)), *_by_order(step)))
    return [step["id"] for step in ordered]


def _by_order(data: Data) -> tuple[str, str]:
    return data["order"], data["id"]
