"""One import's DuckDB: runs statements within a memory limit and reports how far they are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from sojourn.kernel.clock import monotonic_seconds

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called a few times a second with what is being done, rows done, and rows in all (an estimate)."""

_EVERY_SECONDS = 0.25


class Session:
    """A private in-memory database that spills into `folder`; close it when the import ends."""

    def __init__(self, folder: Path, memory_limit: str, threads: int | None, progress: Progress | None) -> None:
        self.folder = folder
        self._progress = progress
        settings: dict[str, Any] = {
            "memory_limit": memory_limit,
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if threads is not None:
            settings["threads"] = threads
        self.connection = duckdb.connect(config=settings)
        self.connection.execute("SET TimeZone = 'UTC'")
        if progress:
            self._count_progress()

    def _count_progress(self) -> None:
        """DuckDB keeps count of its progress, but the bar is ours to draw.

        In a notebook DuckDB refuses to count unless a widget library is there: then only finished statements are told.
        """
        with suppress(duckdb.InvalidInputException):
            self.connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")

    def run(self, sql: str, total: int = 0, what: str = "") -> int:
        """Run a statement; the count it returns (rows written or inserted), 0 when it returns none."""
        row = self._watched(sql, total, what) if self._progress else self.connection.execute(sql).fetchone()
        return int(row[0]) if row else 0

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql).fetchall()

    def number(self, sql: str) -> int:
        """The one whole number a query gives (0 for null)."""
        row = self.connection.execute(sql).fetchone()
        return int(row[0] or 0) if row else 0

    def close(self) -> None:
        """Free memory and spilled files."""
        self.connection.close()

    def _watched(self, sql: str, total: int, what: str) -> tuple[Any, ...] | None:
        result: list[tuple[Any, ...] | None] = []
        failed: list[BaseException] = []

        def work() -> None:
            try:
                result.append(self.connection.execute(sql).fetchone())
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=work, name="import", daemon=True)
        thread.start()
        assert self._progress is not None
        started = monotonic_seconds()
        try:
            while thread.is_alive():
                thread.join(_EVERY_SECONDS)
                if thread.is_alive() and monotonic_seconds() - started >= _EVERY_SECONDS:
                    done = max(self.connection.query_progress(), 0.0) / 100
                    self._progress(what, int(done * total), total)
        except BaseException:  # told to stop: the connection cannot be closed while the statement runs
            self.connection.interrupt()
            thread.join()
            raise
        if failed:
            raise failed[0]
        self._progress(what, total, total)
        return result[0]
