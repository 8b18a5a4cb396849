"""Paths as straight pieces and the box that a mark fills: for formats without arcs, and for cutting into sheets."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sojourn.maps.render.icons import ICONS
from sojourn.maps.render.marks import Box, Circle, Group, Icon, Mark, Path, Rect, Text

Point = tuple[float, float]
_TOKEN = re.compile(r"([MmLlHhVvCcQqAaZz])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}
_ARC_PIECE = math.pi / 10
_CURVE_PIECES = 8


@dataclass
class Contour:
    """Points joined by straight lines; `closed` joins the last with the first."""

    points: list[Point] = field(default_factory=list[Point])
    closed: bool = False


def contours(d: str) -> list[Contour]:
    """The path `d` as contours in its own units; arcs and curves become short straight pieces."""
    found: list[Contour] = []
    for command, numbers in _commands(d):
        last = found[-1].points[-1] if found and found[-1].points else (0.0, 0.0)
        if found and found[-1].closed:
            last = found[-1].points[0]
        if command == "Z":
            found[-1].closed = True
            continue
        points = list(_points(command, numbers, last))
        if command.upper() == "M":
            found.append(Contour(points))
        elif found[-1].closed:
            found.append(Contour([last, *points]))
        else:
            found[-1].points.extend(points)
    return [contour for contour in found if len(contour.points) > 1]


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    """Every command with the numbers of one repetition; flags of an arc may be written without a space."""
    letter, numbers = "", list[float]()
    for match in _TOKEN.finditer(d):
        if match[1]:
            letter, numbers = match[1], []
            if letter in "Zz":
                yield "Z", []
            continue
        text = match[2]
        while letter in "Aa" and len(numbers) in (3, 4) and text[:1] in "01" and len(text) > 1:
            numbers.append(float(text[0]))
            text = text[1:]
        numbers.append(float(text))
        if len(numbers) == _TAKES[letter.upper()]:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)


def _points(command: str, numbers: list[float], last: Point) -> Iterator[Point]:
    x, y = last if command.islower() else (0.0, 0.0)
    match command.upper():
        case "H":
            yield (x + numbers[0], last[1])
        case "V":
            yield (last[0], y + numbers[0])
        case "C" | "Q":
            handles = [last, *((x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True))]
            yield from (_bezier(handles, at / _CURVE_PIECES) for at in range(1, _CURVE_PIECES + 1))
        case "A":
            yield from _arc(last, numbers, (x + numbers[5], y + numbers[6]))
        case _:
            yield (x + numbers[0], y + numbers[1])


def _bezier(handles: list[Point], at: float) -> Point:
    """De Casteljau: between the handles, again and again, until one point is left."""
    while len(handles) > 1:
        pairs = itertools.pairwise(handles)
        handles = [(a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at) for a, b in pairs]
    return handles[0]


def _arc(start: Point, numbers: list[float], end: Point) -> Iterator[Point]:
    """An arc by its centre, as the SVG standard computes it (appendix B.2.4); no rotation is used in our drawings."""
    rx, ry, large, sweep = abs(numbers[0]), abs(numbers[1]), bool(numbers[3]), bool(numbers[4])
    if not rx or not ry or start == end:
        yield end
        return
    dx, dy = (start[0] - end[0]) / 2 / rx, (start[1] - end[1]) / 2 / ry
    grown = math.hypot(dx, dy)
    if grown > 1:
        rx, ry, dx, dy = rx * grown, ry * grown, dx / grown, dy / grown
    squared = dx * dx + dy * dy
    factor = math.sqrt(max(0.0, (1 - squared) / squared)) * (1 if large != sweep else -1)
    cx, cy = factor * dy, -factor * dx
    first = math.atan2(dy - cy, dx - cx)
    turn = math.atan2(-dy - cy, -dx - cx) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    middle = (cx * rx + (start[0] + end[0]) / 2, cy * ry + (start[1] + end[1]) / 2)
    pieces = max(1, math.ceil(abs(turn) / _ARC_PIECE))
    for at in range(1, pieces):
        angle = first + turn * at / pieces
        yield (middle[0] + rx * math.cos(angle), middle[1] + ry * math.sin(angle))
    yield end


def icon_contours(mark: Icon) -> list[Contour]:
    """The outline of an icon at its place."""
    scale = mark.size / 24
    return [
        Contour([(mark.x + x * scale, mark.y + y * scale) for x, y in part.points], part.closed)
        for part in contours(ICONS[mark.name])
    ]


def bounds(mark: Mark) -> Box | None:
    """The box that a mark fills, in the coordinates around it; None for nothing."""
    if isinstance(mark, Rect):
        return Box(mark.x, mark.y, mark.width, mark.height)
    if isinstance(mark, Circle):
        return Box(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
    if isinstance(mark, Text):
        left = mark.x - {"start": 0.0, "middle": mark.bound / 2, "end": mark.bound}[mark.anchor]
        return Box(left, mark.y - mark.size, mark.bound, mark.size * 1.3)
    if isinstance(mark, Icon):
        return Box(mark.x, mark.y, mark.size, mark.size)
    if isinstance(mark, Path):
        return around([point for part in contours(mark.d) for point in part.points])
    inner = [box for part in mark.marks if (box := bounds(part)) is not None]
    corners = [(box.x, box.y) for box in inner] + [(box.x + box.width, box.y + box.height) for box in inner]
    found = around(corners)
    return Box(found.x + mark.x, found.y + mark.y, found.width, found.height) if found else None


def around(points: list[Point]) -> Box | None:
    """The smallest box around points."""
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)


def within(marks: tuple[Mark, ...], window: Box) -> tuple[Mark, ...]:
    """The marks that touch a window, groups with only those of their marks that do."""
    found: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Group):
            inner = within(mark.marks, Box(window.x - mark.x, window.y - mark.y, window.width, window.height))
            if inner:
                found.append(Group(inner, mark.x, mark.y, mark.name, mark.ref))
            continue
        box = bounds(mark)
        if box and _touch(box, window):
            found.append(mark)
    return tuple(found)


def _touch(box: Box, window: Box) -> bool:
    across = box.x < window.x + window.width and box.x + box.width > window.x
    flat = box.width == 0 and window.x <= box.x <= window.x + window.width
    down = box.y < window.y + window.height and box.y + box.height > window.y
    level = box.height == 0 and window.y <= box.y <= window.y + window.height
    return (across or flat) and (down or level)
