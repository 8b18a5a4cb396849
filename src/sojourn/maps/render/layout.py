"""Puts a map together: title, head, one row a lane, foot. Pure data out; nothing here knows SVG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sojourn.maps.journey import Lane
from sojourn.maps.render.canvas import Canvas, paragraph
from sojourn.maps.render.foot import foot, foot_notes
from sojourn.maps.render.head import head
from sojourn.maps.render.lanes.cards import cards_lane
from sojourn.maps.render.lanes.emotion import emotion_lane
from sojourn.maps.render.lanes.metrics import metrics_lane
from sojourn.maps.render.lanes.quotes import quotes_lane
from sojourn.maps.render.lanes.text import collapsed_lane, divider_lane, words_lane
from sojourn.maps.render.lanes.touchpoints import touchpoints_lane
from sojourn.maps.render.marks import Box, Mark
from sojourn.maps.render.rail import SMALL, rail
from sojourn.maps.render.rich import Span
from sojourn.maps.render.scene import RAIL, Drawn, Scene
from sojourn.maps.render.title import title_block
from sojourn.maps.render.zones import HEIGHT, crossed, zone_line

_CARDS = ("insights", "pains", "gains", "needs", "opportunities", "solutions")
Drawer = Callable[[Scene, Lane, float], Drawn]


@dataclass(frozen=True)
class LaneRow:
    """A drawn lane with what the table needs of it."""

    lane: Lane
    drawn: Drawn
    line_above: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A finished drawing and its content in words."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    rows: tuple[LaneRow, ...]
    notes: tuple[str, ...]


def lay_out(scene: Scene, extra_notes: tuple[str, ...] = ()) -> Picture:
    """The whole map as marks on a page whose height follows its content."""
    canvas = Canvas()
    title, y = title_block(scene)
    canvas.group(title, 0, 0, "title")
    head_marks, head_height = head(scene)
    canvas.group(head_marks, 0, y, "head")
    y += head_height
    rows: list[LaneRow] = []
    lanes = list(crossed(scene.lanes))
    for at, (lane, lines) in enumerate(lanes):
        for name in lines:
            canvas.group([*_gutter(HEIGHT), *zone_line(scene, name)], 0, y, "zone", name)
            y += HEIGHT
        following = lanes[at + 1] if at + 1 < len(lanes) else None
        marks, drawn = _lane(
            scene, lane, closed=following is not None and not following[1] and not _belongs(following[0])
        )
        canvas.group(marks, 0, y, "lane", lane.id)
        rows.append(LaneRow(lane, drawn, tuple(lines)))
        y += drawn.height
    if not scene.steps:
        y = _no_steps(scene, canvas, y)
    extra = [*_unplaced(scene), *extra_notes]
    foot_marks, foot_height = foot(scene, extra)
    canvas.group(foot_marks, 0, y, "foot")
    return Picture(scene.width, y + foot_height, tuple(canvas.marks), tuple(rows), tuple(foot_notes(scene, extra)))


def _drawer(lane: Lane) -> Drawer:
    if lane.collapsed:
        return collapsed_lane
    if lane.type in _CARDS:
        return cards_lane
    known: dict[str, Drawer] = {
        "emotion": emotion_lane, "metrics": metrics_lane, "quotes": quotes_lane, "thoughts": quotes_lane,
        "touchpoints": touchpoints_lane, "divider": divider_lane,
    }  # fmt: skip
    return known.get(lane.type, words_lane)


def _belongs(lane: Lane) -> bool:
    """Rows of small figures belong to the lane above them and have no line between."""
    return lane.type == "metrics" and lane.measure in SMALL


def _lane(scene: Scene, lane: Lane, *, closed: bool) -> tuple[list[Mark], Drawn]:
    if not scene.steps:
        marks, height = rail(scene, lane)
        return marks, Drawn([], height)
    _, needed = rail(scene, lane)
    drawn = _drawer(lane)(scene, lane, needed)
    marks, needed = rail(scene, lane, drawn.rail_note)
    drawn.height = max(drawn.height, needed)
    canvas = Canvas(_gutter(drawn.height))
    _separators(scene, canvas, drawn)
    if closed:
        canvas.line((0, drawn.height), (scene.width, drawn.height), "line")
    return [*canvas.marks, *marks, *drawn.marks], drawn


def _gutter(height: float) -> list[Mark]:
    canvas = Canvas()
    canvas.line((RAIL, 0), (RAIL, height), "line-strong")
    return canvas.marks


def _separators(scene: Scene, canvas: Canvas, drawn: Drawn) -> None:
    """Vertical lines: strong where a stage begins, weak between steps, none through a card that spans them."""
    bands = drawn.bands or [(0.0, drawn.height, [])]
    for index, (top, bottom, spans) in enumerate(bands):
        end = drawn.height if index == len(bands) - 1 else bottom
        for column in range(1, len(scene.steps) + 1):
            strong = column == len(scene.steps) or scene.opens_stage(column)
            crossed_by = any(span.first < column <= span.last for span in spans)
            if not crossed_by and (strong or drawn.weak_lines):
                canvas.line((scene.x(column), top), (scene.x(column), end), "line-strong" if strong else "line")


def _no_steps(scene: Scene, canvas: Canvas, y: float) -> float:
    text = paragraph([Span(scene.words("no_steps"), 400, "ink-2")], 13, scene.width - RAIL - 40)
    canvas.write(text, RAIL + 16, y + 16, Box(RAIL, y, scene.width - RAIL, text.height + 40))
    return y + text.height + 40


def _unplaced(scene: Scene) -> list[str]:
    """Cards that point nowhere are not dropped in silence."""
    lanes = {lane.id for lane in scene.journey.lanes}
    lost = sum(
        card.lane not in lanes
        or (bool(scene.steps) and scene.columns_of(card.span.from_step, card.span.to_step) is None)
        for card in scene.journey.cards
    )
    return [scene.words("unplaced", n=scene.figures.number(lost))] if lost else []
