"""One journey as a row of the portfolio: its curve, health, weakest steps, and how fresh its data is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from sojourn.insight.answer import Window
from sojourn.insight.request import span
from sojourn.insight.totals import weakest
from sojourn.kernel.phrase import Phrase, content
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Difference, Estimate, MeasuredMap, Measurement, ShareOf, Times
from sojourn.maps.panel import JourneyCard, SparkPoint
from sojourn.maps.people import Persona
from sojourn.maps.phrases import phrase

LIVE: Final = timedelta(days=1)
STALE: Final = timedelta(days=14)
_CLOSED: Final = ("done", "dropped")
Freshness = Literal["live", "late", "stale", "pinned", "none"]


def persona_key(slug: str, persona: str) -> str:
    """Under which a persona's measurement of a journey stands among the maps of the portfolio."""
    return f"{slug}#{persona}"


def persona_card(journey: Journey, persona: Persona, measured: MeasuredMap, now: datetime) -> JourneyCard:
    """The card of one persona's view, under the journey's own."""
    own = card(journey, {}, measured, now)
    view = {"title": persona.name, "parent": journey.slug, "persona": persona.id, "persona_name": persona.name}
    return own.model_copy(update=view)


def card(journey: Journey, by_id: dict[str, Journey], measured: MeasuredMap | None, now: datetime) -> JourneyCard:
    """The card; without a measured map, or without instances, numbers are null."""
    one = measured.measurement if measured and measured.measurement.totals.instances else None
    totals = one.totals if one else None
    last = one.provenance.last_event if one else None
    parent = by_id.get(journey.parent_journey or journey.baseline_id or "")
    persona = journey.persona if one and one.provenance.persona else None
    titles = {step.id: step.title for step in journey.steps}
    change = measured.comparison.feeling if measured and measured.comparison and one else None
    spark = _spark(journey, one)
    return JourneyCard(
        slug=journey.slug,
        title=journey.title,
        area=journey.area or (parent.area if parent else ""),
        data_label=journey.data_label,
        parent=parent.slug if parent and parent is not journey else None,
        persona=persona,
        persona_name=next((who.name for who in journey.personas if who.id == persona), ""),
        kind=journey.kind,
        state=journey.state,
        status=journey.status,
        version=journey.version,
        unit=_unit(journey),
        spark=spark,
        instances=totals.instances if totals else None,
        everyone=totals.everyone if totals else None,
        completion=totals.completion if totals else ShareOf(),
        completion_label=_completion_label(journey),
        feeling=totals.feeling if totals else Estimate(),
        feeling_step=titles.get(totals.feeling_step or "", "") if totals else "",
        feeling_change=_shown(change),
        weakest=[point for name in (weakest(one.steps) if one else []) for point in spark if point.step == name][:2],
        duration=totals.duration if totals else Times(),
        freshness=freshness(journey, last, now),
        last_event=last,
        window_label=span(Window(*journey.window)) if journey.window else None,
        owner=journey.owner,
        department=journey.department,
        review_by=journey.review_by,
        review=review(journey, now),
        overdue_days=overdue_days(journey, now),
        tags=journey.tags or (parent.tags if parent else {}),
        pains=sum(insight.type == "pain" for insight in journey.insights),
        open_actions=sum(action.status not in _CLOSED for action in journey.actions),
        bound_steps=sum(step.match is not None or step.feedback is not None for step in journey.steps),
        steps=len(journey.steps),
        notes=measured.measurement.totals.notes if measured else [],
    )


def freshness(journey: Journey, last: datetime | None, now: datetime) -> Freshness:
    """Pinned when the journey names its window; else by the age of its newest event: a day is live, two weeks stale."""
    if last is None:
        return "none"
    if journey.window is not None:
        return "pinned"
    age = now - last
    return "live" if age <= LIVE else "late" if age <= STALE else "stale"


def review(journey: Journey, now: datetime) -> Literal["none", "later", "due", "overdue"]:
    """Whether a review is overdue, due within two weeks, later, or not planned."""
    if journey.review_by is None:
        return "none"
    left = (journey.review_by - now.date()).days
    return "overdue" if left < 0 else "due" if left <= STALE.days else "later"


def overdue_days(journey: Journey, now: datetime) -> int:
    """Days since the journey should have been reviewed; 0 when it is not due."""
    return max((now.date() - journey.review_by).days, 0) if journey.review_by else 0


def _unit(journey: Journey) -> Phrase:
    """What the map calls its instances, else whether they are cases."""
    if journey.scope.unit:
        return content(journey.scope.unit)
    return phrase("unit.instances" if journey.scope.case == "profile" else "unit.cases")


def _spark(journey: Journey, one: Measurement | None) -> list[SparkPoint]:
    measured = {step.id: step for step in one.steps} if one else {}
    worst = weakest(one.steps)[:1] if one else []
    points: list[SparkPoint] = []
    for step in journey.steps_in_order():
        found = measured.get(step.id)
        points.append(
            SparkPoint(
                step=step.id,
                title=step.title,
                valence=found.feeling.valence if found else Estimate(),
                reach=found.reach if found else ShareOf(),
                weakest=step.id in worst,
            )
        )
    return points


def _shown(change: Difference | None) -> Difference | None:
    return change if change is not None and change.diff is not None else None


def _completion_label(journey: Journey) -> str:
    """The names of the outcomes that count as success."""
    return ", ".join(journey.scope.success or list(journey.scope.ends))
