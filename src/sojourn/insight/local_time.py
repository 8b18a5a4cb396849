"""Times as the clocks of a place showed them, by its offsets written into the question: every engine can add hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import ibis

from sojourn.insight.ports import Engine
from sojourn.insight.tables import Column, Rows
from sojourn.kernel.errors import InvalidInput

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def local_moments(engine: Engine, rows: Rows, moment: str, zone: str) -> Column:
    """The column `moment` (UTC, without a zone) as local time of `zone`, for the span that the rows cover.

    Raises InvalidInput for a zone that is none, naming the nearest.
    """
    place = zone_of(zone)
    column: Column = rows[moment]
    ends = engine.fetch(rows.aggregate(first=column.min(), last=column.max())).to_pylist()[0]
    if ends["first"] is None:
        return column
    changes = offsets(place, ends["first"].replace(tzinfo=UTC), ends["last"].replace(tzinfo=UTC))
    shifted = [column + ibis.interval(seconds=round(offset.total_seconds())) for _, offset in changes]
    if len(changes) == 1:
        return shifted[0]
    later = [start.replace(tzinfo=None) for start, _ in changes[1:]]
    branches = [(column < ibis.literal(start), one) for start, one in zip(later, shifted, strict=False)]
    return ibis.cases(*branches, else_=shifted[-1])


def offsets(zone: ZoneInfo, first: datetime, last: datetime) -> list[tuple[datetime, timedelta]]:
    """The offsets from UTC between two moments, each with the moment from which it holds, to the minute."""
    found = [(first, _offset(zone, first))]
    at = first
    while at < last:
        next_ = min(at + _DAY, last)
        if _offset(zone, next_) != found[-1][1]:
            found.append((_turn(zone, at, next_), _offset(zone, next_)))
        at = next_
    return found


def _turn(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first whole minute of the new offset; clocks change at whole minutes."""
    old = _offset(zone, before)
    low = before.replace(second=0, microsecond=0)
    high = after.replace(second=0, microsecond=0) + _MINUTE
    while high - low > _MINUTE:
        middle = low + (high - low) // _MINUTE // 2 * _MINUTE
        low, high = (middle, high) if _offset(zone, middle) == old else (low, middle)
    return high


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name. Raises InvalidInput, naming the nearest, for one that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = get_close_matches(name, sorted(available_timezones()), n=3)
    raise InvalidInput(
        "timezone_unknown",
        f"There is no time zone '{name}'.",
        f"Did you mean {' or '.join(near)}?" if near else "Write for example Europe/Berlin, or Etc/GMT-2 for UTC+2.",
        zone=name,
    )
