"""The journey's own metrics: NPS and other nets, boxes, rates, medians, means, mixes; one value an instance."""

from __future__ import annotations

from typing import Any

import ibis

from sojourn.insight import estimates
from sojourn.insight.attach import attach_answers, attach_events
from sojourn.insight.binding import admitted
from sojourn.insight.chosen import key_rows
from sojourn.insight.facts import Facts
from sojourn.insight.instances import Walks
from sojourn.insight.steps import mix
from sojourn.insight.tables import Column, Rows
from sojourn.insight.times import all_times
from sojourn.insight.view import View
from sojourn.maps.measured import Estimate, MetricValue, MixPart, ShareOf, Times
from sojourn.maps.metrics import MetricDefinition
from sojourn.rules.compile import COLUMN_OF, field_text

_SECONDS = {"s": 1.0, "sec": 1.0, "min": 60.0, "h": 3600.0, "d": 86_400.0}
_SCORED = ("net", "top_box", "bottom_box")


def metric_values(seen: View, facts: Facts) -> list[MetricValue]:
    """The value of each of the journey's metrics over the chosen instances, in the order of the document."""
    return [_value(seen, kpi, facts) for kpi in seen.walks.binding.journey.kpis]


def instance_values(seen: View, kpi: MetricDefinition) -> Rows:
    """`_values_of` the chosen instances."""
    walks = seen.walks
    return seen.ours(walks.once(f"metric_{kpi.id}", lambda: _values_of(walks, kpi)))


def _values_of(walks: Walks, kpi: MetricDefinition) -> Rows:
    """One row an instance that has a value: `instance`, `value` (a number; text for a mix), `left_out`.

    The value is that of the instance's latest event or answer for which the metric's rule holds and its field is
    given; values outside minimum..maximum are left out (null).
    """
    rows = key_rows(walks)
    name = kpi.field or ("score" if kpi.method in _SCORED or kpi.source == "feedback" else "value")
    if kpi.match is not None:
        rows = rows.filter(admitted(kpi.match, rows))
    elif name in ("score", "text"):
        rows = rows.filter(rows["question"].notnull())
    else:
        rows = rows.filter(rows["question"].isnull())
    value = field_text(name, rows) if kpi.method == "mix" else _number(name, rows)
    rows = rows.select("key", "us", "seq", answer=rows["question"].notnull(), value=value)
    rows = rows.filter(rows["value"].notnull())
    events = attach_events(walks, rows.filter(~rows["answer"])).select("instance", "us", "seq", "value")
    answers = attach_answers(walks, rows.filter(rows["answer"])).select("instance", "us", "seq", "value")
    both = events.union(answers, distinct=False)
    latest = ibis.window(group_by="instance", order_by=[ibis.desc("us"), ibis.desc("seq")])
    one = both.mutate(place=ibis.row_number().over(latest))
    return _within(one.filter(one["place"] == 0).select("instance", "value"), kpi)


def _number(name: str, rows: Rows) -> Column:
    if name in ("score", "value"):
        return rows[COLUMN_OF[name]]
    return field_text(name, rows).try_cast("float64")


def _within(rows: Rows, kpi: MetricDefinition) -> Rows:
    if kpi.method == "mix" or (kpi.minimum is None and kpi.maximum is None):
        return rows.mutate(left_out=ibis.literal(value=False))
    inside: Column = ibis.literal(value=True)
    if kpi.minimum is not None:
        inside = inside & (rows["value"] >= kpi.minimum)
    if kpi.maximum is not None:
        inside = inside & (rows["value"] <= kpi.maximum)
    return rows.mutate(left_out=~inside, value=inside.ifelse(rows["value"], ibis.null("float64")))


def _value(seen: View, kpi: MetricDefinition, facts: Facts) -> MetricValue:
    blank = MetricValue(id=kpi.id, name=kpi.name, type=kpi.type, method=kpi.method)
    if kpi.method == "rate":
        share = facts.totals.get(kpi.id)
        return blank.model_copy(update={"share": share, "estimate": _as_estimate(share)})
    values = instance_values(seen, kpi)
    if kpi.method == "mix":
        return blank.model_copy(update={"mix": _mix(seen, values, kpi)})
    row = seen.walks.engine.fetch(values.agg(**_aggregates(values, kpi))).to_pylist()[0]
    found = _number_value(seen, kpi, values, {name: value or 0 for name, value in row.items()})
    return blank.model_copy(update={**found, "left_out": row["left_out"] or 0})


def _aggregates(values: Rows, kpi: MetricDefinition) -> dict[str, Column]:
    value = values["value"]
    top, bottom = kpi.top or (9, 10), kpi.bottom or (0, 6)
    return {
        "n": value.count(),
        "mean": value.mean(),
        "sd": value.std(how="sample"),
        "total": value.sum(),
        "top": value.between(*top).sum(),
        "bottom": value.between(*bottom).sum(),
        "left_out": values["left_out"].sum(),
    }


def _number_value(seen: View, kpi: MetricDefinition, values: Rows, row: dict[str, Any]) -> dict[str, object]:
    n = row["n"]
    if kpi.method == "net":
        return {"estimate": estimates.nps(row["top"], n - row["top"] - row["bottom"], row["bottom"])}
    if kpi.method in ("top_box", "bottom_box"):
        share = estimates.share(row["top" if kpi.method == "top_box" else "bottom"], n)
        return {"share": share, "estimate": _as_estimate(share)}
    if kpi.method == "median":
        known = values.filter(values["value"].notnull())
        times = all_times(seen.walks.engine, known["value"], 1.0)
        estimate = Estimate(
            value=times.median, low=times.low, high=times.high, n=n, method=estimates.MEDIAN_METHOD, note=times.note
        )
        return {"estimate": estimate, "times": _in_seconds(times, kpi)}
    if kpi.method in ("sum", "count"):
        return {"estimate": Estimate(value=float(row["total"] if kpi.method == "sum" else n), n=n)}
    return {"estimate": estimates.mean(n, row["mean"] if n else None, row["sd"])}


def _in_seconds(times: Times, kpi: MetricDefinition) -> Times:
    factor = _SECONDS.get(kpi.unit, 1.0)
    names = ("median", "low", "high", "p10", "p25", "p75", "p90")
    return times.model_copy(update={name: _scaled(getattr(times, name), factor) for name in names})


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _as_estimate(share: ShareOf | None) -> Estimate:
    if share is None:
        return Estimate()
    return Estimate(
        value=share.share,
        low=share.low,
        high=share.high,
        n=share.n or 0,
        method=estimates.SHARE_METHOD,
        note=share.note,
    )


def _mix(seen: View, values: Rows, kpi: MetricDefinition) -> list[MixPart]:
    """Shares of the values; with labels, values without one are summed as 'Other', at the end."""
    rows = seen.walks.engine.fetch(values.group_by("value").agg(count=values.count())).to_pylist()
    counts = {row["value"]: row["count"] for row in rows}
    if not kpi.labels:
        return mix(counts, {})
    named = {value: count for value, count in counts.items() if value in kpi.labels}
    other = sum(counts.values()) - sum(named.values())
    total = sum(counts.values())
    parts = [part.model_copy(update={"share": part.count / total}) for part in mix(named, kpi.labels)]
    return [*parts, MixPart(value="", label="Other", count=other, share=other / total)] if other else parts
