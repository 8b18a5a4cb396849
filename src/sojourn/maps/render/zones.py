"""The lines of a blueprint between zones: interaction solid, visibility dashed, internal interaction dotted."""

from __future__ import annotations

from collections.abc import Iterator

from sojourn.maps.journey import Lane
from sojourn.maps.render.canvas import Canvas, paragraph
from sojourn.maps.render.marks import Box, Mark
from sojourn.maps.render.rich import Span
from sojourn.maps.render.scene import Scene

_RANK = {"customer": 0, "frontstage": 1, "backstage": 2, "support": 3}
_LINES = ("interaction", "visibility", "internal")
_LOOKS = {
    "interaction": ("line-meaning", 1.5, ""),
    "visibility": ("ink-2", 2.0, "6 4"),
    "internal": ("line-meaning", 2.0, "2 2.6"),
}
HEIGHT = 20.0


def crossed(lanes: list[Lane]) -> Iterator[tuple[Lane, list[str]]]:
    """Each lane with the lines to draw above it. A line is drawn once, where lanes first pass below it."""
    if not any(lane.zone in _RANK and _RANK[lane.zone] > 0 for lane in lanes):
        yield from ((lane, []) for lane in lanes)
        return
    depth = 0
    for lane in lanes:
        rank = _RANK.get(lane.zone, depth)
        yield lane, list(_LINES[depth:rank])
        depth = max(depth, rank)


def zone_line(scene: Scene, name: str) -> list[Mark]:
    """A line over the whole map with its name on it."""
    canvas = Canvas()
    colour, width, dash = _LOOKS[name]
    canvas.line((scene.x(0), 10), (scene.map_width, 10), colour, width, dash)
    text = paragraph([Span(scene.words(f"line.{name}"), 400, "ink-2")], 11, 400)
    canvas.rect(Box(scene.x(0) + 10, 2, text.width + 12, 16), fill="surface")
    canvas.write(text, scene.x(0) + 16, 10 - text.lead / 2, Box(scene.x(0), 0, scene.map_width - scene.x(0), HEIGHT))
    return canvas.marks
