"""Quotes: people's own words behind a rule, with the scores they gave."""

from __future__ import annotations

from sojourn.maps.journey import Card, Lane
from sojourn.maps.render.canvas import Canvas, paragraph
from sojourn.maps.render.marks import Box
from sojourn.maps.render.measure import width
from sojourn.maps.render.placing import Padding, Piece, Placed, place, stack, wishes
from sojourn.maps.render.rich import Span, clean, plain, spans
from sojourn.maps.render.scene import Drawn, Scene

_OPENERS = "“\"«„‘「『'"
_CHIP = 17.0


def quotes_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """One card a quote; marks of quotation are added where the text has none."""
    cards = scene.cards_by_lane.get(lane.id, [])
    placed = place(wishes(scene, lane))
    pieces = [Placed(_piece(scene, lane, cards[one.item], one), one.first, one.last, one.row) for one in placed]
    return stack(scene, pieces, Padding(4, 7), minimum)


def _quoted(text: str, lang: str) -> str:
    text = text.strip()
    if not text or text[0] in _OPENERS:
        return text
    if lang.startswith("zh-Hant"):
        return f"「{text}」"
    return f"«{text}»" if lang.startswith("ru") else f"“{text}”"


def _piece(scene: Scene, lane: Lane, card: Card, at: Placed[int]) -> Piece:
    room = scene.span_width(at.first, at.last) - 16
    text = clean(card.text or card.title)
    if lane.type == "quotes":
        text = _quoted(text, card.lang or scene.journey.lang)
    body = paragraph(spans(text), 12, room)
    chips = [_chip(scene, card, index) for index in range(len(card.scores))]
    # the lane's note says what the scores are; without one each chip says it where there is room
    rows = _chip_rows([chip.split(" ")[0] for chip in chips] if lane.note.strip() else chips, room)
    words = plain(text) + "".join(f"; {chip}" for chip in chips)

    def draw(canvas: Canvas, box: Box) -> None:
        canvas.rect(Box(box.x, box.y, 2, box.height), fill="line-strong")
        y = canvas.write(body, box.x + 8, box.y, box, clean(card.lang)) + 2
        for row in rows:
            x = box.x + 8
            for chip in row:
                wide = width(chip, 11) + 8
                canvas.rect(Box(x, y, wide, _CHIP - 2), fill="sunken", radius=3)
                canvas.label((x + 4, y + 11.5), 11, Span(chip, 400, "ink-3"), box)
                x += wide + 4
            y += _CHIP

    return Piece(body.height + (2 + _CHIP * len(rows) if rows else 0), draw, words)


def _chip(scene: Scene, card: Card, index: int) -> str:
    score = card.scores[index]
    label = f" {plain(score.label)}" if score.label.strip() else ""
    return f"{scene.figures.short(score.score)}/{scene.figures.short(score.out_of)}{label}"


def _chip_rows(chips: list[str], room: float) -> list[list[str]]:
    """Chips in rows; one that is wider than the cell loses its label rather than its number."""
    rows: list[list[str]] = []
    left = 0.0
    for full in chips:
        chip = full if width(full, 11) + 8 <= room else full.split(" ")[0]
        wide = width(chip, 11) + 12
        if not rows or wide - 4 > left:
            rows.append([])
            left = room
        rows[-1].append(chip)
        left -= wide
    return rows
