"""Two pieces of work beside each other: most of what whole columns cost is spent outside Python's lock."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

A = TypeVar("A")
B = TypeVar("B")
_WORTH_HALVING: Final = 1 << 18


def beside(one: Callable[[], A], other: Callable[[], B]) -> tuple[A, B]:
    """What both return. Raises what either raises, the first one's first, after both have ended."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside") as pool:
        there = pool.submit(other)
        here = one()
        return here, there.result()


def worth_halving(rows: int) -> bool:
    """Whether two halves of so many rows beside each other take less time than the whole."""
    return rows >= _WORTH_HALVING
