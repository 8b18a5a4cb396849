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
    """The places of rows in order of (k, us, seq), and these three in that order; no `k` is negative."""
    order, coarse = roughly_ordered(k, us)
    order, whose, then = settled(order, coarse, k, us, seq)
    return order, whose, then, seq[order]


def roughly_ordered(k: Ints, us: Ints) -> tuple[Ints, Ints]:
    """The places of rows in order of as many of the upper bits of `k` as one sort has room for, then about of `us`; and
    these bits."""
    oldest_first = _by_upper_bits(us - us.min())[0] if (us[1:] < us[:-1]).any() else None
    order, coarse = _by_upper_bits(k if oldest_first is None else k[oldest_first])
    return order if oldest_first is None else oldest_first[order], coarse


def _by_upper_bits(values: Ints) -> tuple[Ints, Ints]:
    """The places of values, none negative, in order of as many of their upper bits as one sort has room for; these."""
    width = len(values).bit_length()
    shift = max(int(values.max(initial=0)).bit_length() - (_BITS - width), 0)
    packed = values.astype(np.int64)
    packed >>= shift
    packed <<= width
    packed |= np.arange(len(values))
    packed.sort()
    order = packed & ((1 << width) - 1)
    packed >>= width
    return order, packed


def settled(order: Ints, coarse: Ints, k: Ints, us: Ints, seq: Ints) -> tuple[Ints, Ints, Ints]:
    """The places of rows in order of (k, us, seq), and `k` and `us` in that order, of the places that `roughly_ordered`
    found, or of a piece of them.

    Keys and moments nearly always differ in the bits they are sorted by: only where these were not enough are rows
    sorted by the rest. `order` is changed in place.
    """
    whose, then = k[order], us[order]
    same = ~changes(coarse)[1:]
    same_key = same & (whose[1:] == whose[:-1])
    tied = same_key & (then[1:] == then[:-1])
    late = (same & (whose[1:] < whose[:-1])) | (same_key & (then[1:] < then[:-1]))
    swapped = np.zeros(len(tied), dtype=np.bool_)
    behind = np.flatnonzero(tied)
    swapped[behind] = seq[order[behind + 1]] < seq[order[behind]]
    # rows of one moment may have to change places; where that does not do, all rows of one coarse value
    for wrong, alike in ((swapped, tied), (late, same)):
        places = _groups_with(wrong, alike)
        if len(places):
            right = places[np.lexsort((seq[order[places]], then[places], whose[places]))]
            order[places], whose[places], then[places] = order[right], whose[right], then[right]
    return order, whose, then


def _groups_with(wrong: Flags, alike: Flags) -> Ints:
    """The places of all groups that hold anything wrong; both say it of each value but the first and the one before."""
    if not wrong.any():
        return np.empty(0, dtype=np.int64)
    group = np.cumsum(np.concatenate(([False], ~alike)), dtype=np.int32)
    bad = np.zeros(int(group[-1]) + 1, dtype=np.bool_)
    bad[group[1:][wrong]] = True
    return np.flatnonzero(bad[group])
