"""What of a map is shown to somebody from outside: nothing but what its shown lanes need.

Built up from nothing, not cut down: what a later version adds to the document or to the measures stays inside until
somebody says here that a lane needs it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sojourn.maps.journey import Card, Journey, Lane, Scope, Step
from sojourn.maps.measured import (
    Comparison,
    Difference,
    JourneyTotals,
    MeasuredMap,
    Measurement,
    Provenance,
    StepDifference,
    StepMeasure,
)

_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "emotion": ("feeling", "gap"),
    "answers": ("feeling",),
    "gap": ("feeling", "gap"),
    "change": ("feeling",),
    "reach": ("instances", "reach"),
    "dropoff": ("instances", "reach", "dropoff"),
    "conversion": ("instances", "conversion"),
    "time_to_next": ("time_to_next",),
    "time_to_reach": ("time_to_reach",),
    "repeats": ("visits", "mean_visits", "repeat"),
    "skip": ("skip",),
    "channels": ("channels",),
    "cost": ("instances", "cost_total", "cost_per_instance"),
    "stake": ("stake", "stake_plain"),
}
"""What a lane reads of a step's measures; `metric` reads its own rate beside."""

_DIFFERENCES: Final[dict[str, tuple[str, ...]]] = {
    "emotion": ("valence",),
    "change": ("valence",),
    "reach": ("reach",),
    "dropoff": ("reach", "dropoff"),
}
_TELLING: Final = frozenset({"not_bound", "no_events", "not_measurable"})
"""Notes of a step that say nothing but why a cell is empty."""


@dataclass(frozen=True)
class Shown:
    """What may be seen of one map."""

    lanes: tuple[Lane, ...]
    metrics: frozenset[str]

    @property
    def kinds(self) -> list[str]:
        """What the lanes read: `emotion`, or the measure's name."""
        return ["emotion" if lane.type == "emotion" else lane.measure or "" for lane in self.lanes]

    @property
    def feeling(self) -> bool:
        """Whether a lane shows what people felt."""
        return any("feeling" in _FIELDS.get(kind, ()) for kind in self.kinds)


def shown(journey: Journey, hidden: Collection[str]) -> Shown:
    """What is left when the lanes of these ids are hidden."""
    lanes = tuple(lane for lane in journey.lanes if lane.id not in hidden)
    return Shown(lanes, frozenset(lane.metric for lane in lanes if lane.metric))


def document_for(journey: Journey, seen: Shown) -> Journey:
    """The document with the shown lanes, their cards and what these cards speak of; no rules, no owners, no history."""
    kept = {lane.id for lane in seen.lanes}
    cards = [card for card in journey.cards if card.lane in kept]
    named = {card.reference for card in cards if card.reference}
    insights = [insight for insight in journey.insights if insight.id in named]
    actions = [action for action in journey.actions if action.id in named]
    return Journey(
        id=journey.id,
        slug=journey.slug,
        title=journey.title,
        lang=journey.lang,
        description=journey.description,
        kind=journey.kind,
        state=journey.state,
        status=journey.status,
        data_label=journey.data_label,
        minimum_n=journey.minimum_n,
        version=journey.version,
        window=journey.window,
        compare_window=journey.compare_window if seen.kinds else None,
        scope=Scope(unit=journey.scope.unit),
        stages=journey.stages,
        steps=[_step(step) for step in journey.steps],
        lanes=list(seen.lanes),
        cards=[_card(card) for card in cards],
        emotions=journey.emotions if seen.feeling else [],
        kpis=[metric for metric in journey.kpis if metric.id in seen.metrics | named],
        insights=[insight.model_copy(update={"evidence": [], "personas": []}) for insight in insights],
        actions=[action.model_copy(update={"effect": None, "owner": "", "opportunity": None}) for action in actions],
        opportunities=[each for each in journey.opportunities if each.id in named],
        library=[item for item in journey.library if item.id in named | _channels(journey)],
        limits={name: text for name, text in journey.limits.items() if name in seen.kinds},
    )


def measures_for(measured: MeasuredMap, seen: Shown) -> MeasuredMap:
    """The measures that the shown lanes read."""
    comparison = measured.comparison
    return MeasuredMap(
        measurement=_measurement(measured.measurement, seen),
        comparison=_comparison(comparison, seen) if comparison else None,
    )


def _step(step: Step) -> Step:
    return Step(
        id=step.id,
        stage=step.stage,
        order=step.order,
        title=step.title,
        caption=step.caption,
        description=step.description,
        kind=step.kind,
        channels=step.channels,
        moment_of_truth=step.moment_of_truth,
        moment_note=step.moment_note,
    )


def _card(card: Card) -> Card:
    return card.model_copy(update={"sources": []})


def _channels(journey: Journey) -> set[str]:
    return {channel for step in journey.steps for channel in step.channels}


def _measurement(whole: Measurement, seen: Shown) -> Measurement:
    totals = whole.totals
    of = whole.provenance
    return Measurement(
        provenance=Provenance(window_from=of.window_from, window_to=of.window_to, as_of=of.as_of, engine=of.engine),
        totals=JourneyTotals(
            instances=totals.instances,
            feeling=totals.feeling if seen.feeling else JourneyTotals().feeling,
            feeling_step=totals.feeling_step if seen.feeling else None,
            metrics=[metric for metric in totals.metrics if metric.id in seen.metrics],
        ),
        steps=[_step_measure(step, seen) for step in whole.steps],
    )


def _step_measure(step: StepMeasure, seen: Shown) -> StepMeasure:
    wanted = {field for kind in seen.kinds for field in _FIELDS.get(kind, ())}
    fields = {name: getattr(step, name) for name in wanted}
    return StepMeasure(
        id=step.id,
        title=step.title,
        stage=step.stage,
        bound=step.bound,
        rates={name: rate for name, rate in step.rates.items() if name in seen.metrics},
        notes=[note for note in step.notes if note.code in _TELLING],
        **fields,
    )


def _comparison(whole: Comparison, seen: Shown) -> Comparison:
    return Comparison(
        label=whole.label,
        names=whole.names,
        other=_measurement(whole.other, seen),
        steps=[_difference(step, seen) for step in whole.steps],
        feeling=whole.feeling if seen.feeling else Difference(),
        metrics={name: value for name, value in whole.metrics.items() if name in seen.metrics},
    )


def _difference(step: StepDifference, seen: Shown) -> StepDifference:
    wanted = {field for kind in seen.kinds for field in _DIFFERENCES.get(kind, ())}
    rates = {name: rate for name, rate in step.rates.items() if name in seen.metrics}
    return StepDifference(id=step.id, rates=rates, **{name: getattr(step, name) for name in wanted})
