"""Measures one journey over one request: every step and the whole, each number with n, interval and notes."""

from __future__ import annotations

from sojourn.insight.beside import beside
from sojourn.insight.conformance import conformance
from sojourn.insight.drivers import Driver, drivers
from sojourn.insight.emotion import feelings
from sojourn.insight.facts import Facts, facts_of
from sojourn.insight.family import family
from sojourn.insight.instances import Walks, walks
from sojourn.insight.ports import Engine
from sojourn.insight.provenance import provenance
from sojourn.insight.request import MeasureRequest
from sojourn.insight.steps import measured_steps
from sojourn.insight.totals import totals
from sojourn.insight.view import View, view
from sojourn.kernel.clock import monotonic_seconds
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Measurement, StepMeasure


def measure(engine: Engine, journey: Journey, request: MeasureRequest) -> Measurement:
    """All measures of `journey` over `request`. Without events: zero instances, and notes instead of numbers.

    Raises InvalidInput for rules that cannot be compared and for personas without a segment.
    """
    with walks(engine, journey) as found:
        return measure_walks(found, request)


def measure_walks(found: Walks, request: MeasureRequest) -> Measurement:
    """The same over walks that are cut already, so that two requests share them."""
    started = monotonic_seconds()
    with view(found, request) as seen:
        return measure_view(seen, started)


def measure_view(seen: View, started: float) -> Measurement:
    """The same over a view that is chosen already; `started` is when the work began, on the monotonic clock."""

    def by_step() -> tuple[list[StepMeasure], Facts]:
        facts = facts_of(seen)
        felt = feelings(seen.walks, seen.answers, seen.instances)
        return with_stakes(measured_steps(seen, felt, facts), drivers(seen)), facts

    conforms, (steps, facts) = beside(lambda: conformance(seen), by_step)
    whole = totals(seen, steps, facts, conforms)
    return Measurement(provenance=provenance(seen, monotonic_seconds() - started), totals=whole, steps=steps)


def with_stakes(steps: list[StepMeasure], found: dict[int, Driver]) -> list[StepMeasure]:
    """The steps with what they put at stake; q over all adjusted gaps of the map."""
    gaps = [(place, driver.gap) for place, driver in found.items() if driver.gap is not None]
    judged = dict(zip([place for place, _ in gaps], family([gap for _, gap in gaps], ["up"] * len(gaps)), strict=True))
    return [
        step.model_copy(
            update={"stake": found[place].stake, "stake_plain": found[place].plain, "gap_low_raters": judged.get(place)}
        )
        if place in found
        else step
        for place, step in enumerate(steps)
    ]
