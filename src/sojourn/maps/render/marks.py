"""The pure data of a drawing: shapes and lines of text with colour names. Nothing here knows SVG or a theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sojourn.maps.render.rich import Span


@dataclass(frozen=True)
class Box:
    """A rectangle in the coordinates of its group."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 1
    radius: float = 0
    dash: str = ""


@dataclass(frozen=True)
class Path:
    """An SVG path of absolute or relative commands."""

    d: str
    stroke: str = "none"
    width: float = 1
    dash: str = ""
    fill: str = "none"
    round: bool = False


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    fill: str = "none"
    stroke: str = "none"
    width: float = 1
    dash: str = ""


@dataclass(frozen=True)
class Text:
    """One line of text on a baseline. `bound` is the measured width, `cell` the box it must stay in.

    `halo` draws the ground's colour around the letters, for labels that lie over lines. A line of a paragraph knows the
    `room` it was wrapped to and its `joint` with the next line (see `wrap.Line`); None ends
    the paragraph.
    """

    x: float
    y: float
    size: float
    spans: tuple[Span, ...]
    bound: float
    cell: Box
    anchor: Literal["start", "middle", "end"] = "start"
    halo: bool = False
    lang: str = ""
    room: float = 0
    joint: str | None = None


@dataclass(frozen=True)
class Icon:
    """An icon by name, its top left and its side."""

    name: str
    x: float
    y: float
    size: float
    colour: str


@dataclass(frozen=True)
class Group:
    """Marks moved by an offset. `name` and `ref` say what it is: a lane and its id, for those who read the SVG."""

    marks: tuple[Mark, ...]
    x: float = 0
    y: float = 0
    name: str = ""
    ref: str = ""


Mark = Rect | Path | Circle | Text | Icon | Group
