"""Rows as an aligned table of text: numbers to the right, long text cut, nothing decided about what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sojourn.cli.terminal import paint, plain, width

LONGEST = 72


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], *, whole: bool = False) -> str:
    """The table with a line of headings; empty rows give the headings alone. Long text is cut unless `whole`."""
    longest = None if whole else LONGEST
    cells = [[shown(row.get(name), name, longest) for name in columns] for row in rows]
    widths = [max([width(name), *(width(line[at]) for line in cells)]) for at, name in enumerate(columns)]
    right = [_is_numeric([row.get(name) for row in rows]) for name in columns]
    head = paint(_line(columns, widths, right), "bold")
    return "\n".join([head, *(_line(line, widths, right) for line in cells)])


def shown(value: Any, name: str = "", longest: int | None = LONGEST) -> str:
    """One value in words: shares in percent, seconds in the largest fitting unit, nothing for None as '-'.

    Text wider than `longest` is cut.
    """
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, name)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00")
    if isinstance(value, list | tuple):
        return _cut(" → ".join(shown(item) for item in value), longest)
    return _cut(plain(str(value)), longest)


def duration(seconds: float) -> str:
    """A time span in words a person reads at a glance: 45 s, 12.5 min, 3.2 h, 8.4 d."""
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if abs(seconds) >= size * 1.5:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} s" if seconds == int(seconds) or abs(seconds) >= 10 else f"{seconds:.2f} s"


def _number(value: float, name: str) -> str:
    last = name.rsplit("_", 1)[-1]
    if last == "share" or name.startswith(("reach_", "completion_")):
        return f"{value * 100:.1f} %"
    if name.endswith("seconds") or "_seconds_" in name:
        return duration(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _cut(text: str, longest: int | None) -> str:
    if longest is None or width(text) <= longest:
        return text
    kept = text[: longest - 1]
    while width(kept) >= longest:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _is_numeric(values: Sequence[Any]) -> bool:
    given = [value for value in values if value is not None]
    return bool(given) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in given)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        " " * (size - width(cell)) + cell if to_right else cell + " " * (size - width(cell))
        for cell, size, to_right in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()
