"""The emotion curve: observed beside assumed beside the compared window, on a scale that is never stretched."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sojourn.maps.journey import Lane
from sojourn.maps.render.absent import reason
from sojourn.maps.render.canvas import Canvas, number, paragraph
from sojourn.maps.render.curves import Curves, curves
from sojourn.maps.render.labels import Labeller
from sojourn.maps.render.marks import Box, Circle
from sojourn.maps.render.palette import valence_colour
from sojourn.maps.render.rich import Span
from sojourn.maps.render.scene import Drawn, Entry, Scene

_UNIT = 61.5
_EDGE = 26.0
_LARGEST, _SMALLEST = 7.0, 3.0


@dataclass(frozen=True)
class _Scale:
    top: float
    bottom: float

    def y(self, value: float) -> float:
        return _EDGE + (self.top - max(-2.0, min(2.0, value))) * _UNIT

    @property
    def height(self) -> float:
        return 2 * _EDGE + (self.top - self.bottom) * _UNIT


def _scale(found: Curves) -> _Scale:
    values = [point.value for point in found.observed if point]
    values += [edge for point in found.observed if point for edge in (point.low, point.high) if edge is not None]
    values += [value for line in (found.assumed, found.target, found.before) for value in line if value is not None]
    return _Scale(min(2.0, max([1.1, *values])), max(-2.0, min([-1.1, *values])))


def emotion_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """Draws the lane; where nothing was observed although the map was measured, a hatch says why."""
    found = curves(scene, lane)
    scale = _scale(found)
    height = max(scale.height, minimum)
    canvas = Canvas()
    left, right = scene.x(0), scene.x(len(scene.steps))
    for level, name in ((1, "+1"), (0, "0"), (-1, "−1")):
        canvas.line((left, scale.y(level)), (right, scale.y(level)), "zero" if level == 0 else "grid")
        canvas.label(
            (left + 5, scale.y(level) - 4), 11, Span(name, 400, "ink-3"), Box(left, 0, scene.column_width, height)
        )
    if scene.measurement is not None:
        _gaps(scene, canvas, found, height)
    labels = Labeller(scale.height)
    _ribbon(scene, canvas, found, scale)
    _drawn_curve(scene, canvas, labels, found.target, scale, "target")
    _drawn_curve(scene, canvas, labels, found.assumed, scale, "assumed")
    _observed_curve(scene, canvas, labels, found, scale)
    entries = [Entry(at, at, _spoken(scene, found, at)) for at in range(len(scene.steps))]
    return Drawn(canvas.marks, height, entries, [(0, height, [])], weak_lines=False)


def _gaps(scene: Scene, canvas: Canvas, found: Curves, height: float) -> None:
    for at, point in enumerate(found.observed):
        if point is not None:
            continue
        measure = scene.step_measures[at]
        box = Box(scene.x(at) + 1, 0, scene.column_width - 2, height)
        canvas.hatch(box)
        note = measure.feeling.valence.note if measure else None
        unasked = (note is None or note.code == "not_bound") and scene.steps[at].feedback is None
        text = (
            scene.words("no_question")
            if unasked
            else reason(scene, measure, note, measure.feeling.valence.n if measure else None)
        )
        body = paragraph([Span(text, 400, "ink-2")], 11, scene.column_width - 14)
        drawn = next((line[at] for line in (found.assumed, found.target) if line[at] is not None), None)
        top = height - body.height - 14 if drawn is not None and drawn > -0.1 else 6
        canvas.rect(Box(box.x + 2, top, scene.column_width - 6, body.height + 8), fill="surface", radius=3)
        canvas.write(body, box.x + 6, top + 4, box)


def _stretches(values: list[tuple[int, float] | None]) -> list[list[tuple[int, float]]]:
    """Unbroken runs of neighbours."""
    runs: list[list[tuple[int, float]]] = [[]]
    for value in values:
        if value is None:
            runs.append([])
        else:
            runs[-1].append(value)
    return [run for run in runs if run]


def _poly(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _ribbon(scene: Scene, canvas: Canvas, found: Curves, scale: _Scale) -> None:
    """The interval as a band along the curve; a lone point gets a short piece of it."""
    run: list[tuple[float, float, float]] = []
    for at, point in enumerate([*found.observed, None]):
        if point is not None and point.low is not None and point.high is not None:
            run.append((scene.middle(at), scale.y(point.high), scale.y(point.low)))
            continue
        if len(run) == 1:
            x, top, bottom = run[0]
            run = [(x - 8, top, bottom), (x + 8, top, bottom)]
        if run:
            tops = [(x, top) for x, top, _ in run]
            canvas.path(_poly(tops + [(x, bottom) for x, _, bottom in reversed(run)]) + "z", fill="ribbon")
        run = []


def _drawn_curve(
    scene: Scene, canvas: Canvas, labels: Labeller, values: list[float | None], scale: _Scale, kind: str
) -> None:
    """A curve people drew: dashed with hollow squares, or dotted with hollow rings for the target."""
    points = [None if value is None else (at, scale.y(value)) for at, value in enumerate(values)]
    for run in _stretches(points):
        line = [(scene.middle(at), y) for at, y in run]
        if len(line) > 1:
            canvas.path(_poly(line), stroke="assumed", width=1.4, dash="4 3.5" if kind == "assumed" else "1.5 3")
            labels.avoid_line(line)
        for x, y in line:
            labels.avoid(Box(x - 5, y - 5, 10, 10))
            if kind == "assumed":
                canvas.rect(Box(x - 3.5, y - 3.5, 7, 7), fill="surface", stroke="assumed")
            else:
                canvas.circle(Circle(x, y, 3, "surface", "assumed", 1.3))


def _observed_curve(scene: Scene, canvas: Canvas, labels: Labeller, found: Curves, scale: _Scale) -> None:
    points = [None if point is None else (at, scale.y(point.value)) for at, point in enumerate(found.observed)]
    for run in _stretches(points):
        line = [(scene.middle(at), y) for at, y in run]
        if len(line) > 1:
            canvas.path(_poly(line), stroke="observed", width=2)
            labels.avoid_line(line)
    largest = max((point.n for point in found.observed if point), default=0)
    for at, value in enumerate(found.before):
        point, x = found.observed[at], scene.middle(at)
        if value is None:
            continue
        y = scale.y(value)
        if point:
            canvas.line((x, y), (x, scale.y(point.value)), "before", 1, "1.5 2")
        canvas.line((x - 7, y), (x + 7, y), "before", 2.2)
        labels.avoid(Box(x - 8, y - 3, 16, 6))
    for at, point in enumerate(found.observed):
        if point:
            radius = max(_SMALLEST, _LARGEST * math.sqrt(point.n / largest)) if largest else 5.0
            place = Circle(scene.middle(at), scale.y(point.value), radius, valence_colour(point.value), "observed", 1.6)
            canvas.circle(place)
            labels.avoid(Box(place.x - radius, place.y - radius, 2 * radius, 2 * radius))
    for at, point in enumerate(found.observed):
        if point:
            span = Span(scene.figures.number(point.value, 2, sign=True), 600, "ink-1")
            labels.put(
                canvas,
                span,
                (scene.middle(at), scale.y(point.value)),
                Box(scene.x(at), 0, scene.column_width, scale.height),
            )


def _spoken(scene: Scene, found: Curves, at: int) -> str:
    figures, words = scene.figures, scene.words
    parts: list[str] = []
    point = found.observed[at]
    if point:
        text = f"{words('observed')} {figures.number(point.value, 2, sign=True)}"
        if point.low is not None and point.high is not None:
            text += " " + figures.interval(
                figures.number(point.low, 2, sign=True), figures.number(point.high, 2, sign=True)
            )
        parts.append(f"{text}, n {figures.number(point.n)}")
    elif scene.measurement is not None:
        measure = scene.step_measures[at]
        parts.append(reason(scene, measure, measure.feeling.valence.note if measure else None).replace("\n", ": "))
    for name, values in (
        (words("assumed"), found.assumed),
        (words("target"), found.target),
        (scene.compare_label, found.before),
    ):
        value = values[at]
        if value is not None:
            parts.append(f"{name} {figures.number(value, 2, sign=True)}")
    return "; ".join(parts)
