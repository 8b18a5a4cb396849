"""The map that accepted proposals make: a new one, or a journey that is there with the proposals added."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sojourn.kernel.ids import slugify
from sojourn.maps import ranks
from sojourn.maps.journey import Card, EmotionPoint, Insight, Journey, Lane, Span, Stage, Step
from sojourn.maps.people import LibraryObject, Persona
from sojourn.maps.prompting.checking import Checked, Item
from sojourn.maps.render.rich import plain


def accepted(checked: Checked, rejected: Collection[str] = ()) -> list[Item]:
    """Items that are not wrong, not rejected, and whose stage and step are neither."""
    kept: dict[str, Item] = {}
    for item in checked.items:
        stands = item.parent is None or item.parent in kept
        if stands and item.status != "wrong" and item.id not in rejected:
            kept[item.id] = item
    stages = {item.parent for item in kept.values() if item.kind == "step"}
    return [item for item in kept.values() if item.kind != "stage" or item.id in stages]


def build(base: Journey, items: Iterable[Item], title: str = "", description: str = "") -> Journey:
    """`base` with the items. A stage or step of a title that is there already is that one, not a second."""
    builder = _Builder(base)
    for item in items:
        builder.add(item)
    return builder.journey(title, description)


class _Builder:
    def __init__(self, base: Journey) -> None:
        self._base = base
        self._ids: dict[str, str] = {}
        self._parts: dict[str, list[Any]] = {
            name: list(getattr(base, name))
            for name in ("personas", "library", "stages", "steps", "lanes", "cards", "emotions", "insights")
        }

    def add(self, item: Item) -> None:
        """One accepted item; its parent was added before."""
        getattr(self, f"_add_{item.kind}")(item, item.value)

    def journey(self, title: str, description: str) -> Journey:
        """The document. Everything proposed is an assumption until somebody says otherwise."""
        base = self._base
        named = plain(title) or base.title
        changes: dict[str, Any] = {"title": base.title or named, "description": base.description or description}
        if not base.steps:
            slug = slugify(named, (), "journey")
            changes.update(id=slug, slug=slug, title=named, basis="planned")
        return base.model_copy(update={**self._parts, **changes})

    def _new_id(self, name: str, text: str) -> str:
        return slugify(text, {part.id for part in self._parts[name]}, name.rstrip("s"))

    def _next_order(self, name: str) -> str:
        return ranks.between(max((part.order for part in self._parts[name]), default=None), None)

    def _known(self, name: str, title: str) -> str | None:
        wanted = plain(title).casefold()
        return next((part.id for part in self._parts[name] if plain(part.title).casefold() == wanted), None)

    def _add_persona(self, item: Item, value: dict[str, Any]) -> None:
        key = self._new_id("personas", value["name"])
        self._parts["personas"].append(Persona(id=key, **value))
        self._ids[item.id] = key

    def _add_lane(self, item: Item, value: dict[str, Any]) -> None:
        known = self._known("lanes", value["title"])
        if known is None:
            known = self._new_id("lanes", value["title"])
            self._parts["lanes"].append(Lane(id=known, order=self._next_order("lanes"), **value))
        self._ids[item.id] = known

    def _add_stage(self, item: Item, value: dict[str, Any]) -> None:
        known = self._known("stages", value["title"])
        if known is None:
            known = self._new_id("stages", value["title"])
            self._parts["stages"].append(Stage(id=known, order=self._next_order("stages"), **value))
        self._ids[item.id] = known

    def _add_step(self, item: Item, value: dict[str, Any]) -> None:
        stage = self._ids[item.parent or ""]
        known = next(
            (step.id for step in self._base.steps if plain(step.title).casefold() == value["title"].casefold()), None
        )
        if known is None:
            known = self._new_id("steps", value["title"])
            channels = [self._channel(name) for name in value["channels"]]
            given = {**value, "channels": list(dict.fromkeys(channels))}
            place = {"id": known, "stage": stage, "order": self._next_order("steps")}
            self._parts["steps"].append(Step.model_validate({**given, **place}))
        self._ids[item.id] = known

    def _channel(self, name: str) -> str:
        for known in self._parts["library"]:
            if known.type == "channel" and known.name.casefold() == name.casefold():
                return str(known.id)
        key = self._new_id("library", name)
        self._parts["library"].append(LibraryObject(id=key, type="channel", name=name))
        return key

    def _add_emotion(self, item: Item, value: dict[str, Any]) -> None:
        step = self._ids[item.parent or ""]
        drawn = any(point.step == step and point.curve == "current" for point in self._parts["emotions"])
        if not drawn:
            self._parts["emotions"].append(EmotionPoint(step=step, **value))

    def _add_card(self, item: Item, value: dict[str, Any]) -> None:
        step, named = self._ids[item.parent or ""], str(value["lane"])
        lane = self._ids.get(named, named)
        if any(part.id == lane for part in self._parts["lanes"]):
            span = Span(from_step=step, to_step=step)
            key = self._new_id("cards", f"{lane}-{step}")
            self._parts["cards"].append(Card(id=key, lane=lane, span=span, text=value["text"], evidence="assumption"))

    def _add_insight(self, item: Item, value: dict[str, Any]) -> None:
        """On the steps that were accepted; one that spoke only of others is about the whole journey."""
        places = {plain(step.title).casefold(): step.id for step in self._parts["steps"]}
        steps = [places[name.casefold()] for name in value["steps"] if name.casefold() in places]
        key = self._new_id("insights", value["title"])
        self._parts["insights"].append(Insight.model_validate({**value, "id": key, "steps": steps}))
        self._ids[item.id] = key
