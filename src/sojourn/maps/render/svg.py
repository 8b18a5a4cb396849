"""From marks to an SVG document: colours by theme, faces by script, everything escaped, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from sojourn.maps.render.canvas import number
from sojourn.maps.render.faces import face, faces
from sojourn.maps.render.icons import ICONS
from sojourn.maps.render.layout import Picture
from sojourn.maps.render.marks import Circle, Group, Icon, Mark, Path, Rect, Text
from sojourn.maps.render.measure import Script, script_runs, width
from sojourn.maps.render.palette import palette
from sojourn.maps.render.rich import Span, clean
from sojourn.maps.render.scene import Scene

_WEIGHTS = {400: "", 500: "w5", 600: "w6"}


def document(scene: Scene, picture: Picture) -> str:
    """A whole SVG document with title and description for assistive technology."""
    colours = palette(scene.options.theme)
    lang = scene.options.language()
    title = scene.words("map_of", title=" ".join(clean(scene.journey.title).split()))
    size = f'width="{number(picture.width)}" height="{number(picture.height)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {number(picture.width)} {number(picture.height)}"'
        f' role="img" aria-label={_attribute(title)} lang={_attribute(lang)} xml:space="preserve">',
        f"<title>{_text(title)}</title>",
        f"<style>{style(lang)}</style>",
        f'<rect width="{number(picture.width)}" height="{number(picture.height)}" fill="{colours["surface"]}"/>',
        *_Writer(colours, lang).all(picture.marks),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def style(lang: str) -> str:
    """Faces by script and the weights of text."""
    rules = [f".{name}{{font-family:{stack}}}" for name, stack in faces(lang).items()]
    rules += [".w5{font-weight:500}", ".w6{font-weight:600}", "text{white-space:pre;font-variant-numeric:tabular-nums}"]
    rules += [".i{fill:none;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}"]
    return "".join(rules)


def elements(scene: Scene, marks: Sequence[Mark]) -> Iterator[str]:
    """The marks as SVG elements, for those who put a document together themselves."""
    return _Writer(palette(scene.options.theme), scene.options.language()).all(marks)


def _text(text: str) -> str:
    return escape(clean(text))


def _attribute(text: str) -> str:
    return quoteattr(clean(text))


class _Writer:
    """Writes marks as elements."""

    def __init__(self, colours: dict[str, str], lang: str) -> None:
        self._colours = colours
        self._lang = lang

    def all(self, marks: Sequence[Mark]) -> Iterator[str]:
        """One string an element."""
        for mark in marks:
            if isinstance(mark, Group):
                yield from self._group(mark)
            elif isinstance(mark, Text):
                yield self._line(mark)
            else:
                yield self._shape(mark)

    def _group(self, mark: Group) -> Iterator[str]:
        name = f' class="{mark.name}"' if mark.name else ""
        ref = f" data-{mark.name}={_attribute(mark.ref)}" if mark.ref else ""
        moved = f' transform="translate({number(mark.x)} {number(mark.y)})"' if mark.x or mark.y else ""
        yield f"<g{name}{ref}{moved}>"
        yield from self.all(mark.marks)
        yield "</g>"

    def _shape(self, mark: Rect | Path | Circle | Icon) -> str:
        if isinstance(mark, Rect):
            radius = f' rx="{number(mark.radius)}"' if mark.radius else ""
            line = self._stroke(mark.stroke, mark.stroke_width, mark.dash)
            place = (
                f'x="{number(mark.x)}" y="{number(mark.y)}" width="{number(mark.width)}" height="{number(mark.height)}"'
            )
            return f"<rect {place}{radius}{self._fill(mark.fill)}{line}/>"
        if isinstance(mark, Circle):
            place = f'cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.radius)}"'
            return f"<circle {place}{self._fill(mark.fill)}{self._stroke(mark.stroke, mark.width, mark.dash)}/>"
        if isinstance(mark, Icon):
            moved = f"translate({number(mark.x)} {number(mark.y)}) scale({mark.size / 24:.4f})"
            return f'<path class="i" transform="{moved}" d="{ICONS[mark.name]}" stroke="{self._colours[mark.colour]}"/>'
        return f'<path d="{mark.d}"{self._fill(mark.fill)}{self._stroke(mark.stroke, mark.width, mark.dash)}/>'

    def _fill(self, name: str) -> str:
        if name == "none":
            return ' fill="none"'
        colour = self._colours[name]
        if len(colour) == 9:
            return f' fill="{colour[:7]}" fill-opacity="{int(colour[7:], 16) / 255:.2f}"'
        return f' fill="{colour}"'

    def _stroke(self, name: str, width_: float, dash: str) -> str:
        if name == "none":
            return ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        wide = f' stroke-width="{number(width_)}"' if width_ != 1 else ""
        return f' stroke="{self._colours[name]}"{wide}{dashed}'

    def _line(self, mark: Text) -> str:
        """One line of text. A run in another face gets its own place: a rasteriser shapes up to the next place as one,
        and draws all of it in a fallback face when a single letter is missing."""
        runs: list[tuple[Span, Script, str]] = [
            (span, kind, text) for span in mark.spans for kind, text in script_runs(span.text)
        ]
        halo = ""
        if mark.halo:
            ground = self._colours["surface"]
            halo = f' paint-order="stroke" stroke="{ground}" stroke-width="4" stroke-linejoin="round"'
        lang = f" lang={_attribute(mark.lang)}" if mark.lang else ""
        if len(runs) == 1:
            span, kind, text = runs[0]
            anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
            look = self._look(span, kind, mark)
            place = f'x="{number(mark.x)}" y="{number(mark.y)}" font-size="{number(mark.size)}"'
            return f"<text {place}{look}{anchor}{halo}{lang}>{_text(text)}</text>"
        shift = {"start": 0.0, "middle": mark.bound / 2, "end": mark.bound}[mark.anchor]
        parts = self._runs(runs, mark, mark.x - shift)
        place = f'x="{number(mark.x - shift)}" y="{number(mark.y)}" font-size="{number(mark.size)}"'
        return f"<text {place}{halo}{lang}>{''.join(parts)}</text>"

    def _runs(self, runs: list[tuple[Span, Script, str]], mark: Text, left: float) -> Iterator[str]:
        x, before = left, ""
        for span, kind, text in runs:
            place = f' x="{number(x)}"' if before and (kind != before) else ""
            yield f"<tspan{place}{self._look(span, kind, mark)}>{_text(text)}</tspan>"
            x += width(text, mark.size, span.weight)
            before = kind

    def _look(self, span: Span, kind: Script, mark: Text) -> str:
        classes = " ".join(name for name in (face(kind, mark.lang or self._lang), _WEIGHTS[span.weight]) if name)
        return f' class="{classes}" fill="{self._colours[span.ink]}"'
