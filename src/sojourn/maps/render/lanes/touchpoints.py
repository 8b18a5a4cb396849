"""Touchpoints: names with a small mark, and the mix of channels as one bar with shares."""

from __future__ import annotations

from sojourn.maps.journey import Card, Lane, Step
from sojourn.maps.measured import MixPart
from sojourn.maps.render.absent import quiet, reason
from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.glyphs import icon, icon_name
from sojourn.maps.render.marks import Box
from sojourn.maps.render.measure import width
from sojourn.maps.render.palette import SLATES
from sojourn.maps.render.placing import Padding, Piece, Placed, place, stack, wishes
from sojourn.maps.render.rich import Span, clean, plain
from sojourn.maps.render.scene import Drawn, Scene

_ICON = 14.0


def touchpoints_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """Cards of the lane; without any, the channels named in the steps."""
    cards = scene.cards_by_lane.get(lane.id, [])
    cells: dict[tuple[int, int, bool], list[Card]] = {}
    for index, columns, _row in sorted(wishes(scene, lane), key=lambda wish: (wish[2], wish[0])):
        mix = scene.metric_definition(cards[index].reference) is not None
        cells.setdefault((*columns, mix), []).append(cards[index])
    if not cards:
        return _from_steps(scene, minimum)
    found: list[tuple[Piece, tuple[int, int], int]] = []
    for (first, last, mix), group in cells.items():
        room = scene.span_width(first, last) - 14
        piece = mix_piece(scene, group[0].reference or "", room) if mix else _names_piece(scene, group, room)
        found.append((piece, (first, last), 0))
    return stack(scene, place(found), Padding(0, 0), minimum)


def _from_steps(scene: Scene, minimum: float) -> Drawn:
    placed = [
        Placed(
            _listed([_of_step(scene, step, channel) for channel in step.channels], scene.column_width - 14), at, at, 0
        )
        for at, step in enumerate(scene.steps)
        if step.channels
    ]
    return stack(scene, placed, Padding(0, 0), minimum)


def _of_step(scene: Scene, step: Step, channel: str) -> tuple[str, str]:
    known = scene.library.get(channel)
    name = known.name if known else channel
    return plain(name) or step.id, icon_name(known.icon if known else "", name, channel)


def _names_piece(scene: Scene, cards: list[Card], room: float) -> Piece:
    names: list[tuple[str, str]] = []
    for card in cards:
        known = scene.library.get(card.reference or "")
        given = [clean(line) for line in (card.title or card.text).split("\n") if line.strip()]
        drawn_as = (card.icon, known.icon if known else "")
        names.extend((plain(name), icon_name(*drawn_as, name)) for name in given or ([known.name] if known else []))
    return _listed(names, room)


def _listed(names: list[tuple[str, str]], room: float) -> Piece:
    """Names one under another, each after its icon; a dot where no icon fits."""
    lines = [(paragraph([Span(name, 400, "ink-2")], 11, room - _ICON - 1), mark) for name, mark in names]
    height = sum(body.height + 3 for body, _ in lines) + 11

    def draw(canvas: Canvas, box: Box) -> None:
        y = box.y + 7
        for body, mark in lines:
            if mark:
                icon(canvas, (box.x + 6, y + 0.5), mark, _ICON)
            else:
                canvas.rect(Box(box.x + 11, y + 6, 4, 4), fill="ink-deco", radius=2)
            y = canvas.write(body, box.x + 7 + _ICON + 2, y, box) + 3

    return Piece(height, draw, ", ".join(name for name, _ in names))


def mix_piece(scene: Scene, metric: str, room: float) -> Piece:
    """The bar of a metric of type mix with its legend; words where it was not measured."""
    value = scene.metric_value(metric)
    definition = scene.metric_definition(metric)
    name = plain(definition.name) if definition else metric
    if value is None or not value.mix:
        text = paragraph(quiet(f"{name}: {reason(scene, None, value.estimate.note if value else None)}"), 11, room)

        def empty(canvas: Canvas, box: Box) -> None:
            canvas.write(text, box.x + 7, box.y + 7, box)

        return Piece(text.height + 14, empty, name)
    parts = value.mix
    legend = _legend_rows(scene, parts, room)
    spoken = f"{name}: " + ", ".join(f"{part_name(scene, part)} {scene.figures.percent(part.share)}" for part in parts)

    def draw(canvas: Canvas, box: Box) -> None:
        mix_bar(canvas, parts, (box.x + 7, box.y + 8), room, 12)
        y = box.y + 25
        for row in legend:
            x = box.x + 7
            height = 0.0
            for swatch, body in row:
                canvas.rect(Box(x, y + 4, 8, 8), fill=swatch, radius=2)
                canvas.write(body, x + 12, y, box)
                x += body.width + 22
                height = max(height, body.height)
            y += height + 1

    return Piece(29 + sum(max(body.height for _, body in row) + 1 for row in legend), draw, spoken)


def mix_bar(canvas: Canvas, parts: list[MixPart], at: tuple[float, float], room: float, height: float) -> None:
    """Shares side by side in shades of one slate; categories are never told by colour alone."""
    x = at[0]
    for index, part in enumerate(parts):
        wide = max(0.0, part.share) * room
        if wide > 0.3:
            canvas.rect(
                Box(x, at[1], max(0.6, wide - 1), height), fill=shade(index, len(parts)), radius=1 if wide > 3 else 0
            )
        x += wide


def shade(index: int, count: int) -> str:
    """The slate of a category by its rank."""
    return SLATES[round(index * (len(SLATES) - 1) / max(3, count - 1))]


def part_name(scene: Scene, part: MixPart) -> str:
    """What a part is called; one without a value is all the others together."""
    return plain(part.label or part.value) if part.value else scene.words("other")


def _legend_rows(scene: Scene, parts: list[MixPart], room: float) -> list[list[tuple[str, Paragraph]]]:
    rows: list[list[tuple[str, Paragraph]]] = []
    left = 0.0
    for index, part in enumerate(parts):
        label = Span(part_name(scene, part) + " ", 400, "ink-2")
        share = Span(scene.figures.percent(part.share), 600, "ink-1")
        joined = width(label.text, 11) + width(share.text, 11, 600)
        body = paragraph([label, share], 11, min(room - 12, joined + 1))
        if not rows or body.width + 12 > left:
            rows.append([])
            left = room
        rows[-1].append((shade(index, len(parts)), body))
        left -= body.width + 22
    return rows
