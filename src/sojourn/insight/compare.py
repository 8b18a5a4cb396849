"""Two measurements of one map side by side: differences with intervals, corrected for looking at many at once.

Tests shown in one row of the map are one family: the feelings of all steps, the reach of all steps, and so on; the
whole journey's completion and metrics are one more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sojourn.insight.estimates import mean_difference, share_difference
from sojourn.insight.family import Good, family
from sojourn.insight.instances import Walks, walks
from sojourn.insight.measure import measure_walks
from sojourn.insight.ports import Engine
from sojourn.insight.request import MeasureRequest, settled, span
from sojourn.kernel.phrase import Phrase, content
from sojourn.maps.journey import Journey
from sojourn.maps.measured import (
    Comparison,
    Difference,
    Estimate,
    MeasuredMap,
    Measurement,
    MetricValue,
    ShareOf,
    StepDifference,
    StepMeasure,
)
from sojourn.maps.metrics import MetricDefinition
from sojourn.maps.phrases import noted, phrase
from sojourn.stats.intervals import Z, z_two_sided

_MEDIANS = noted("other", "note.medians_untested")


def measured_map(
    engine: Engine, journey: Journey, request: MeasureRequest, other: MeasureRequest | None = None
) -> MeasuredMap:
    """The map measured over `request` and, when given, compared with `other` (first minus second)."""
    with walks(engine, journey) as found:
        return compared(found, request, other)


def compared(found: Walks, request: MeasureRequest, other: MeasureRequest | None) -> MeasuredMap:
    """The same over walks that are cut already."""
    this = measure_walks(found, request)
    if other is None:
        return MeasuredMap(measurement=this)
    second = measure_walks(found, other)
    journey = found.binding.journey
    names = _names(settled(journey, request), settled(journey, other), journey)
    return MeasuredMap(measurement=this, comparison=comparison(journey, this, second, names))


def comparison(journey: Journey, this: Measurement, other: Measurement, names: Sequence[Phrase] = ()) -> Comparison:
    """Differences of two measurements of `journey`, first minus second, with q and verdict."""
    steps = step_differences(journey, this.steps, other.steps)
    end = this.totals.feeling_step
    feeling = next((step.valence for step in steps if step.id == end), Difference())
    whole = [share_difference(this.totals.completion, other.totals.completion)]
    kpis = {kpi.id: kpi for kpi in journey.kpis}
    seconds = {metric.id: metric for metric in other.totals.metrics}
    pairs = [(one, seconds[one.id]) for one in this.totals.metrics if one.id in seconds and one.method != "mix"]
    whole += [metric_difference(one, second) for one, second in pairs]
    good: list[Good] = ["up", *(kpis[one.id].good for one, _ in pairs)]
    judged = family(whole, good)
    metrics = {one.id: found for (one, _), found in zip(pairs, judged[1:], strict=True)}
    label = ", ".join(name.text for name in names)
    return Comparison(
        label=label, names=list(names), other=other, steps=steps, feeling=feeling, completion=judged[0], metrics=metrics
    )


def step_differences(journey: Journey, these: list[StepMeasure], others: list[StepMeasure]) -> list[StepDifference]:
    """Differences of every step, each row of the map corrected for its own number of tests."""
    second = {step.id: step for step in others}
    pairs = [(step, second[step.id]) for step in these if step.id in second]

    def shares(read: Callable[[StepMeasure], ShareOf], good: Good) -> list[Difference]:
        return family([share_difference(read(one), read(two)) for one, two in pairs], [good] * len(pairs))

    feelings = [mean_difference(one.feeling.valence, two.feeling.valence) for one, two in pairs]
    valence = family(feelings, ["up"] * len(pairs))
    reach = shares(lambda step: step.reach, "none")
    dropoff = shares(lambda step: step.dropoff, "down")
    top2 = shares(lambda step: step.feeling.top2, "up")
    low2 = shares(lambda step: step.feeling.low2, "down")
    rates = _rates(pairs, {kpi.id: kpi for kpi in journey.kpis})
    return [
        StepDifference(
            id=one.id,
            valence=valence[place],
            reach=reach[place],
            dropoff=dropoff[place],
            top2=top2[place],
            low2=low2[place],
            rates=rates.get(one.id, {}),
        )
        for place, (one, _) in enumerate(pairs)
    ]


def _rates(
    pairs: list[tuple[StepMeasure, StepMeasure]], kpis: dict[str, MetricDefinition]
) -> dict[str, dict[str, Difference]]:
    found: dict[str, dict[str, Difference]] = {}
    for kpi in kpis.values():
        both = [(one, two) for one, two in pairs if kpi.id in one.rates and kpi.id in two.rates]
        judged = family(
            [share_difference(one.rates[kpi.id], two.rates[kpi.id]) for one, two in both], [kpi.good] * len(both)
        )
        for (one, _), difference in zip(both, judged, strict=True):
            found.setdefault(one.id, {})[kpi.id] = difference
    return found


def metric_difference(this: MetricValue, other: MetricValue) -> Difference:
    """Difference of one metric: shares by Newcombe, means by Welch, NPS by the normal interval, medians untested."""
    if this.share is not None and other.share is not None:
        return share_difference(this.share, other.share)
    if this.method == "net":
        return _normal_difference(this.estimate, other.estimate)
    if this.method == "mean":
        return mean_difference(this.estimate, other.estimate)
    one, two = this.estimate, other.estimate
    diff = None if one.value is None or two.value is None else one.value - two.value
    return Difference(diff=diff, n=one.n, n_other=two.n, note=_MEDIANS)


def _normal_difference(this: Estimate, other: Estimate) -> Difference:
    if this.value is None or other.value is None or this.high is None or other.high is None:
        return Difference(n=this.n, n_other=other.n, note=this.note or other.note)
    diff = this.value - other.value
    half = math.hypot(this.high - this.value, other.high - other.value)
    p = z_two_sided(diff / (half / Z)) if half else None
    return Difference(diff=diff, low=diff - half, high=diff + half, p=p, n=this.n, n_other=other.n)


def _names(this: MeasureRequest, other: MeasureRequest, journey: Journey) -> list[Phrase]:
    """What the second measurement is, in the words by which it differs from the first."""
    parts: list[Phrase] = []
    if other.persona != this.persona:
        names = {persona.id: persona.name for persona in journey.personas}
        name = names.get(other.persona or "")
        parts.append(phrase("group.everyone") if name is None else content(name))
    if other.where != this.where:
        parts.append(content(other.where.text) if other.where else phrase("group.no_filter"))
    if other.channels != this.channels:
        parts.append(content(", ".join(other.channels)) if other.channels else phrase("group.all_channels"))
    if other.window != this.window or not parts:
        parts.append(span(other.window))
    return parts
