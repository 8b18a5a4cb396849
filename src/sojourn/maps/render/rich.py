"""From the Markdown of a document to spans of text that are safe to draw: bold is kept, the rest becomes words."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What XML 1.0 does not allow, and the controls that turn text around or hide it.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1", re.DOTALL)
_SOFT = re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]{1,500}?)(?<=\S)[*_](?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*+]\s+", re.MULTILINE)
_BEFORE_PERCENT = re.compile(r"(?<=\d)[ \u202f]%")
_SPACES = re.compile(r"[ \t\r\f\v\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True)
class Span:
    """A piece of text in one weight (400, 500, 600) and one colour name."""

    text: str
    weight: int = 400
    ink: str = "ink-1"


def clean(text: str) -> str:
    """`text` without characters that XML forbids or that could disguise it; line breaks stay."""
    return _ILLEGAL.sub(
        "", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )


def plain(text: str) -> str:
    """One line of words: Markdown and line breaks gone."""
    return " ".join("".join(span.text for span in spans(text)).split())


def spans(
    text: str, *, weight: int = 400, ink: str = "ink-1", strong: int = 600, strong_ink: str | None = None
) -> list[Span]:
    """The spans of a Markdown text. Links keep their words and lose their address; nothing of it is ever executed."""
    text = _BULLET.sub("• ", _HEADING.sub("", clean(text)))
    text = _BEFORE_PERCENT.sub("\u00a0%", text)
    text = _SPACES.sub(" ", _CODE.sub(r"\1", _LINK.sub(r"\1", text))).strip()
    found: list[Span] = []
    at = 0
    for match in _BOLD.finditer(text):
        _add(found, text[at : match.start()], weight, ink)
        _add(found, match.group(2), strong, strong_ink or ink)
        at = match.end()
    _add(found, text[at:], weight, ink)
    return found


def _add(found: list[Span], text: str, weight: int, ink: str) -> None:
    text = _SOFT.sub(r"\1", text)
    if text:
        found.append(Span(text, weight, ink))
