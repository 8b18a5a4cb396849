"""Putting whole columns in order: packed with their places into one number each, which sorts far faster than places do.

Equal values keep the order they came in.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[Any]
"""Whole numbers of any width."""
Flags: TypeAlias = NDArray[np.bool_]
_BITS = 63


def changes(values: Ints) -> Flags:
    """Whether each value differs from the one before it; the first one does."""
    fresh = np.ones(len(values), dtype=np.bool_)
    fresh[1:] = values[1:] != values[:-1]
    return fresh


def order_of(values: Ints) -> Ints:
    """The places of the values, none negative, in ascending order.

    Values that leave no room for their place are sorted by their lower bits first, then by the rest.
    """
    places = np.arange(len(values), dtype=np.int64)
    width = len(values).bit_length()
    room = _BITS - width
    order = places
    for shift in range(0, max(int(values.max(initial=0)).bit_length(), 1), room):
        part = values if shift == 0 else values[order]
        packed = ((part >> shift) & ((1 << room) - 1)).astype(np.int64)
        packed <<= width
        packed |= places
        packed.sort()
        packed &= (1 << width) - 1
        order = packed if shift == 0 else order[packed]
    return order


def order_of_walks(k: Ints, us: Ints, seq: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The places of rows in order of (k, us, seq), and these three in that order; no `k` is negative.

    Most keys' rows come in order of time, so only the keys whose rows do not are sorted by it.
    """
    order = order_of(k)
    whose, us_there, seq_there = k[order], us[order], seq[order]
    fresh = changes(whose)
    late = (us_there[1:] < us_there[:-1]) | ((us_there[1:] == us_there[:-1]) & (seq_there[1:] < seq_there[:-1]))
    late &= ~fresh[1:]
    if late.any():
        key = np.cumsum(fresh) - 1
        mixed = np.zeros(int(key[-1]) + 1, dtype=np.bool_)
        mixed[key[1:][late]] = True
        places = np.flatnonzero(mixed[key])
        sorted_ones = _order_of_all(key[places], us_there[places], seq_there[places])
        right = places[sorted_ones]
        order[places], us_there[places], seq_there[places] = order[right], us_there[right], seq_there[right]
    return order, whose, us_there, seq_there


def _order_of_all(*columns: Ints) -> Ints:
    """The places in order of several columns, the first one weighing most."""
    order = np.arange(len(columns[0]))
    for values in reversed(columns):
        order = order[order_of((values - values.min())[order])]
    return order
