"""Lanes of words: what people do, who works behind it, tags, images by their description."""

from __future__ import annotations

from sojourn.maps.journey import Card, Lane
from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.marks import Box
from sojourn.maps.render.placing import Padding, Piece, Placed, place, stack, wishes
from sojourn.maps.render.rich import Span, clean, plain, spans
from sojourn.maps.render.scene import Drawn, Scene

BLUEPRINT = frozenset(
    ("frontstage_people", "frontstage_technology", "backstage_people", "backstage_technology", "support", "policy",
     "physical_evidence")
)  # fmt: skip


def words_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """Cards as plain cells; in blueprint lanes, and where they span columns, as quiet boxes."""
    boxed = lane.type in BLUEPRINT or lane.zone in ("frontstage", "backstage", "support")
    cards = scene.cards_by_lane.get(lane.id, [])
    placed = place(wishes(scene, lane))
    pieces = [
        Placed(_piece(scene, lane, cards[one.item], one, boxed=boxed), one.first, one.last, one.row) for one in placed
    ]
    return stack(scene, pieces, Padding(4, 5) if boxed else Padding(0, 0), minimum)


def card_words(scene: Scene, lane: Lane, card: Card) -> str:
    """Title and text of a card, or what it refers to; an image is its description."""
    if lane.type == "image":
        return scene.words("image", text=card.alt or card.title or plain(card.text))
    known = scene.library.get(card.reference or "")
    title = card.title or (known.name if known else "")
    text = card.text or (known.description if known and not title else "") or card.alt
    return f"**{clean(title).strip()}**\n{text}" if title.strip() and text else title or text


def _piece(scene: Scene, lane: Lane, card: Card, at: Placed[int], *, boxed: bool) -> Piece:
    text = card_words(scene, lane, card)
    ink = "ink-2" if boxed else "ink-1"
    inner = 5.0 if boxed else 7.0
    room = scene.span_width(at.first, at.last) - (8 if boxed else 0) - 2 * inner + (0 if boxed else 2)
    body = paragraph(spans(text, ink=ink, strong=500 if boxed else 600, strong_ink="ink-1"), 12, room)
    pad = 5.0 if boxed else 7.0

    def draw(canvas: Canvas, box: Box) -> None:
        if boxed or at.last > at.first:
            shape = box if boxed else Box(box.x + 4, box.y + 4, box.width - 8, box.height - 8)
            canvas.rect(shape, fill="sunken", radius=4)
        _write(canvas, body, box, inner, pad, card)

    return Piece(body.height + 2 * pad, draw, plain(text))


def _write(canvas: Canvas, body: Paragraph, box: Box, inner: float, pad: float, card: Card) -> None:
    canvas.write(body, box.x + inner, box.y + pad, box, clean(card.lang))


def divider_lane(scene: Scene, _lane: Lane, minimum: float) -> Drawn:
    """A quiet band; the rail says its title."""
    canvas = Canvas()
    canvas.rect(Box(scene.x(0), 0, scene.map_width - scene.x(0), minimum), fill="sunken")
    drawn = Drawn(canvas.marks, minimum, weak_lines=False)
    drawn.bands.append((0, minimum, []))
    return drawn


def collapsed_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """A folded lane keeps its title and says how much it hides."""
    count = len(scene.cards_by_lane.get(lane.id, []))
    canvas = Canvas()
    if count:
        text = paragraph([Span(f"… {scene.figures.number(count)}", 400, "ink-3")], 11, 80)
        canvas.write(text, scene.x(0) + 7, 6, Box(scene.x(0), 0, scene.column_width, minimum))
    return Drawn(canvas.marks, max(24, minimum), bands=[(0, max(24, minimum), [])])
