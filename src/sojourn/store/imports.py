"""The log of finished imports: which files, when, with which report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.store.database import Database
from sojourn.store.tables.imports import imports


class ImportLog:
    """The imports of one workspace. The lake alone decides what is in it; this says how it came there."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, files: Sequence[str], report: dict[str, Any]) -> None:
        """Write down a finished import."""
        row = {"files": json.dumps(list(files), ensure_ascii=False), "report": json.dumps(report, ensure_ascii=False)}
        with self._database.write() as connection:
            connection.execute(sa.insert(imports).values(**row, imported_at=self._clock().isoformat()))

    def newest(self, limit: int) -> list[dict[str, Any]]:
        """The last imports, newest first: files, imported_at, events, answers, rejected."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(imports).order_by(imports.c.id.desc()).limit(limit)).all()
        return [_line(row) for row in rows]


def _line(row: Any) -> dict[str, Any]:
    report = json.loads(row.report)
    return {
        "files": json.loads(row.files),
        "imported_at": row.imported_at,
        "events": report.get("events_imported", 0),
        "answers": report.get("answers_imported", 0),
        "rejected": report.get("rejected", 0),
    }
