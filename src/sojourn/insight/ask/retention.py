"""Who comes back: cohorts by the period of their first event, and how many are there again in each later period."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypeAlias, cast

import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.histories import histories
from sojourn.insight.ask.wording import answer, fetch_rows
from sojourn.insight.local_time import local_moments
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted

Cohort: TypeAlias = Literal["day", "week", "month"]
COLUMNS = ("cohort", "period", "count", "share")
_UNITS = {"day": "D", "week": "W", "month": "M"}
_NEWEST = {"day": "ask.newest_day", "week": "ask.newest_week", "month": "ask.newest_month"}
_MOST_PERIODS = 366


def retention(
    engine: Engine,
    selection: Selection = EVERYTHING,
    *,
    cohort: Cohort = "month",
    periods: int = _MOST_PERIODS,
    case: str | None = "profile",
    timezone: str = "UTC",
) -> Answer:
    """Of those whose first event in the selection fell in a period, how many have an event in each later period.

    Periods are calendar days, weeks (from Monday) or months of `timezone`. `cohort` is the first day of the cohort's
    period ('2010-12-01'), `period` counts periods since (0 is the cohort itself, its `count` the cohort's size),
    `share` is of that size. A period in which nobody came back is a row with 0, up to the period of the newest event;
    that last period may not be over, which a note tells. At most `periods` are shown after the first.
    `n` is the number of profiles.
    """
    if cohort not in _UNITS:
        raise InvalidInput(
            "bad_cohort", f"{cohort!r} is no cohort period.", "Choose day, week or month.", cohort=cohort
        )
    found = histories(engine, selection, case)
    expression = _returns(_in_zone(engine, found.rows, timezone), _UNITS[cohort])
    counts = {(_day(row["cohort"]), _day(row["seen"])): int(row["count"]) for row in fetch_rows(engine, expression)}
    rows = _filled(counts, cohort, periods)
    return answer(
        engine,
        selection,
        COLUMNS,
        rows,
        n=sum(row["count"] for row in rows if row["period"] == 0),
        definition={
            "question": "retention",
            "per": found.unit,
            "cohort": cohort,
            "timezone": timezone,
            "n": found.units,
        },
        notes=[*found.notes, *_limits(counts, cohort, periods)],
        expression=expression,
    )


def _in_zone(engine: Engine, rows: ir.Table, timezone: str) -> ir.Table:
    if timezone.upper() == "UTC":
        return rows
    return rows.mutate(moment=local_moments(engine, rows, "moment", timezone))


def _returns(rows: ir.Table, unit: str) -> ir.Table:
    moment = cast("ir.TimestampValue", rows["moment"])
    seen = rows.select("key", seen=moment.truncate(cast("Any", unit))).distinct()
    first = seen.group_by("key").aggregate(cohort=seen["seen"].min())
    joined = seen.join(first, "key")
    counted = joined.group_by("cohort", "seen").aggregate(count=joined.count())
    return counted.order_by("cohort", "seen")


def _filled(counts: dict[tuple[date, date], int], cohort: Cohort, periods: int) -> list[dict[str, Any]]:
    if not counts:
        return []
    found = {(first, _periods(first, seen, cohort)): count for (first, seen), count in counts.items()}
    last = max(seen for _, seen in counts)
    rows: list[dict[str, Any]] = []
    for first in sorted({first for first, _ in counts}):
        size = found[first, 0]
        for period in range(min(_periods(first, last, cohort), periods) + 1):
            count = found.get((first, period), 0)
            rows.append({"cohort": first.isoformat(), "period": period, "count": count, "share": count / size})
    return rows


def _limits(counts: dict[tuple[date, date], int], cohort: Cohort, periods: int) -> list[Note]:
    if not counts:
        return []
    newest = max(seen for _, seen in counts)
    last = newest.isoformat()
    notes = [noted("censored", _NEWEST[cohort], last=last)]
    if _periods(min(first for first, _ in counts), newest, cohort) > periods:
        notes.append(noted("other", "ask.most_periods", count=periods))
    return notes


def _periods(first: date, seen: date, cohort: Cohort) -> int:
    if cohort == "month":
        return (seen.year - first.year) * 12 + seen.month - first.month
    return (seen - first).days // (7 if cohort == "week" else 1)


def _day(value: Any) -> date:
    return date(value.year, value.month, value.day)
