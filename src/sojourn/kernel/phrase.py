"""Sentences that the program makes: complete in English, with a key and facts by which a screen says them in its own
language.

A catalogue holds the English of one room; this decides how a sentence is made from it. The screen's words are in
`web/src/i18n/said`, whose English is written from the same catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from pydantic import BaseModel, ConfigDict

from sojourn.kernel.durations import render_duration

Fact: TypeAlias = str | int | float | None
Template: TypeAlias = str | tuple[str, str]
"""English with holes `{name}` or `{name:kind}`; a pair is for one and for several, told apart by the fact `count`."""

HOLE: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")


class Phrase(BaseModel):
    """`text` is complete English. Without a `key` it is words of a document, which are said as they stand."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)

    key: str = ""
    text: str
    facts: dict[str, Fact] = {}


class Catalogue:
    """The sentences of one room by key. Calling it makes one; KeyError for an unknown key or fact is our mistake."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self.templates = dict(templates)

    def __call__(self, key: str, /, **facts: Fact) -> Phrase:
        return Phrase(key=key, text=self.english(key, facts), facts=facts)

    def english(self, key: str, facts: Mapping[str, Fact]) -> str:
        """The sentence in English."""
        template = self.templates[key]
        if not isinstance(template, str):
            template = template[0 if facts["count"] == 1 else 1]
        return HOLE.sub(lambda hole: _KINDS[hole[2] or "text"](facts[hole[1]]), template)


def content(text: str) -> Phrase:
    """Words of a document (a name, a rule, a limit), the same in every language."""
    return Phrase(text=text)


def _number(value: Fact) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{float(value or 0):,g}"


def _signed(value: Fact) -> str:
    return f"{float(value or 0):+.2f}".replace("-", "−")


def _moment(value: Fact) -> str:
    return f"{datetime.fromisoformat(str(value)):%Y-%m-%d %H:%M}"


_KINDS: Final[dict[str, Callable[[Fact], str]]] = {
    "text": str,
    "number": _number,
    "signed": _signed,
    "moment": _moment,
    "day": str,
    "month": lambda value: f"{datetime.fromisoformat(str(value)):%B %Y}",
    "duration": lambda value: render_duration(timedelta(seconds=float(value or 0))),
}
"""How a fact is written: moments and days are ISO 8601 in UTC, durations seconds, months their first day."""
