"""Reads the data files that are shipped inside the package."""

from __future__ import annotations

import csv
import io
import lzma
from collections.abc import Iterator
from importlib.resources import files


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of the shipped file `name` (xz-compressed CSV, UTF-8), cells as text, empty cells as ''."""
    packed = files("sojourn.demo").joinpath("data").joinpath(name).read_bytes()
    yield from csv.DictReader(io.StringIO(lzma.decompress(packed).decode("utf-8")))


def read_text(name: str) -> str:
    """The text of a shipped file, such as a journey."""
    return files("sojourn.demo").joinpath("data").joinpath(name).read_text(encoding="utf-8")
