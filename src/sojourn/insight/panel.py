"""Everything about one step: its measures, trend, for whom, before and after, words, how it was computed."""

from __future__ import annotations

from contextlib import ExitStack

from sojourn.insight import estimates
from sojourn.insight.compare import step_differences
from sojourn.insight.cuts import cuts
from sojourn.insight.definitions import definitions
from sojourn.insight.drivers import outcome_metric, outcome_values
from sojourn.insight.emotion import by_instance
from sojourn.insight.instances import Walks, walks
from sojourn.insight.measure import measure_view
from sojourn.insight.neighbours import around
from sojourn.insight.ports import Engine
from sojourn.insight.request import MeasureRequest
from sojourn.insight.trend import trend
from sojourn.insight.verbatims import words
from sojourn.insight.view import View, view
from sojourn.kernel.clock import monotonic_seconds
from sojourn.kernel.errors import NotFound
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Measurement
from sojourn.maps.panel import RatingOutcome, StepPanel

_MOST_SCORES = 11


def step_panel(
    engine: Engine, journey: Journey, step_id: str, request: MeasureRequest, other: MeasureRequest | None = None
) -> StepPanel:
    """The panel of one step, compared with `other` when given. Raises NotFound for a step the map does not have."""
    with walks(engine, journey) as found:
        return panel_of(found, step_id, request, other)


def panel_of(
    found: Walks,
    step_id: str,
    request: MeasureRequest,
    other: MeasureRequest | None = None,
    known: tuple[Measurement | None, Measurement | None] = (None, None),
) -> StepPanel:
    """The same over walks that are cut already; `known` are the measures of the two requests, where they are known."""
    journey = found.binding.journey
    places = {step.id: place for place, step in enumerate(journey.steps_in_order())}
    if step_id not in places:
        raise NotFound(
            "unknown_step",
            f"The map {journey.slug!r} has no step {step_id!r}.",
            f"It has: {', '.join(places) or 'none'}.",
            step=step_id,
        )
    with ExitStack() as open_until_done:
        seen = open_until_done.enter_context(view(found, request))
        this = known[0] or measure_view(seen, monotonic_seconds())
        second = open_until_done.enter_context(view(found, other)) if other is not None else None
        beside = (known[1] or measure_view(second, monotonic_seconds())) if second is not None else None
        return _assembled(seen, second, places[step_id], this, beside)


def _assembled(seen: View, second: View | None, place: int, this: Measurement, other: Measurement | None) -> StepPanel:
    journey = seen.walks.binding.journey
    step = this.steps[place]
    beside = other.steps[place] if other else None
    differences = step_differences(journey, this.steps, other.steps) if other else []
    near = around(seen, place)
    told = words(seen, place)
    everyone = this.totals.everyone if this.totals.everyone is not None else this.totals.instances
    return StepPanel(
        journey=journey.slug,
        provenance=this.provenance,
        other_provenance=other.provenance if other else None,
        step=step,
        other=beside,
        difference=differences[place] if differences else None,
        trend=trend(seen, place, beside.feeling.valence.value if beside else None),
        cuts=cuts(seen, second, place),
        before=near.before,
        after=near.after,
        order_note=near.note,
        outcome_by_rating=outcome_by_rating(seen, place),
        words=told.said,
        words_total=told.total,
        topics=told.topics,
        definitions=definitions(seen, place, step, everyone),
    )


def outcome_by_rating(seen: View, place: int) -> list[RatingOutcome]:
    """The outcome metric of the drivers among those who gave each score here, the lowest score first."""
    settings = seen.walks.binding.journey.drivers
    if settings is None or seen.walks.binding.steps[place].feedback is None:
        return []
    kpi = outcome_metric(seen, settings)
    rated = by_instance(seen.answers.filter(seen.answers["step"] == place))
    rated = rated.filter(rated["score"].notnull()).select("instance", score=rated["score"].round())
    both = rated.inner_join(outcome_values(seen, kpi), "instance")
    value = both["outcome"]
    found = both.group_by("score").agg(
        n=both.count(),
        mean=value.mean(),
        sd=value.std(how="sample"),
        promoters=(value > 0).sum(),
        detractors=(value < 0).sum(),
    )
    rows = seen.walks.engine.fetch(found.order_by("score").limit(_MOST_SCORES)).to_pylist()
    return [
        RatingOutcome(
            score=row["score"],
            estimate=estimates.nps(row["promoters"], row["n"] - row["promoters"] - row["detractors"], row["detractors"])
            if kpi.method == "net"
            else estimates.mean(row["n"], row["mean"], row["sd"]),
        )
        for row in rows
    ]
