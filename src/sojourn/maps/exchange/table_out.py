"""A journey as a table: a row a step, a column a field or lane. The matrix is the same table turned."""

from __future__ import annotations

from sojourn.maps.exchange.cells import Cell, Grid
from sojourn.maps.exchange.labels import TITLES, Field
from sojourn.maps.journey import Card, Insight, Journey, Lane, Step

_ALWAYS: tuple[Field, ...] = ("stage", "step")
_CURVES: tuple[Field, ...] = ("emotion", "target")
_LEFT_OUT = {
    "personas": "personas", "transitions": "transitions", "kpis": "metrics", "evidence": "evidence",
    "opportunities": "opportunities", "actions": "actions", "scores": "score definitions", "views": "views",
    "filters": "filters", "drivers": "driver settings", "limits": "limits", "notes": "notes",
}  # fmt: skip


def to_table(journey: Journey) -> tuple[Grid, list[str]]:
    """Header and one row a step, in the order of the map, and notes on what a table does not hold.

    Columns without any content are left out. A card that covers several steps stands in each of them.
    """
    steps = journey.steps_in_order()
    fields = _fields(journey, steps)
    curves = [[TITLES[field], *values] for field, values in fields if field in _CURVES]
    columns: list[list[Cell]] = [[TITLES[field], *values] for field, values in fields if field not in _CURVES]
    for lane in journey.lanes_in_order():
        if lane.type == "emotion":
            columns += curves
            curves = []
        elif lane.measure is None and lane.type != "divider":
            columns += [[lane.title, *_lane(journey, lane, steps)]]
    columns += curves
    return [list(row) for row in zip(*columns, strict=True)], _notes(journey)


def _fields(journey: Journey, steps: list[Step]) -> list[tuple[Field, list[Cell]]]:
    stages = {stage.id: stage.title for stage in journey.stages}
    names = {item.id: item.name for item in [*journey.actors, *journey.personas, *journey.library]}
    found: dict[Field, list[Cell]] = {
        "stage": [stages.get(step.stage, step.stage) for step in steps],
        "step": [step.title for step in steps],
        "caption": [step.caption for step in steps],
        "description": [step.description for step in steps],
        "kind": [step.kind if any(other.kind != "action" for other in steps) else "" for step in steps],
        "actor": [names.get(step.actor or "", step.actor or "") for step in steps],
        "channels": ["; ".join(names.get(channel, channel) for channel in step.channels) for step in steps],
        "match": [step.match.text if step.match else "" for step in steps],
        "feedback": [step.feedback.text if step.feedback else "" for step in steps],
        "moment": [step.moment_of_truth if step.moment_of_truth != "none" else "" for step in steps],
        "importance_customer": [step.importance_customer for step in steps],
        "importance_organisation": [step.importance_organisation for step in steps],
        "cost": [step.cost_per_visit for step in steps],
        "emotion": [_emotion(journey, step, "current") for step in steps],
        "target": [_emotion(journey, step, "target") for step in steps],
    }
    return [
        (name, cells)
        for name, cells in found.items()
        if name in _ALWAYS or any(cell not in ("", None) for cell in cells)
    ]


def _emotion(journey: Journey, step: Step, curve: str) -> float | None:
    """The point that belongs to no persona, else to the map's persona, else the first."""
    points = [point for point in journey.emotions if point.step == step.id and point.curve == curve]
    points.sort(key=lambda point: (point.persona is not None, point.persona != journey.persona))
    return points[0].valence if points else None


def _lane(journey: Journey, lane: Lane, steps: list[Step]) -> list[Cell]:
    place = {step.id: index for index, step in enumerate(steps)}
    texts: list[list[str]] = [[] for _ in steps]
    cards = sorted((card for card in journey.cards if card.lane == lane.id), key=lambda card: (card.span.row, card.id))
    for card in cards:
        start, end = place.get(card.span.from_step), place.get(card.span.to_step)
        if start is not None and end is not None:
            for index in range(start, end + 1):
                texts[index].append(_card(journey, card))
    if lane.type == "insights" and not cards:
        for insight in journey.insights:
            for step in insight.steps:
                if step in place:
                    texts[place[step]].append(_insight(insight))
    return ["\n".join(found) for found in texts]


def _card(journey: Journey, card: Card) -> str:
    text = "\n".join(part for part in (card.title, card.text) if part)
    if card.reference is None:
        return text
    for insight in journey.insights:
        if insight.id == card.reference:
            return _insight(insight)
    titled = [*journey.actions, *journey.opportunities]
    named = [*journey.library, *journey.kpis, *journey.personas, *journey.actors]
    names = {item.id: item.title for item in titled} | {item.id: item.name for item in named}
    return "\n".join(part for part in (names.get(card.reference, card.reference), text) if part)


def _insight(insight: Insight) -> str:
    return f"{insight.type.capitalize()}: {insight.title}"


def _notes(journey: Journey) -> list[str]:
    lost = [f"{words} ({len(held)})" if isinstance(held, list) else words for name, words in _LEFT_OUT.items()
            if (held := getattr(journey, name))]  # fmt: skip
    if journey.scope != type(journey.scope)():
        lost.append("start, outcomes and time-out")
    notes = [f"A table does not hold: {', '.join(lost)}. YAML or JSON keep everything."] if lost else []
    others = {point.persona for point in journey.emotions}
    if len(others) > 1:
        notes.append(f"Of {len(others)} emotion curves one is written.")
    return notes
