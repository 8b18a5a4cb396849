"""How a map is cut into sheets of paper: between steps and between lanes where it can, with a strip to glue on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sojourn.maps.render.bands import bands
from sojourn.maps.render.layout import Picture
from sojourn.maps.render.marks import Box, Group
from sojourn.maps.render.scene import RAIL, Scene

PaperName = Literal["a4", "a3"]
Orientation = Literal["landscape", "portrait"]
POINTS_PER_MM = 72 / 25.4
_SHORT_AND_LONG: dict[PaperName, tuple[float, float]] = {"a4": (210, 297), "a3": (297, 420)}
MARGIN = 10 * POINTS_PER_MM
LABEL = 16.0
OVERLAP = 8 * POINTS_PER_MM
_SCALE = 0.75


@dataclass(frozen=True)
class Paper:
    """A sheet of paper in points."""

    width: float
    height: float

    @classmethod
    def of(cls, name: PaperName, orientation: Orientation = "landscape") -> Paper:
        """The sheet by its name and how it lies."""
        short, long = (side * POINTS_PER_MM for side in _SHORT_AND_LONG[name])
        return cls(long, short) if orientation == "landscape" else cls(short, long)


@dataclass(frozen=True)
class Tile:
    """One sheet's part: row and column from 1, what of the map it shows (`own`), and the repeated rail and head.

    `rails` is the part of the height that has a rail: not the title above the head, not the notes below the lanes.

    `own` without the strip that the next sheet shows again: that is `overlap` wide and high beyond it.
    """

    row: int
    column: int
    own: Box
    rail: float
    head: Box
    rails: tuple[float, float]
    scale: float


def tiles(scene: Scene, picture: Picture, paper: Paper) -> list[Tile]:
    """The sheets by row, then by column. One sheet when the whole map fits."""
    head, _ = bands(scene, picture)
    top = next((mark.y for mark in picture.marks if isinstance(mark, Group) and mark.name == "head"), 0.0)
    foot = next((mark.y for mark in picture.marks if isinstance(mark, Group) and mark.name == "foot"), picture.height)
    head_box = Box(0, top, picture.width, head.height)
    scale = _scale(head.height, paper)
    overlap = OVERLAP / scale
    room = (paper.width - 2 * MARGIN) / scale - overlap
    high = (paper.height - 2 * MARGIN - LABEL) / scale - overlap
    edges = [scene.x(at) for at in range(1, len(scene.steps) + 1)] + [picture.width]
    across = _evenly(picture.width, edges, room, RAIL)
    down = _evenly(picture.height, _lane_ends(picture), high, head.height)
    return [
        Tile(
            row,
            column,
            Box(left, upper, right - left, lower - upper),
            RAIL if column > 1 else 0.0,
            head_box if row > 1 else Box(0, top, 0, 0),
            (top, foot),
            scale,
        )
        for row, (upper, lower) in enumerate(down, 1)
        for column, (left, right) in enumerate(across, 1)
    ]


def _scale(head: float, paper: Paper) -> float:
    """Nine points for the text of a cell; less only where the repeated head would fill half a sheet."""
    return min(_SCALE, (paper.height - 2 * MARGIN - LABEL) / 2 / head if head else _SCALE)


def _lane_ends(picture: Picture) -> list[float]:
    return [mark.y for mark in picture.marks if isinstance(mark, Group) and mark.name != "head"] + [picture.height]


def _evenly(end: float, edges: Sequence[float], room: float, repeated: float) -> list[tuple[float, float]]:
    """As few pieces as there must be, and none much shorter than the others."""
    found = list(_cut(0.0, end, edges, room, repeated))
    for share in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55):
        closer = list(_cut(0.0, end, edges, room * share, repeated))
        if len(closer) > len(found):
            break
        found = closer
    return found


def _cut(
    start: float, end: float, edges: Sequence[float], room: float, repeated: float
) -> Iterator[tuple[float, float]]:
    """Pieces no longer than `room` (less what later sheets repeat), each ending at an edge where there is one in it."""
    at, first = start, True
    while end - at > 0.5:
        reach = at + room - (0.0 if first else repeated)
        if reach >= end:
            yield at, end
            return
        inside = [edge for edge in edges if at + 1 < edge <= reach]
        stop = max(inside) if inside and max(inside) - at > room * 0.25 else reach
        yield at, stop
        at, first = stop, False
