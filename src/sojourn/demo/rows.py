"""Collects facts of the demo data and hands them over as rows of the events table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa

from sojourn.events.columns import ANSWER_NAME, COLUMNS
from sojourn.store.lake import ARROW_SCHEMA


class Facts:
    """Rows in the order of their arrival, still without `seq` (the lake gives it)."""

    def __init__(self, source: str, received_at: datetime) -> None:
        self._source = source
        self._received_at = received_at
        self._columns: dict[str, list[Any]] = {name: [] for name in COLUMNS if name not in _GIVEN_LATER}

    def event(self, profile_id: str, time: datetime, name: str, **values: Any) -> None:
        """One event; `values` are columns of the events table."""
        row = {"profile_id": profile_id, "time": time, "name": name, **values}
        for column, cells in self._columns.items():
            cells.append(row.get(column))

    def answer(self, profile_id: str, time: datetime, question: str, **values: Any) -> None:
        """One answer to `question`."""
        self.event(profile_id, time, ANSWER_NAME, question=question, **values)

    def table(self) -> pa.Table:
        """All rows, `seq` null."""
        count = len(self._columns["name"])
        given: dict[str, Any] = {
            "seq": pa.nulls(count, pa.int64()),
            "source": pa.repeat(pa.scalar(self._source), count),
            "received_at": pa.repeat(pa.scalar(self._received_at, pa.timestamp("us", tz="UTC")), count),
        }
        return pa.table({**self._columns, **given}, schema=ARROW_SCHEMA)


_GIVEN_LATER = ("seq", "source", "received_at")
