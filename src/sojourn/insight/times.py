"""Durations: median with a distribution-free interval, tails; any number of values, exact."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sojourn.insight.estimates import not_enough
from sojourn.insight.ordering import changes
from sojourn.insight.ports import Engine
from sojourn.insight.tables import Column, Rows
from sojourn.maps.measured import Times
from sojourn.stats.intervals import quantile_places

_SHARES: Final = (0.1, 0.25, 0.5, 0.75, 0.9)
_FEWEST_FOR_INTERVAL = 6
"""With fewer values the least and the greatest enclose the median with less than 95 %."""


def times_of(values: NDArray[Any], scale: float = 1e-6) -> Times:
    """The duration whose values these are (by default microseconds); null with a note when there are none."""
    return _ordered_times(np.sort(values), scale)


def _ordered_times(ordered: NDArray[Any], scale: float) -> Times:
    n = len(ordered)
    if not n:
        return Times(note=not_enough(0, 1, "times"))
    enclosing = quantile_places(n, 0.5)
    below = [int(share * (n - 1)) for share in _SHARES]
    found: list[float] = []
    for share, place in zip(_SHARES, below, strict=True):
        low, high = float(ordered[place]), float(ordered[min(place + 1, n - 1)])
        found.append((low + (high - low) * (share * (n - 1) - place)) * scale)
    p10, p25, median, p75, p90 = found
    low, high = (float(ordered[place]) * scale for place in enclosing)
    known = n >= _FEWEST_FOR_INTERVAL
    return Times(
        n=n, median=median, p10=p10, p25=p25, p75=p75, p90=p90, low=low if known else None, high=high if known else None
    )


def grouped_times(engine: Engine, table: Rows, group: str, value: str) -> dict[int, Times]:
    """Times of `value` (microseconds) for each group that has any."""
    rows = engine.fetch(table.filter(table[value].notnull()).select(group, value))
    found = grouped(rows[group].to_numpy().astype(np.int64), rows[value].to_numpy())
    return {key: _ordered_times(values, 1e-6) for key, values in found}


def grouped(groups: NDArray[np.int64], values: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each group with its values in ascending order; none of either is negative."""
    if not len(groups):
        return
    bits = int(values.max()).bit_length()
    if int(groups.max()).bit_length() + bits < 64:
        # one sort of group and value in one number
        packed = (groups << bits) | values
        packed.sort()
        groups, values = packed >> bits, packed & ((1 << bits) - 1)
    else:
        order = np.lexsort((values, groups))
        groups, values = groups[order], values[order]
    bounds = np.append(np.flatnonzero(changes(groups)), len(groups)).tolist()
    for start, end in itertools.pairwise(bounds):
        yield int(groups[start]), values[start:end]


def all_times(engine: Engine, values: Column, scale: float = 1e-6) -> Times:
    """Times of a whole column without nulls."""
    return times_of(engine.fetch(values.name("found").as_table())["found"].to_numpy(), scale)
