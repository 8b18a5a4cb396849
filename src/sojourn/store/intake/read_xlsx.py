"""Workbooks: the first row with words is the header; a formula counts with the value last computed for it."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from sojourn.kernel.errors import InvalidInput
from sojourn.store.intake.files import DataFile
from sojourn.store.intake.load_rows import BadRow, Row
from sojourn.store.intake.textfile import unique_names

_DAMAGED = (zipfile.BadZipFile, InvalidFileException, KeyError, ParseError, ValueError, EOFError)


def read_xlsx(file: DataFile, sheet: str | None) -> Iterator[Row | BadRow]:
    """Rows of one sheet (default the first). A row with a formula whose value was never computed is a bad row.

    Raises InvalidInput for a damaged workbook or an unknown sheet.
    """
    try:
        values = openpyxl.load_workbook(file.path, read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(file.path, read_only=True, data_only=False)
    except _DAMAGED as error:
        raise InvalidInput(
            "file_damaged",
            f"{file.name} cannot be opened as a workbook ({error}).",
            "Save it again as .xlsx.",
            file=file.name,
        ) from None
    try:
        names = values.sheetnames
        if sheet is not None and sheet not in names:
            raise InvalidInput(
                "sheet_unknown",
                f"{file.name} has no sheet '{sheet}'.",
                f"Sheets: {', '.join(names)}.",
                file=file.name,
                sheet=sheet,
                sheets=", ".join(names),
            )
        chosen = sheet or names[0]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _rows(values[chosen].iter_rows(values_only=True), formulas[chosen].iter_rows(values_only=True))
    finally:
        values.close()
        formulas.close()


def _rows(values: Iterator[tuple[Any, ...]], formulas: Iterator[tuple[Any, ...]]) -> Iterator[Row | BadRow]:
    header: tuple[str, ...] = ()
    for number, (row, written) in enumerate(zip(values, formulas, strict=True), start=1):
        if all(cell is None for cell in written):
            continue
        if not header:
            header, _ = unique_names([_text(cell) or "" for cell in row])
            continue
        if any(_is_formula(cell) and value is None for cell, value in zip(written, row, strict=False)):
            text = ", ".join(_text(cell) or "" for cell in written)
            yield number, "a formula without a computed value", text[:2000]
            continue
        if len(row) > len(header) and any(cell is not None for cell in row[len(header) :]):
            yield number, "too many cells", ", ".join(_text(cell) or "" for cell in row)[:2000]
            continue
        yield dict(zip(header, map(_text, row), strict=False))


def _is_formula(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith("=") and len(cell) > 1


def _text(cell: object) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).replace("\x00", "�")
