"""Every name a map uses for one of its parts, and whether that part is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from sojourn.maps.effects import EffectQuestion
from sojourn.maps.findings import Finding
from sojourn.maps.journey import Journey


class _Known:
    """Ids of a journey by kind. A card may point at anything of the library or of the analysis."""

    def __init__(self, journey: Journey) -> None:
        self.stages = {part.id for part in journey.stages}
        self.steps = {part.id for part in journey.steps}
        self.lanes = {part.id for part in journey.lanes}
        self.cards = {part.id for part in journey.cards}
        self.personas = {part.id for part in journey.personas}
        self.actors = {part.id for part in journey.actors} | self.personas
        self.channels = {part.id for part in journey.library if part.type == "channel"}
        self.departments = {part.id for part in journey.library if part.type == "department"}
        self.insights = {part.id for part in journey.insights}
        self.evidence = {part.id for part in journey.evidence}
        self.opportunities = {part.id for part in journey.opportunities}
        self.metrics = {part.id for part in journey.kpis}
        self.rates = {part.id for part in journey.kpis if part.method == "rate"}
        self.objects = (
            {part.id for part in journey.library}
            | {part.id for part in journey.actions}
            | self.insights
            | self.evidence
            | self.opportunities
            | self.metrics
            | self.actors
        )


class _Use(NamedTuple):
    path: str
    name: str
    what: str
    known: set[str]


def check_references(journey: Journey) -> list[Finding]:
    """An error for each name that no part of the map answers to, with the nearest name there is."""
    known = _Known(journey)
    uses = (use for group in _GROUPS for use in group(journey, known))
    return [_unresolved(use) for use in uses if use.name not in use.known]


def _unresolved(use: _Use) -> Finding:
    close = get_close_matches(use.name, sorted(use.known), n=1)
    if close:
        hint = f"Did you mean '{close[0]}'?"
    elif use.known:
        names = sorted(use.known)
        hint = f"There is: {', '.join(names[:10])}{', ...' if len(names) > 10 else ''}. Name one of them or add it."
    else:
        hint = f"The map has no {use.what} yet: add it or remove the name."
    return Finding(use.path, "error", "unresolved_reference", f"There is no {use.what} '{use.name}'.", hint)


def _one(path: str, name: str | None, what: str, known: set[str]) -> Iterator[_Use]:
    if name is not None:
        yield _Use(path, name, what, known)


def _each(path: str, names: Iterable[str], what: str, known: set[str]) -> Iterator[_Use]:
    for name in names:
        yield _Use(path, name, what, known)


def _structure(journey: Journey, known: _Known) -> Iterator[_Use]:
    for step in journey.steps:
        path = f"steps[{step.id}]"
        yield _Use(f"{path}.stage", step.stage, "stage", known.stages)
        yield from _one(f"{path}.actor", step.actor, "actor", known.actors)
        yield from _one(f"{path}.counterpart", step.counterpart, "actor", known.actors)
        yield from _each(f"{path}.channels", step.channels, "channel", known.channels)
        yield from _each(f"{path}.rates", step.rates, "metric of method rate", known.rates)
    for index, edge in enumerate(journey.transitions):
        yield _Use(f"transitions[{index}].source", edge.source, "step", known.steps)
        yield _Use(f"transitions[{index}].target", edge.target, "step", known.steps)
    yield from _one("persona", journey.persona, "persona", known.personas)
    yield from _each("scope.success", journey.scope.success, "outcome in scope.ends", set(journey.scope.ends))
    if journey.drivers is not None:
        yield _Use("drivers.outcome", journey.drivers.outcome, "metric", known.metrics)


def _content(journey: Journey, known: _Known) -> Iterator[_Use]:
    for lane in journey.lanes:
        path = f"lanes[{lane.id}]"
        yield from _one(f"{path}.persona", lane.persona, "persona", known.personas)
        yield from _one(f"{path}.actor", lane.actor, "actor", known.actors)
        yield from _one(f"{path}.metric", lane.metric, "metric", known.metrics)
    for card in journey.cards:
        path = f"cards[{card.id}]"
        yield _Use(f"{path}.lane", card.lane, "lane", known.lanes)
        yield _Use(f"{path}.span.from_step", card.span.from_step, "step", known.steps)
        yield _Use(f"{path}.span.to_step", card.span.to_step, "step", known.steps)
        yield from _one(f"{path}.reference", card.reference, "part to refer to", known.objects)
        yield from _each(f"{path}.sources", card.sources, "evidence", known.evidence)
    for index, point in enumerate(journey.emotions):
        yield _Use(f"emotions[{index}].step", point.step, "step", known.steps)
        yield from _one(f"emotions[{index}].persona", point.persona, "persona", known.personas)


def _analysis(journey: Journey, known: _Known) -> Iterator[_Use]:
    for insight in journey.insights:
        path = f"insights[{insight.id}]"
        yield from _each(f"{path}.steps", insight.steps, "step", known.steps)
        yield from _each(f"{path}.personas", insight.personas, "persona", known.personas)
        yield from _each(f"{path}.evidence", insight.evidence, "evidence", known.evidence)
        yield from _one(f"{path}.department", insight.department, "department", known.departments)
    for item in journey.opportunities:
        path = f"opportunities[{item.id}]"
        yield from _each(f"{path}.insights", item.insights, "insight", known.insights)
        yield from _each(f"{path}.steps", item.steps, "step", known.steps)
        yield from _one(f"{path}.department", item.department, "department", known.departments)
    for action in journey.actions:
        yield from _each(f"actions[{action.id}].steps", action.steps, "step", known.steps)
        yield from _one(f"actions[{action.id}].opportunity", action.opportunity, "opportunity", known.opportunities)
        if action.effect is not None:
            yield from _effect(f"actions[{action.id}].effect", action.effect, known)


def _effect(path: str, asked: EffectQuestion, known: _Known) -> Iterator[_Use]:
    yield _Use(f"{path}.step", asked.step, "step", known.steps)
    yield from _one(f"{path}.group.persona", asked.group.persona, "persona", known.personas)
    if asked.comparison is not None:
        yield from _one(f"{path}.comparison.persona", asked.comparison.persona, "persona", known.personas)


def _people(journey: Journey, known: _Known) -> Iterator[_Use]:
    for actor in journey.actors:
        yield from _one(f"actors[{actor.id}].department", actor.department, "department", known.departments)
    for view in journey.views:
        yield from _each(f"views[{view.id}].lanes", view.lanes, "lane", known.lanes)
        yield from _each(f"views[{view.id}].personas", view.personas, "persona", known.personas)


_Group = Callable[[Journey, _Known], Iterator[_Use]]
_GROUPS: tuple[_Group, ...] = (_structure, _content, _analysis, _people)
