"""Lanes of shares: reach, conversion, skips, repeats, rates of a metric, drop-off."""

from __future__ import annotations

from sojourn.maps.journey import Lane
from sojourn.maps.measured import ShareOf, StepMeasure
from sojourn.maps.render.absent import reason
from sojourn.maps.render.canvas import Canvas, number
from sojourn.maps.render.figures import nice_ceiling
from sojourn.maps.render.lanes.cells import Absent, Cell, Figure, Picture, bar
from sojourn.maps.render.marks import Box
from sojourn.maps.render.rich import Span
from sojourn.maps.render.scene import Scene


def share_cells(scene: Scene, lane: Lane) -> list[Cell]:
    """Reach, conversion or skip: a share of all, the bar ends at 100 %."""
    return [_share(scene, step, _pick(step, lane), 1.0, 0, "bar") for step in scene.step_measures]


def _pick(step: StepMeasure | None, lane: Lane) -> ShareOf | None:
    if step is None:
        return None
    return {"reach": step.reach, "conversion": step.conversion, "skip": step.skip, "repeats": step.repeat}.get(
        lane.measure or ""
    )


def rate_cells(scene: Scene, lane: Lane) -> tuple[list[Cell], str]:
    """A metric's rate by step. The bar ends at a round share, which the second value says in words."""
    metric = lane.metric or ""
    rates = [step.rates.get(metric) if step else None for step in scene.step_measures]
    top = max((rate.share for rate in rates if rate and rate.share is not None), default=0.0)
    end = min(1.0, nice_ceiling(top))
    definition = scene.metric_definition(metric)
    good = definition.good if definition else "none"
    fill = {"down": "neg-mark", "up": "pos-mark"}.get(good, "bar")
    cells: list[Cell] = []
    for at, rate in enumerate(rates):
        bound = metric in scene.steps[at].rates or rate is not None
        step = scene.step_measures[at]
        cells.append(_share(scene, step, rate, end, 1, fill) if bound else Absent(scene.words("not_bound")))
    note = scene.words("bar_ends", x=scene.figures.percent(end)) if end < 1 else ""
    return cells, note


def _share(scene: Scene, step: StepMeasure | None, share: ShareOf | None, end: float, decimals: int, fill: str) -> Cell:
    if share is None or share.share is None:
        return Absent(reason(scene, step, share.note if share else None, share.n if share else None))
    figures = scene.figures
    whisker = None if share.low is None or share.high is None else (share.low / end, share.high / end)
    sub = ""
    if share.k is not None and share.n is not None:
        sub = scene.words("k_of_n", k=figures.number(share.k), n=figures.number(share.n))
    value = figures.percent(share.share, decimals)
    spoken = value
    if share.low is not None and share.high is not None:
        spoken += " " + figures.interval(figures.percent(share.low, 1), figures.percent(share.high, 1))
    return Figure(
        value,
        (Span(sub, 400, "ink-3"),) if sub else (),
        bar(share.share / end, whisker, fill),
        9,
        spoken=f"{spoken}; {sub}",
    )


def repeat_cells(scene: Scene) -> list[Cell]:
    """Visits an instance, and the share that came more than once."""
    cells: list[Cell] = []
    for step in scene.step_measures:
        if step is None or step.mean_visits.value is None:
            cells.append(Absent(reason(scene, step, step.mean_visits.note if step else None)))
            continue
        again = step.repeat.share
        sub = scene.words("repeats", share=scene.figures.percent(again)) if again is not None else ""
        value = f"{scene.figures.number(step.mean_visits.value, 2)}×"
        picture = bar(again, None) if again is not None else None
        cells.append(Figure(value, (Span(sub, 400, "ink-3"),) if sub else (), picture, 9))
    return cells


_TALL = 44.0


def dropoff_cells(scene: Scene) -> list[Cell]:
    """Who is still there (height), who goes on (slope) and who stops (hatched corner)."""
    cells: list[Cell] = []
    for at, step in enumerate(scene.step_measures):
        if step is None or step.dropoff.share is None:
            cells.append(Absent(reason(scene, step, step.dropoff.note if step else None)))
            continue
        stop = scene.words("stop_here", share=scene.figures.percent(step.dropoff.share, 1))
        if step.dropoff.share == 0 and at == len(scene.steps) - 1:
            stop = scene.words("last_step")
        reached = step.dropoff.n if step.dropoff.n is not None else step.instances
        first = scene.words("reach_it", n=scene.figures.number(reached)) + "\n" if reached is not None else ""
        ink = "neg-text" if step.dropoff.share > 0 else "ink-3"
        sub = (Span(first, 400, "ink-3"), Span(stop, 600 if step.dropoff.share > 0 else 400, ink))
        reach = step.reach.share if step.reach.share is not None else 1.0
        cells.append(Figure("", sub, _slope(reach, step.dropoff.share), _TALL, picture_first=True))
    return cells


def _slope(reach: float, lost: float) -> Picture:
    def draw(canvas: Canvas, x: float, y: float, room: float) -> None:
        bottom = y + _TALL
        top, end = bottom - reach * (_TALL - 2), bottom - reach * (1 - lost) * (_TALL - 2)
        bend, right = x + room * 0.72, x + room
        outline = f"V{number(top)}H{number(bend)}L{number(right)} {number(end)}V{number(bottom)}z"
        canvas.path(f"M{number(x)} {number(bottom)}{outline}", fill="bar")
        if end - top > 0.5:
            canvas.path(f"M{number(bend)} {number(top)}H{number(right)}V{number(end)}z", fill="neg-line")
            canvas.path(_corner_hatch(bend, right, top, end), stroke="neg-mark", width=0.9)
        canvas.rect(Box(x, bottom, room, 1), fill="line-strong")

    return draw


def _corner_hatch(left: float, right: float, top: float, bottom: float) -> str:
    """Vertical strokes inside the corner of those who stop."""
    parts: list[str] = []
    x = left + 2.5
    while x < right:
        depth = top + (bottom - top) * (x - left) / (right - left)
        parts.append(f"M{number(x)} {number(top)}V{number(depth)}")
        x += 2.5
    return "".join(parts) or f"M{number(left)} {number(top)}"
