"""One journey element of a CJML file as a map. Decides what a bad reference is taken for; nothing of it is fatal."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from sojourn.kernel.ids import slugify
from sojourn.maps import ranks
from sojourn.maps.base import parse_duration
from sojourn.maps.document import from_data
from sojourn.maps.exchange import emotions, xml_in
from sojourn.maps.exchange.xml_in import attribute, child, children, text
from sojourn.maps.journey import Journey

_POINTS = ("plannedCommunicationPoint", "actualCommunicationPoint", "communicationPoint")
_ACTIONS = ("plannedAction", "actualAction", "action")
_UNUSED = ("timestamps", "compliance", "category", "touchpointAnalysis", "uncertainty")
_TITLE = 500


class Reading:
    """Reads once; `notes` tell in words what was assumed or left out."""

    def __init__(self, root: Element, title: str) -> None:
        self._root = root
        self._named = text(root, "journeyTitle", "journeyName") or text(root, "journeyID") or title
        self.notes: list[str] = []
        self._people: dict[str, dict[str, Any]] = {}
        self._names: dict[str, str] = {}
        self._channels: dict[str, str] = {}
        self._stages: dict[str, dict[str, Any]] = {}
        self._labels: dict[str, list[tuple[str, str]]] = {}

    @cached_property
    def _actual(self) -> bool:
        return xml_in.name(self._root) == "actualjourney"

    def journey(self) -> Journey:
        """The map. Raises InvalidInput only for values that no map can hold."""
        self._read_actors()
        self._read_phases()
        points = children(child(self._root, "touchpoints"), *_POINTS, *_ACTIONS)
        steps = [self._step(point, at) for at, point in enumerate(points)]
        if not steps:
            self.notes.append("The journey has no touchpoints.")
        self._say_unused(points)
        self._say_crossing(steps)
        slug = slugify(text(self._root, "journeyID") or self._named, (), "journey")
        used = [stage for stage in self._stages.values() if any(step["stage"] == stage["id"] for step in steps)]
        for name in (stage["title"] for stage in self._stages.values() if stage not in used):
            self.notes.append(f"The phase '{name[:80]}' has no touchpoint and was left out.")
        for part, order in zip(used, ranks.first(len(used)), strict=True):
            part["order"] = order
        for step, order in zip(steps, ranks.first(len(steps)), strict=True):
            step["order"] = order
        points_found = self._emotions(points, steps)
        return from_data(
            {
                "id": slug,
                "slug": slug,
                "title": self._named[:_TITLE],
                "description": text(self._root, "journeyShortSummary")[:20_000],
                "scenario": text(self._root, "journeyLongSummary")[:20_000],
                "basis": "actual" if self._actual else "planned",
                "personas": [
                    {"id": key, "name": part["name"]} for key, part in self._people.items() if part["end_user"]
                ],
                "actors": [
                    {"id": key, "name": part["name"], "role": "provider"}
                    for key, part in self._people.items()
                    if not part["end_user"]
                ],
                "library": [{"id": key, "type": "channel", "name": name} for name, key in self._channels.items()],
                "stages": used,
                "steps": steps,
                **self._swimlanes(steps, with_emotion=bool(points_found)),
                "emotions": points_found,
            }
        )

    def _read_actors(self) -> None:
        for element in child(self._root, "actors") or ():
            given = attribute(element, "actorID", "actorIDref")
            name = text(element, "actorName", "companyName", "name") or given
            if not name:
                self.notes.append("An actor without an id and a name was left out.")
                continue
            self._person(given or name, name, end_user=xml_in.name(element) == "enduser")

    def _person(self, given: str, name: str, *, end_user: bool) -> str:
        if given in self._names:
            return self._names[given]
        key = slugify(given, self._people, "actor")
        self._people[key] = {"name": name[:_TITLE], "end_user": end_user}
        self._names[given] = key
        return key

    def _referred(self, element: Element | None, what: str, at: str) -> str | None:
        """The actor a touchpoint speaks of: by id, else by name with a note, else a new one with a note."""
        if element is None:
            return None
        given = attribute(child(element, "refersTo"), "actorIDref", "actorID") or text(element, "refersTo")
        if not given:
            self.notes.append(f"Touchpoint {at}: the {what} names no actor.")
            return None
        if given in self._names:
            return self._names[given]
        by_name = next((key for key, part in self._people.items() if part["name"] == given), None)
        if by_name is not None:
            self.notes.append(
                f"Touchpoint {at}: the {what} '{given[:80]}' is no actor's id; the actor of that name was taken."
            )
            return by_name
        self.notes.append(f"Touchpoint {at}: the {what} '{given[:80]}' is no actor of the journey; it was added.")
        return self._person(given, given, end_user=False)

    def _read_phases(self) -> None:
        for element in children(child(self._root, "journeyPhases"), "journeyPhase", "phase"):
            given = attribute(element, "phaseID", "phaseId")
            name = text(element, "phaseName") or given
            if given or name:
                self._stage(given or name, name, text(element, "phaseDescription"))

    def _stage(self, given: str, name: str, description: str = "") -> str:
        if given not in self._stages:
            key = slugify(given, {part["id"] for part in self._stages.values()}, "phase")
            self._stages[given] = {"id": key, "title": name[:_TITLE], "description": description[:20_000]}
        return str(self._stages[given]["id"])

    def _stage_of(self, point: Element, at: str) -> str:
        belongs = child(point, "belongsTo")
        given = attribute(belongs, "phaseIDref", "phaseID") or text(point, "belongsTo")
        if not given:
            return self._stage("", self._named)
        if given not in self._stages:
            self.notes.append(f"Touchpoint {at}: the phase '{given[:80]}' is not declared; it was added.")
        return self._stage(given, given)

    def _step(self, point: Element, at: int) -> dict[str, Any]:
        given = text(point, "touchpointID")
        label = f"'{given[:60]}'" if given else f"number {at + 1}"
        initiator, receiver = child(point, "initiator"), child(point, "receiver")
        sender = self._referred(initiator, "initiator", label)
        other = self._referred(receiver, "receiver", label)
        said = text(initiator, "initiatorLabel", "initatorLabel")
        heard = text(receiver, "receiverLabel")
        customer_hears = other is not None and self._people[other]["end_user"]
        customer_acts = sender is not None and self._people[sender]["end_user"]
        title = (
            (heard if customer_hears and not customer_acts else said)
            or said
            or heard
            or given
            or f"Touchpoint {at + 1}"
        )
        step: dict[str, Any] = {
            "id": slugify(given or title, self._labels, "touchpoint"),
            "stage": self._stage_of(point, label),
            "title": title[:_TITLE],
            "kind": "action" if xml_in.name(point).endswith("action") else "communication",
            "actor": sender,
            "counterpart": other,
            "description": "\n\n".join(filter(None, (text(point, "message"), text(point, "comment"))))[:20_000],
            "channels": self._channel(point),
        }
        self._labels[step["id"]] = [(key, words) for key, words in ((sender, said), (other, heard)) if key and words]
        self._duration(point, step, label)
        return step

    def _channel(self, point: Element) -> list[str]:
        name = text(child(point, "channel"), "channelName") or text(point, "channel")
        if not name:
            return []
        if name not in self._channels:
            self._channels[name] = slugify(name, {*self._channels.values(), *self._people}, "channel")
        return [self._channels[name]]

    def _duration(self, point: Element, step: dict[str, Any], label: str) -> None:
        given = text(point, "touchpointDuration", "duration")
        if given:
            try:
                step["expected_duration"] = parse_duration(given)
            except ValueError:
                self.notes.append(f"Touchpoint {label}: the duration '{given[:60]}' is no duration and was left out.")

    def _emotions(self, points: list[Element], steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Ratings of the touchpoints as valence; the file names no scale, so it is guessed and said."""
        felt = [child(point, "touchpointExperience", "endUserExperience") for point in points]
        ratings = [text(part, "experienceRating") or None for part in felt]
        values, note = emotions.read(ratings, "experienceRating")
        if note:
            self.notes.append(note)
        basis = "self_reported" if self._actual else "assumed"
        return [
            {
                "step": step["id"],
                "valence": value,
                "label": text(part, "experienceDescription")[:_TITLE],
                "basis": basis,
            }
            for step, value, part in zip(steps, values, felt, strict=True)
            if value is not None or text(part, "experienceDescription")
        ]

    def _swimlanes(self, steps: list[dict[str, Any]], *, with_emotion: bool) -> dict[str, Any]:
        """A lane an actor with what it says of each touchpoint; end users above, the others below."""
        order = sorted(self._people, key=lambda key: not self._people[key]["end_user"])
        lanes: list[dict[str, Any]] = [
            {
                "id": f"lane-{key}",
                "title": self._people[key]["name"],
                "type": "actions" if self._people[key]["end_user"] else "frontstage_people",
                "zone": "customer" if self._people[key]["end_user"] else "frontstage",
                "actor": key,
            }
            for key in order
        ]
        if with_emotion:
            at = sum(lane["zone"] == "customer" for lane in lanes)
            lanes.insert(at, {"id": "emotion", "title": "Emotion", "type": "emotion", "zone": "customer"})
        for lane, rank in zip(lanes, ranks.first(len(lanes)), strict=True):
            lane["order"] = rank
        cards = [
            {
                "id": f"{step['id']}-{key}",
                "lane": f"lane-{key}",
                "span": {"from_step": step["id"], "to_step": step["id"]},
                "text": words[:20_000],
            }
            for step in steps
            for key, words in dict(self._labels[step["id"]]).items()
        ]
        return {"lanes": lanes, "cards": cards}

    def _say_unused(self, points: list[Element]) -> None:
        counts = Counter(xml_in.name(part) for point in points for part in point)
        for tag in _UNUSED:
            if counts[tag.lower()]:
                self.notes.append(f"{counts[tag.lower()]} touchpoints have '{tag}', which a map does not hold.")

    def _say_crossing(self, steps: list[dict[str, Any]]) -> None:
        seen: list[str] = []
        for step in steps:
            if step["stage"] in seen[:-1]:
                self.notes.append("Touchpoints go back to an earlier phase: the map shows them with that phase.")
                return
            if not seen or seen[-1] != step["stage"]:
                seen.append(step["stage"])
