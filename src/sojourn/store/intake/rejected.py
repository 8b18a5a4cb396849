"""Rows that could not be used, kept in a file: where each came from, why, and the row itself."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from sojourn.store.intake.session import Session
from sojourn.store.intake.source import Source, quoted
from sojourn.store.intake.transform import Plan

_BATCH = 5_000


class RejectedFile:
    """A CSV file that is created with the first rejected row. The row is written as JSON, which is safe to open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0

    def add_lines(self, source: Source) -> None:
        """Lines that were no rows at all."""
        lines = ((line, reason, json.dumps(text, ensure_ascii=False)) for line, reason, text in source.bad)
        self._write([(source.file, *line) for line in lines])

    def add_rows(self, session: Session, plan: Plan, verdict: str) -> None:
        """Rows with a reason in the table `verdict` (rn, reason)."""
        source = plan.source
        names = list(source.columns)
        cells = ", ".join(f"r.{quoted(name)}::VARCHAR" for name in names)
        cursor = session.connection.execute(
            f"SELECT v.rn, v.reason, {cells} FROM (SELECT {source.row} AS rn, * FROM {source.relation}) r "
            f"JOIN {verdict} v ON r.rn = v.rn ORDER BY v.rn"
        )
        while batch := cursor.fetchmany(_BATCH):
            self._write([self._row(source, names, row) for row in batch])

    def _row(self, source: Source, names: list[str], row: tuple[object, ...]) -> tuple[object, ...]:
        number = int(str(row[0]))
        line = source.first_line + number if source.first_line is not None else f"row {number + 1}"
        content = {name: cell for name, cell in zip(names, row[2:], strict=True) if cell is not None}
        return source.file, line, row[1], json.dumps(content, ensure_ascii=False)

    def _write(self, rows: list[tuple[object, ...]]) -> None:
        if not rows:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("w" if self.count == 0 else "a", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            if self.count == 0:
                writer.writerow(("file", "line", "reason", "row"))
            writer.writerows(rows)
        self.count += len(rows)
