"""Walks packed into a few whole numbers, so that equal walks are found and counted fast."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sojourn.insight.ordering import changes
from sojourn.insight.visits import Visits

CHUNKS: Final = tuple(f"c{number}" for number in range(4))
"""Columns of a packed walk. Visits that do not fit into them are left out of it."""
_BITS: Final = 60


def packed(visits: Visits, steps: int) -> dict[str, NDArray[np.int64]]:
    """For each instance its visited steps in order, by column of `CHUNKS`."""
    bits, each = _sizes(steps)
    of = visits.of
    lengths = np.diff(np.append(visits.first, len(visits)))
    rank = np.arange(len(visits), dtype=np.int32) - np.repeat(visits.first.astype(np.int32), lengths)
    shifted = (of.step.astype(np.int64) + 1) << (bits * (each - 1 - rank % each))
    chunk = (rank // each).astype(np.int8)
    found: dict[str, NDArray[np.int64]] = {}
    for number, name in enumerate(CHUNKS):
        here = np.flatnonzero(chunk == number)
        found[name] = np.zeros(visits.instances, dtype=np.int64)
        if len(here):
            whose = of.instance[here]
            first = np.flatnonzero(changes(whose))
            found[name][whose[first]] = np.add.reduceat(shifted[here], first)
    return found


def unpacked(rows: pa.Table, steps: int) -> NDArray[np.int16]:
    """Packed walks as rows of places, padded with -1."""
    bits, each = _sizes(steps)
    columns: list[NDArray[Any]] = []
    for name in CHUNKS:
        numbers = rows[name].to_numpy()
        columns += [
            ((numbers >> (bits * (each - 1 - place))) & ((1 << bits) - 1)).astype(np.int16) - 1 for place in range(each)
        ]
    return np.column_stack(columns)


def _sizes(steps: int) -> tuple[int, int]:
    """Bits for a step, steps in a column."""
    bits = max(steps.bit_length(), 1)
    return bits, _BITS // bits
