"""How wide text is, without asking a font: tables for Latin, Greek and Cyrillic, one em for CJK, a guess for the rest.

Also says which face a character needs, because the rasteriser draws a whole run in a fallback face as soon as one
character is missing from the first.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

from sojourn.maps.render.widths import TABLE

Script = Literal["latin", "cjk", "other"]
_UNIT = 80
# weight: columns of the table in Inter and in Liberation Sans, which has no 500 and draws 600 bold
_COLUMNS = {400: (0, 3), 500: (1, 3), 600: (2, 4)}
_CJK = (
    (0x1100, 0x11FF), (0x2E80, 0x303F), (0x3040, 0x30FF), (0x3100, 0x31BF), (0x31C0, 0x4DBF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3134F),
)  # fmt: skip
_DIGITS = "0123456789"
# letters of other scripts are seldom wider than this; signs and pictures are about one em
_LETTER_EM, _SIGN_EM = 0.85, 1.3


def _table() -> dict[str, tuple[float, ...]]:
    widths: dict[str, tuple[float, ...]] = {}
    for first, rows in TABLE.items():
        for index, letters in enumerate(zip(*rows, strict=True)):
            widths[chr(first + index)] = tuple((ord(letter) - 35) / _UNIT for letter in letters)
    return widths


_WIDTHS = _table()


def script(char: str) -> Script:
    """The face a character is drawn in."""
    if char in _WIDTHS:
        return "latin"
    code = ord(char)
    return "cjk" if any(low <= code <= high for low, high in _CJK) else "other"


@lru_cache(maxsize=200_000)
def _em(text: str, weight: int) -> float:
    """The wider of both faces, with a little room for the rounding of the tables."""
    return 1.004 * max(sum(_advance(char, column) for char in text) for column in _COLUMNS[weight])


@lru_cache(maxsize=20_000)
def _advance(char: str, column: int) -> float:
    if char in _DIGITS:
        # browsers set tabular figures, all as wide as the widest; the rasteriser sets proportional ones
        return max(_WIDTHS[digit][column] for digit in _DIGITS)
    known = _WIDTHS.get(char)
    if known:
        return known[column]
    if script(char) == "cjk":
        return 1.0
    if unicodedata.combining(char) or unicodedata.category(char) == "Mn":
        return 0.0
    base = unicodedata.normalize("NFD", char)[0]
    if base != char and base in _WIDTHS:
        return _WIDTHS[base][column] * 1.06
    return _LETTER_EM if unicodedata.category(char).startswith("L") else _SIGN_EM


def width(text: str, size: float, weight: int = 400) -> float:
    """Upper bound of the advance of `text` at `size`, in the units of `size`."""
    return _em(text, weight) * size


def script_runs(text: str) -> list[tuple[Script, str]]:
    """`text` cut where the face changes. A space stays with the run before it."""
    runs: list[tuple[Script, str]] = []
    for char in text:
        kind = runs[-1][0] if runs and char == " " and runs[-1][0] != "other" else script(char)
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + char)
        else:
            runs.append((kind, char))
    return runs
