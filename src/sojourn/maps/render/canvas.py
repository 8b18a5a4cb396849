"""Puts marks on a sheet: text in cells, lines, boxes. Every text knows the box it must stay in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sojourn.maps.render.marks import Box, Circle, Group, Mark, Path, Rect, Text
from sojourn.maps.render.measure import script, width
from sojourn.maps.render.rich import Span, clean
from sojourn.maps.render.wrap import Line, wrap

Anchor = Literal["start", "middle", "end"]


def leading(size: float, lines: Sequence[Line]) -> float:
    """Distance of baselines: 1.36 of the size, 1.5 where there is CJK."""
    cjk = any(script(char) == "cjk" for line in lines for span in line.spans for char in span.text)
    return round(size * (1.5 if cjk else 1.36))


@dataclass(frozen=True)
class Paragraph:
    """Wrapped text with its height, ready to be drawn at a place."""

    lines: tuple[Line, ...]
    size: float
    lead: float
    limit: float = 0

    @property
    def height(self) -> float:
        return self.lead * len(self.lines)

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)


def paragraph(spans: Sequence[Span], size: float, limit: float) -> Paragraph:
    """`spans` wrapped to `limit`."""
    lines = tuple(wrap(spans, size, limit))
    return Paragraph(lines, size, leading(size, lines), limit)


def words(text: str, ink: str = "ink-1", weight: int = 400) -> list[Span]:
    """Plain text (no Markdown) as spans."""
    return [Span(" ".join(clean(text).split(" ")), weight, ink)]


@dataclass
class Canvas:
    """Collects marks in drawing order."""

    marks: list[Mark] = field(default_factory=list[Mark])

    def rect(self, box: Box, *, fill: str = "none", stroke: str = "none", radius: float = 0, dash: str = "") -> None:
        """A rectangle with a border of one unit."""
        self.marks.append(Rect(box.x, box.y, box.width, box.height, fill, stroke, 1, radius, dash))

    def line(
        self, start: tuple[float, float], end: tuple[float, float], stroke: str, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line."""
        d = f"M{number(start[0])} {number(start[1])}L{number(end[0])} {number(end[1])}"
        self.marks.append(Path(d, stroke, width, dash))

    def path(self, d: str, *, stroke: str = "none", width: float = 1, dash: str = "", fill: str = "none") -> None:
        """Any path."""
        self.marks.append(Path(d, stroke, width, dash, fill))

    def circle(self, mark: Circle) -> None:
        """A circle."""
        self.marks.append(mark)

    def write(self, text: Paragraph, x: float, y: float, cell: Box, lang: str = "") -> float:
        """Draw a paragraph with its top left at x, y; the answer is its bottom."""
        for index, line in enumerate(text.lines):
            baseline = y + index * text.lead + text.lead / 2 + text.size * 0.36
            joint = line.joint if index + 1 < len(text.lines) else None
            self.marks.append(
                Text(
                    x, baseline, text.size, tuple(line.spans), line.width, cell, lang=lang, room=text.limit, joint=joint
                )
            )
        return y + text.height

    def label(
        self,
        at: tuple[float, float],
        size: float,
        span: Span,
        cell: Box,
        *,
        anchor: Anchor = "start",
        halo: bool = False,
    ) -> float:
        """One line that is known to fit, its baseline at `at`; the answer is its bound."""
        bound = width(span.text, size, span.weight)
        self.marks.append(Text(at[0], at[1], size, (span,), bound, cell, anchor, halo))
        return bound

    def group(self, marks: Sequence[Mark], x: float, y: float, name: str = "", ref: str = "") -> None:
        """Marks of another canvas, moved."""
        self.marks.append(Group(tuple(marks), x, y, name, ref))

    def hatch(self, box: Box, colour: str = "hatch", step: float = 7) -> None:
        """Diagonal lines inside a box: not measured."""
        parts: list[str] = []
        right, bottom = box.x + box.width, box.y + box.height
        offset = step
        while offset < box.width + box.height:
            x0, y0 = (box.x + offset, box.y) if offset <= box.width else (right, box.y + offset - box.width)
            x1, y1 = (box.x, box.y + offset) if offset <= box.height else (box.x + offset - box.height, bottom)
            parts.append(f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}")
            offset += step
        if parts:
            self.path("".join(parts), stroke=colour)


def number(value: float) -> str:
    """A coordinate in as few letters as two decimals need."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
