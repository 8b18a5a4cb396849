"""Whether something came later than it was planned for, as SQL of a JSON member."""

from __future__ import annotations

from sojourn.events.mapping import TableMapping
from sojourn.store.intake.source import ColumnKind, literal, quoted
from sojourn.store.intake.timesql import time_sql


def late_sql(table: TableMapping, columns: dict[str, ColumnKind]) -> str | None:
    """SQL of '"late":true' or '"late":false', null where a time is missing; None when the table has no such plan."""
    late = table.late
    if late is None or not {late.happened, late.planned} <= set(columns):
        return None
    formats = {time.column: time.formats for time in table.times} | {late.planned: late.formats}
    happened, planned = (
        _instant(table, name, columns[name], formats.get(name) or ["iso"]) for name in (late.happened, late.planned)
    )
    clock = f"timezone({literal(table.timezone or 'UTC')}, r.p)"
    end = f"r.p + (CASE WHEN {clock} = date_trunc('day', {clock}) THEN INTERVAL 1 DAY ELSE INTERVAL 0 DAY END)"
    word = f"CASE WHEN r.h >= {end} THEN '\"late\":true' WHEN r.h < {end} THEN '\"late\":false' END"
    return f"list_transform([{{'h': {happened}, 'p': {planned}}}], lambda r: {word})[1]"


def _instant(table: TableMapping, name: str, kind: ColumnKind, formats: list[str]) -> str:
    cell = f"nullif(trim({quoted(name)}), '')" if kind == "text" else quoted(name)
    return time_sql(cell, kind, formats, table.timezone, table.at)
