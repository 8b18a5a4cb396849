"""The left rail: what a lane is called, one line of explanation, and the legend of lanes that need one."""

from __future__ import annotations

from collections.abc import Callable

from sojourn.maps.journey import Lane
from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.glyphs import moon
from sojourn.maps.render.marks import Box, Circle, Mark
from sojourn.maps.render.rich import Span, clean
from sojourn.maps.render.scene import RAIL, Scene

SMALL = ("answers", "gap")
_LEFT = 16.0
_ROOM = RAIL - _LEFT - 8


def rail(scene: Scene, lane: Lane, note: str = "") -> tuple[list[Mark], float]:
    """Marks of a lane's rail from y = 0 and the height they need. `note` is said under the lane's own note."""
    canvas = Canvas()
    small = lane.type == "metrics" and lane.measure in SMALL
    ink, weight, size = ("ink-3", 400, 11) if small else ("ink-1", 600, 12)
    parts: list[Paragraph] = [paragraph([Span(clean(lane.title), weight, ink)], size, _ROOM)]
    parts += [paragraph([Span(clean(text), 400, "ink-3")], 11, _ROOM) for text in (lane.note, note) if text.strip()]
    cell = Box(_LEFT, 0, _ROOM, 10_000)
    y = 6.0 if small else 8.0
    for part in parts:
        y = canvas.write(part, _LEFT, y, cell) + 2
    for mark, text in _legend(scene, lane):
        y += 2
        mark(canvas, y)
        y = canvas.write(paragraph([Span(text, 400, "ink-2")], 11, _ROOM - 34), _LEFT + 33, y, cell) + 2
    return canvas.marks, y + (3 if small else 6)


def _legend(scene: Scene, lane: Lane) -> list[tuple[Callable[[Canvas, float], None], str]]:
    if lane.type == "emotion":
        return _emotion_legend(scene)
    if lane.type in ("insights", "pains", "gains", "opportunities"):
        levels = sorted(
            {item.level for item in scene.journey.insights}, key=("validated", "partial", "assumption").index
        )
        return [(_moon_of(level), scene.words(f"evidence.{level}")) for level in levels]
    return []


def _moon_of(level: str) -> Callable[[Canvas, float], None]:
    return lambda canvas, y: moon(canvas, (_LEFT + 7, y + 1.5), level)


def _emotion_legend(scene: Scene) -> list[tuple[Callable[[Canvas, float], None], str]]:
    found: list[tuple[Callable[[Canvas, float], None], str]] = []
    curves = {point.curve for point in scene.journey.emotions if point.basis in ("assumed", "self_reported")}
    if scene.measurement or any(point.basis in ("observed", "computed") for point in scene.journey.emotions):
        found.append((_observed, scene.words("observed")))
    if "current" in curves:
        found.append((_assumed, scene.words("assumed")))
    if "target" in curves:
        found.append((_target, scene.words("target")))
    if scene.comparison:
        found.append((_before, scene.compare_label))
    counts = [m.feeling.valence.n for m in scene.step_measures if m and m.feeling.valence.value is not None]
    if counts:
        low, high = (scene.figures.number(value) for value in (min(counts), max(counts)))
        found.append((_dots, f"n {low} – {high}" if low != high else f"n {high}"))
    return found


def _observed(canvas: Canvas, y: float) -> None:
    canvas.rect(Box(_LEFT, y + 3, 26, 9), fill="ribbon")
    canvas.line((_LEFT, y + 7.5), (_LEFT + 26, y + 7.5), "observed", 2)
    canvas.circle(Circle(_LEFT + 13, y + 7.5, 4.5, "v-p2", "observed", 1.6))


def _assumed(canvas: Canvas, y: float) -> None:
    canvas.line((_LEFT, y + 7.5), (_LEFT + 26, y + 7.5), "assumed", 1.4, "4 3.5")
    canvas.rect(Box(_LEFT + 9.5, y + 4, 7, 7), fill="surface", stroke="assumed")


def _target(canvas: Canvas, y: float) -> None:
    canvas.line((_LEFT, y + 7.5), (_LEFT + 26, y + 7.5), "assumed", 1.2, "1.5 3")
    canvas.circle(Circle(_LEFT + 13, y + 7.5, 3, "surface", "assumed", 1.3))


def _before(canvas: Canvas, y: float) -> None:
    canvas.line((_LEFT + 6, y + 7.5), (_LEFT + 20, y + 7.5), "before", 2.2)


def _dots(canvas: Canvas, y: float) -> None:
    canvas.circle(Circle(_LEFT + 5, y + 7.5, 3.2, "track", "ink-2"))
    canvas.circle(Circle(_LEFT + 18.5, y + 7.5, 6.2, "track", "ink-2"))
