"""Histories in memory as whole columns: which steps each one met, in order, and how many events were none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sojourn.insight.ordering import Ints


@dataclass(frozen=True)
class Walked:
    """History `i` is of `keys[i]` and met `steps[first[i] : first[i + 1]]`, beside `strays[i]` events of no step."""

    keys: pa.ChunkedArray
    steps: Ints
    first: Ints
    strays: Ints

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def whose(self) -> Ints:
        """The history of each step met."""
        return np.repeat(np.arange(len(self)), np.diff(self.first))

    @cached_property
    def _rank(self) -> Ints:
        order: Any = pc.call_function("array_sort_indices", [self.keys])
        rank = np.empty(len(self), dtype=np.int64)
        rank[order.to_numpy()] = np.arange(len(self))
        return rank

    def examples(self, who: Ints, most: int) -> list[str]:
        """The least keys of these histories."""
        if not len(who):
            return []
        rank = self._rank[who]
        least = np.argpartition(rank, min(most, len(who)) - 1)[:most]
        return sorted(str(self.keys[int(who[place])].as_py()) for place in least)


def walked(rows: pa.Table) -> Walked:
    """From rows of `key`, `path` (a list of step numbers, null for none) and `strays`."""
    path: Any = rows["path"].combine_chunks()
    if isinstance(path, pa.ChunkedArray):  # an empty table has no chunk to combine
        path = pa.concat_arrays(path.chunks) if path.num_chunks else pa.array([], path.type)
    lengths: Any = pc.call_function("coalesce", [pc.call_function("list_value_length", [path]), pa.scalar(0, "int32")])
    steps: Any = pc.call_function("list_flatten", [path])
    first = np.append(0, np.cumsum(lengths.to_numpy(zero_copy_only=False).astype(np.int64)))
    return Walked(rows["key"], steps.to_numpy(zero_copy_only=False), first, rows["strays"].to_numpy())
