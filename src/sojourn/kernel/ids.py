"""Readable, stable identifiers made from words people typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


def slugify(text: str, taken: Collection[str] = (), fallback: str = "item") -> str:
    """A lower-case id of letters (any script), digits and '-'; made unique against `taken` with -2, -3, ...

    Deterministic: the same text and the same `taken` give the same id. Text without a letter or digit gives `fallback`.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("_", "-")
    base = _NOT_WORD.sub("-", folded).strip("-")[:60].strip("-") or fallback
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
