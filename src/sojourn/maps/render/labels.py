"""Finds a place for the value beside a point of the curve where it covers as little as possible."""

from __future__ import annotations

from itertools import pairwise

from sojourn.maps.render.canvas import Canvas
from sojourn.maps.render.marks import Box
from sojourn.maps.render.measure import width
from sojourn.maps.render.rich import Span

_SIZE = 12.0


class Labeller:
    """Knows what is drawn already; below a point is preferred, then above, then further away."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._boxes: list[Box] = []
        self._lines: list[list[tuple[float, float]]] = []

    def avoid(self, box: Box) -> None:
        """A mark that a label must not cover."""
        self._boxes.append(box)

    def avoid_line(self, points: list[tuple[float, float]]) -> None:
        """A curve that a label should not cross."""
        self._lines.append(points)

    def put(self, canvas: Canvas, span: Span, at: tuple[float, float], cell: Box) -> None:
        """Write `span` near `at`, inside the height of the lane."""
        wide = width(span.text, _SIZE, span.weight)
        x = min(max(at[0], cell.x + wide / 2), cell.x + cell.width - wide / 2)
        places = [at[1] + down for down in (19.0, -11.0, 26.0, -18.0, 34.0, -26.0)]
        inside = [y for y in places if 12 <= y <= self._height - 4] or places[:1]
        best = min(inside, key=lambda y: (self._cost(Box(x - wide / 2, y - 10, wide, 12)), places.index(y)))
        canvas.label((x, best), _SIZE, span, cell, anchor="middle", halo=True)
        self._boxes.append(Box(x - wide / 2, best - 10, wide, 12))

    def _cost(self, box: Box) -> float:
        hits = sum(3.0 for other in self._boxes if _meet(box, other))
        return hits + sum(1.0 for line in self._lines if _crosses(box, line))


def _meet(one: Box, two: Box) -> bool:
    return (
        one.x < two.x + two.width and two.x < one.x + one.width
        and one.y < two.y + two.height and two.y < one.y + one.height
    )  # fmt: skip


def _crosses(box: Box, line: list[tuple[float, float]]) -> bool:
    """Whether a curve runs through the box; looked up at five places across it."""
    for step in range(5):
        x = box.x + box.width * step / 4
        for (x0, y0), (x1, y1) in pairwise(line):
            if x0 <= x <= x1 and x1 > x0:
                y = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                if box.y - 1 <= y <= box.y + box.height + 1:
                    return True
    return False
