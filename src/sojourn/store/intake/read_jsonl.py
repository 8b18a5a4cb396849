"""JSON lines (also one JSON array of objects): each object is a row, nested keys are joined with dots."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import IO, Any

from sojourn.store.intake.encoding import find_encoding
from sojourn.store.intake.files import DAMAGE, DataFile
from sojourn.store.intake.load_rows import BadRow, Row, flatten
from sojourn.store.intake.textfile import read_head

_MAX_LINE = 4 * 1024 * 1024


def read_jsonl(file: DataFile) -> Iterator[Row | BadRow]:
    """Rows and bad lines of the file; raises InvalidInput when it is cut short."""
    encoding = find_encoding(read_head(file))
    try:
        with file.open() as binary:
            yield from _lines(io.TextIOWrapper(binary, encoding=encoding, errors="replace"))
    except DAMAGE as error:
        raise file.damaged(error) from None


def _lines(text: IO[str]) -> Iterator[Row | BadRow]:
    number = 0
    while line := text.readline(_MAX_LINE):
        number += 1
        if len(line) == _MAX_LINE and not line.endswith("\n"):
            while (rest := text.readline(_MAX_LINE)) and not rest.endswith("\n"):
                pass
            yield number, "line longer than 4 MB", line[:200]
            continue
        stripped = line.strip().lstrip("﻿")
        if number == 1 and stripped.startswith("["):
            yield from _array(stripped + text.read())
            return
        if stripped:
            yield _row(stripped, number)


def _array(content: str) -> Iterator[Row | BadRow]:
    try:
        items: list[Any] = json.loads(content)
    except (ValueError, RecursionError) as error:
        yield 1, f"not JSON: {error}", content[:2000]
        return
    for index, item in enumerate(items, start=1):
        yield dict(flatten(item)) if isinstance(item, dict) else (index, "not an object", json.dumps(item)[:2000])


def _row(line: str, number: int) -> Row | BadRow:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return number, "not JSON", line[:2000]
    return dict(flatten(value)) if isinstance(value, dict) else (number, "not an object", line[:2000])
