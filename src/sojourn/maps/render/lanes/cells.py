"""The common look of a measured cell: value, picture, n. A lane without any value says why once, over its width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sojourn.maps.journey import Lane
from sojourn.maps.render.absent import quiet
from sojourn.maps.render.canvas import Canvas, number, paragraph
from sojourn.maps.render.glyphs import icon
from sojourn.maps.render.marks import Box
from sojourn.maps.render.rich import Span, clean, plain, spans
from sojourn.maps.render.scene import Drawn, Entry, Scene
from sojourn.maps.render.scene import Span as Columns

Picture = Callable[[Canvas, float, float, float], None]
_PAD = 6.0


@dataclass(frozen=True)
class Figure:
    """A measured cell. `picture` gets canvas, left, top and width; `spoken` is the cell for a screen reader."""

    value: str
    sub: tuple[Span, ...] = ()
    picture: Picture | None = None
    picture_height: float = 0.0
    ink: str = "ink-1"
    weight: int = 600
    size: float = 13.0
    picture_first: bool = False
    spoken: str = ""


@dataclass(frozen=True)
class Absent:
    """A cell without a number and the words for it."""

    text: str


Cell = Figure | Absent


def cells_lane(scene: Scene, lane: Lane, cells: Sequence[Cell], minimum: float) -> Drawn:
    """All cells of a lane; one note over the lane where no cell has a number for one and the same reason."""
    reasons = {cell.text for cell in cells if isinstance(cell, Absent)}
    limit = limit_text(scene, lane)
    if cells and all(isinstance(cell, Absent) for cell in cells) and (limit or len(reasons) == 1):
        return span_note(scene, limit or reasons.pop().replace("\n", ": "), minimum)
    canvas = Canvas()
    room = scene.column_width - 12
    heights = [_height(cell, room) for cell in cells]
    height = max([minimum, *heights])
    drawn = Drawn(canvas.marks, height, bands=[(0, height, [])])
    for column, cell in enumerate(cells):
        box = Box(scene.x(column) + 1, 0, scene.column_width - 2, height)
        _draw(canvas, cell, box, room)
        text = (
            cell.text.replace("\n", ": ")
            if isinstance(cell, Absent)
            else cell.spoken or f"{cell.value}; {_joined(cell)}"
        )
        drawn.entries.append(Entry(column, column, text.removesuffix("; ")))
    return drawn


def _joined(cell: Figure) -> str:
    return "".join(span.text for span in cell.sub).replace("\n", "; ")


def _height(cell: Cell, room: float) -> float:
    if isinstance(cell, Absent):
        return paragraph(quiet(cell.text), 11, room).height + 2 * _PAD + 1
    value = paragraph([Span(cell.value, cell.weight)], cell.size, room).height if cell.value else 0
    sub = paragraph(cell.sub, 11, room).height if cell.sub else 0
    return value + sub + (cell.picture_height + 3 if cell.picture else 0) + 2 * _PAD


def _draw(canvas: Canvas, cell: Cell, box: Box, room: float) -> None:
    x, y = box.x + 6, _PAD
    if isinstance(cell, Absent):
        canvas.write(paragraph(quiet(cell.text), 11, room), x, y + 1, box)
        return
    if cell.picture and cell.picture_first:
        cell.picture(canvas, x, y, min(room - 1, 180))
        y += cell.picture_height + 2
    if cell.value:
        y = canvas.write(paragraph([Span(cell.value, cell.weight, cell.ink)], cell.size, room), x, y, box)
    if cell.picture and not cell.picture_first:
        cell.picture(canvas, x, y + 1, min(room - 1, 180))
        y += cell.picture_height + 3
    if cell.sub:
        canvas.write(paragraph(cell.sub, 11, room), x, y, box)


def limit_text(scene: Scene, lane: Lane) -> str:
    """Why this lane cannot be measured here, as the document says it."""
    limits = scene.journey.limits
    why = next((limits[key] for key in (lane.metric, lane.id, lane.measure) if key and key in limits), "")
    if not why:
        return ""
    said = plain(why)
    return said if said.casefold().startswith("not ") else scene.words("not_measurable_here", why=said)


def span_note(scene: Scene, text: str, minimum: float) -> Drawn:
    """A hatched band over all steps with one sentence."""
    canvas = Canvas()
    room = scene.map_width - scene.x(0) - 12 - 9
    body = paragraph(spans(clean(text), ink="ink-2"), 12, room - 48)
    height = max(minimum, body.height + 24)
    box = Box(scene.x(0) + 6, 6, room, height - 12)
    canvas.hatch(box, "track")
    canvas.rect(box, stroke="line-strong", radius=4, dash="3 3")
    top = box.y + (box.height - body.height) / 2
    canvas.rect(Box(box.x + 26, top - 2, body.width + 12, body.height + 4), fill="surface", radius=3)
    canvas.rect(Box(box.x + 7, top - 1, 18, 18), fill="surface", radius=3)
    icon(canvas, (box.x + 9, top + 1), "info", 14)
    canvas.write(body, box.x + 32, top, box)
    last = max(0, len(scene.steps) - 1)
    covered = [Columns(0, last)]
    return Drawn(canvas.marks, height, [Entry(0, last, plain(text))], [(0, height, covered)])


def bar(value: float, whisker: tuple[float, float] | None, fill: str = "bar") -> Picture:
    """A bar from 0 to 1 with the interval as a whisker."""

    def draw(canvas: Canvas, x: float, y: float, room: float) -> None:
        canvas.rect(Box(x, y + 1, room, 7), fill="track", radius=1.5)
        wide = min(1.0, max(0.0, value)) * room
        if wide > 0:
            canvas.rect(Box(x, y + 1, max(1.5, wide), 7), fill=fill, radius=1.5)
        if whisker:
            low, high = (x + min(1.0, max(0.0, edge)) * room for edge in whisker)
            line = f"M{number(low)} {number(y + 4.5)}H{number(max(high, low + 0.8))}"
            canvas.path(line, stroke="surface", width=3)
            canvas.path(line, stroke="ink-1", width=1.2)

    return draw
