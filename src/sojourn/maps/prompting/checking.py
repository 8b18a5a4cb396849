"""An answer item by item: each stage, step, feeling, card, lane, persona and insight is right, mended or wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict

from sojourn.kernel.phrase import Phrase
from sojourn.maps.journey import Journey
from sojourn.maps.prompting import pasted
from sojourn.maps.prompting.answer import INSIGHT_KINDS, LANE_TYPES, STEP_KINDS
from sojourn.maps.prompting.phrases import phrase
from sojourn.maps.render.rich import clean, plain

ItemKind = Literal["stage", "step", "emotion", "card", "lane", "persona", "insight"]
MOST_ITEMS = 2000
_TITLE, _TEXT = 300, 5000
_RUNS_CODE = re.compile(r"!?\[([^\]\n]{0,500})\]\(\s*(?!https?://|mailto:)[^)\n]{0,2000}\)", re.IGNORECASE)
_FIELDS = {
    "stage": ("title", "steps", "description"),
    "step": ("title", "kind", "channels", "emotion", "cards", "description"),
    "card": ("lane", "text"),
    "lane": ("title", "type"),
    "persona": ("name", "goals", "frustrations"),
    "insight": ("type", "title", "text", "steps", "severity"),
}


class Item(BaseModel):
    """One proposal. `parent` is the id of the item it falls with; `value` what the map would get."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)

    id: str
    kind: ItemKind
    label: str
    status: Literal["right", "mended", "wrong"] = "right"
    parent: str | None = None
    problems: list[Phrase] = []
    value: dict[str, Any] = {}


class Checked(BaseModel):
    """What an answer proposes. Items stand in the order of the answer; `notes` speak of the answer as a whole."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)

    title: str
    description: str
    items: list[Item]
    notes: list[Phrase] = []


def check(text: str, base: Journey) -> Checked:
    """The proposals in a pasted answer, against the lanes and steps that `base` has already.

    Raises InvalidInput only when there is no JSON to speak of.
    """
    found = pasted.found_in(text)
    checker = _Checker(base)
    items: list[Item] = []
    notes = [phrase("prompt.commas")] if found.mended else []
    for item in checker.all(found.data):
        if len(items) == MOST_ITEMS:
            notes.append(phrase("prompt.cut_off", most=MOST_ITEMS))
            break
        items.append(item)
    title = _words(found.data.get("title"))[:_TITLE]
    return Checked(
        title=title, description=_words(found.data.get("description"))[:_TEXT], items=items, notes=notes + checker.notes
    )


class _Checker:
    """Walks through an answer once; knows the titles met so far."""

    def __init__(self, base: Journey) -> None:
        self.notes: list[Phrase] = []
        self._lanes = {_key(name): lane.id for lane in base.lanes for name in (lane.title, lane.id)}
        self._lane_titles = [lane.title for lane in base.lanes]
        self._steps = {_key(step.title): step.title for step in base.steps}
        self._stages: set[str] = set()

    def all(self, data: Mapping[str, Any]) -> Iterator[Item]:
        """Personas and lanes first: cards speak of lanes, insights of steps."""
        for at, given in enumerate(self._list(data, "personas")):
            yield self._persona(f"persona-{at + 1}", given)
        for at, given in enumerate(self._list(data, "lanes")):
            yield self._lane(f"lane-{at + 1}", given)
        for at, given in enumerate(self._list(data, "stages")):
            yield from self._stage(f"stage-{at + 1}", given)
        for at, given in enumerate(self._list(data, "insights")):
            yield self._insight(f"insight-{at + 1}", given)

    def _list(self, data: Mapping[str, Any], name: str) -> Sequence[Any]:
        given = data.get(name)
        if given is None:
            return []
        if not isinstance(given, list):
            self.notes.append(phrase("prompt.not_list", name=name))
            return []
        return cast("list[Any]", given)

    def _persona(self, key: str, given: Any) -> Item:
        item, data = _item(key, "persona", given, "name")
        item.value = {
            "name": item.label,
            "goals": _texts(data.get("goals")),
            "frustrations": _texts(data.get("frustrations")),
        }
        return item

    def _lane(self, key: str, given: Any) -> Item:
        item, data = _item(key, "lane", given)
        kind = _words(data.get("type")) or "text"
        if kind not in LANE_TYPES:
            _mend(item, phrase("prompt.unknown_kind", given=kind[:40], used="text", known=", ".join(LANE_TYPES)))
            kind = "text"
        item.value = {"title": item.label, "type": kind}
        if item.status != "wrong":
            self._lanes[_key(item.label)] = key
            self._lane_titles.append(item.label)
        return item

    def _stage(self, key: str, given: Any) -> Iterator[Item]:
        item, data = _item(key, "stage", given)
        steps = self._list(data, "steps")
        item.value = {"title": item.label, "description": _words(data.get("description"))[:_TEXT]}
        if item.status != "wrong" and not steps:
            _wrong(item, phrase("prompt.no_steps"))
        if item.status != "wrong" and _key(item.label) in self._stages:
            _wrong(item, phrase("prompt.twice", title=item.label))
        self._stages.add(_key(item.label))
        yield item
        for at, one in enumerate(steps):
            yield from self._step(f"{key}-step-{at + 1}", one, key)

    def _step(self, key: str, given: Any, stage: str) -> Iterator[Item]:
        item, data = _item(key, "step", given)
        item.parent = stage
        kind = _words(data.get("kind")) or "action"
        if kind not in STEP_KINDS:
            _mend(item, phrase("prompt.unknown_kind", given=kind[:40], used="action", known=", ".join(STEP_KINDS)))
            kind = "action"
        item.value = {
            "title": item.label,
            "kind": kind,
            "channels": _texts(data.get("channels")),
            "description": _words(data.get("description"))[:_TEXT],
        }
        if item.status != "wrong":
            self._steps.setdefault(_key(item.label), item.label)
        yield item
        if data.get("emotion") is not None:
            yield _emotion(f"{key}-emotion", data["emotion"], item)
        for at, one in enumerate(self._list(data, "cards")):
            yield self._card(f"{key}-card-{at + 1}", one, key)

    def _card(self, key: str, given: Any, step: str) -> Item:
        item, data = _item(key, "card", given, "text", _TEXT)
        item.parent = step
        lane = _words(data.get("lane"))
        item.value = {"text": item.label, "lane": self._lanes.get(_key(lane), "")}
        item.label = item.label[:_TITLE]
        if item.status != "wrong" and not item.value["lane"]:
            _wrong(item, phrase("prompt.no_lane", given=lane[:80], known=", ".join(self._lane_titles[:20])))
        return item

    def _insight(self, key: str, given: Any) -> Item:
        item, data = _item(key, "insight", given)
        kind = _words(data.get("type"))
        if item.status != "wrong" and kind not in INSIGHT_KINDS:
            _wrong(item, phrase("prompt.unknown_type", given=kind[:40], known=", ".join(INSIGHT_KINDS)))
        known = [self._steps[_key(name)] for name in _texts(data.get("steps")) if _key(name) in self._steps]
        for name in _texts(data.get("steps")):
            if item.status != "wrong" and _key(name) not in self._steps:
                (_mend if known else _wrong)(item, phrase("prompt.no_such_step", given=name[:80]))
        severity = data.get("severity")
        if severity is not None and not (isinstance(severity, int) and 1 <= severity <= 5):
            _mend(item, phrase("prompt.not_number", given=str(severity)[:40], low=1, high=5))
            severity = None
        text = _safe(_words(data.get("text"))[:_TEXT])
        item.value = {"type": kind, "title": item.label, "text": text[0], "steps": known, "severity": severity}
        if text[1]:
            _mend(item, phrase("prompt.link_dropped"))
        return item


def _emotion(key: str, given: Any, step: Item) -> Item:
    item = Item(id=key, kind="emotion", label=f"{step.label}: {str(given)[:20]}", parent=step.id)
    number = given if isinstance(given, int | float) and not isinstance(given, bool) else None
    if number is None or not math.isfinite(number):
        _wrong(item, phrase("prompt.not_number", given=str(given)[:40], low=-2, high=2))
    elif not -2 <= number <= 2:
        _wrong(item, phrase("prompt.out_of_range", given=str(given)[:40], low=-2, high=2))
    else:
        item.value = {"valence": round(float(number), 1) + 0.0}
    return item


def _item(key: str, kind: ItemKind, given: Any, name: str = "title", most: int = _TITLE) -> tuple[Item, dict[str, Any]]:
    """The item with its name checked, and the group of names and values that it was read from."""
    if not isinstance(given, dict):
        return Item(
            id=key, kind=kind, label=str(given)[:80], status="wrong", problems=[phrase("prompt.not_object")]
        ), {}
    data = cast("dict[str, Any]", given)
    text, dropped = _safe(_words(data.get(name)))
    item = Item(id=key, kind=kind, label=text[:most])
    if not text:
        _wrong(item, phrase("prompt.no_title"))
    elif len(text) > most:
        _wrong(item, phrase("prompt.too_long", n=len(text), most=most))
    if dropped:
        _mend(item, phrase("prompt.link_dropped"))
    unknown = [field for field in data if field not in _FIELDS[kind]]
    if unknown:
        _mend(item, phrase("prompt.unknown_fields", fields=", ".join(clean(field)[:40] for field in unknown[:10])))
    return item, data


def _wrong(item: Item, problem: Phrase) -> None:
    item.status = "wrong"
    item.problems = [*item.problems, problem]


def _mend(item: Item, problem: Phrase) -> None:
    item.status = "wrong" if item.status == "wrong" else "mended"
    item.problems = [*item.problems, problem]


def _words(value: Any) -> str:
    """Text of a value, without what could disguise it; '' for what is no text."""
    return clean(value).strip() if isinstance(value, str) else ""


def _texts(value: Any) -> list[str]:
    given = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [text for part in given[:100] if (text := plain(_words(part))[:_TITLE])]


def _safe(text: str) -> tuple[str, bool]:
    """The text with links to other than web and mail addresses as their words, and whether there were any."""
    safe = _RUNS_CODE.sub(r"\1", text)
    return safe, safe != text


def _key(name: str) -> str:
    return " ".join(plain(name).casefold().split())
