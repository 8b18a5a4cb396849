"""A duration in the shortest exact words, as documents, command line and English sentences write it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

_UNITS: Final = (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1))


def render_duration(value: timedelta) -> str:
    """The shortest exact words for a duration, such as '1h 30m'; `maps.base.parse_duration` reads them back."""
    rest = round(value / timedelta(milliseconds=1))
    if rest == 0:
        return "0s"
    parts: list[str] = []
    for unit, size in _UNITS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts)
