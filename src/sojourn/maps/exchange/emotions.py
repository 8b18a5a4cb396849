"""Ratings as people write them into maps, to valence: -2..2, 1-5, 0-10, 0-100, or a face."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sojourn.maps.exchange.cells import Cell, number, words

_FACES = {
    **dict.fromkeys("😀😃😄😁😊😍🤩🥰", 2.0), **dict.fromkeys("🙂☺😌👍", 1.0), **dict.fromkeys("😐😑😶", 0.0),
    **dict.fromkeys("🙁☹😕😟😒👎", -1.0), **dict.fromkeys("😠😡😢😭😞😩😤", -2.0),
}  # fmt: skip
_WORDS = {"very positive": 2.0, "positive": 1.0, "neutral": 0.0, "negative": -1.0, "very negative": -2.0,
          "++": 2.0, "+": 1.0, "0": 0.0, "-": -1.0, "--": -2.0}  # fmt: skip
_SCALE = re.compile(r"(-?\d+)\s*(?:-|\u2013|to|\.\.)\s*\+?(\d+)")


def rating(cell: Cell) -> float | None:
    """The number, face or word of a cell that rates; None for any other text. Faces and words are valences."""
    found = number(cell)
    if found is not None:
        return found
    text = words(cell).lower().rstrip("\ufe0f")
    return _WORDS.get(text, _FACES.get(text))


def read(cells: Sequence[Cell], label: str) -> tuple[list[float | None], str]:
    """Valence of each cell and a note that names the scale, where it was guessed or a cell could not be read.

    The scale is the one named in the label ('1-5'), else the smallest usual one that holds all numbers.
    """
    numbers = [value for cell in cells if (value := number(cell)) is not None]
    named = _SCALE.search(label.replace("\u2212", "-"))
    low, high = (float(named[1]), float(named[2])) if named else _guess(numbers)
    if high <= low:
        low, high = -2.0, 2.0
    found: list[float | None] = []
    lost = 0
    for cell in cells:
        value = rating(cell)
        if value is not None and number(cell) is not None:
            value = (value - (low + high) / 2) / (high - low) * 4
        inside = value is not None and -2 <= value <= 2
        lost += bool(words(cell)) and not inside
        found.append(round(value, 6) + 0.0 if value is not None and inside else None)
    note = "" if named or not numbers else f"'{label}' was read on a scale from {low:g} to {high:g}."
    if lost:
        note = f"{note} {lost} of its cells are no rating on that scale and stay empty.".strip()
    return found, note


def _guess(numbers: Sequence[float]) -> tuple[float, float]:
    least, most = min(numbers, default=0.0), max(numbers, default=0.0)
    if least >= -2 and most <= 2:
        return -2.0, 2.0
    if least >= 1 and most <= 5:
        return 1.0, 5.0
    if least >= -5 and most <= 5:
        return -5.0, 5.0
    if least >= 0 and most <= 10:
        return 0.0, 10.0
    return (0.0, 100.0) if least >= 0 else (-100.0, 100.0)
