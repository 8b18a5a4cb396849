"""Order keys: text that sorts, with room for another between any two, so that moving one part touches no other."""

from __future__ import annotations

from sojourn.kernel.errors import InvalidInput

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def first(count: int) -> list[str]:
    """Keys of equal length for `count` parts in order, with room before, between and after them."""
    width = 1
    while _BASE**width < 2 * (count + 1):
        width += 1
    step = _BASE**width // (count + 1)
    return [_digits(step * (place + 1), width) for place in range(count)]


def between(low: str | None, high: str | None) -> str:
    """A key above `low` and below `high`, compared as text; None is the start or the end.

    Keys made by hand are fine too. Raises InvalidInput when `low` is not below `high`, and when nothing lies between
    (only next to a hand-made key that ends with 0 or less): then give all parts new keys with `first`.
    """
    low = low or ""
    if high is not None and low >= high:
        hint = "Give the lower key first."
        raise InvalidInput("ranks_out_of_order", f"The order key {low!r} is not below {high!r}.", hint)
    if high is None:
        return _after(low)
    if not high.startswith(low):
        return _inside(low, high)
    return low + _below(high[len(low) :], high)


def _after(low: str) -> str:
    """The shortest key after `low`, one digit further, so that appending many keeps keys short."""
    for place, digit in enumerate(low):
        at = _DIGITS.find(digit)
        if 0 <= at < _BASE - 1:
            return low[:place] + _DIGITS[at + 1]
    return low + "i"


def _inside(low: str, high: str) -> str:
    """`low` and `high` differ at a place that both have: a digit between them there, or something behind `low`."""
    place = next(index for index, (one, other) in enumerate(zip(low, high, strict=False)) if one != other)
    start, end = _DIGITS.find(low[place]), _DIGITS.find(high[place])
    if start >= 0 and end - start > 1:
        return low[:place] + _DIGITS[(start + end) // 2]
    return low[: place + 1] + _after(low[place + 1 :])


def _below(rest: str, high: str) -> str:
    """A key between nothing and `rest`."""
    place = len(rest) - len(rest.lstrip("0"))
    if place == len(rest) or rest[place] < "0":
        raise InvalidInput("no_rank_between", f"There is no order key left before {high!r}.", "Number the parts anew.")
    at = _DIGITS.find(rest[place])
    if at > 1:
        return rest[:place] + _DIGITS[at // 2]
    return rest[:place] + "0i"


def _digits(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        text = _DIGITS[digit] + text
    return text
