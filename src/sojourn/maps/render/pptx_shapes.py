"""Marks as native shapes of a slide: text boxes that wrap themselves, rectangles, ovals, connectors, freeforms.

Written as DrawingML text and parsed once a group: adding shapes one by one costs a search over the slide each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from sojourn.maps.render.marks import Box, Circle, Group, Icon, Mark, Path, Rect, Text
from sojourn.maps.render.outline import Contour, around, contours, icon_contours
from sojourn.maps.render.rich import Span, clean
from sojourn.maps.render.wrap import CUT

EMU_PER_POINT = 12_700
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_LATIN = "Arial"
_EAST_ASIAN = {"zh-Hant": "Microsoft JhengHei"}
_DASH = "sysDash"


@dataclass(frozen=True)
class Frame:
    """Where a drawing lies on the slide: points of its origin, and points a unit of the drawing."""

    x: float
    y: float
    scale: float

    def left(self, x: float) -> int:
        """EMU from the left edge of the slide."""
        return round((self.x + x * self.scale) * EMU_PER_POINT)

    def top(self, y: float) -> int:
        """EMU from the upper edge of the slide."""
        return round((self.y + y * self.scale) * EMU_PER_POINT)

    def size(self, length: float) -> int:
        """EMU of a length."""
        return max(0, round(length * self.scale * EMU_PER_POINT))

    def moved(self, x: float, y: float) -> Frame:
        """The frame of a group."""
        return Frame(self.x + x * self.scale, self.y + y * self.scale, self.scale)


@dataclass
class Shapes:
    """Makes shapes with ids of their own; `colours` by name, `lang` for faces of Han letters."""

    colours: dict[str, str]
    lang: str
    ids: Iterator[int] = field(default_factory=lambda: count(100))

    def group(self, marks: Sequence[Mark], frame: Frame, name: str, words: str = "") -> str:
        """One group of native shapes with a name for the selection pane and its content in words for screen readers."""
        number = next(self.ids)
        parts = list(self._all(marks, frame))
        if not parts:
            return ""
        box = around([point for part in parts for point in part.corners])
        assert box is not None
        place = _place(round(box.x), round(box.y), round(box.width), round(box.height), child=True)
        return (
            f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>{_named(number, name, words)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{place}</p:grpSpPr>{''.join(part.xml for part in parts)}</p:grpSp>"
        )

    def _all(self, marks: Sequence[Mark], frame: Frame) -> Iterator[_Shape]:
        at = 0
        while at < len(marks):
            mark = marks[at]
            if isinstance(mark, Text):
                lines = _paragraph(marks, at)
                yield self._text(lines, frame)
                at += len(lines)
                continue
            if isinstance(mark, Group):
                yield from self._all(mark.marks, frame.moved(mark.x, mark.y))
            elif isinstance(mark, Rect | Circle):
                yield self._box(mark, frame)
            else:
                yield from self._outline(mark, frame)
            at += 1

    def _box(self, mark: Rect | Circle, frame: Frame) -> _Shape:
        if isinstance(mark, Rect):
            box = Box(mark.x, mark.y, mark.width, mark.height)
            shortest = min(mark.width, mark.height) or 1
            rounded = min(50_000, round(mark.radius / shortest * 100_000))
            kind = "roundRect" if rounded else "rect"
            adjust = f'<a:avLst><a:gd name="adj" fmla="val {rounded}"/></a:avLst>' if rounded else "<a:avLst/>"
            line = self._line(mark.stroke, mark.stroke_width, mark.dash, frame)
        else:
            box = Box(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
            kind, adjust = "ellipse", "<a:avLst/>"
            line = self._line(mark.stroke, mark.width, mark.dash, frame)
        geometry = f'<a:prstGeom prst="{kind}">{adjust}</a:prstGeom>'
        x, y, wide, high = frame.left(box.x), frame.top(box.y), frame.size(box.width), frame.size(box.height)
        body = f"{_place(x, y, wide, high)}{geometry}{self._fill(mark.fill)}{line}"
        return _Shape(self._shape(body, kind), ((x, y), (x + wide, y + high)))

    def _outline(self, mark: Path | Icon, frame: Frame) -> Iterator[_Shape]:
        if isinstance(mark, Icon):
            parts = icon_contours(mark)
            look = self._fill("none") + self._line(mark.colour, 1.75 * mark.size / 24, "", frame)
            name = "icon"
        else:
            parts = contours(mark.d)
            look = self._fill(mark.fill) + self._line(mark.stroke, mark.width, mark.dash, frame)
            name = "freeform"
        if not parts:
            return
        placed = [Contour([(frame.left(x), frame.top(y)) for x, y in part.points], part.closed) for part in parts]
        if len(placed) == 1 and len(placed[0].points) == 2 and not isinstance(mark, Icon):
            yield self._connector(placed[0], look)
        else:
            yield self._freeform(placed, look, name)

    def _connector(self, part: Contour, look: str) -> _Shape:
        (x0, y0), (x1, y1) = part.points
        turned = ' flipV="1"' if (x1 - x0) * (y1 - y0) < 0 else ""
        left, top = round(min(x0, x1)), round(min(y0, y1))
        place = _place(left, top, round(abs(x1 - x0)), round(abs(y1 - y0)), turned)
        geometry = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        number = next(self.ids)
        xml = (
            f"<p:cxnSp><p:nvCxnSpPr>{_named(number, f'line {number}')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{place}{geometry}{look.replace('<a:noFill/>', '', 1)}</p:spPr></p:cxnSp>"
        )
        return _Shape(xml, tuple(part.points))

    def _freeform(self, parts: list[Contour], look: str, name: str) -> _Shape:
        points = [point for part in parts for point in part.points]
        box = around(points)
        assert box is not None
        x, y, wide, high = round(box.x), round(box.y), round(box.width), round(box.height)
        drawn = "".join(_contour(part, x, y) for part in parts)
        geometry = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{wide}" h="{high}">{drawn}</a:path></a:pathLst></a:custGeom>'
        )
        return _Shape(self._shape(_place(x, y, wide, high) + geometry + look, name), ((x, y), (x + wide, y + high)))

    def _shape(self, body: str, name: str) -> str:
        number = next(self.ids)
        return (
            f"<p:sp><p:nvSpPr>{_named(number, f'{name} {number}')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{body}</p:spPr></p:sp>"
        )

    def _text(self, lines: Sequence[Text], frame: Frame) -> _Shape:
        """A paragraph as one box: several lines wrap in the room they were wrapped to, one stays as it is."""
        first = lines[0]
        lead = lines[1].y - first.y if len(lines) > 1 else round(first.size * 1.36)
        wide = max(first.room, *(line.bound for line in lines)) if len(lines) > 1 else first.bound
        left = first.x - {"start": 0.0, "middle": wide / 2, "end": wide}[first.anchor]
        top = first.y - lead / 2 - first.size * 0.36
        x, y = frame.left(left), frame.top(top)
        right, bottom = frame.left(left + wide), frame.top(top + lead * len(lines))
        number = next(self.ids)
        wrap = "square" if len(lines) > 1 else "none"
        align = {"start": "l", "middle": "ctr", "end": "r"}[first.anchor]
        runs = "".join(self._paragraphs(lines, frame, lead, align))
        xml = (
            f'<p:sp><p:nvSpPr>{_named(number, f"text {number}")}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{_place(x, y, right - x, bottom - y)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            f'</p:spPr><p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
            f"</a:bodyPr><a:lstStyle/>{runs}</p:txBody></p:sp>"
        )
        return _Shape(xml, ((x, y), (right, bottom)))

    def _paragraphs(self, lines: Sequence[Text], frame: Frame, lead: float, align: str) -> Iterator[str]:
        spacing = f'<a:lnSpc><a:spcPts val="{round(lead * frame.scale * 100)}"/></a:lnSpc>'
        for spans in _joined(lines):
            runs = "".join(self._run(span, lines[0], frame) for span in spans)
            yield f'<a:p><a:pPr algn="{align}">{spacing}</a:pPr>{runs}</a:p>'

    def _run(self, span: Span, line: Text, frame: Frame) -> str:
        size = max(100, int(line.size * frame.scale * 100))
        bold = ' b="1"' if span.weight >= 600 else ""
        lang = quoteattr(clean(line.lang or self.lang))
        east = _EAST_ASIAN.get(self.lang, "Microsoft YaHei")
        faces = f'<a:latin typeface="{_LATIN}"/><a:ea typeface="{east}"/><a:cs typeface="{_LATIN}"/>'
        return (
            f'<a:r><a:rPr lang={lang} sz="{size}"{bold} dirty="0">{self._fill(span.ink)}{faces}</a:rPr>'
            f"<a:t>{escape(clean(span.text))}</a:t></a:r>"
        )

    def _fill(self, name: str) -> str:
        return "<a:noFill/>" if name == "none" else f"<a:solidFill>{_colour(self.colours[name])}</a:solidFill>"

    def _line(self, name: str, width: float, dash: str, frame: Frame) -> str:
        if name == "none":
            return "<a:ln><a:noFill/></a:ln>"
        dashed = f'<a:prstDash val="{_DASH}"/>' if dash else ""
        return f'<a:ln w="{max(1, frame.size(width))}">{self._fill(name)}{dashed}<a:round/></a:ln>'


@dataclass(frozen=True)
class _Shape:
    xml: str
    corners: tuple[tuple[float, float], ...]


def _paragraph(marks: Sequence[Mark], at: int) -> list[Text]:
    """The lines of the paragraph that begins at `at`."""
    lines: list[Text] = []
    for mark in marks[at:]:
        assert isinstance(mark, Text)
        lines.append(mark)
        if mark.joint is None:
            break
    return lines


def _joined(lines: Sequence[Text]) -> Iterator[list[Span]]:
    """Paragraphs of spans: what was cut into lines is whole again."""
    spans: list[Span] = []
    for line in lines:
        spans.extend(line.spans)
        if line.joint is None or line.joint == "\n":
            yield spans
            spans = []
        elif line.joint == CUT:
            spans[-1] = Span(spans[-1].text.removesuffix("-"), spans[-1].weight, spans[-1].ink)
        elif line.joint:
            spans[-1] = Span(spans[-1].text + line.joint, spans[-1].weight, spans[-1].ink)
    if spans:
        yield spans


def _contour(part: Contour, left: int, top: int) -> str:
    points = [f'<a:pt x="{round(x) - left}" y="{round(y) - top}"/>' for x, y in part.points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}{'<a:close/>' if part.closed else ''}"


def _colour(value: str) -> str:
    """`#rrggbb` or `#rrggbbaa`."""
    code, alpha = value[1:7], value[7:9]
    seen = f'<a:alpha val="{round(int(alpha, 16) / 255 * 100_000)}"/>' if alpha else ""
    return f'<a:srgbClr val="{code}">{seen}</a:srgbClr>'


def _named(number: int, name: str, words: str = "") -> str:
    described = f" descr={quoteattr(clean(words)[:4000])}" if words else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(clean(name)[:200])}{described}/>'


def _place(x: int, y: int, wide: int, high: int, turned: str = "", *, child: bool = False) -> str:
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/>' if child else ""
    return f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>{inner}</a:xfrm>'


def whole(groups: Iterable[str]) -> list[str]:
    """Groups that hold something."""
    return [text for text in groups if text]
