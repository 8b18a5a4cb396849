"""The workspace's database of decisions: how SQLite is opened, with all tables. Knows nothing of what they mean."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from sojourn.kernel.errors import Conflict, InvalidInput
from sojourn.store.tables import ALL

SCHEMA_VERSION = 3
"""Raised by one with every change of the tables; kept in SQLite's `user_version`."""

BUSY_SECONDS = 10.0


class Database:
    """One SQLite file in WAL mode with foreign keys. A second writer is waited for (10 s), then it is a Conflict."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
        event.listen(self._engine, "connect", _prepare)
        with self.read() as connection:
            found = _version(connection, path)
        if found < SCHEMA_VERSION:
            with self.write() as connection:
                _migrate(connection)

    @contextmanager
    def read(self) -> Generator[sa.Connection]:
        """A connection to read with."""
        with _told(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Generator[sa.Connection]:
        """One write transaction, taken at once so that what is read in it stays true; rolled back on any error.

        Writers of this process wait for each other here, each until the one before is done: SQLite itself has a writer
        look again and again, ever more rarely, and under load some would never find it free.
        """
        with _told(self.path), _turn(self._writing, self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()


def _prepare(connection: sqlite3.Connection, record: Any) -> None:  # noqa: ARG001 - SQLAlchemy's signature
    # Python's own transaction control would begin too late; `write` begins by itself.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _version(connection: sa.Connection, path: Path) -> int:
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found > SCHEMA_VERSION:
        raise InvalidInput(
            "newer_workspace",
            f"The workspace database {path} was written by a newer Sojourn (format {found}, known: {SCHEMA_VERSION}).",
            "Upgrade Sojourn, or open another workspace.",
        )
    return found


def _migrate(connection: sa.Connection) -> None:
    ALL.create_all(connection)  # leaves tables alone that another process has just made
    for table in ALL.sorted_tables:
        _add_columns(connection, table)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _add_columns(connection: sa.Connection, table: sa.Table) -> None:
    """Columns that a workspace of an older format lacks; each has a default or may be null."""
    there = {column["name"] for column in sa.inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in there:
            said = sa.schema.CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f'ALTER TABLE "{table.name}" ADD COLUMN {said}')


@contextmanager
def _turn(writing: threading.Lock, path: Path) -> Generator[None]:
    if not writing.acquire(timeout=BUSY_SECONDS):
        raise _busy(path)
    try:
        yield
    finally:
        writing.release()


def _busy(path: Path) -> Conflict:
    return Conflict(
        "workspace_busy",
        f"Another process has held the workspace database {path} for over {BUSY_SECONDS:.0f} seconds.",
        "Wait until it is done, or end it, then try again.",
    )


@contextmanager
def _told(path: Path) -> Generator[None]:
    try:
        yield
    except exc.OperationalError as error:
        if "locked" in str(error.orig) or "busy" in str(error.orig):
            raise _busy(path) from error
        raise InvalidInput(
            "unusable_database",
            f"The workspace database {path} cannot be used: {error.orig}.",
            "Check that the folder can be written to and the disk is not full.",
        ) from error
    except exc.DatabaseError as error:
        if isinstance(error, exc.IntegrityError):
            raise
        raise InvalidInput(
            "unusable_database",
            f"{path} is not a workspace database: {error.orig}.",
            "Open another workspace folder, or restore this file from a copy.",
        ) from error
