"""Cells of a spreadsheet: text that no spreadsheet runs as a formula, and numbers as people type them."""

from __future__ import annotations

import re

Cell = str | float | None
Grid = list[list[Cell]]

_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; `unguard` takes it off."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given."""
    return text[1:] if _GUARDED.match(text) else text


def number(cell: Cell) -> float | None:
    """The number in a cell, also as text with a decimal comma, a true minus sign or a percent sign; None for others."""
    if isinstance(cell, int | float):
        return float(cell)
    text = (cell or "").strip().replace("\u2212", "-").replace(",", ".").removesuffix("%").strip()
    return float(text) if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,15})?", text, re.ASCII) else None


def words(cell: Cell) -> str:
    """The text of a cell; whole numbers without a point, nothing as ''."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").strip()


def trimmed(grid: Grid) -> Grid:
    """The grid without empty rows and columns, all rows of one length."""
    rows = [row for row in grid if any(words(cell) for cell in row)]
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    used = [place for place in range(width) if any(words(row[place]) for row in padded)]
    return [[row[place] for place in used] for row in padded]


def turned(grid: Grid) -> Grid:
    """Rows as columns."""
    return [list(column) for column in zip(*grid, strict=True)]
