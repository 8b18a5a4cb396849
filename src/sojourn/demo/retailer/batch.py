"""Collects synthetic facts as whole columns and turns them into rows of the events table, ordered by time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sojourn.events.columns import ANSWER_NAME
from sojourn.store.lake import ARROW_SCHEMA

Seconds = NDArray[np.float64]
"""Times as seconds since 1970-01-01 UTC."""
Index = NDArray[np.int64]
"""Numbers of people or cases."""
SOURCE = "demo-retailer"


@dataclass
class _Part:
    time: Seconds
    person: Index
    columns: dict[str, Any]
    case: Index | None
    extra: Sequence[str] | None


@dataclass
class Batch:
    """Facts in any order; `table` sorts them. `about` holds each person's properties as the inside of a JSON object."""

    about: list[str]
    until: float
    _parts: list[_Part] = field(default_factory=list[_Part])

    def add(
        self,
        name: str,
        channel: str | Sequence[str],
        time: Seconds,
        person: Index,
        case: Index | None = None,
        extra: Sequence[str] | None = None,
        **columns: Any,
    ) -> None:
        """Events `name`, one for each entry of `time`. `extra`: properties of their own, the inside of a JSON object.

        Other columns are one value for all or one for each. What would happen after `until` has not happened.
        """
        self._parts.append(_Part(time, person, {"name": name, "channel": channel, **columns}, case, extra))

    def answers(
        self, question: str, time: Seconds, person: Index, case: Index, score: NDArray[np.float64], **columns: Any
    ) -> None:
        """Answers to `question` on the scale 1 to 5 unless `scale_high` and `scale_low` say otherwise."""
        scale = {"scale_low": columns.pop("scale_low", 1.0), "scale_high": columns.pop("scale_high", 5.0)}
        channel = columns.pop("channel", "e-mail")
        self.add(ANSWER_NAME, channel, time, person, case, question=question, score=score, **scale, **columns)

    def table(self, case_prefix: str) -> pa.Table:
        """Rows in the order of their time; ties keep the order in which they were added."""
        return in_order_of_time(pa.concat_tables([self._rows(part, case_prefix) for part in self._parts]))

    def _rows(self, part: _Part, case_prefix: str) -> pa.Table:
        happened = np.flatnonzero(part.time <= self.until)
        people = part.person[happened]
        columns: dict[str, Any] = {
            "time": pa.array((part.time[happened] * 1e6).astype(np.int64), pa.timestamp("us", tz="UTC")),
            "profile_id": [f"c-{number:05d}" for number in people],
            "properties": self._properties(part, happened, people),
        }
        if part.case is not None:
            columns["case_id"] = [f"{case_prefix}{number:06d}" for number in part.case[happened]]
        for name, value in part.columns.items():
            columns[name] = _picked(value, happened)
        columns["source"] = [SOURCE] * len(happened)
        columns["received_at"] = columns["time"]
        cells = [
            pa.array(columns[column.name], column.type)
            if column.name in columns
            else pa.nulls(len(happened), column.type)
            for column in ARROW_SCHEMA
        ]
        return pa.table(cells, schema=ARROW_SCHEMA)

    def _properties(self, part: _Part, happened: Index, people: Index) -> list[str]:
        if part.extra is None:
            return [f"{{{self.about[person]}}}" for person in people]
        extra = [part.extra[place] for place in happened]
        return [
            f"{{{self.about[person]}, {own}}}" if own else f"{{{self.about[person]}}}"
            for person, own in zip(people, extra, strict=True)
        ]


def _picked(value: object, happened: Index) -> Any:
    if value is None or isinstance(value, str | float | int):
        return [value] * len(happened)
    if isinstance(value, np.ndarray):
        return value[happened]
    if isinstance(value, Sequence):
        return [value[place] for place in happened]
    raise TypeError(type(value).__name__)


def in_order_of_time(table: pa.Table) -> pa.Table:
    """The rows by time; ties stay as they are."""
    return table.take(pa.array(np.argsort(table["time"].to_numpy(), kind="stable")))


def seconds(moment: datetime) -> float:
    """Seconds since 1970-01-01 UTC."""
    return moment.astimezone(UTC).timestamp()
