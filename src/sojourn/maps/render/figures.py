"""How numbers, shares, times and dates look in each language: grouping, decimal mark, true minus, space before %."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

MINUS = "\u2212"
_NBSP = "\u00a0"
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}
_MONTHS_ALONE = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "ru": (
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
        "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
}  # fmt: skip
_UNITS = {
    "en": ("d", "h", "min", "s"),
    "ru": ("д", "ч", "мин", "с"),
    "zh-Hans": ("天", "小时", "分", "秒"),
    "zh-Hant": ("天", "小時", "分", "秒"),
}


class Figures:
    """Writes numbers and dates in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._chinese = lang.startswith("zh")
        self._gap = "" if self._chinese else _NBSP

    def number(self, value: float, decimals: int = 0, *, sign: bool = False) -> str:
        """A number with grouping; a sign before positive ones when `sign`. What rounds to zero has no sign."""
        text = f"{abs(value):,.{decimals}f}"
        zero = not any(char in "123456789" for char in text)
        if self.lang == "ru":
            text = text.replace(",", _NBSP).replace(".", ",")
        if zero:
            return text
        return (MINUS if value < 0 else "+" if sign else "") + text

    def short(self, value: float) -> str:
        """A number of unknown kind: whole where it is whole, else two figures after the mark at most."""
        return self.number(
            value, 0 if float(value).is_integer() or abs(value) >= 1000 else 1 if abs(value) >= 10 else 2
        )

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share 0..1 as percent. One more decimal where rounding would claim none or all."""
        if decimals == 0 and (0 < share < 0.005 or 0.995 <= share < 1):
            decimals = 1
        return f"{self.number(share * 100, decimals)}{self._gap}%"

    def points(self, difference: float) -> str:
        """A difference of shares in percentage points, with sign."""
        return self.number(difference * 100, 1, sign=True)

    def interval(self, low: str, high: str) -> str:
        """Two written numbers in brackets; a semicolon where the comma is the decimal mark."""
        return f"[{low}{'; ' if self.lang == 'ru' else ', '}{high}]"

    def duration(self, seconds: float) -> str:
        """The two leading units of a time: 4 d 2 h, 3 h 00, 12 min, 45 s."""
        day, hour, minute, second = _UNITS[self.lang]
        gap = self._gap
        total = max(0.0, seconds)
        if total < 59.5:
            return f"{self.number(total, 0 if total >= 10 or total == 0 else 1)}{gap}{second}"
        minutes = round(total / 60)
        if minutes < 60:
            return f"{minutes}{gap}{minute}"
        if minutes < 24 * 60:
            tail = f"{minutes % 60:02d}" + (minute if self._chinese else "")
            return f"{minutes // 60}{gap}{hour}{gap}{tail}"
        hours = round(total / 3600)
        days = f"{self.number(hours // 24)}{gap}{day}"
        return days if hours % 24 == 0 or hours >= 240 else f"{days}{gap}{hours % 24}{gap}{hour}"

    def day(self, value: date) -> str:
        """A calendar day."""
        if self._chinese:
            return f"{value.year}年{value.month}月{value.day}日"
        return f"{value.day}{_NBSP}{_MONTHS[self.lang][value.month - 1]}{_NBSP}{value.year}"

    def window(self, start: datetime | None, end: datetime | None) -> str:
        """A half-open window in the words people use: a year, a month, a day, else first and last day."""
        if start is None or end is None:
            known = [self.day(edge) if edge else "…" for edge in (start, end)]
            return f"{known[0]} – {known[1]}" if start or end else ""
        last = (end - timedelta(microseconds=1)).date() if end > start else end.date()
        first = start.date()
        whole = _is_midnight(start) and _is_midnight(end)
        if whole and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year}年" if self._chinese else str(first.year)
        if whole and first.day == 1 and end.day == 1 and (first.year, first.month) == (last.year, last.month):
            return self._month(first)
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"

    def _month(self, value: date) -> str:
        if self._chinese:
            return f"{value.year}年{value.month}月"
        return f"{_MONTHS_ALONE[self.lang][value.month - 1]}{_NBSP}{value.year}"


def _is_midnight(value: datetime) -> bool:
    return (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)


def nice_ceiling(value: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is not below `value`; 1 for nothing."""
    if value <= 0 or not math.isfinite(value):
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in (1, 2, 5) if step * power >= value * (1 - 1e-9)), 10 * power)
