"""The title block: what map this is, for whom, over which window, who answers for it, and the key figures."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.glyphs import icon, triangle
from sojourn.maps.render.headline import KeyFigure, key_figures, trend
from sojourn.maps.render.marks import Box, Circle, Mark
from sojourn.maps.render.measure import width
from sojourn.maps.render.rich import Span, clean, plain, spans
from sojourn.maps.render.scene import Scene

_SIDE = 16.0


def title_block(scene: Scene) -> tuple[list[Mark], float]:
    """Marks from y = 0 and the height. Key figures stand at the right where there is room, else below."""
    canvas = Canvas()
    figures = [_kpi_parts(figure) for figure in key_figures(scene)]
    needed = sum(part.width for part in figures)
    beside = bool(figures) and scene.width - 2 * _SIDE - needed >= 420
    room = scene.width - 2 * _SIDE - (needed + 24 if beside else 0)
    y = _names(scene, canvas, room)
    if beside:
        y = max(y, _kpi_row(canvas, figures, scene.width - _SIDE - needed, 18))
    elif figures:
        for row in _kpi_rows(figures, scene.width - 2 * _SIDE):
            y = _kpi_row(canvas, row, _SIDE - 16, y + 8)
    y = _bar(scene, canvas, y + 10)
    return canvas.marks, y


def _names(scene: Scene, canvas: Canvas, room: float) -> float:
    cell = Box(_SIDE, 0, room, 10_000)
    journey, words = scene.journey, scene.words
    y = 12.0
    if journey.area.strip():
        y = canvas.write(paragraph([Span(plain(journey.area), 400, "ink-3")], 12, room), _SIDE, y, cell)
    chips = [(words(f"status.{journey.status}"), journey.status == "live"), (words(f"state.{journey.state}"), False)]
    if journey.data_label.strip():
        chips.append((plain(journey.data_label), False))
    title = paragraph([Span(" ".join(clean(journey.title).split()), 600)], 20, room)
    y = canvas.write(title, _SIDE, y + 2, cell)
    x, top = _SIDE + (title.lines[-1].width if title.lines else 0) + 12, y - title.lead / 2 - 10
    for text, live in chips:
        wide = width(text, 12) + 14 + (12 if live else 0)
        if x + wide > _SIDE + room:
            x, top, y = _SIDE, y + 3, y + 25
        _chip(canvas, text, (x, top), wide, live=live)
        x += wide + 6
    y += 4
    y = _trend_line(scene, canvas, y, cell)
    return _meta(scene, canvas, y, cell)


def _chip(canvas: Canvas, text: str, at: tuple[float, float], wide: float, *, live: bool) -> None:
    box = Box(at[0], at[1], wide, 20)
    if live:
        canvas.rect(box, fill="ok-soft", radius=4)
        canvas.circle(Circle(box.x + 10, box.y + 10, 3.5, "ok-text"))
    else:
        canvas.rect(Box(box.x + 0.5, box.y + 0.5, wide - 1, 19), stroke="line-strong", radius=4)
    canvas.label((box.x + (19 if live else 7), box.y + 14.2), 12, Span(text, 400, "ok-text" if live else "ink-2"), box)


def _trend_line(scene: Scene, canvas: Canvas, y: float, cell: Box) -> float:
    found = trend(scene)
    if not found:
        return y
    if found.direction:
        triangle(canvas, (_SIDE, y + 3.5), "neg-mark" if found.direction < 0 else "pos-mark", down=found.direction < 0)
    shift = 14 if found.direction else 0
    text = paragraph([Span(f"{found.word}: ", 500), Span(found.text, 400, "ink-2")], 12, cell.width - shift)
    return canvas.write(text, _SIDE + shift, y, cell) + 2


def _meta(scene: Scene, canvas: Canvas, y: float, cell: Box) -> float:
    """Persona, owner, review date; in one line while there is room."""
    journey, words = scene.journey, scene.words
    shown = journey.persona
    if scene.measurement and scene.measurement.provenance.persona:
        shown = scene.measurement.provenance.persona
    names = {persona.id: persona.name for persona in journey.personas}
    who = ", ".join(text for text in (plain(journey.owner), plain(journey.department)) if text)
    items = [
        ("id", f"{words('persona')} {plain(names.get(shown, shown))}" if shown else ""),
        ("user", who),
        ("calendar", words("review_by", date=scene.figures.day(journey.review_by)) if journey.review_by else ""),
    ]
    return _flow(canvas, [(mark, text) for mark, text in items if text], y, cell)


def _flow(canvas: Canvas, items: list[tuple[str, str]], y: float, cell: Box) -> float:
    x, height = cell.x, 0.0
    for mark, text in items:
        body = paragraph([Span(text, 400, "ink-2")], 12, cell.width - 19)
        if x > cell.x and x + 19 + body.width > cell.x + cell.width:
            x, y, height = cell.x, y + height + 2, 0.0
        icon(canvas, (x, y + 1), mark, 14)
        canvas.write(body, x + 19, y, cell)
        x += 19 + body.width + 16
        height = max(height, body.height)
    return y + height


@dataclass(frozen=True)
class _Kpi:
    name: Paragraph
    value: Paragraph
    interval: Paragraph
    sub: Paragraph
    width: float


def _kpi_parts(figure: KeyFigure) -> _Kpi:
    """Number and interval on one line where they fit, else the interval below it."""
    limit = 200.0
    name = paragraph([Span(figure.name, 400, "ink-3")], 11, limit)
    value = paragraph([Span(figure.value, 600)], 16, limit)
    interval = paragraph([Span(figure.interval, 400, "ink-3")], 12, limit)
    sub = paragraph([Span(figure.sub, 400, "ink-3")], 11, limit)
    beside = value.width + (6 + interval.width if interval.lines else 0)
    return _Kpi(name, value, interval, sub, max(name.width, beside, sub.width) + 32)


def _kpi_row(canvas: Canvas, figures: list[_Kpi], x: float, top: float) -> float:
    bottom = top
    for figure in figures:
        cell = Box(x, top, figure.width, 200)
        y = canvas.write(figure.name, x + 16, top, cell) + 1
        last = figure.value.lines[-1].width if figure.value.lines else 0.0
        below = canvas.write(figure.value, x + 16, y, cell)
        canvas.write(figure.interval, x + 22 + last, below - figure.value.lead / 2 - figure.interval.lead / 2 + 1, cell)
        y = canvas.write(figure.sub, x + 16, below + 1, cell)
        canvas.line((x + 0.5, top), (x + 0.5, y), "line")
        bottom = max(bottom, y)
        x += figure.width
    return bottom


def _kpi_rows(figures: list[_Kpi], room: float) -> list[list[_Kpi]]:
    rows: list[list[_Kpi]] = []
    left = 0.0
    for figure in figures:
        if not rows or figure.width > left:
            rows.append([])
            left = room
        rows[-1].append(figure)
        left -= figure.width
    return rows


def _bar(scene: Scene, canvas: Canvas, y: float) -> float:
    """Window, comparison, group, filter and freshness: said once, for the whole map."""
    pills = _pills(scene)
    canvas.line((0, y), (scene.width, y), "line")
    x, top = _SIDE, y + 8
    for mark, parts in pills:
        body = paragraph(parts, 12, scene.width - 2 * _SIDE - 34)
        wide = body.width + 36
        if x > _SIDE and x + wide > scene.width - _SIDE:
            x, top = _SIDE, top + 32
        box = Box(x + 0.5, top + 0.5, wide, max(25.0, body.height + 8))
        canvas.rect(box, stroke="line-strong", radius=6)
        icon(canvas, (x + 8, top + 6), mark, 14)
        canvas.write(body, x + 27, top + (box.height - body.height) / 2, box)
        x += wide + 6
        if box.height > 25:
            top += box.height - 25
    bottom = top + 33
    canvas.line((0, bottom), (scene.width, bottom), "line-strong")
    return bottom


def _pills(scene: Scene) -> list[tuple[str, list[Span]]]:
    words, figures = scene.words, scene.figures
    where = scene.measurement.provenance if scene.measurement else None
    if where is None:
        return [("info", [Span(words("not_measured_map"), 400, "ink-2")])]
    found: list[tuple[str, str, str]] = [
        ("calendar", words("window"), figures.window(where.window_from, where.window_to) or words("all_data"))
    ]
    if scene.comparison:
        found.append(("compare", words("compare"), plain(scene.compare_label)))
    names = {persona.id: persona.name for persona in scene.journey.personas}
    if where.persona:
        found.append(("people", words("who"), plain(names.get(where.persona, where.persona))))
    if where.filter:
        found.append(("filter", words("where"), clean(where.filter)))
    pills = [(mark, [Span(f"{name} ", 400, "ink-3"), *spans(text)]) for mark, name, text in found if text]
    if where.as_of:
        text = words("as_of", date=figures.day(where.as_of.date()))
        text += f", {words('lake', n=where.lake_version)}" if where.lake_version is not None else ""
        pills.append(("pin", [Span(text, 400, "ink-2")]))
    return pills
