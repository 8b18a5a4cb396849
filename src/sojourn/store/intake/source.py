"""A file as a table inside DuckDB: every row numbered, every unreadable line kept with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sojourn.kernel.phrase import Phrase

ColumnKind: TypeAlias = Literal["text", "number", "whole", "instant", "naive", "other"]
"""Text, numbers (doubles or decimals), whole numbers, times with a zone, times without one, anything else."""


@dataclass
class Source:
    """One loaded file. `relation` is a table or view, `row` the SQL of a row's number in it (0-based).

    `bad`: lines that could not be read as rows: (line or None, reason, the line's beginning).
    """

    file: str
    relation: str
    row: str
    columns: dict[str, ColumnKind]
    rows: int
    bad: list[tuple[int | None, str, str]] = field(default_factory=list[tuple[int | None, str, str]])
    first_line: int | None = None
    """The line of row 0 when rows and lines go together; None when a row's line is not known."""
    notes: list[Phrase] = field(default_factory=list[Phrase])


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
