"""Journeys as CSV: long (a row a step) or matrix (lanes down the side, steps across), what people have today."""

from __future__ import annotations

import csv
import io
from typing import Literal

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import MAXIMUM_BYTES
from sojourn.maps.exchange.cells import Cell, Grid, guard, turned, unguard
from sojourn.maps.exchange.exchanged import Read, Written
from sojourn.maps.exchange.table_in import from_table
from sojourn.maps.exchange.table_out import to_table
from sojourn.maps.journey import Journey

Layout = Literal["long", "matrix"]
_SEPARATORS = (",", ";", "\t", "|")


def dump(journey: Journey, layout: Layout = "long") -> str:
    """The journey as CSV text; what a table does not hold is told by `write`. Text is safe to open in a spreadsheet."""
    grid, _ = to_table(journey)
    return _text(turned(grid) if layout == "matrix" else grid)


def write(journey: Journey, layout: Layout = "long") -> Written:
    """The journey as a UTF-8 file with the mark that spreadsheets want, and notes on what it does not hold."""
    return Written(dump(journey, layout).encode("utf-8-sig"), to_table(journey)[1])


def load(content: str | bytes, title: str = "Journey") -> Read:
    """The journey in CSV text of either layout, and notes. Separator and encoding are found; `title` names the map.

    Raises InvalidInput for what is no text, no table, or too large to be a map.
    """
    if len(content) > MAXIMUM_BYTES:
        hint = "Is it a file of events? Then use: sojourn import FILE"
        raise InvalidInput("map_too_large", f"The table has {len(content):,} bytes.", hint)
    notes: list[str] = []
    text = _decoded(content, notes) if isinstance(content, bytes) else content.removeprefix("\ufeff")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        hint = "Save it anew as CSV from the spreadsheet."
        raise InvalidInput("broken_csv", f"The CSV cannot be read: {error}.", hint, detail=str(error)) from error
    grid: Grid = [[unguard(cell) for cell in row] for row in rows]
    found = from_table(grid, title)
    return Read(found.journey, [*notes, *found.notes])


def _text(grid: Grid) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([[_cell(cell) for cell in row] for row in grid])
    return out.getvalue()


def _cell(cell: Cell) -> str:
    """Numbers of the map stay numbers (a minus before digits is no formula); text is guarded."""
    if isinstance(cell, str):
        return guard(cell)
    return "" if cell is None else f"{cell:.15g}"


def _separator(text: str) -> str:
    """The separator that parts the first rows most evenly into more than one column."""

    def evenness(separator: str) -> tuple[int, int]:
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator):
                widths.append(len(row))
                if len(widths) == 20:
                    break
        except csv.Error:
            pass
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_SEPARATORS, key=evenness)


def _decoded(content: bytes, notes: list[str]) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InvalidInput("not_text", "The file is broken UTF-16 text.", "Save it as UTF-8.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        notes.append("The file is not UTF-8; it was read as Windows-1252.")
        return content.decode("cp1252", errors="replace")
