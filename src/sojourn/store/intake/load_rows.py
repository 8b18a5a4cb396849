"""Formats read row by row in Python (JSON lines, workbooks, XES): collected into one table of text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import pyarrow as pa

from sojourn.store.intake.session import Session
from sojourn.store.intake.source import Source, quoted
from sojourn.store.intake.textfile import RESERVED, unique_names

Row: TypeAlias = dict[str, str | None]
BadRow: TypeAlias = tuple[int | None, str, str]
_BATCH = 20_000


def load_rows(session: Session, file: str, rows: Iterable[Row | BadRow], number: int) -> Source:
    """Rows as a temporary table whose columns are all keys seen, in the order first seen; bad rows are kept apart."""
    source = Source(file, f"raw_{number}", "rowid", {}, 0)
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        good = [row for row in batch if isinstance(row, dict)]
        source.bad += [row for row in batch if not isinstance(row, dict)]
        if good:
            _insert(session, source, good)
    if not source.columns:
        session.run(f"CREATE TEMP TABLE {source.relation} (column1 VARCHAR)")
        source.columns["column1"] = "text"
    return source


def _insert(session: Session, source: Source, rows: list[Row]) -> None:
    known = {name.casefold(): name for name in source.columns}
    new = [name for name in dict.fromkeys(key for row in rows for key in row) if name not in source.columns]
    for name in new:
        # DuckDB's names ignore case: 'Id' beside 'id' needs a name of its own.
        if name.casefold() in known:
            for row in rows:
                if name in row and known[name.casefold()] not in row:
                    row[known[name.casefold()]] = row.pop(name)
            continue
        known[name.casefold()] = name
        if source.columns:
            session.run(f"ALTER TABLE {source.relation} ADD COLUMN {quoted(name)} VARCHAR")
        else:
            session.run(f"CREATE TEMP TABLE {source.relation} ({quoted(name)} VARCHAR)")
        source.columns[name] = "text"
    names = list(source.columns)
    table = pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in names})
    session.connection.register("batch", table)
    session.run(f"INSERT INTO {source.relation} SELECT * FROM batch")
    session.connection.unregister("batch")
    source.rows += len(rows)


def free_names(rows: Iterable[Row | BadRow]) -> Iterator[Row | BadRow]:
    """The rows with keys that the import needs for itself renamed, as `unique_names` does it for columns."""
    free: set[tuple[str, ...]] = set()
    for row in rows:
        if isinstance(row, dict) and (keys := tuple(row)) not in free:
            names, _ = unique_names(list(keys))
            if any(key.casefold() in RESERVED for key in keys):
                yield dict(zip(names, row.values(), strict=True))
                continue
            free.add(keys)
        yield row


def flatten(value: object, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """Nested keys joined with dots; lists as JSON; true and false as words; null as None."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from flatten(inner, f"{prefix}.{key}" if prefix else str(key))
    elif value is None:
        yield prefix, None
    elif isinstance(value, str):
        yield prefix, value.replace("\x00", "�")
    else:
        yield prefix, json.dumps(value, ensure_ascii=False)
