"""How the feeling at a step (or the visits, where nobody is asked) went by day, week or month."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from sojourn.insight import estimates
from sojourn.insight.moments import moment
from sojourn.insight.tables import Column, Rows
from sojourn.insight.view import View
from sojourn.maps.journey import Step
from sojourn.maps.measured import Estimate
from sojourn.maps.metrics import MetricDefinition
from sojourn.maps.panel import Trend, TrendPoint
from sojourn.stats.change import change_points

_DAY = 86_400_000_000
_WEEK = 7 * _DAY
_MONDAY = 4 * _DAY
"""1970-01-05 was a Monday."""
Period = Literal["day", "week", "month"]
_PERIODS: Final[tuple[Period, ...]] = ("day", "week", "month")


def trend(seen: View, place: int, compared: float | None) -> Trend:
    """The periods of the view that hold anything, oldest first; thin ones have n and a note instead of a value.

    Points under the alert line are marked, and the periods at which a new level begins (`stats.change`).
    """
    step = seen.walks.binding.steps[place]
    if step.feedback is None:
        rows = seen.ours(seen.walks.visit_rows)
        return _visits(seen, rows.filter(rows["step"] == place))
    rows = seen.answers.filter((seen.answers["step"] == place) & seen.answers["valence"].notnull())
    line = alert_line(seen, step)
    period, points = _felt(seen, rows, line)
    return Trend(
        period=period,
        measure="valence",
        points=points,
        compared=compared,
        alert_below=line,
        change_points=_changes([(point.start, point.estimate.value, point.estimate.n) for point in points]),
    )


def _felt(seen: View, rows: Rows, line: float | None) -> tuple[Period, list[TrendPoint]]:
    """The finest period in which half of the points have enough answers, of those that the span allows."""
    allowed = _PERIODS[_PERIODS.index(_period(seen, rows)) :]
    tried = [(period, _points(seen, rows, period, line)) for period in allowed[:1]]
    for period in allowed[1:]:
        known = sum(point.estimate.value is not None for point in tried[-1][1])
        if 2 * known >= len(tried[-1][1]):
            break
        tried.append((period, _points(seen, rows, period, line)))
    return tried[-1]


def _points(seen: View, rows: Rows, period: Period, line: float | None) -> list[TrendPoint]:
    units = rows.mutate(start=_start(rows["us"], period)).group_by("start", "instance").agg(v=rows["valence"].mean())
    found = units.group_by("start").agg(n=units.count(), mean=units["v"].mean(), sd=units["v"].std(how="sample"))
    points: list[TrendPoint] = []
    for row in seen.walks.engine.fetch(found.order_by("start")).to_pylist():
        one = estimates.mean(row["n"], row["mean"], row["sd"], seen.walks.binding.journey.minimum_n)
        under = line is not None and one.value is not None and one.value < line
        points.append(TrendPoint(start=moment(row["start"]), estimate=one, alert=under))
    return points


def _changes(points: list[tuple[datetime, float | None, int]]) -> list[datetime]:
    known = [(start, value, n) for start, value, n in points if value is not None]
    found = change_points([value for _, value, _ in known], [n for _, _, n in known])
    return [known[place][0] for place in found]


def alert_line(seen: View, step: Step) -> float | None:
    """The valence under which a step alerts: the alert of a mean over the same answers, or of the metric 'emotion'."""
    kpis = seen.walks.binding.journey.kpis
    own = next((kpi for kpi in kpis if kpi.alert is not None and kpi.match == step.feedback), None)
    if own is not None:
        return _as_valence(own)
    return next((kpi.alert for kpi in kpis if kpi.id == "emotion"), None)


def _as_valence(kpi: MetricDefinition) -> float | None:
    if kpi.alert is None or kpi.minimum is None or kpi.maximum is None:
        return kpi.alert
    half = (kpi.maximum - kpi.minimum) / 2
    return (kpi.alert - kpi.minimum - half) / half * 2


def _visits(seen: View, rows: Rows) -> Trend:
    period = _period(seen, rows)
    dated = rows.select(start=_start(rows["us"], period))
    found = dated.group_by("start").agg(n=dated.count())
    points = [
        TrendPoint(start=moment(row["start"]), estimate=Estimate(value=row["n"], n=row["n"]), visits=row["n"])
        for row in seen.walks.engine.fetch(found.order_by("start")).to_pylist()
    ]
    # The first and the last period are cut by the window: fewer visits there are no change.
    whole = [(point.start, point.estimate.value, 1) for point in points[1:-1]]
    return Trend(period=period, measure="visits", points=points, change_points=_changes(whole))


def _period(seen: View, rows: Rows) -> Period:
    """Days up to two months, weeks up to a year and a quarter, then months; of what there is inside the window."""
    row = seen.walks.engine.fetch(rows.agg(first=rows["us"].min(), last=rows["us"].max())).to_pylist()[0]
    if row["first"] is None:
        return "day"
    days = (row["last"] - row["first"]) / _DAY
    return "day" if days <= 62 else "week" if days <= 460 else "month"


def _start(us: Column, period: Period) -> Column:
    """Where the period of a moment begins, in UTC; weeks begin on Monday."""
    if period == "day":
        return us - us % _DAY
    if period == "week":
        return us - (us - _MONDAY) % _WEEK
    time = (us // 1_000_000).as_timestamp("s")  # DuckDB makes no time of microseconds
    return _from_days(time.truncate("M"))


def _from_days(start: Column) -> Column:
    """Microseconds of a UTC midnight."""
    return start.epoch_seconds().cast("int64") * 1_000_000
