"""Lanes of time, money and channels: medians on one log scale, cost of an instance, shares of channels."""

from __future__ import annotations

import math

from sojourn.maps.journey import Lane
from sojourn.maps.measured import MixPart, StepMeasure, Times
from sojourn.maps.render.absent import reason
from sojourn.maps.render.canvas import Canvas, number
from sojourn.maps.render.lanes.cells import Absent, Cell, Figure, Picture
from sojourn.maps.render.lanes.touchpoints import mix_bar, part_name
from sojourn.maps.render.marks import Box
from sojourn.maps.render.rich import Span
from sojourn.maps.render.scene import Scene


def time_cells(scene: Scene, lane: Lane) -> list[Cell]:
    """Median, and p10 to p90 on a log scale shared by the lane."""
    times = [_pick(step, lane) for step in scene.step_measures]
    edges = [
        edge for item in times if item for edge in (item.p10, item.median, item.p90) if edge is not None and edge > 0
    ]
    low, high = (min(edges), max(edges)) if edges else (1.0, 10.0)
    cells: list[Cell] = []
    for at, item in enumerate(times):
        if item is None or item.median is None:
            last = at == len(times) - 1 and lane.measure == "time_to_next" and (item is None or item.note is None)
            why = (
                "–"
                if last
                else reason(scene, scene.step_measures[at], item.note if item else None, item.n if item else None)
            )
            cells.append(Absent(why))
            continue
        figures = scene.figures
        value = figures.duration(item.median)
        sub = scene.words("n", n=figures.number(item.n)) if item.n else ""
        spoken = f"{scene.words('median')} {value}"
        if item.p10 is not None and item.p90 is not None:
            spoken += f"; {scene.words('p10_p90')}: {figures.duration(item.p10)} – {figures.duration(item.p90)}"
        sub_spans = (Span(sub, 400, "ink-3"),) if sub else ()
        cells.append(Figure(value, sub_spans, _log_bar(item, low, max(high, low * 1.5)), 12, spoken=f"{spoken}; {sub}"))
    return cells


def _pick(step: StepMeasure | None, lane: Lane) -> Times | None:
    if step is None:
        return None
    return step.time_to_reach if lane.measure == "time_to_reach" else step.time_to_next


def _log_bar(item: Times, low: float, high: float) -> Picture:
    def at(value: float, x: float, room: float) -> float:
        share = math.log(max(value, low) / low) / math.log(high / low)
        return x + min(1.0, max(0.0, share)) * (room - 2) + 1

    def draw(canvas: Canvas, x: float, y: float, room: float) -> None:
        canvas.rect(Box(x, y + 10, room, 1), fill="line-strong")
        if item.p10 is not None and item.p90 is not None:
            left, right = at(item.p10, x, room), at(item.p90, x, room)
            canvas.rect(Box(left, y + 3, max(1.5, right - left), 5), fill="bar-soft", radius=1)
        if item.median is not None:
            canvas.path(f"M{number(at(item.median, x, room))} {number(y + 1)}v9", stroke="ink-1", width=2.2)

    return draw


def cost_cells(scene: Scene) -> list[Cell]:
    """Cost of an instance at the step; the currency is the document's business."""
    cells: list[Cell] = []
    for step in scene.step_measures:
        cost = step.cost_per_instance if step else None
        if cost is None:
            cells.append(Absent(reason(scene, step, None)))
            continue
        total = step.cost_total if step else None
        sub = (Span(f"Σ {scene.figures.number(total)}", 400, "ink-3"),) if total is not None else ()
        cells.append(Figure(scene.figures.number(cost, 2), sub))
    return cells


def channel_cells(scene: Scene) -> list[Cell]:
    """Shares of channels at a step: a bar, and the three largest by name."""
    cells: list[Cell] = []
    for step in scene.step_measures:
        if step is None or not step.channels:
            cells.append(Absent(reason(scene, step, None)))
            continue
        named = [f"{part_name(scene, part)}\u00a0{scene.figures.percent(part.share)}" for part in step.channels]
        shown = "\n".join(named[:3]) + ("\n…" if len(named) > 3 else "")
        cells.append(
            Figure(
                "", (Span(shown, 400, "ink-2"),), _mix(step.channels), 12, picture_first=True, spoken=", ".join(named)
            )
        )
    return cells


def _mix(parts: list[MixPart]) -> Picture:
    def draw(canvas: Canvas, x: float, y: float, room: float) -> None:
        mix_bar(canvas, parts, (x, y), room, 10)

    return draw
