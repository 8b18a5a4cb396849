"""Which columns and which row of its lane a card gets: as the document says, moved down where two would overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sojourn.maps.journey import Lane
from sojourn.maps.render.canvas import Canvas
from sojourn.maps.render.marks import Box
from sojourn.maps.render.scene import Drawn, Entry, Scene, Span

Item = TypeVar("Item")


@dataclass(frozen=True)
class Placed(Generic[Item]):
    """An item over columns `first` to `last` in `row`."""

    item: Item
    first: int
    last: int
    row: int


def place(items: Iterable[tuple[Item, tuple[int, int], int]]) -> list[Placed[Item]]:
    """Rows without overlap; wishes are (item, columns, row). Empty rows are closed up. Order decides between equals."""
    taken: dict[int, list[tuple[int, int]]] = {}
    placed: list[Placed[Item]] = []
    for item, (first, last), wish in sorted(items, key=lambda entry: (entry[2], entry[1])):
        row = wish
        while any(first <= b and a <= last for a, b in taken.get(row, [])):
            row += 1
        taken.setdefault(row, []).append((first, last))
        placed.append(Placed(item, first, last, row))
    closed = {row: index for index, row in enumerate(sorted(taken))}
    return [Placed(one.item, one.first, one.last, closed[one.row]) for one in placed]


def wishes(scene: Scene, lane: Lane) -> list[tuple[int, tuple[int, int], int]]:
    """Index in the lane's cards, columns and row wished for; cards without a step on the map are left out."""
    found: list[tuple[int, tuple[int, int], int]] = []
    for index, card in enumerate(scene.cards_by_lane.get(lane.id, [])):
        columns = scene.columns_of(card.span.from_step, card.span.to_step)
        if columns:
            found.append((index, columns, card.span.row))
    return found


@dataclass(frozen=True)
class Piece:
    """Content of one placed card: the height it needs, how to draw it in its final box, and its words."""

    height: float
    draw: Callable[[Canvas, Box], None]
    text: str


@dataclass(frozen=True)
class Padding:
    """Room around the box of a card inside its columns."""

    x: float = 4
    y: float = 5


def stack(scene: Scene, placed: list[Placed[Piece]], padding: Padding, minimum: float) -> Drawn:
    """Rows of cards, each row as high as its highest card; a single row fills the lane."""
    canvas = Canvas()
    rows = sorted({one.row for one in placed})
    heights = {row: max(one.item.height for one in placed if one.row == row) + 2 * padding.y for row in rows}
    if len(rows) == 1:
        heights[rows[0]] = max(heights[rows[0]], minimum)
    drawn = Drawn(canvas.marks, 0)
    y = 0.0
    for row in rows:
        here = sorted((one for one in placed if one.row == row), key=lambda one: one.first)
        for one in here:
            width = scene.span_width(one.first, one.last) - 2 * padding.x
            one.item.draw(
                canvas, Box(scene.x(one.first) + padding.x, y + padding.y, width, heights[row] - 2 * padding.y)
            )
            drawn.entries.append(Entry(one.first, one.last, one.item.text, row))
        drawn.bands.append((y, y + heights[row], [Span(one.first, one.last) for one in here]))
        y += heights[row]
    drawn.height = y
    return drawn
