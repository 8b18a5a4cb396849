"""A column's times as SQL: text in any of the mapping's formats to a UTC instant, null when it cannot be one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches

import duckdb

from sojourn.events.times import with_clocks
from sojourn.kernel.errors import InvalidInput
from sojourn.store.intake.source import ColumnKind, literal

_OFFSET = r"(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)$"
_EPOCHS = {"epoch_s": 1e6, "epoch_ms": 1e3, "epoch_us": 1.0, "epoch_ns": 1e-3}
_UTC = ("UTC", "GMT", "Z")
_EARLIEST, _LATEST = "TIMESTAMPTZ '1900-01-01 00:00:00+00'", "TIMESTAMPTZ '2200-01-01 00:00:00+00'"


def time_sql(
    column: str, kind: ColumnKind, formats: Sequence[str], zone: str | None = None, at: datetime | None = None
) -> str:
    """SQL of type TIMESTAMPTZ for `column` (SQL of kind `kind`, text already without outer blanks).

    Times without an offset are in `zone` (None: UTC). In a gap of summer time the clock is taken to have gone on; in
    the doubled hour the zone's rules pick one.
    """
    if kind == "instant":
        return column
    if kind == "naive":
        return _in_zone(f"{column}::TIMESTAMP", zone)
    text = column if kind == "text" else f"trim({column}::VARCHAR)"
    patterns = [name for name in formats if name.startswith("%")]
    parts = [_named(text, name, zone, at) for name in formats if not name.startswith("%")]
    if patterns:
        listed = ", ".join(literal(pattern) for pattern in with_clocks(patterns))
        bare = f"regexp_replace({text}, '( (GMT|UTC|\\+0000))$', '')"
        parts.append(_in_zone(f"try_strptime({bare}, [{listed}])", zone))
    return f"coalesce({', '.join(parts)})" if len(parts) > 1 else parts[0]


def check_zone(zone: str | None) -> None:
    """Raise InvalidInput, with the nearest names there are, for a zone that is none."""
    if zone is None or zone.upper() in _UTC:
        return
    with duckdb.connect() as connection:
        try:
            connection.execute("SELECT timezone(?, TIMESTAMP '2024-01-01') IS NULL", [zone])
        except duckdb.Error:
            names = [str(row[0]) for row in connection.execute("SELECT name FROM pg_timezone_names()").fetchall()]
        else:
            return
    close = get_close_matches(zone, names, n=3)
    raise InvalidInput(
        "timezone_unknown",
        f"There is no time zone '{zone}'.",
        f"Did you mean {' or '.join(close)}?" if close else "Write for example Europe/Berlin, or Etc/GMT-2 for UTC+2.",
        zone=zone,
    )


def sane(time: str) -> str:
    """The time if it lies between 1900 and 2199; placeholders outside (0001-01-01, 9999-12-31) are null."""
    return f"CASE WHEN {time} >= {_EARLIEST} AND {time} < {_LATEST} THEN {time} END"


def _named(text: str, name: str, zone: str | None, at: datetime | None) -> str:
    if name in _EPOCHS:
        micros = f"round(try_cast({text} AS DOUBLE) * {_EPOCHS[name]!r})"
        return f"make_timestamptz(try_cast({micros} AS BIGINT))"
    if name == "excel":
        seconds = f"round((try_cast({text} AS DOUBLE) - 25569) * 86400)"
        return _in_zone(f"make_timestamp(try_cast({seconds} * 1000000 AS BIGINT))", zone)
    if name == "time_of_day":
        return _time_of_day(text, zone, at)
    return _iso(text, zone)


def _iso(text: str, zone: str | None) -> str:
    """Most rows are plain 'YYYY-MM-DD[ HH:MM:SS]'; only others are searched for an offset (a cast would drop it)."""
    naive = _in_zone(f"try_cast({text} AS TIMESTAMP)", zone)
    dotted = f"replace({text}, ',', '.')"
    other = _in_zone(f"try_cast({dotted} AS TIMESTAMP)", zone)
    plain = f"(length({text}) = 10 OR (length({text}) = 19 AND substr({text}, 17, 1) = ':'))"
    return (
        f"(CASE WHEN {plain} THEN {naive} WHEN NOT regexp_matches({text}, '^[0-9]') THEN NULL "
        f"WHEN regexp_matches(substr({text}, 11), '{_OFFSET}') THEN try_cast({dotted} AS TIMESTAMPTZ) "
        f"ELSE {other} END)"
    )


def _time_of_day(text: str, zone: str | None, at: datetime | None) -> str:
    if at is None:
        return "NULL::TIMESTAMPTZ"
    clock = f"regexp_replace({text}, '^12/3[01]/1899 ', '')"
    parsed = f"try_strptime({clock}, ['%I:%M:%S %p', '%I:%M %p', '%H:%M:%S', '%H:%M'])"
    day = f"TIMESTAMP '{at.date().isoformat()} 00:00:00'"
    return _in_zone(f"({day} + ({parsed} - date_trunc('day', {parsed})))", zone)


def _in_zone(naive: str, zone: str | None) -> str:
    if zone is None or zone.upper() in _UTC:
        return f"make_timestamptz(epoch_us({naive}))"
    return f"timezone({literal(zone)}, {naive})"
