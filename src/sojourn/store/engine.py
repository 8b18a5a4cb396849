"""The DuckDB engine: runs questions over one version of the lake, in this process, downloading nothing."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend
from ibis.config import Config

from sojourn.events.columns import COLUMNS
from sojourn.rules.clickhouse import readable
from sojourn.store.lake import ARROW_SCHEMA, Lake

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TABLE = "events"


class _SparkOptions(Config):
    """What Ibis asks of PySpark's settings while it writes SQL."""

    treat_nan_as_null: bool = False


class DuckEngine:
    """Questions on the newest version of a lake (`insight.ports.Engine`); pinned to it until closed.

    `as_of` defaults to the newest event time (1970-01-01 for an empty lake). `memory_limit` in DuckDB's words
    ('2GB'); `cache` is the folder for what does not fit. One engine may be used from several threads; its questions
    then run one after the other.
    """

    name = "duckdb"

    def __init__(
        self,
        lake: Lake,
        as_of: datetime | None = None,
        memory_limit: str = "2GB",
        threads: int | None = None,
        cache: Path | None = None,
    ) -> None:
        self._prepare()
        snapshot = lake.snapshot()
        self.lake_version = snapshot.version
        self.as_of = as_of or snapshot.newest or _EPOCH
        self._backend = connect(memory_limit, threads, cache or lake.path.parent / "cache" / "duckdb")
        if snapshot.files:
            self._events = self._backend.read_parquet(list(snapshot.files), table_name=_TABLE)
        else:
            self._events = _register(self._backend, ARROW_SCHEMA.empty_table())

    def _prepare(self) -> None:
        self._lock = threading.RLock()
        self._kept: dict[str, str] = {}
        self._held: set[str] = set()
        self._numbers = itertools.count(1)

    def events(self) -> ir.Table:
        """The events table at `lake_version`."""
        return self._events

    def fetch(self, expression: ir.Table) -> pa.Table:
        """Run and return all rows."""
        with self._lock:
            return self._backend.to_pyarrow(expression)

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        """Run once and keep the rows under `name` (replacing an earlier one) until the engine closes."""
        with self._lock:
            # A new table each time: the expression may read what was kept under the same name before.
            stored = f"{name}_{next(self._numbers)}"
            table = self._backend.create_table(stored, obj=expression, temp=True)
            if name in self._kept:
                self._backend.raw_sql(f'DROP TABLE IF EXISTS temp.main."{self._kept[name]}"')
            self._kept[name] = stored
            return table

    def hold(self, rows: pa.Table, name: str) -> ir.Table:
        """Let expressions read `rows` of this process under a temporary name, without copying them."""
        with self._lock:
            stored = f"{name}_{next(self._numbers)}"
            self._held.add(stored)
            return _register(self._backend, rows, stored)

    def drop(self, table: ir.Table) -> None:
        """Free what `keep` kept or `hold` held; a table that is gone already is no error."""
        with self._lock:
            stored = table.get_name()
            if stored in self._held:
                self._held.remove(stored)
                self._backend.con.unregister(stored)
                return
            self._kept = {name: kept for name, kept in self._kept.items() if kept != stored}
            self._backend.raw_sql(f'DROP TABLE IF EXISTS temp.main."{stored}"')

    def sql(self, expression: ibis.Expr, dialect: str | None = None) -> str:
        """The SQL that would run, formatted, in `dialect` (duckdb, pyspark, clickhouse; default duckdb)."""
        if dialect == "pyspark" and ibis.options.pyspark is None:
            # Ibis registers these only with PySpark at hand; writing its SQL needs no Spark
            ibis.options.pyspark = _SparkOptions()
        if dialect == "clickhouse":
            expression = readable(expression)
        return str(ibis.to_sql(expression, dialect=dialect or "duckdb"))

    def close(self) -> None:
        """Free the engine's memory and its kept tables."""
        self._backend.disconnect()


class MemoryEngine(DuckEngine):
    """The same engine over rows in memory, for tests and small files."""

    def __init__(self, table: pa.Table, as_of: datetime | None = None) -> None:
        self.lake_version = 0
        newest = max((time for time in table["time"].to_pylist() if time is not None), default=None)
        self.as_of = as_of or newest or _EPOCH
        self._prepare()
        self._backend = connect("1GB", None, None)
        self._events = _register(self._backend, table)


def memory_engine(rows: pa.Table | Sequence[Mapping[str, Any]], as_of: datetime | None = None) -> MemoryEngine:
    """An engine over `rows` (an Arrow table or dicts; columns of `events/columns.py`, missing ones are null).

    Without `seq` the rows are numbered in the order given. Times without a zone are read as UTC.
    """
    given: Any = rows if isinstance(rows, pa.Table) else pa.Table.from_pylist(_completed(rows), schema=ARROW_SCHEMA)
    columns: list[Any] = []
    for field in ARROW_SCHEMA:
        if field.name in given.column_names:
            columns.append(given[field.name].cast(field.type))
        elif field.name == "seq":
            columns.append(pa.array(range(1, given.num_rows + 1), pa.int64()))
        else:
            columns.append(pa.nulls(given.num_rows, field.type))
    return MemoryEngine(pa.table(columns, schema=ARROW_SCHEMA), as_of)


def _completed(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    completed: list[dict[str, Any]] = []
    for number, row in enumerate(rows, start=1):
        unknown = set(row) - set(COLUMNS)
        if unknown:
            raise KeyError(f"not a column of the events table: {', '.join(sorted(unknown))}")
        completed.append({"seq": number, **row})
    return completed


def _register(backend: Backend, table: pa.Table, name: str = _TABLE) -> ir.Table:
    backend.con.register(name, table)
    return backend.table(name)


def connect(memory_limit: str, threads: int | None, cache: Path | None) -> Backend:
    """An Ibis DuckDB connection that works in UTC, within `memory_limit`, and never fetches an extension."""
    settings: dict[str, Any] = {
        "memory_limit": memory_limit,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if threads is not None:
        settings["threads"] = threads
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        settings["temp_directory"] = str(cache)
    backend = cast("Backend", Backend().connect(**settings))
    backend.raw_sql("SET TimeZone = 'UTC'")
    with suppress(
        duckdb.InvalidInputException
    ):  # in a notebook DuckDB refuses without a widget library, and shows none
        backend.raw_sql("SET enable_progress_bar = false")
    return backend
