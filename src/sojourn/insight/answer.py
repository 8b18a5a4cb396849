"""An answer: rows with everything needed to trust or doubt them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final

import pyarrow as pa

from sojourn.maps.measured import Note
from sojourn.rules.model import Rule

_ARROW_TYPES: Final = {
    **dict.fromkeys(("event", "from", "to", "step", "question", "cohort", "kind", "other", "by"), pa.string()),
    **dict.fromkeys(("count", "profiles", "period", "n"), pa.int64()),
    **dict.fromkeys(
        ("share", "step_share", "median_seconds", "mean", "low", "high", "top2_share", "nps", "p90_seconds", "p90_low",
         "p90_high"),
        pa.float64(),
    ),
    **dict.fromkeys(("path", "examples"), pa.list_(pa.string())),
}  # fmt: skip


@dataclass(frozen=True)
class Window:
    """Half-open time window [start, end) in UTC; None is unbounded."""

    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True)
class Selection:
    """Which events a question looks at.

    `where` keeps events for which the rule holds; `channels` keeps events of these channels; `who` keeps profiles
    with at least one event (in the window) for which the rule holds.
    """

    window: Window = Window()
    where: Rule | None = None
    channels: tuple[str, ...] = ()
    who: Rule | None = None


@dataclass(frozen=True)
class Answer:
    """Typed rows of one question. `columns` are the contract's row keys in order; missing values are None.

    `n` is what the answer stands on (events, profiles, instances or answers: `definition` says which).
    """

    columns: Sequence[str]
    rows: list[dict[str, Any]]
    n: int
    window: Window
    as_of: datetime | None
    definition: dict[str, Any]
    notes: list[Note] = field(default_factory=list)
    statement: Callable[[], str] = field(default=str, repr=False, compare=False)
    """Writes the SQL, which is asked for far more seldom than the answer."""

    @cached_property
    def sql(self) -> str:
        """The SQL that ran, `;` between several."""
        return self.statement()

    def envelope(self) -> dict[str, Any]:
        """The one JSON shape of all answers; times as ISO 8601 in UTC."""
        return {
            "rows": [{key: _plain(value) for key, value in row.items()} for row in self.rows],
            "n": self.n,
            "window": {"from": _plain(self.window.start), "to": _plain(self.window.end)},
            "as_of": _plain(self.as_of),
            "definition": self.definition,
            "notes": [note.text for note in self.notes],
        }

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table with the columns of the contract and their types (also when there are none)."""
        cells = {name: [row.get(name) for row in self.rows] for name in self.columns}
        return pa.table({name: pa.array(values, _ARROW_TYPES.get(name)) for name, values in cells.items()})

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The rows as a Polars DataFrame (needs the `notebook` extra)."""
        import polars as pl

        return pl.from_arrow(self.to_arrow())

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from sojourn.insight.answer_html import html

        return html(self)


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
