"""Which instance a row that is no step visit speaks of: an answer, an event beside the steps, a row a metric counts."""

from __future__ import annotations

import itertools

import numpy as np
import pyarrow as pa

from sojourn.insight.cutting import Openings
from sojourn.insight.instances import Walks
from sojourn.insight.ordering import Flags, Ints
from sojourn.insight.tables import Rows

_names = itertools.count(1)


def attach_answers(walks: Walks, rows: Rows) -> Rows:
    """`rows` (with `key` and `us`) with the `instance` they speak of; rows before any instance are left out.

    An answer speaks of the latest instance of its key opened at or before it, also after that instance closed.
    """
    return _held(walks, attached_answers(walks, rows))


def attached_answers(walks: Walks, rows: Rows) -> pa.Table:
    """The same in memory."""
    found = walks.engine.fetch(walks.numbering.add(rows))
    instance = latest(walks.openings, found["k"].to_numpy(), found["us"].to_numpy(), None)
    return _attached(found, instance, instance >= 0)


def attach_events(walks: Walks, rows: Rows) -> Rows:
    """`rows` (with `key`, `us`, `seq`) with the `instance` inside which they happened; others are left out.

    Inside is from the instance's opening event, in the order (time, seq), to the moment of its last mapped event:
    what happened at that same moment still belongs to it, whatever order it arrived in.
    """
    found = walks.engine.fetch(walks.numbering.add(rows))
    us = found["us"].to_numpy()
    instance = latest(walks.openings, found["k"].to_numpy(), us, found["seq"].to_numpy())
    inside = instance >= 0
    inside[inside] = us[inside] <= walks.openings.last_us[instance[inside]]
    return _held(walks, _attached(found, instance, inside))


def latest(openings: Openings, k: Ints, us: Ints, seq: Ints | None) -> Ints:
    """The latest instance of each key opened at or before (us, seq), by time alone without `seq`; -1 for none."""
    if not len(openings) or not len(k):
        return np.full(len(k), -1, dtype=np.int32)
    order = np.argsort(k)  # neighbours then lie close in memory
    k, us, seq = k[order], us[order], None if seq is None else seq[order]
    own = np.minimum(np.searchsorted(openings.numbers, k), len(openings.numbers) - 1)
    known = openings.numbers[own] == k
    first = openings.first_of_key[own]
    low, high = first.copy(), np.where(known, openings.first_of_key[own + 1], first)
    while (open_ := low < high).any():
        middle = np.where(open_, (low + high) // 2, first)
        opened = openings.opened_us[middle]
        before = opened <= us
        if seq is not None:
            before &= (opened < us) | (openings.opened_seq[middle] <= seq)
        low, high = np.where(open_ & before, middle + 1, low), np.where(open_ & ~before, middle, high)
    found = np.empty(len(k), dtype=np.int32)
    found[order] = np.where(low > first, low - 1, -1)
    return found


def _attached(rows: pa.Table, instance: Ints, some: Flags) -> pa.Table:
    table = rows.append_column("instance", pa.array(instance))
    return table if some.all() else table.filter(pa.array(some))


def _held(walks: Walks, table: pa.Table) -> Rows:
    return walks.held(f"attached_{next(_names)}", lambda: table)
