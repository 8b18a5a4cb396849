"""A map as slides one can edit: a title, the whole map as native shapes, then each stage at reading size.

One drawing for all formats: the slides carry the same marks as the SVG, so a number, its interval and "not enough data"
stand on a slide as they stand on the screen.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap
from sojourn.maps.render.canvas import Canvas, paragraph
from sojourn.maps.render.headline import key_figures, trend
from sojourn.maps.render.marks import Box, Mark, Rect
from sojourn.maps.render.options import RenderOptions
from sojourn.maps.render.palette import palette
from sojourn.maps.render.pptx_notes import notes_of
from sojourn.maps.render.pptx_shapes import EMU_PER_POINT, Frame, Shapes
from sojourn.maps.render.pptx_sheets import AREA, Sheet, overview, stage_sheets
from sojourn.maps.render.rich import Span, clean, plain, spans
from sojourn.maps.render.scene import Scene

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDTH, HEIGHT = 960.0, 540.0
_SIDE = 20.0
_ONLY_TITLE = 5


def pptx(journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None) -> bytes:
    """The slides as a file for any office program. The same map gives the same bytes."""
    deck = _Deck(Scene(journey, measured, options or RenderOptions()))
    deck.title()
    if deck.scene.steps:
        deck.sheet(overview(deck.scene))
        for sheet in stage_sheets(deck.scene):
            deck.sheet(sheet)
    return deck.content()


class _Deck:
    """Slides in the making."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._colours = palette(scene.options.theme)
        self._deck: Any = Presentation()
        self._deck.slide_width, self._deck.slide_height = Pt(WIDTH), Pt(HEIGHT)

    def title(self) -> None:
        """What map this is, for whom, who answers for it, and its key figures."""
        scene = self.scene
        slide = self._slide(plain(scene.journey.title), Box(48, 84, WIDTH - 96, 120), 34)
        canvas = Canvas()
        cell = Box(48, 0, WIDTH - 96, HEIGHT)
        y = 216.0
        for text, size, ink in _lines(scene):
            body = paragraph(spans(text, ink=ink), size, cell.width)
            if y + body.height > (400 if key_figures(scene) else HEIGHT - 30):
                break
            y = canvas.write(body, cell.x, y, cell) + 6
        _figures(scene, canvas)
        self._add(slide, canvas.marks, scene.words("map_of", title=plain(scene.journey.title)), Frame(0, 0, 1))
        self._say(slide, notes_of(scene, None))

    def sheet(self, sheet: Sheet) -> None:
        """A part of the map with its title and, small, what it belongs to."""
        scene, words = self.scene, self.scene.words
        journey = plain(scene.journey.title)
        title = plain(sheet.stage.title) if sheet.stage else words("whole_map")
        if sheet.parts > 1:
            title += f" ({words('part_of', n=sheet.part, count=sheet.parts)})"
        slide = self._slide(title, Box(_SIDE, 14, 620, 40), 22)
        canvas = Canvas()
        room = Box(660, 18, WIDTH - 660 - _SIDE, 36)
        body = _fitting(journey, room)
        canvas.write(body, room.x + room.width - body.width, room.y, room)
        self._add(slide, canvas.marks, journey, Frame(0, 0, 1))
        y = AREA.y
        for band in sheet.bands:
            self._add(slide, band.marks, band.name, Frame(AREA.x, y, sheet.scale), band.words)
            y += band.height * sheet.scale
        self._foot(slide)
        self._say(slide, notes_of(sheet.scene, sheet.stage))

    def content(self) -> bytes:
        """The file, with no word of who or what made it and with times that are always the same."""
        core = self._deck.core_properties
        core.title = plain(self.scene.journey.title)[:250]
        core.author = core.last_modified_by = core.keywords = core.comments = ""
        core.language = self.scene.options.language()
        out = io.BytesIO()
        self._deck.save(out)
        return _without_times(out.getvalue())

    def _slide(self, title: str, box: Box, size: float) -> Any:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_ONLY_TITLE])
        fill = slide.background.fill
        fill.solid()
        from pptx.dml.color import RGBColor

        fill.fore_color.rgb = RGBColor.from_string(self._colours["surface"][1:])
        _head(slide.shapes.title, title, box, size)
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            run.font.color.rgb = RGBColor.from_string(self._colours["ink-1"][1:])
        return slide

    def _add(self, slide: Any, marks: list[Mark] | tuple[Mark, ...], name: str, frame: Frame, words: str = "") -> None:
        tree = slide.shapes._spTree
        used = int(max(tree.xpath("//p:cNvPr/@id"), key=int, default="100"))
        shapes = Shapes(self._colours, self.scene.options.language(), iter(range(max(100, used + 1), 1_000_000)))
        text = shapes.group(marks, frame, name or "map", words)
        if text:
            tree.append(parse_xml(text))

    def _foot(self, slide: Any) -> None:
        """Window and freshness in one line: a slide is often seen without its deck."""
        scene = self.scene
        where = scene.measurement.provenance if scene.measurement else None
        if where is None:
            text = scene.words("not_measured_map")
        else:
            window = scene.figures.window(where.window_from, where.window_to) or scene.words("all_data")
            seen = scene.words("as_of", date=scene.figures.day(where.as_of.date())) if where.as_of else ""
            text = ". ".join(part for part in (window, seen, scene.words("interval_note")) if part)
        room = Box(_SIDE, 516, WIDTH - 2 * _SIDE, 20)
        canvas = Canvas()
        canvas.write(_fitting(text, room, 9), room.x, room.y, room)
        self._add(slide, canvas.marks, scene.words("provenance"), Frame(0, 0, 1))

    def _say(self, slide: Any, notes: list[str]) -> None:
        slide.notes_slide.notes_text_frame.text = clean("\n".join(notes))


def _lines(scene: Scene) -> list[tuple[str, float, str]]:
    journey, words = scene.journey, scene.words
    names = {persona.id: persona.name for persona in journey.personas}
    people = [names.get(journey.persona, "")] if journey.persona else list(names.values())
    who = ", ".join(text for text in (journey.owner, journey.department) if text.strip())
    review = words("review_by", date=scene.figures.day(journey.review_by)) if journey.review_by else ""
    state = [words(f"status.{journey.status}"), words(f"state.{journey.state}"), journey.data_label]
    found = trend(scene)
    facts = [
        (journey.area, 16, "ink-2"),
        (" · ".join(text for text in state if text), 14, "ink-2"),
        (f"{words('persona')}: {', '.join(people)}" if any(people) else "", 14, "ink-2"),
        (" · ".join(text for text in (who, review) if text), 14, "ink-2"),
        (journey.scenario, 13, "ink-2"),
        (journey.goal, 13, "ink-2"),
        (f"**{found.word}:** {found.text}" if found else "", 13, "ink-2"),
    ]
    return [(text, float(size), ink) for text, size, ink in facts if text.strip()]


def _figures(scene: Scene, canvas: Canvas) -> None:
    """Key figures side by side at the foot of the title slide, each with its interval and n."""
    found = key_figures(scene)
    if not found:
        return
    wide = (WIDTH - 96) / len(found)
    for at, figure in enumerate(found):
        cell = Box(48 + at * wide, 412, wide - 12, 110)
        y = canvas.write(paragraph([Span(figure.name, 400, "ink-3")], 11, cell.width), cell.x, cell.y, cell)
        y = canvas.write(paragraph([Span(figure.value, 600)], 16, cell.width), cell.x, y + 2, cell)
        y = canvas.write(paragraph([Span(figure.interval, 400, "ink-3")], 11, cell.width), cell.x, y + 1, cell)
        canvas.write(paragraph([Span(figure.sub, 400, "ink-3")], 11, cell.width), cell.x, y + 1, cell)
    canvas.marks.insert(0, Rect(48, 404, WIDTH - 96, 0.75, fill="line-strong"))


def _fitting(text: str, room: Box, size: float = 12) -> Any:
    """The text as large as the room allows; what does not fit even small is cut at a line, never outside the slide."""
    for one in (size, size - 1, size - 2, 7, 6):
        body = paragraph([Span(text, 400, "ink-3")], one, room.width)
        if body.height <= room.height:
            return body
    from dataclasses import replace

    body = paragraph([Span(text, 400, "ink-3")], 6, room.width)
    return replace(body, lines=body.lines[: max(1, int(room.height // body.lead))])


def _head(shape: Any, text: str, box: Box, size: float) -> None:
    """The slide's own title, so that the outline and a screen reader have it; smaller until it fits."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    body = paragraph([Span(text, 600)], size, box.width - 2)
    while body.height > box.height and size > 9:
        size -= 1
        body = paragraph([Span(text, 600)], size, box.width - 2)
    shape.left, shape.top = Emu(round(box.x * EMU_PER_POINT)), Emu(round(box.y * EMU_PER_POINT))
    shape.width, shape.height = Emu(round(box.width * EMU_PER_POINT)), Emu(round(box.height * EMU_PER_POINT))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
    frame.text = clean(text)
    first = frame.paragraphs[0]
    first.alignment, first.line_spacing = PP_ALIGN.LEFT, Pt(body.lead)
    for run in first.runs:
        run.font.size, run.font.bold, run.font.name = Pt(size), True, "Arial"


def _without_times(content: bytes) -> bytes:
    """The package with one date for all its parts: two writings of one map are then equal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for item in given.infolist():
            if item.filename.startswith("docProps/thumbnail"):
                continue
            made.writestr(zipfile.ZipInfo(item.filename), given.read(item), zipfile.ZIP_DEFLATED)
    return out.getvalue()
