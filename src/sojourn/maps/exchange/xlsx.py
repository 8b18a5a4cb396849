"""Journeys as workbooks: a sheet a kind of part (nothing lost), or one matrix sheet as people draw it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import from_data
from sojourn.maps.exchange import xlsx_parts
from sojourn.maps.exchange.cells import Cell, Grid, guard, turned, unguard, words
from sojourn.maps.exchange.csv import Layout
from sojourn.maps.exchange.exchanged import Read, Written
from sojourn.maps.exchange.table_in import from_table
from sojourn.maps.exchange.table_out import to_table
from sojourn.maps.journey import Journey

MAXIMUM_UNPACKED = 200_000_000
MAXIMUM_CELLS = 1_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What a damaged workbook makes openpyxl raise; none of it says anything to a person.
_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, ParseError, DefusedXmlException, zlib.error, struct.error, EOFError,
    OSError, KeyError, ValueError, TypeError, IndexError, AttributeError, NotImplementedError, RuntimeError,
    AssertionError, OverflowError, UnicodeError,
)  # fmt: skip


def dump(journey: Journey, layout: Layout = "long") -> bytes:
    """The workbook: 'long' is a sheet a kind of part, 'matrix' one sheet with lanes down the side."""
    return write(journey, layout).content


def write(journey: Journey, layout: Layout = "long") -> Written:
    """The workbook and notes on what it does not hold. Every text is stored as text, never as a formula."""
    if layout == "matrix":
        table, notes = to_table(journey)
        grids = {"Map": turned([[guard(cell) if isinstance(cell, str) else cell for cell in row] for row in table])}
    else:
        grids, notes = xlsx_parts.sheets(journey), []
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    dropped = sum(_fill(book.create_sheet(title), grid) for title, grid in grids.items())
    if dropped:
        notes = [*notes, f"{dropped} cells held control characters, which a workbook cannot hold; they were left out."]
    out = io.BytesIO()
    book.save(out)
    return Written(out.getvalue(), notes)


def load(content: bytes, title: str = "Journey") -> Read:
    """The journey in a workbook: our own sheets, else the first sheet with content as a table of either layout.

    Formulas are read as the values last computed. Raises InvalidInput for a broken, locked or huge workbook.
    """
    grids = _grids(content)
    if any(name.lower() == "journey" and _is_field_sheet(grid) for name, grid in grids.items()):
        data, notes = xlsx_parts.data_of(grids)
        return Read(from_data(data), notes)
    filled = {name: grid for name, grid in grids.items() if any(words(cell) for row in grid for cell in row)}
    if not filled:
        raise InvalidInput("empty_table", "The workbook holds nothing.", "Put the map on its first sheet.")
    first, *others = filled
    found = from_table(
        [[unguard(cell) if isinstance(cell, str) else cell for cell in row] for row in filled[first]], title
    )
    notes = [f"Only the sheet '{first}' was read; not: {', '.join(others)}."] if others else []
    return Read(found.journey, [*notes, *found.notes])


def _is_field_sheet(grid: Grid) -> bool:
    return bool(grid) and [words(cell) for cell in grid[0][:2]] == ["field", "value"]


def _fill(sheet: Any, grid: Grid) -> int:
    """Writes a grid; returns the number of cells from which control characters were taken."""
    dropped = 0
    for row, cells in enumerate(grid, start=1):
        for column, value in enumerate(cells, start=1):
            if value is None or value == "":
                continue
            if isinstance(value, str) and _CONTROL.search(value):
                value = _CONTROL.sub("", value)  # noqa: PLW2901 - the cleaned value of the same cell
                dropped += 1
            cell = sheet.cell(row=row, column=column, value=value)
            if isinstance(value, str):
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    return dropped


def _grids(content: bytes) -> dict[str, Grid]:
    try:
        _refuse_bombs(content)
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        return {sheet.title: _grid(sheet) for sheet in book.worksheets}
    except _BROKEN as error:
        reason = f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")
        hint = "Open it in a spreadsheet and save it anew as .xlsx, or export it as CSV."
        raise InvalidInput("broken_xlsx", f"The workbook cannot be read ({reason}).", hint, detail=reason) from error


def _refuse_bombs(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        size = sum(item.file_size for item in packed.infolist())
    if size > MAXIMUM_UNPACKED:
        hint = "Is it a file of events? Then use: sojourn import FILE"
        raise InvalidInput("map_too_large", f"The workbook unpacks to {size:,} bytes.", hint)


def _grid(sheet: Any) -> Grid:
    """Cells as text and numbers; a merged block has its value in each of its cells."""
    if sheet.max_row * sheet.max_column > MAXIMUM_CELLS:
        hint = "Is it a file of events? Then use: sojourn import FILE"
        message = f"The sheet '{sheet.title}' has {sheet.max_row:,} rows and {sheet.max_column:,} columns."
        raise InvalidInput("map_too_large", message, hint)
    grid = [[_plain(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for block in sheet.merged_cells.ranges:
        value = grid[block.min_row - 1][block.min_col - 1]
        for row in range(block.min_row - 1, min(block.max_row, len(grid))):
            for column in range(block.min_col - 1, min(block.max_col, len(grid[row]))):
                grid[row][column] = value
    return grid


def _plain(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
