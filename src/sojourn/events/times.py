"""How a column of text writes its times: found out from samples, said as formats that the store can read in bulk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_ISO = re.compile(
    r"^\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$"
)
_NUMERIC = re.compile(
    r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})"
    r"(?:(?:,? |T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?)?$"
)
_YEAR_FIRST = re.compile(r"^\d{4}([/.])\d{1,2}\1\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$")
_COMPACT = re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T?\d{6}Z?)?$")
_MONTH_NAME = re.compile(
    r"^(?:[A-Za-z]{3,9},? )?(?:(\d{1,2})([ -])([A-Za-z]{3,9})\2(\d{4}|\d{2})|([A-Za-z]{3,9}) (\d{1,2}), (\d{4}))"
    r"(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)?(?: (?:GMT|UTC|\+0000))?$"
)
_CLOCK = re.compile(r"^(?:12/3[01]/1899 )?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?$")
_DIGITS = re.compile(r"^-?\d+(?:\.\d+)?$")
_TIME_WORDS = re.compile(
    r"date|time|tstamp|_at$|_on$|when|stamp|^ts$|created|epoch|datum|час|дата|时间|時間|日期", re.I
)
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p")
_EPOCHS = {"epoch_s": 1.0, "epoch_ms": 1e3, "epoch_us": 1e6, "epoch_ns": 1e9}
_YEAR_SECONDS = 31_557_600


@dataclass(frozen=True)
class TimeGuess:
    """Formats in the order to try, and the share of sampled values they read. `ambiguous`: day and month could be

    the other way round in every value seen.
    """

    formats: tuple[str, ...]
    share: float
    ambiguous: bool = False


def guess_time(name: str, values: Sequence[str]) -> TimeGuess | None:
    """How the sampled values write times; None when fewer than 8 in 10 are times.

    Times of day without a date ('09:30 AM', also behind a spreadsheet's 12/31/1899) give the format 'time_of_day'.
    Plain numbers are times only in the range of 1990 to 2100 and, for day numbers of a spreadsheet, under a name that
    speaks of time.
    """
    if not values:
        return None
    if all(_DIGITS.match(value) for value in values):
        return _from_numbers(name, values)
    families: dict[str, list[str]] = {}
    for value in values:
        families.setdefault(_family(value), []).append(value)
    unread = families.pop("", [])
    share = 1 - len(unread) / len(values)
    if share < 0.8:
        return None
    if len(families.get("clock", [])) > len(values) / 2:
        return TimeGuess(("time_of_day",), share)
    families.pop("clock", None)
    formats: list[str] = []
    ambiguous = False
    for family, found in sorted(families.items(), key=lambda item: -len(item[1])):
        if family == "numeric":
            chosen, unsure = _numeric_formats(found)
            formats += chosen
            ambiguous = ambiguous or unsure
        else:
            formats += _named_formats(family, found)
    return TimeGuess(tuple(dict.fromkeys(formats)), share, ambiguous) if formats else None


def _family(value: str) -> str:
    if _CLOCK.match(value):
        return "clock"
    patterns = {"iso": _ISO, "numeric": _NUMERIC, "year_first": _YEAR_FIRST, "compact": _COMPACT, "month": _MONTH_NAME}
    return next((family for family, pattern in patterns.items() if pattern.match(value)), "")


def _numeric_formats(values: Sequence[str]) -> tuple[list[str], bool]:
    """Day first or month first, decided by all values together: a number over 12 can only be a day."""
    formats: list[str] = []
    ambiguous = False
    groups: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for value in values:
        match = _NUMERIC.match(value)
        if match is not None:
            groups.setdefault((match[2], len(match[4])), []).append((int(match[1]), int(match[3])))
    for (separator, digits), pairs in groups.items():
        days_first = sum(1 for first, _ in pairs if first > 12)
        months_first = sum(1 for _, second in pairs if second > 12)
        unsure = days_first == months_first == 0
        day_first = days_first > months_first or (unsure and separator == ".")
        ambiguous = ambiguous or (unsure and separator != ".")
        formats += day_month_formats(separator, day_first=day_first, short_year=digits == 2)
    return formats, ambiguous


def day_month_formats(separator: str, *, day_first: bool, short_year: bool = False) -> list[str]:
    """The pattern of one order of day and month; `with_clocks` adds the ways to write the clock."""
    order = ("%d", "%m") if day_first else ("%m", "%d")
    return [separator.join((*order, "%y" if short_year else "%Y"))]


def other_order(formats: Sequence[str]) -> list[str]:
    """The same formats with day and month the other way round."""
    swapped = [text.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m") for text in formats]
    return [new if old[:2] in ("%d", "%m") else old for old, new in zip(formats, swapped, strict=True)]


def _named_formats(family: str, values: Sequence[str]) -> list[str]:
    if family == "iso":
        return ["iso"]
    if family == "year_first":
        return [f"%Y{mark}%m{mark}%d" for mark in "/." if any(value[4] == mark for value in values)]
    if family == "compact":
        return ["%Y%m%d", "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%SZ", "%Y%m%d%H%M%S"]
    bodies = ("%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
    starts = ("", "%a, ", "%a ") if any("," in value or value[:3].isalpha() for value in values) else ("",)
    return [start + body for start, body in product(starts, bodies)]


def with_clocks(formats: Sequence[str]) -> list[str]:
    """Date patterns with every way to write the time of day behind them; two-digit years first, so that '1/5/20' is

    never read as the year 20.
    """
    short_first = sorted(formats, key=lambda text: "%y" not in text)
    return [text + clock for text in short_first for clock in (("",) if "%H" in text else _CLOCKS)]


def _from_numbers(name: str, values: Sequence[str]) -> TimeGuess | None:
    numbers = [float(value) for value in values]
    low, high = min(numbers), max(numbers)
    for epoch, factor in _EPOCHS.items():
        if 20 * _YEAR_SECONDS * factor <= low and high <= 130 * _YEAR_SECONDS * factor and len(values[0]) >= 9:
            return TimeGuess((epoch,), 1.0)
    named = _TIME_WORDS.search(name) is not None
    if named and all(_COMPACT.match(value) for value in values):
        return TimeGuess(tuple(_named_formats("compact", values)), 1.0)
    if named and low >= 25_569 and high <= 73_050:
        return TimeGuess(("excel",), 1.0)
    return None
