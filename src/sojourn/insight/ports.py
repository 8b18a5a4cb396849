"""What insight needs from the world: an engine that holds the events table at one version and runs Ibis on it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa


class Engine(Protocol):
    """A question engine pinned to one version of the lake."""

    name: str
    lake_version: int
    as_of: datetime
    """Time of the newest fact the version holds or the caller's chosen moment: decides what is still open."""

    def events(self) -> ir.Table:
        """The events table (see `events/columns.py`) at `lake_version`."""
        ...

    def fetch(self, expression: ir.Table) -> pa.Table:
        """Run and return all rows."""
        ...

    def keep(self, expression: ir.Table, name: str) -> ir.Table:
        """Run once and keep the rows in the engine under a temporary name until the engine closes."""
        ...

    def hold(self, rows: pa.Table, name: str) -> ir.Table:
        """Let expressions read `rows` of this process under a temporary name, without copying them."""
        ...

    def drop(self, table: ir.Table) -> None:
        """Free what `keep` kept or `hold` held; a table that is gone already is no error."""
        ...

    def sql(self, expression: ibis.Expr, dialect: str | None = None) -> str:
        """The SQL that would run, formatted; `dialect` (duckdb, pyspark, clickhouse) defaults to the engine's own."""
        ...
