"""The steps a history is held against: those of a list, or those of a map that are bound to events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sojourn.insight.ask.wording import Named, read_rules, title
from sojourn.insight.drawing import Drawing, in_order
from sojourn.insight.ports import Engine
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted
from sojourn.rules.model import Rule


@dataclass(frozen=True)
class Plan:
    """Steps by title and rule, in order, with the moves the order allows."""

    titles: tuple[str, ...]
    rules: tuple[Rule, ...]
    order: Drawing
    notes: tuple[Note, ...] = ()


def listed_plan(engine: Engine, steps: Sequence[Named]) -> Plan:
    """The plan of a list of event names or rules."""
    rules, notes = read_rules(engine, steps)
    return Plan(tuple(title(step) for step in steps), tuple(rules), in_order(len(rules)), tuple(notes))


def map_plan(journey: Journey) -> Plan:
    """The plan of a map's bound steps; transitions between two of them are allowed moves. Unbound ones are told."""
    bound = [step for step in journey.steps_in_order() if step.match is not None]
    place = {step.id: number for number, step in enumerate(bound)}
    drawn = frozenset(
        (place[edge.source], place[edge.target])
        for edge in journey.transitions
        if edge.type != "dependency" and edge.source in place and edge.target in place
    )
    notes = tuple(
        noted("not_bound", "ask.unbound_step", title=step.title, step=step.id)
        for step in journey.steps_in_order()
        if step.match is None
    )
    rules = tuple(step.match for step in bound if step.match is not None)
    return Plan(tuple(step.title for step in bound), rules, in_order(len(bound), drawn), notes)
