"""Lanes that compare: observed minus assumed, this window minus the other, what a step has at stake."""

from __future__ import annotations

from sojourn.maps.measured import Difference
from sojourn.maps.render.absent import reason
from sojourn.maps.render.canvas import Canvas, number
from sojourn.maps.render.figures import nice_ceiling
from sojourn.maps.render.glyphs import triangle
from sojourn.maps.render.lanes.cells import Absent, Cell, Figure, Picture, bar
from sojourn.maps.render.marks import Circle
from sojourn.maps.render.rich import Span
from sojourn.maps.render.scene import Scene

_COLOURS = {"better": "pos", "worse": "neg"}


def change_cells(scene: Scene) -> list[Cell]:
    """Change of feeling: a filled triangle only where it is clear after correction, else an open circle."""
    known = [item.valence if item else None for item in scene.differences]
    edges = [abs(edge) for item in known if item for edge in (item.diff, item.low, item.high) if edge is not None]
    reach = max([0.1, *edges])
    cells: list[Cell] = []
    for at, item in enumerate(known):
        if item is None or item.diff is None:
            note = item.note if item else None
            text = (
                scene.words("nothing_compared")
                if scene.comparison is None
                else reason(scene, scene.step_measures[at], note)
            )
            cells.append(Absent(text))
            continue
        cells.append(_change(scene, item, item.diff, reach))
    return cells


def _change(scene: Scene, item: Difference, diff: float, reach: float) -> Figure:
    figures = scene.figures
    clear = item.verdict == "clear" and item.direction != "none"
    colour = _COLOURS.get(item.direction, "") if clear else ""
    value = figures.number(diff, 2, sign=True)
    spoken = value
    if item.low is not None and item.high is not None:
        spoken += " " + figures.interval(
            figures.number(item.low, 2, sign=True), figures.number(item.high, 2, sign=True)
        )
    spoken += f", {scene.words('clear' if clear else 'not_clear')}"
    ink = f"{colour}-text" if colour else "ink-1"
    mark = _change_mark(item, diff, reach, colour)
    return Figure(value, (), mark, 14, ink, 600 if clear else 400, 12, picture_first=True, spoken=spoken)


def _change_mark(item: Difference, diff: float, reach: float, colour: str) -> Picture:
    def draw(canvas: Canvas, x: float, y: float, room: float) -> None:
        room = min(room, 120)
        unit = (room / 2 - 6) / reach
        middle = x + room / 2
        canvas.path(f"M{number(middle)} {number(y)}v14", stroke="line-strong")
        at = middle + diff * unit
        if item.low is not None and item.high is not None:
            canvas.path(
                f"M{number(middle + item.low * unit)} {number(y + 7)}H{number(middle + item.high * unit)}",
                stroke="ink-1",
                width=1.2,
            )
        if colour:
            triangle(canvas, (at - 5, y + 1.5), f"{colour}-mark", down=item.direction == "worse", size=10)
        else:
            canvas.circle(Circle(at, y + 7, 3, "surface", "ink-2", 1.4))

    return draw


def gap_cells(scene: Scene) -> list[Cell]:
    """Observed minus assumed, with a triangle for its direction."""
    cells: list[Cell] = []
    for at, step in enumerate(scene.step_measures):
        gap = step.gap if step else None
        if gap is None:
            drawn = any(
                point.step == scene.steps[at].id and point.valence is not None for point in scene.journey.emotions
            )
            have = step is not None and step.feeling.valence.value is not None
            why = scene.words("nothing_assumed") if have and not drawn else "–"
            cells.append(Absent(why))
            continue
        value = scene.figures.number(gap, 2, sign=True)
        cells.append(
            Figure(
                "",
                (Span(f"\u00a0\u00a0\u00a0{value}", 400, "ink-2"),),
                _gap_mark(gap),
                0,
                picture_first=True,
                spoken=value,
            )
        )
    return cells


def _gap_mark(gap: float) -> Picture:
    def draw(canvas: Canvas, x: float, y: float, _room: float) -> None:
        if round(gap, 2) == 0:
            canvas.circle(Circle(x + 4, y + 10, 2.6, "surface", "ink-2", 1.2))
        else:
            triangle(canvas, (x, y + 5.5), "neg-mark" if gap < 0 else "pos-mark", down=gap < 0, size=8)

    return draw


def stake_cells(scene: Scene) -> list[Cell]:
    """What low ratings of a step go with: share of low raters times the adjusted gap, never said to be a cause."""
    stakes = [step.stake if step else None for step in scene.step_measures]
    edges = [abs(edge) for item in stakes if item for edge in (item.value,) if edge is not None]
    end = nice_ceiling(max(edges, default=1.0))
    cells: list[Cell] = []
    for at, item in enumerate(stakes):
        if item is None or item.value is None:
            cells.append(
                Absent(reason(scene, scene.step_measures[at], item.note if item else None, item.n if item else None))
            )
            continue
        figures = scene.figures
        sub, whisker = "", None
        if item.low is not None and item.high is not None:
            low, high = (figures.number(edge, 1, sign=True) for edge in (item.low, item.high))
            sub = scene.words("interval_to", low=low, high=high)
            near, far = sorted((abs(item.low), abs(item.high)))
            whisker = (0.0 if item.low < 0 < item.high else near / end, far / end)
        fill = "neg-mark" if item.value < 0 else "pos-mark"
        value = figures.number(item.value, 1, sign=True)
        cells.append(
            Figure(value, (Span(sub, 400, "ink-3"),) if sub else (), bar(abs(item.value) / end, whisker, fill), 9)
        )
    return cells
