"""The home screen: every journey with its health, what changed, what hurts most, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal

from sojourn.insight.cards import card, overdue_days, persona_card, persona_key
from sojourn.insight.effects import judged
from sojourn.insight.hierarchy import branches
from sojourn.kernel.phrase import Fact
from sojourn.maps.journey import Insight, Journey
from sojourn.maps.measured import Estimate, MeasuredMap, StepMeasure
from sojourn.maps.measured_effect import MeasuredEffect
from sojourn.maps.panel import ChangeSeen, JourneyCard, NextThing, OpenPain, Portfolio
from sojourn.maps.phrases import phrase

_SOON: Final = timedelta(days=14)
_CLOSED: Final = ("done", "dropped")
_MOST: Final = 12
_BAD: Final = 0.5
"""A step this far (in valence) below what people assumed is worth confirming as a pain."""


def portfolio(
    journeys: list[Journey], maps: dict[str, MeasuredMap], now: datetime, effects: list[MeasuredEffect] | None = None
) -> Portfolio:
    """Cards in the order of areas and titles, persona views and future maps under their parent.

    `maps` holds the measured maps by slug; a journey without one shows no numbers. A map under `persona_key` adds a
    card for that persona's view of the journey. `effects` are what past changes of the journeys did.
    """
    live = [journey for journey in journeys if journey.status != "archived"]
    actions = [action for journey in live for action in journey.actions if action.status not in _CLOSED]
    due = [action.due for action in actions if action.due is not None]
    blind = _blind(live, maps)
    cards = _cards(live, maps, now)
    return Portfolio(
        cards=cards,
        tree=branches(live, cards),
        next=[thing for journey in live for thing in next_things(journey, maps.get(journey.slug), now)],
        changes=_changes(live, maps),
        pains=_pains(live, maps),
        tried=_tried(live, effects or []),
        blind_steps=sum(blind.values()),
        unbound_steps=blind["unbound"],
        thin_steps=blind["thin"],
        measured_steps=sum(len(journey.steps) for journey in _own(live)),
        journeys=len(live),
        actions_open=len(actions),
        actions_due_soon=sum(now.date() <= day <= (now + _SOON).date() for day in due),
        actions_overdue=sum(day < now.date() for day in due),
    )


def _own(journeys: list[Journey]) -> list[Journey]:
    """Journeys of their own: neither a persona's view of another nor a future to come."""
    return [journey for journey in journeys if not _is_view(journey) and journey.state == "current"]


def _is_view(journey: Journey) -> bool:
    """Whether it is a persona's view of another journey; one that only lies inside another is its own."""
    return journey.parent_journey is not None and journey.persona is not None


def _cards(journeys: list[Journey], maps: dict[str, MeasuredMap], now: datetime) -> list[JourneyCard]:
    by_id = {journey.id: journey for journey in journeys}

    def order(journey: Journey) -> tuple[bool, str, str, int, str]:
        parent = by_id.get(journey.parent_journey or journey.baseline_id or "", journey)
        level = 0 if parent is journey else 2 if journey.state == "future" else 1
        return parent.status == "draft", parent.area, parent.title, level, journey.title

    found: list[JourneyCard] = []
    for journey in sorted(journeys, key=order):
        found.append(card(journey, by_id, maps.get(journey.slug), now))
        for persona in journey.personas_in_order():
            view = maps.get(persona_key(journey.slug, persona.id))
            if view is not None:
                found.append(persona_card(journey, persona, view, now))
    return found


def _blind(journeys: list[Journey], maps: dict[str, MeasuredMap]) -> dict[Literal["unbound", "thin"], int]:
    """Steps whose feeling nobody measures: without a feedback rule, or with too few answers."""
    found: dict[Literal["unbound", "thin"], int] = {"unbound": 0, "thin": 0}
    for journey in _own(journeys):
        found["unbound"] += sum(step.feedback is None for step in journey.steps)
        measured = maps.get(journey.slug)
        steps = measured.measurement.steps if measured else []
        bound = {step.id for step in journey.steps if step.feedback is not None}
        found["thin"] += sum(step.id in bound and step.feeling.valence.value is None for step in steps)
    return found


def next_things(journey: Journey, measured: MeasuredMap | None, now: datetime) -> Iterator[NextThing]:
    """Steps to bind, pains to confirm, reviews overdue, data to bring in, in this order."""
    if journey.state == "future":
        return
    if not _is_view(journey) and journey.status not in ("draft", "researching"):
        yield from _to_bind(journey)
    if measured is not None and not _is_view(journey):
        yield from _to_confirm(journey, measured)
        if not measured.measurement.totals.instances:
            yield NextThing(
                kind="import",
                slug=journey.slug,
                title=phrase("next.import", journey=journey.title),
                text=phrase("next.import_why"),
            )
    days = overdue_days(journey, now)
    if days:
        yield NextThing(
            kind="review",
            slug=journey.slug,
            title=phrase("next.review", journey=journey.title),
            text=phrase("next.review_why", count=days),
        )


def _to_bind(journey: Journey) -> Iterator[NextThing]:
    for step in journey.steps_in_order():
        if step.match is None and step.feedback is None:
            title, text = phrase("next.bind", step=step.title), phrase("next.bind_why", journey=journey.title)
            yield NextThing(kind="bind", slug=journey.slug, step=step.id, title=title, text=text)


def _to_confirm(journey: Journey, measured: MeasuredMap) -> Iterator[NextThing]:
    """The weakest steps that no pain on the map speaks of yet, when clearly negative or far below the assumption."""
    known = {step for insight in journey.insights if insight.type == "pain" for step in insight.steps}
    for step in measured.measurement.steps:
        value = step.feeling.valence
        if step.id in known or value.value is None or value.high is None:
            continue
        below = step.gap is not None and step.gap <= -_BAD
        if value.high < 0 or below:
            facts: dict[str, Fact] = {"value": value.value, "low": value.low, "high": value.high, "n": value.n}
            why = phrase("next.confirm_why", **facts)
            if step.gap is not None:
                why = phrase("next.confirm_assumed", **facts, assumed=value.value - step.gap)
            yield NextThing(
                kind="confirm",
                slug=journey.slug,
                step=step.id,
                title=phrase("next.confirm", step=step.title),
                text=why,
            )


def _changes(journeys: list[Journey], maps: dict[str, MeasuredMap]) -> list[ChangeSeen]:
    """Steps whose feeling changed clearly after correction, the largest change first."""
    found: list[ChangeSeen] = []
    for journey in journeys:
        measured = maps.get(journey.slug)
        if measured is None or measured.comparison is None:
            continue
        titles = {step.id: step.title for step in journey.steps}
        found += [
            ChangeSeen(
                slug=journey.slug,
                step=step.id,
                title=titles.get(step.id, step.id),
                journey=journey.title,
                against=measured.comparison.names,
                difference=step.valence,
            )
            for step in measured.comparison.steps
            if step.valence.verdict == "clear"
        ]
    found.sort(key=lambda change: (-abs(change.difference.diff or 0.0), change.slug, change.step))
    return found[:_MOST]


def _pains(journeys: list[Journey], maps: dict[str, MeasuredMap]) -> list[OpenPain]:
    """Pains on the maps, those with most at stake first; the stake is that of the pain's worst step."""
    found: list[OpenPain] = []
    for journey in journeys:
        measured = maps.get(journey.slug)
        steps = {step.id: step for step in measured.measurement.steps} if measured else {}
        found += [_pain(journey, insight, steps) for insight in journey.insights if insight.type == "pain"]
    found.sort(key=lambda pain: (pain.stake.value is None, pain.stake.value or 0.0, pain.slug, pain.insight))
    return found


def _tried(journeys: list[Journey], effects: list[MeasuredEffect]) -> list[MeasuredEffect]:
    """Past changes of these journeys, the newest first, each told in words only when clear beside all the others."""
    slugs = {journey.slug for journey in journeys}
    ours = sorted((one for one in effects if one.journey in slugs), key=lambda one: (one.journey, one.action))
    ours.sort(key=lambda one: one.after, reverse=True)
    return judged(ours)


def _pain(journey: Journey, insight: Insight, steps: dict[str, StepMeasure]) -> OpenPain:
    worst = min(
        insight.steps,
        key=lambda step: steps[step].stake.value or 0.0 if step in steps else 0.0,
        default="",
    )
    stake = steps[worst].stake if worst in steps else Estimate()
    names = {item.id: item.name for item in journey.library if item.type == "department"}
    department = names.get(insight.department or "", insight.department or journey.department)
    return OpenPain(
        slug=journey.slug,
        insight=insight.id,
        title=insight.title,
        step=worst,
        department=department,
        level=insight.level,
        stake=stake,
    )
