"""Cards one can pick up: insights with their evidence, actions with their state, opportunities."""

from __future__ import annotations

from sojourn.maps.insight_text import fill
from sojourn.maps.journey import Action, Card, Insight, Lane, Opportunity
from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.glyphs import KIND_COLOURS, icon, kind_mark, moon, progress
from sojourn.maps.render.lanes.text import card_words
from sojourn.maps.render.marks import Box
from sojourn.maps.render.placing import Padding, Piece, Placed, place, stack, wishes
from sojourn.maps.render.rich import Span, clean, plain, spans
from sojourn.maps.render.scene import Drawn, Scene

Part = Insight | Action | Opportunity | Card
_OF_LANE = {
    "insights": None, "pains": ("pain",), "gains": ("delight",), "needs": ("need", "job"),
}  # fmt: skip
_INNER = 9.0


def cards_lane(scene: Scene, lane: Lane, minimum: float) -> Drawn:
    """Cards of the lane; a lane without cards shows the document's insights, actions or opportunities of its kind."""
    found: list[tuple[Part, tuple[int, int], int]] = []
    cards = scene.cards_by_lane.get(lane.id, [])
    for index, columns, row in wishes(scene, lane):
        found.append((_referred(scene, cards[index]), columns, row))
    if not cards:
        for part in _of_kind(scene, lane):
            columns = scene.columns_of_steps(part.steps)
            if columns:
                found.append((part, columns, 0))
    placed = place(found)
    pieces = [
        Placed(_piece(scene, lane, one.item, one.first, one.last), one.first, one.last, one.row) for one in placed
    ]
    return stack(scene, pieces, Padding(4, 5), minimum)


def _referred(scene: Scene, card: Card) -> Part:
    for parts in (scene.journey.insights, scene.journey.actions, scene.journey.opportunities):
        for part in parts:
            if card.reference == part.id:
                return part
    return card


def _of_kind(scene: Scene, lane: Lane) -> list[Insight] | list[Action] | list[Opportunity]:
    if lane.type == "opportunities":
        return scene.journey.opportunities
    if lane.type == "solutions":
        return scene.journey.actions
    kinds = _OF_LANE.get(lane.type)
    return [item for item in scene.journey.insights if kinds is None or item.type in kinds]


def _piece(scene: Scene, lane: Lane, part: Part, first: int, last: int) -> Piece:
    room = scene.span_width(first, last) - 8 - 2 * _INNER
    if isinstance(part, Insight):
        return _insight(scene, part, room)
    if isinstance(part, Action):
        return _action(scene, part, room)
    if isinstance(part, Opportunity):
        return _opportunity(scene, part, room)
    kind = {"pains": "pain", "gains": "delight"}.get(lane.type, "")
    return _plain_card(scene, lane, part, kind, room)


def _header(scene: Scene, kind: str, level: str, room: float) -> tuple[Paragraph, Paragraph | None, float]:
    """Kind and evidence; on one line where both fit, else under each other."""
    tone = KIND_COLOURS.get(kind)
    name = paragraph([Span(scene.words(f"insight.{kind}"), 500, f"{tone}-text" if tone else "ink-2")], 11, room - 14)
    if not level:
        return name, None, name.height
    word = paragraph([Span(scene.words(f"evidence.{level}"), 400, "ink-2")], 11, room - 16)
    together = 14 + name.width + 10 + 16 + word.width <= room
    return name, word, name.height if together else name.height + word.height


def _insight(scene: Scene, part: Insight, room: float) -> Piece:
    name, word, head = _header(scene, part.type, part.level, room)
    title = paragraph(spans(part.title, weight=600), 12, room)
    body = paragraph(spans(_filled(scene, part.text), ink="ink-2"), 11, room)
    tone = KIND_COLOURS.get(part.type)
    height = head + title.height + body.height + 16 + (2 if body.lines else 0)

    def draw(canvas: Canvas, box: Box) -> None:
        _frame(canvas, box, f"{tone}-mark" if tone else "line-meaning")
        x, y = box.x + _INNER + 1, box.y + 6
        kind_mark(canvas, (x, y + 3), part.type)
        canvas.write(name, x + 14, y, box)
        if word is not None:
            below = head > name.height
            left = x if below else box.x + box.width - _INNER - word.width - 16
            top = y + name.height if below else y
            moon(canvas, (left, top + 1.5), part.level)
            canvas.write(word, left + 16, top, box)
        y = canvas.write(title, x, y + head + 2, box) + 1
        canvas.write(body, x, y, box)

    level = scene.words(f"evidence.{part.level}")
    text = f"{scene.words(f'insight.{part.type}')} ({level}): {plain(part.title)}. {plain(_filled(scene, part.text))}"
    return Piece(height, draw, text.strip())


def _filled(scene: Scene, text: str) -> str:
    """The text with its numbers; on a map without data a text that lives of numbers only says so."""
    if scene.measured is None and "{{" in text:
        return scene.words("not_measured")
    return fill(text, scene.journey, scene.measured, scene.options.language())


def _frame(canvas: Canvas, box: Box, edge: str) -> None:
    """A card: hairline border, and a thick left edge where it has a kind."""
    canvas.rect(Box(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1), fill="surface", stroke="line", radius=6)
    if edge:
        x, y, bottom = box.x + 3, box.y, box.y + box.height
        canvas.path(f"M{x} {y}h-0.5a2.5 4 0 0 0 -2.5 4V{bottom - 4}a2.5 4 0 0 0 2.5 4h0.5z", fill=edge)


def _action(scene: Scene, part: Action, room: float) -> Piece:
    figures, words = scene.figures, scene.words
    state = words(f"action.{part.status}")
    if part.status == "done" and part.done_on:
        state += f" {figures.day(part.done_on)}"
    head = paragraph([Span(state, 400, "ink-2")], 11, room - 17)
    title = paragraph(spans(part.title, weight=500), 12, room)
    facts = [
        (mark, paragraph([Span(clean(text), 400, "ink-3")], 11, room - 16)) for mark, text in _action_facts(scene, part)
    ]
    rows = _rows(facts, room)
    height = head.height + title.height + 14 + sum(max(body.height for _, body in row) + 2 for row in rows)

    def draw(canvas: Canvas, box: Box) -> None:
        _frame(canvas, box, "")
        x, y = box.x + _INNER, box.y + 6
        progress(canvas, (x, y + 1.5), part.status)
        canvas.write(head, x + 17, y, box)
        y = canvas.write(title, x, y + head.height + 2, box) + 2
        for row in rows:
            left = x
            for mark, body in row:
                icon(canvas, (left, y + 1), mark)
                canvas.write(body, left + 16, y, box)
                left += 16 + body.width + 10
            y += max(body.height for _, body in row) + 2

    spoken = f"{state}: {plain(part.title)}; " + "; ".join(text for _, text in _action_facts(scene, part))
    return Piece(height, draw, plain(spoken).removesuffix(";"))


def _action_facts(scene: Scene, part: Action) -> list[tuple[str, str]]:
    words = scene.words
    scores = ", ".join(words(key, x=text) for key, text in (("value", part.value), ("effort", part.effort)) if text)
    who = ", ".join(dict.fromkeys(text for text in (part.owner, part.department) if text.strip()))
    facts = [
        ("user", who),
        ("flask", words("experiment", text=part.experiment) if part.experiment else ""),
        ("flow", words("flow", text=part.flow) if part.flow else ""),
        ("calendar", words("due", date=scene.figures.day(part.due)) if part.due and part.status != "done" else ""),
        ("bulb", scores),
        ("target", words("effect", text=part.measured_effect) if part.measured_effect else ""),
        (
            "target",
            words("expected", text=part.expected_effect) if part.expected_effect and not part.measured_effect else "",
        ),
    ]
    return [(mark, plain(text)) for mark, text in facts if text.strip()]


def _rows(facts: list[tuple[str, Paragraph]], room: float) -> list[list[tuple[str, Paragraph]]]:
    rows: list[list[tuple[str, Paragraph]]] = []
    left = 0.0
    for mark, body in facts:
        needed = 16 + body.width
        if not rows or needed > left:
            rows.append([])
            left = room
        rows[-1].append((mark, body))
        left -= needed + 10
    return rows


def _opportunity(scene: Scene, part: Opportunity, room: float) -> Piece:
    names = {score.id: score.name for score in scene.journey.scores}
    scores = " · ".join(
        f"{plain(names.get(key, key))} {scene.figures.short(value)}" for key, value in part.scores.items()
    )
    head = paragraph([Span(scene.words("opportunity"), 500, "ink-2")], 11, room - 17)
    title = paragraph(spans(part.title, weight=500), 12, room)
    foot = paragraph([Span(scores, 400, "ink-3")], 11, room)

    def draw(canvas: Canvas, box: Box) -> None:
        _frame(canvas, box, "")
        x, y = box.x + _INNER, box.y + 6
        icon(canvas, (x, y + 1), "bulb")
        canvas.write(head, x + 17, y, box)
        y = canvas.write(title, x, y + head.height + 2, box) + 1
        canvas.write(foot, x, y, box)

    text = f"{scene.words('opportunity')}: {plain(part.title)}" + (f"; {scores}" if scores else "")
    return Piece(head.height + title.height + foot.height + 16, draw, text)


def _plain_card(scene: Scene, lane: Lane, card: Card, kind: str, room: float) -> Piece:
    text = card_words(scene, lane, card)
    body = paragraph(spans(_filled(scene, text)), 12, room)
    level = card.evidence or ""
    word = paragraph([Span(scene.words(f"evidence.{level}"), 400, "ink-2")], 11, room - 16) if level else None

    def draw(canvas: Canvas, box: Box) -> None:
        tone = KIND_COLOURS.get(kind)
        _frame(canvas, box, f"{tone}-mark" if tone else "")
        x, y = box.x + _INNER, box.y + 6
        y = canvas.write(body, x, y, box) + 1
        if word is not None:
            moon(canvas, (x, y + 1.5), level)
            canvas.write(word, x + 16, y, box)

    return Piece(body.height + (word.height + 1 if word else 0) + 14, draw, plain(text))
