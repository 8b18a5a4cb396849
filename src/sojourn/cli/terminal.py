"""What the terminal can do: colour or not, how wide a text is."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import Literal, TextIO

_CODES = {"red": "31", "green": "32", "yellow": "33", "bold": "1", "dim": "2"}
Paint = Literal["red", "green", "yellow", "bold", "dim"]


def is_terminal(stream: TextIO) -> bool:
    """Whether a person sees this stream directly."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, how: Paint, stream: TextIO | None = None) -> str:
    """The text in a colour, where the stream is a terminal and NO_COLOR is not set; else as it is."""
    if os.environ.get("NO_COLOR") or not is_terminal(stream or sys.stdout):
        return text
    return f"\x1b[{_CODES[how]}m{text}\x1b[0m"


def width(text: str) -> int:
    """Columns the text takes on a terminal: wide characters two, combining marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def plain(text: str) -> str:
    """Text without control characters: data never moves the cursor or paints the screen."""
    return "".join(character if character.isprintable() else " " for character in text)
