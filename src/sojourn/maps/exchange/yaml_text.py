"""Plain data as YAML text: block style, no aliases, one statement a line, so that a diff in git reads well.

Written here and not left to a library, because quoting decides whether another YAML reader sees text or a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

_PLAIN = re.compile(r"[^\W\d_](?:[\w ()%/+.;=<>-]|'(?=\S)|,(?=\S)|:(?=[\w/]))*", re.UNICODE)
_TRAPS = re.compile(r"(?i)(?:y|n|yes|no|on|off|true|false|null|nan|inf|e\d+)")
_ESCAPED = re.compile(r"[\x7f-\xa0\xad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_PRINTABLE = re.compile(
    r"[\n\x20-\x7e\xa1-\xac\xae-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)


def render(data: object) -> str:
    """YAML of mappings with text keys, lists, text, numbers, booleans and null; ends with a newline."""
    return "\n".join(_lines(data, 0)) + "\n"


def _lines(value: object, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, dict) and value:
        for key, item in cast("dict[str, object]", value).items():
            yield from _entry(f"{pad}{_text(key)}:", item, indent)
    elif isinstance(value, list) and value:
        for item in cast("list[object]", value):
            yield from _item(item, indent)
    else:
        yield pad + _scalar(value)


def _entry(head: str, item: object, indent: int) -> Iterator[str]:
    if isinstance(item, dict | list) and item:
        yield head
        yield from _lines(cast("object", item), indent + 2)
    elif isinstance(item, str) and _is_block(item):
        yield from _block(head, item, indent + 2)
    else:
        yield f"{head} {_scalar(item)}"


def _item(item: object, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(item, dict | list) and item:
        first, *rest = _lines(cast("object", item), indent + 2)
        yield f"{pad}- {first[indent + 2 :]}"
        yield from rest
    else:
        yield from _entry(f"{pad}-", item, indent)


def _is_block(text: str) -> bool:
    """Lines of text as they are; a first line that is blank or indented would need an indentation mark."""
    return "\n" in text and text[0] not in " \n" and bool(_PRINTABLE.fullmatch(text))


def _block(head: str, text: str, indent: int) -> Iterator[str]:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    yield f"{head} |{'-' if ends == 0 else '' if ends == 1 else '+'}"
    pad = " " * indent
    for line in body.split("\n"):
        yield pad + line if line else ""
    for _ in range(ends - 1):
        yield ""


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return "{}" if isinstance(value, dict) else "[]"


def _float(value: float) -> str:
    """A float that reads back as a float: YAML wants a point in the mantissa."""
    mantissa, mark, exponent = repr(value).partition("e")
    return (mantissa if "." in mantissa else f"{mantissa}.0") + mark + exponent


def _text(text: str) -> str:
    """Plain where every YAML reader sees the same text, else in quotes."""
    if _PLAIN.fullmatch(text) and not _TRAPS.fullmatch(text) and text == text.strip():
        return text
    if _PRINTABLE.fullmatch(text) and "\n" not in text and ("'" not in text or '"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
