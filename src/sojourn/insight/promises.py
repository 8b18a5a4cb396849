"""Promises of a future map against the data of the current one: target feelings and target metrics.

All tests of one list (the feelings of all steps; all metrics) are one family: a promise is kept or missed only where
the distance is clear after correction for looking at so many (Benjamini-Hochberg).
"""

from __future__ import annotations

from sojourn.insight import estimates
from sojourn.insight.family import family
from sojourn.maps.future_changes import changes_between, of_steps
from sojourn.maps.gaps import FutureGaps, MetricGap, OpenWork, StepGap, Verdict
from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import Difference, Estimate, Measurement, MetricValue, ShareOf, StepMeasure
from sojourn.maps.metrics import MetricDefinition
from sojourn.maps.phrases import noted
from sojourn.stats import target as against

_CLOSED = ("done", "dropped")


def gaps(future: Journey, baseline: Journey, measured: Measurement) -> FutureGaps:
    """The gap list of `future`, with `measured` the numbers of its baseline. Numbers that are missing say why."""
    changes = changes_between(baseline, future)
    kinds = of_steps(changes)
    numbers = {step.id: step for step in measured.steps}
    kept = {step.id for step in future.steps}
    both = [*future.steps_in_order(), *(step for step in baseline.steps_in_order() if step.id not in kept)]
    old = {step.id: step for step in baseline.steps}
    rows = [
        StepGap(
            step=step.id,
            title=step.title,
            stage=_stage(future, step) or _stage(baseline, step),
            changes=kinds.get(step.id, []),
            was=old[step.id].title if step.id in old and old[step.id].title != step.title else "",
            target=_drawn(future, step.id, "target"),
            assumed=_drawn(baseline, step.id, "current"),
            measured=_valence(numbers.get(step.id), step, baseline),
            work=[*_work(future, step.id), *_work(baseline, step.id)],
        )
        for step in both
    ]
    return FutureGaps(
        journey=future.slug,
        title=future.title,
        baseline=baseline.slug,
        baseline_title=baseline.title,
        provenance=measured.provenance,
        steps=_judged_steps(rows),
        metrics=_judged_metrics(_metrics(future, measured)),
        changes=changes,
        notes=measured.totals.notes,
    )


def _stage(journey: Journey, step: Step) -> str:
    return next((stage.title for stage in journey.stages if stage.id == step.stage), "")


def _drawn(journey: Journey, step: str, curve: str) -> float | None:
    """The valence drawn for everyone, else the first persona's that has one."""
    points = [one for one in journey.emotions if one.step == step and one.curve == curve and one.valence is not None]
    points.sort(key=lambda one: one.persona is not None)
    return points[0].valence if points else None


def _valence(found: StepMeasure | None, step: Step, baseline: Journey) -> Estimate:
    if found is not None:
        return found.feeling.valence
    return Estimate(note=noted("not_measurable", "note.new_step", title=step.title, baseline=baseline.title))


def _work(journey: Journey, step: str) -> list[OpenWork]:
    insights = {one.id for one in journey.insights if step in one.steps}
    opportunities = [one for one in journey.opportunities if step in one.steps or insights.intersection(one.insights)]
    names = {one.id: one.name for one in journey.library}
    return [
        *(
            OpenWork(
                journey=journey.slug, id=one.id, title=one.title, kind="action", status=one.status,
                owner=one.owner or one.department, due=one.due,
            )
            for one in journey.actions
            if step in one.steps and one.status not in _CLOSED
        ),
        *(
            OpenWork(
                journey=journey.slug, id=one.id, title=one.title, kind="opportunity",
                owner=names.get(one.department or "", one.department or ""),
            )
            for one in opportunities
        ),
    ]  # fmt: skip


def _judged_steps(rows: list[StepGap]) -> list[StepGap]:
    promised = [row for row in rows if row.target is not None]
    judged = iter(family([_from_target(row.measured, row.target) for row in promised], ["up"] * len(promised)))
    found: list[StepGap] = []
    for row in rows:
        if row.target is None:
            found.append(row)
            continue
        difference = next(judged)
        verdict = _verdict(difference, measured=row.measured.value is not None)
        found.append(row.model_copy(update={"difference": difference, "verdict": verdict}))
    return found


def _from_target(measured: Estimate, target: float | None) -> Difference:
    sd = estimates.sd_of(measured)
    if target is None or measured.value is None:
        return Difference(n=measured.n, note=measured.note)
    if measured.low is None or measured.high is None:
        return Difference(diff=measured.value - target, n=measured.n)
    found = against.mean_against(measured.n, measured.value, sd, measured.low, measured.high, target)
    return Difference(diff=found.diff, low=found.low, high=found.high, p=found.p, n=measured.n)


def _verdict(difference: Difference, *, measured: bool) -> Verdict:
    if not measured or difference.diff is None:
        return "not_measured"
    if difference.q is None:
        return "not_tested"
    if difference.verdict != "clear":
        return "unclear"
    return "missed" if difference.direction == "worse" else "kept"


def _metrics(future: Journey, measured: Measurement) -> list[MetricGap]:
    """Every metric that the future gives a target: of the whole journey, else of each step that has its own rate."""
    whole = {one.id: one for one in measured.totals.metrics}
    found: list[MetricGap] = []
    for kpi in future.kpis:
        if kpi.target is None:
            continue
        steps = [(step.title, step.id, step.rates[kpi.id]) for step in measured.steps if kpi.id in step.rates]
        value = whole.get(kpi.id)
        has_whole = value is not None and (value.share is None or value.share.share is not None)
        if has_whole or not steps:
            found.append(_whole(kpi, kpi.target, value))
        else:
            found += [_at_step(kpi, kpi.target, *step) for step in steps]
    return found


def _row(kpi: MetricDefinition, target: float) -> MetricGap:
    return MetricGap(metric=kpi.id, name=kpi.name, type=kpi.type, unit=kpi.unit, good=kpi.good, target=target)


def _whole(kpi: MetricDefinition, target: float, value: MetricValue | None) -> MetricGap:
    row = _row(kpi, target)
    if value is None:
        return row.model_copy(update={"measured": Estimate(note=noted("not_bound", "note.no_metric", name=kpi.name))})
    if value.share is not None:
        return row.model_copy(update={"share": value.share, "difference": _share_from_target(value.share, target)})
    one = value.estimate
    known = one.value is not None and one.low is not None and one.high is not None
    if value.method == "net" and known:
        found = against.normal_against(one.value or 0.0, one.low or 0.0, one.high or 0.0, target)
        difference = Difference(diff=found.diff, low=found.low, high=found.high, p=found.p, n=one.n)
    elif value.method == "mean":
        difference = _from_target(one, target)
    else:
        shifted = [None if end is None else end - target for end in (one.value, one.low, one.high)]
        difference = Difference(diff=shifted[0], low=shifted[1], high=shifted[2], n=one.n, note=one.note)
    return row.model_copy(update={"measured": one, "difference": difference})


def _at_step(kpi: MetricDefinition, target: float, title: str, step: str, share: ShareOf) -> MetricGap:
    update = {"step": step, "step_title": title, "share": share, "difference": _share_from_target(share, target)}
    return _row(kpi, target).model_copy(update=update)


def _share_from_target(share: ShareOf, target: float) -> Difference:
    if share.k is None or not share.n:
        return Difference(n=share.n or 0, note=share.note)
    found = against.share_against(share.k, share.n, target)
    return Difference(diff=found.diff, low=found.low, high=found.high, p=found.p, n=share.n)


def _judged_metrics(rows: list[MetricGap]) -> list[MetricGap]:
    judged = family([row.difference for row in rows], [row.good for row in rows])
    return [
        row.model_copy(
            update={
                "difference": difference,
                "verdict": _verdict(difference, measured=row.measured.value is not None or _has_share(row)),
            }
        )
        for row, difference in zip(rows, judged, strict=True)
    ]


def _has_share(row: MetricGap) -> bool:
    return row.share is not None and row.share.share is not None
