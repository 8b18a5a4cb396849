"""A map as a CJML 2.0 document: end users and providers, phases, touchpoints in order."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sojourn.kernel.durations import render_duration
from sojourn.maps.journey import Journey, Step
from sojourn.maps.render.rich import clean, plain

_CUSTOMER, _SERVICE = "customer", "service"


def document(journey: Journey) -> bytes:
    """UTF-8 XML, the same for the same map."""
    root = Element("CJML", version="2.0")
    actual = journey.basis == "actual"
    part = SubElement(root, "actualJourney" if actual else "plannedJourney")
    _say(part, "journeyID", journey.slug)
    _say(part, "journeyTitle", journey.title)
    phases = SubElement(part, "journeyPhases")
    for stage in journey.stages_in_order():
        phase = SubElement(phases, "journeyPhase", phaseID=clean(stage.id))
        _say(phase, "phaseName", stage.title)
        _say(phase, "phaseDescription", stage.description)
    _say(part, "journeyShortSummary", journey.description)
    _say(part, "journeyLongSummary", "\n".join(filter(None, (journey.scenario, journey.goal))))
    cast = _Cast(journey)
    cast.write(SubElement(part, "actors"))
    points = SubElement(part, "touchpoints")
    for step in journey.steps_in_order():
        _touchpoint(points, journey, step, cast)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


class _Cast:
    """Who is an end user and who a provider; the format wants one of each."""

    def __init__(self, journey: Journey) -> None:
        users = [(actor.id, actor.name) for actor in journey.actors if actor.role == "end_user"]
        self.users = {**{persona.id: persona.name for persona in journey.personas}, **dict(users)} or {
            _CUSTOMER: "Customer"
        }
        self.providers = {actor.id: actor.name for actor in journey.actors if actor.role != "end_user"}
        silent = any(step.kind == "communication" and step.counterpart is None for step in journey.steps)
        if silent and not self.providers:
            self.providers = {_SERVICE: "Service"}
        self.user = journey.persona if journey.persona in self.users else next(iter(self.users))

    def write(self, parent: Element) -> None:
        for key, name in self.users.items():
            _say(SubElement(parent, "endUser", actorID=clean(key)), "actorName", name)
        for key, name in self.providers.items():
            _say(SubElement(parent, "serviceProvider", actorID=clean(key)), "companyName", name)

    def of(self, step: Step) -> tuple[str, str | None]:
        """Initiator and receiver. A step that nobody is named for is the end user's."""
        sender = step.actor or self.user
        other = step.counterpart
        if other is None and step.kind == "communication":
            other = next(iter(self.providers)) if sender in self.users else self.user
        return sender, other


def _touchpoint(parent: Element, journey: Journey, step: Step, cast: _Cast) -> None:
    actual = journey.basis == "actual"
    sender, other = cast.of(step)
    kind = "CommunicationPoint" if other is not None else "Action"
    point = SubElement(parent, ("actual" if actual else "planned") + kind)
    _say(point, "touchpointID", step.id)
    SubElement(point, "belongsTo", phaseIDref=clean(step.stage))
    customer_hears = other in cast.users and sender not in cast.users
    said = _label(journey, step, sender) if customer_hears else step.title
    _side(point, "initiator", sender, said or step.title)
    if other is not None:
        heard = step.title if customer_hears else _label(journey, step, other)
        _side(point, "receiver", other, heard or step.title)
        names = {item.id: item.name for item in journey.library}
        for channel in step.channels[:1]:
            _say(SubElement(point, "channel"), "channelName", names.get(channel, channel))
    if step.expected_duration is not None:
        _say(point, "touchpointDuration", render_duration(step.expected_duration))
    _say(point, "comment", step.description)
    if actual:
        _experience(point, journey, step)


def _side(point: Element, name: str, actor: str, words: str) -> None:
    side = SubElement(point, name)
    SubElement(side, "refersTo", actorIDref=clean(actor))
    _say(side, f"{name}Label", plain(words))


def _experience(point: Element, journey: Journey, step: Step) -> None:
    """The drawn feeling on the format's scale of 1 to 5."""
    felt = next((item for item in journey.emotions if item.step == step.id and item.curve == "current"), None)
    if felt is None or (felt.valence is None and not felt.label):
        return
    part = SubElement(point, "touchpointExperience")
    _say(part, "experienceDescription", felt.label)
    if felt.valence is not None:
        _say(part, "experienceRating", f"{felt.valence + 3:g}")


def _label(journey: Journey, step: Step, actor: str) -> str:
    """What the actor's own lane says at this step."""
    place = {item.id: at for at, item in enumerate(journey.steps_in_order())}
    lanes = {lane.id for lane in journey.lanes if lane.actor == actor}
    for card in journey.cards:
        start, end = place.get(card.span.from_step), place.get(card.span.to_step)
        if card.lane in lanes and start is not None and end is not None and start <= place[step.id] <= end:
            return card.text
    return ""


def _say(parent: Element, name: str, words: str) -> None:
    if words.strip():
        SubElement(parent, name).text = clean(words)


def _alone(step: Step) -> bool:
    return step.counterpart is None and step.kind != "communication"


def lost(journey: Journey) -> list[str]:
    """What of the journey the format does not hold, in words."""
    return [f"CJML has no place for {text}." for text in _lost(journey)]


def _lost(journey: Journey) -> Iterator[str]:
    named = {actor.id for actor in journey.actors} | {persona.id for persona in journey.personas}
    lanes = [lane for lane in journey.lanes if lane.actor not in named and lane.type != "emotion"]
    counts = (
        (len(lanes), "lane that belongs to no actor", "lanes that belong to no actor"),
        (len(journey.insights), "insight", "insights"),
        (len(journey.opportunities) + len(journey.actions), "opportunity or action", "opportunities and actions"),
        (len(journey.kpis), "KPI", "KPIs"),
        (sum(step.match is not None for step in journey.steps), "rule of a step", "rules of steps"),
        (len(journey.transitions), "transition", "transitions: touchpoints stand in order"),
        (sum(step.kind in ("decision", "wait") for step in journey.steps), "decision or wait", "decisions and waits"),
        (sum(len(step.channels) > 1 for step in journey.steps), "second channel", "second channels of steps"),
        (
            sum(bool(step.channels) and _alone(step) for step in journey.steps),
            "channel of a step that nobody else takes part in",
            "channels of steps that nobody else takes part in",
        ),
    )
    for count, one, several in counts:
        if count:
            yield f"{count} {one if count == 1 else several}"
    if journey.emotions and journey.basis != "actual":
        yield "feelings of a planned journey: only actual ones have them"
