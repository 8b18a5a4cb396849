"""What a simulated editor does next: a random edit that fits the map it sees."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Final, TypeAlias

from sojourn.kernel.errors import SojournError
from sojourn.maps.ranks import between
from tests.server.together.document import Data, key_of

Operations: TypeAlias = list[Data]
WORDS: Final = ("queue", "early", "lost", "терминал", "安检", "slow", "kind", "gate", "late", "again")


class Doing:
    """Random edits of one person; every id it makes is its own."""

    def __init__(self, name: str, random: Random) -> None:
        self._name = name
        self._random = random
        self._made = 0
        self._kinds: tuple[tuple[Callable[[Data], Operations], int], ...] = (
            (self._words, 8), (self._step, 3), (self._rename_step, 3), (self._move_step, 3), (self._delete_step, 1),
            (self._stage, 1), (self._move_stage, 1), (self._delete_stage, 1), (self._lane, 1), (self._move_lane, 1),
            (self._delete_lane, 1), (self._card, 4), (self._move_card, 3), (self._delete_card, 1), (self._feel, 4),
            (self._goal, 1),
        )  # fmt: skip

    def next(self, document: Data) -> Operations:
        """Operations that fit the document; empty when the kind that was drawn has nothing to work on."""
        kinds, weights = zip(*self._kinds, strict=True)
        (kind,) = self._random.choices(kinds, weights)
        try:
            return kind(document)
        except SojournError:  # two parts share an order key: no room between them
            return []

    def _id(self) -> str:
        self._made += 1
        return f"{self._name}{self._made}"

    def _text(self) -> str:
        return " ".join(self._random.choices(WORDS, k=self._random.randint(1, 6)))

    def _one(self, document: Data, part: str) -> Data | None:
        parts = document.get(part, [])
        return self._random.choice(parts) if parts else None

    def _rank(self, parts: list[Data]) -> str:
        """A key at a random place among them."""
        keys = sorted({part["order"] for part in parts})
        at = self._random.randint(0, len(keys))
        return between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None)

    def _set(self, part: str, data: Data | None, **values: Any) -> Operations:
        if data is None:
            return []
        return [_set(part, key_of(part, data), field, value) for field, value in values.items()]

    def _words(self, document: Data) -> Operations:
        return self._set("cards", self._one(document, "cards"), text=self._text())

    def _step(self, document: Data) -> Operations:
        stage = self._one(document, "stages")
        if stage is None or len(document.get("steps", [])) > 40:
            return []
        order = self._rank([step for step in document.get("steps", []) if step["stage"] == stage["id"]])
        return [_insert("steps", id=self._id(), title=self._text(), stage=stage["id"], order=order)]

    def _rename_step(self, document: Data) -> Operations:
        return self._set("steps", self._one(document, "steps"), title=self._text())

    def _move_step(self, document: Data) -> Operations:
        step, stage = self._one(document, "steps"), self._one(document, "stages")
        if step is None or stage is None:
            return []
        order = self._rank([one for one in document["steps"] if one["stage"] == stage["id"]])
        return self._set("steps", step, stage=stage["id"], order=order)

    def _delete_step(self, document: Data) -> Operations:
        step = self._one(document, "steps")
        return [_delete("steps", step["id"])] if step and len(document["steps"]) > 4 else []

    def _stage(self, document: Data) -> Operations:
        if len(document.get("stages", [])) > 8:
            return []
        return [_insert("stages", id=self._id(), title=self._text(), order=self._rank(document.get("stages", [])))]

    def _move_stage(self, document: Data) -> Operations:
        return self._set("stages", self._one(document, "stages"), order=self._rank(document.get("stages", [])))

    def _delete_stage(self, document: Data) -> Operations:
        stage = self._one(document, "stages")
        return [_delete("stages", stage["id"])] if stage and len(document["stages"]) > 3 else []

    def _lane(self, document: Data) -> Operations:
        if len(document.get("lanes", [])) > 12:
            return []
        order = self._rank(document.get("lanes", []))
        return [_insert("lanes", id=self._id(), title=self._text(), type="actions", order=order)]

    def _move_lane(self, document: Data) -> Operations:
        return self._set("lanes", self._one(document, "lanes"), order=self._rank(document.get("lanes", [])))

    def _delete_lane(self, document: Data) -> Operations:
        lane = self._one(document, "lanes")
        return [_delete("lanes", lane["id"])] if lane and len(document["lanes"]) > 3 else []

    def _card(self, document: Data) -> Operations:
        lane = self._one(document, "lanes")
        if lane is None or not document.get("steps") or len(document.get("cards", [])) > 120:
            return []
        return [_insert("cards", id=self._id(), lane=lane["id"], span=self._span(document), text=self._text())]

    def _move_card(self, document: Data) -> Operations:
        lane = self._one(document, "lanes")
        if lane is None or not document.get("steps"):
            return []
        return self._set("cards", self._one(document, "cards"), lane=lane["id"], span=self._span(document))

    def _delete_card(self, document: Data) -> Operations:
        card = self._one(document, "cards")
        return [_delete("cards", card["id"])] if card else []

    def _feel(self, document: Data) -> Operations:
        step = self._one(document, "steps")
        if step is None:
            return []
        valence = round(self._random.uniform(-2, 2), 2)
        new = {"step": step["id"], "valence": valence}
        there = {key_of("emotions", one) for one in document.get("emotions", [])}
        key = key_of("emotions", new)
        return [_set("emotions", key, "valence", valence)] if key in there else [_insert("emotions", **new)]

    def _goal(self, document: Data) -> Operations:
        return [_set("journey", "", "goal", self._text())]

    def _span(self, document: Data) -> Data:
        first, last = (self._random.choice(document["steps"])["id"] for _ in range(2))
        return {"from_step": first, "to_step": last}


def _set(part: str, of: str, field: str, value: Any) -> Data:
    return {"kind": "set", "part": part, "of": of, "field": field, "value": value}


def _insert(part: str, **value: Any) -> Data:
    return {"kind": "insert", "part": part, "value": value}


def _delete(part: str, of: str) -> Data:
    return {"kind": "delete", "part": part, "of": of}
