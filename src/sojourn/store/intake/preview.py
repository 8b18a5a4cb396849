"""What files hold and what an import would do, from their first rows only."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from sojourn.events.guess import Guess, TableSample, guess
from sojourn.events.options import ImportOptions
from sojourn.kernel.errors import InvalidInput
from sojourn.store.intake.files import DataFile, find_files
from sojourn.store.intake.load_parquet import column_kind
from sojourn.store.intake.load_rows import BadRow, Row, free_names
from sojourn.store.intake.read_jsonl import read_jsonl
from sojourn.store.intake.read_xes import read_xes
from sojourn.store.intake.read_xlsx import read_xlsx
from sojourn.store.intake.source import literal
from sojourn.store.intake.textfile import HEAD_BYTES, Dialect, find_dialect, read_head, unique_names

SAMPLE_ROWS = 5_000


@dataclass(frozen=True)
class Looked:
    """A file after a first look: the sample, and how to read it when it is text."""

    file: DataFile
    sample: TableSample
    dialect: Dialect | None = None


def preview(files: Sequence[Path], options: ImportOptions | None = None) -> Guess:
    """The guess for these files (columns, roles, confidence, examples, what would happen); reads their heads only.

    Raises InvalidInput or NotFound for files that cannot be read and for options that name unknown columns.
    """
    options = options or ImportOptions()
    return guess([looked.sample for looked in look(files, options)], options)


def look(files: Sequence[Path], options: ImportOptions) -> list[Looked]:
    """A first look at every data file in what was named."""
    found = find_files(files)
    names = [file.name for file in found]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise InvalidInput(
            "files_same_name",
            f"Two files are called {sorted(doubled)[0]}.",
            "Import them one after the other.",
            file=sorted(doubled)[0],
        )
    return [_look(file, options) for file in found]


def _look(file: DataFile, options: ImportOptions) -> Looked:
    if file.kind == "text":
        return _look_at_text(file, options)
    if file.kind == "parquet":
        return Looked(file, _parquet_sample(file))
    return Looked(file, _row_sample(file.name, rows_of(file, options)))


def rows_of(file: DataFile, options: ImportOptions) -> Iterable[Row | BadRow]:
    """The reader of a row-by-row format."""
    if file.kind == "xlsx":
        return read_xlsx(file, options.sheet)
    return free_names(read_xes(file) if file.kind == "xes" else read_jsonl(file))


def _look_at_text(file: DataFile, options: ImportOptions) -> Looked:
    head = read_head(file)
    dialect = find_dialect(file, head, options.encoding, options.separator)
    text = head.decode(dialect.encoding, "replace").lstrip("﻿").replace("\x00", "")
    lines = text.splitlines(keepends=True)[dialect.head_lines :]
    if len(head) >= HEAD_BYTES and len(lines) > 1:
        lines.pop()
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=dialect.separator, quotechar=dialect.quote)
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):  # a cell over the reader's limit: the sample ends before it
        rows.extend(islice((row for row in reader if row), SAMPLE_ROWS))
    width = len(dialect.names)
    rows = [row for row in rows if len(row) == width]
    columns = {name: [row[index] or None for row in rows] for index, name in enumerate(dialect.names)}
    return Looked(file, TableSample(file.name, columns), dialect)


def _parquet_sample(file: DataFile) -> TableSample:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        path = literal(str(file.path.absolute()))
        try:
            described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({path})").fetchall()
            rows = connection.execute(
                f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({path}) LIMIT {SAMPLE_ROWS}"
            ).fetchall()
        except duckdb.Error as error:
            raise InvalidInput(
                "file_damaged",
                f"{file.name} cannot be read as Parquet: {str(error).splitlines()[0][:200]}",
                "Fetch or write the file again.",
                file=file.name,
            ) from None
    names, _ = unique_names([str(row[0]) for row in described])
    kinds = [column_kind(str(row[1])) for row in described]
    columns = {name: [row[index] for row in rows] for index, name in enumerate(names)}
    times = frozenset(name for name, kind in zip(names, kinds, strict=True) if kind in ("instant", "naive"))
    return TableSample(file.name, columns, times)


def _row_sample(file: str, rows: Iterable[Row | BadRow]) -> TableSample:
    good = [row for row in islice(rows, SAMPLE_ROWS) if isinstance(row, dict)]
    names = list(dict.fromkeys(key for row in good for key in row))
    return TableSample(file, {name: [row.get(name) for row in good] for name in names})
