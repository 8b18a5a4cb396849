"""Lines from spans: words stay whole where they can, CJK breaks between characters, nothing is longer than its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sojourn.maps.render.hyphens import SOFT_HYPHEN, cut
from sojourn.maps.render.measure import script, width
from sojourn.maps.render.rich import Span

_NOT_FIRST = frozenset("、。，．：；！？）」』】〉》〕％’”…·,.!?;:)]}%»")
CUT = "\u00ad"
_NOT_LAST = frozenset("（「『【〈《〔‘“([{«$€£¥#")


@dataclass
class Line:
    """One line of text: spans in order and the bound of its width.

    `joint` is what the text has between this line and the next: a space, nothing, a line break, or CUT where a word was
    cut with a hyphen of ours. Who writes text that wraps itself puts the lines together again by it.
    """

    spans: list[Span] = field(default_factory=list[Span])
    width: float = 0.0
    joint: str = "\n"

    def add(self, span: Span, size: float) -> None:
        """Append, melting spans of the same look into one."""
        last = self.spans[-1] if self.spans else None
        if last and (last.weight, last.ink) == (span.weight, span.ink):
            self.spans[-1] = replace(last, text=last.text + span.text)
        else:
            self.spans.append(span)
        self.width += width(span.text, size, span.weight)


def wrap(spans: Sequence[Span], size: float, limit: float) -> list[Line]:
    """Lines no wider than `limit`. A line break in the text starts a new line; empty text has no lines."""
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        lines.extend(_wrapped(paragraph, size, max(limit, size)))
    return lines


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    current: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        current.append(replace(span, text=first))
        for text in rest:
            yield current
            current = [replace(span, text=text)]
    yield current


class _Filler:
    """Fills lines from words; `lines` are the full ones, the last may still grow."""

    def __init__(self, size: float, limit: float) -> None:
        self.size, self.limit = size, limit
        self.lines: list[Line] = [Line()]

    def put(self, word: list[Span], *, spaced: bool) -> None:
        """Add a word of one or more spans, on a new line where it does not fit."""
        line = self.lines[-1]
        needed = sum(width(_shown(part.text), self.size, part.weight) for part in word)
        gap = width(" ", self.size, word[0].weight) if spaced and line.spans else 0.0
        if line.spans and line.width + gap + needed > self.limit:
            self._next(" " if spaced else "")
        elif gap:
            line.add(replace(line.spans[-1], text=" "), self.size)
        for part in word:
            self._split(part) if needed > self.limit else self._add(part)

    def _next(self, joint: str) -> None:
        self.lines[-1].joint = joint
        self.lines.append(Line())

    def _add(self, part: Span) -> None:
        self.lines[-1].add(replace(part, text=_shown(part.text)), self.size)

    def _split(self, part: Span) -> None:
        """Cut a word that is longer than a line; the rest goes to new lines."""
        rest = part.text
        while width(_shown(rest), self.size, part.weight) > (room := self.limit - self.lines[-1].width):
            fits = _fitting(rest, self.size, part.weight, room)
            if fits == 0 and self.lines[-1].spans:
                self._next("")
                continue
            whole = rest
            head, rest = cut(rest, fits) if len(rest) > 1 else (rest, "")
            self._add(replace(part, text=head))
            if not rest:
                return
            self._next("" if whole.startswith(head) else CUT)
        self._add(replace(part, text=rest))


def _wrapped(spans: list[Span], size: float, limit: float) -> list[Line]:
    filler = _Filler(size, limit)
    for spaced, word in _words(spans):
        filler.put(word, spaced=spaced)
    return filler.lines if filler.lines[0].spans else []


def _fitting(text: str, size: float, weight: int, room: float) -> int:
    """How many characters of `text` fit into `room` together with a hyphen."""
    room -= width("-", size, weight)
    used = 0.0
    for index, char in enumerate(text):
        used += 0.0 if char == SOFT_HYPHEN else width(char, size, weight)
        if used > room:
            return index
    return len(text)


def _shown(text: str) -> str:
    return text.replace(SOFT_HYPHEN, "")


def _words(spans: list[Span]) -> Iterator[tuple[bool, list[Span]]]:
    """Unbreakable pieces with whether a space stands before them; a word may cross from one span to the next."""
    word: list[Span] = []
    spaced = pending = False
    previous = " "
    for span in spans:
        at = 0
        for index, char in enumerate(span.text):
            if char == " " or (previous != " " and _may_break(previous, char)):
                _grow(word, span, at, index)
                at = index + 1 if char == " " else index
                if word:
                    yield spaced, word
                    word, pending = [], False
                pending = pending or char == " "
                spaced = pending
            previous = char
        _grow(word, span, at, len(span.text))
    if word:
        yield spaced, word


def _grow(word: list[Span], span: Span, start: int, end: int) -> None:
    if end > start:
        word.append(replace(span, text=span.text[start:end]))


def _may_break(before: str, after: str) -> bool:
    """Between CJK characters, and between CJK and other text; never before closing or after opening signs."""
    if before in _NOT_LAST or after in _NOT_FIRST or after == "\u00a0" or before == "\u00a0":
        return False
    return script(before) == "cjk" or script(after) == "cjk"
