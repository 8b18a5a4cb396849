"""Finds the JSON in what somebody pasted: in code fences, between chatter, with commas too many; whatever it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple, cast

from sojourn.kernel.errors import InvalidInput

MOST_CHARACTERS = 1_000_000
MOST_DEPTH = 40
_TRIES = 30
_FENCE = re.compile(r"```[\w-]*[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL)
_CLOSES = re.compile(r"\s*[}\]]")
_BRACKET = re.compile(r"[\[{\]}]")
_MOST_FENCES = 20
_PARTS = frozenset({"stages", "personas", "lanes", "insights"})


class Pasted(NamedTuple):
    """The object that was found, and whether commas had to be taken out of it."""

    data: dict[str, Any]
    mended: bool


def found_in(text: str) -> Pasted:
    """The JSON object of the text that has parts of an answer, one with `stages` before all others.

    Raises InvalidInput when the text is too long, holds no object, or one nested deeper than any answer.
    """
    if len(text) > MOST_CHARACTERS:
        raise InvalidInput(
            "answer_too_long",
            f"The answer has {len(text):,} characters, more than {MOST_CHARACTERS:,}.",
            "Paste only the JSON of the answer.",
            characters=len(text),
            most=MOST_CHARACTERS,
        )
    found: list[Pasted] = []
    for part in (*(match[1] for match in islice(_FENCE.finditer(text), _MOST_FENCES)), text):
        found += _objects(part)
        if any("stages" in item.data for item in found):
            break
    if not found:
        raise _nothing(text)
    return max(found, key=lambda item: ("stages" in item.data, len(item.data)))


def _objects(text: str) -> list[Pasted]:
    """Objects of the text as it is, else with commas before closing brackets taken out."""
    _refuse_depth(text)
    found = [Pasted(data, mended=False) for data in _decoded(text)]
    return found or [Pasted(data, mended=True) for data in _decoded(_without_trailing_commas(text))]


def _decoded(text: str) -> Iterator[dict[str, Any]]:
    at = text.find("{")
    for _ in range(_TRIES):
        if at < 0:
            return
        try:
            data, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(data, dict) and not _PARTS.isdisjoint(cast("dict[str, Any]", data)):
                yield cast("dict[str, Any]", data)
        at = text.find("{", end)


def _without_trailing_commas(text: str) -> str:
    """Read once from the first bracket on, strings skipped: what stands in quotes is nobody's comma."""
    kept: list[str] = []
    at, quoted, start = max(0, text.find("{")), False, 0
    while at < len(text):
        char = text[at]
        if quoted:
            at += char == "\\"
            quoted = char != '"'
        elif char == '"':
            quoted = True
        elif char == "," and _CLOSES.match(text, at + 1):
            kept.append(text[start:at])
            start = at + 1
        at += 1
    return "".join((*kept, text[start:]))


def _refuse_depth(text: str) -> None:
    """Counted on the flat text before anything is built; brackets in strings count too, which errs to the safe side."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > MOST_DEPTH:
            raise InvalidInput(
                "answer_too_deep",
                f"The JSON is nested deeper than {MOST_DEPTH} levels.",
                "An answer has less than ten: is this something else?",
                most=MOST_DEPTH,
            )


def _nothing(text: str) -> InvalidInput:
    if "{" in text:
        message = "The JSON of the answer cannot be read: it is cut off or a quote or bracket is missing."
        return InvalidInput("answer_broken", message, "Ask the model for the whole JSON again, then paste all of it.")
    message = "There is no JSON in the pasted text."
    return InvalidInput("answer_no_json", message, "Paste the model's answer with the part that begins with '{'.")


def _constant(name: str) -> None:
    """NaN and Infinity are no numbers of an answer."""


_DECODER = json.JSONDecoder(parse_constant=_constant)
