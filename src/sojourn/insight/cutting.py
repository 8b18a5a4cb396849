"""Cutting mapped events into walks: a few passes over whole columns, for rows that the engine has put in order.

Mapped events (a step, a start or an end) of one key are ordered by (time, seq). A block ends after an end event and
where the pause to the next mapped event is longer than the timeout. The instance is the part of a block from its first
start on (any step starts one when the journey names no starts); a block without a start holds no instance.

The engine finds the mapped events, this cuts them: windows in an engine are exact too, and cost five times the work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sojourn.insight.ordering import Flags, Ints, changes, order_of_walks

NONE = -1
"""No step, no outcome, no channel."""


@dataclass(frozen=True)
class Members:
    """Mapped events inside instances, instance by instance, each in the order it happened.

    `instance` counts from 0 in the order of keys and, within a key, of opening. `step`, `outcome` and `channel` are
    places (in the binding; in `channels`), -1 for none.
    """

    instance: Ints
    us: Ints
    seq: Ints
    step: Ints
    channel: Ints
    channels: list[str]

    def at(self, which: Ints | Flags) -> Members:
        """Some of the events."""
        return Members(
            self.instance[which],
            self.us[which],
            self.seq[which],
            self.step[which],
            self.channel[which],
            self.channels,
        )


@dataclass(frozen=True)
class Openings:
    """One entry an instance, in order: whose it is, from when to when, how it ended, the step of its last event.

    `first_of_key` are the places of each key's first instance and, at the end, the number of instances.
    """

    k: Ints
    opened_us: Ints
    opened_seq: Ints
    last_us: Ints
    outcome: Ints
    closing_step: Ints
    profile: pa.ChunkedArray | None
    numbers: Ints
    first_of_key: Ints

    def __len__(self) -> int:
        return len(self.k)


def cut(rows: pa.Table, timeout: int) -> tuple[Members, Openings]:
    """Instances of mapped rows in any order; columns as `instances.mapped` names them, `timeout` in microseconds.

    Everything is held in memory: about 100 bytes a row while this runs.
    """
    order, k, us, seq = order_of_walks(*(_numbers(rows, name) for name in ("k", "us", "seq")))
    step, outcome = _numbers(rows, "step")[order], _numbers(rows, "outcome")[order]
    starts = (_numbers(rows, "starts") == 1)[order] if "starts" in rows.column_names else step != NONE
    profile = rows["profile_id"].take(pa.array(order)) if "profile_id" in rows.column_names else None
    channel, channels = _coded(rows["channel"])
    del rows
    channel = channel[order]
    broken = changes(k)
    broken[1:] |= (outcome[:-1] != NONE) | (us[1:] - us[:-1] > timeout)
    inside = _inside(broken, starts)
    mapped = Members(np.cumsum(broken, dtype=np.int32) - 1, us, seq, step, channel, channels)
    if inside is not None:
        mapped, k, outcome = mapped.at(inside), k[inside], outcome[inside]
        profile = None if profile is None else profile.filter(pa.array(inside))
    return _openings(mapped, k, outcome, profile)


def _coded(texts: pa.ChunkedArray) -> tuple[Ints, list[str]]:
    """Each text as its place among the different ones, -1 for null; and these."""
    coded = pc.dictionary_encode(texts)
    if not coded.num_chunks:
        return np.empty(0, dtype=np.int32), []
    chunks = coded.unify_dictionaries().chunks
    parts = [chunk.indices.fill_null(NONE).to_numpy(zero_copy_only=False) for chunk in chunks]
    return np.concatenate(parts), chunks[0].dictionary.to_pylist()


def _inside(broken: Flags, starts: Flags) -> Flags | None:
    """Rows from the first start of their block on; None for all."""
    if starts.all():
        return None
    places = np.arange(len(broken))
    block = np.maximum.accumulate(np.where(broken, places, 0))
    started = np.maximum.accumulate(np.where(starts, places, -1))
    return started >= block


def _openings(rows: Members, k: Ints, outcome: Ints, profile: pa.ChunkedArray | None) -> tuple[Members, Openings]:
    fresh = changes(rows.instance)
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(k)) - 1 if len(first) else first
    numbered = np.cumsum(fresh, dtype=np.int32) - 1
    owners = k[first]
    key_starts = np.flatnonzero(changes(owners))
    found = Openings(
        k=owners,
        opened_us=rows.us[first],
        opened_seq=rows.seq[first],
        last_us=rows.us[last],
        outcome=outcome[last],
        closing_step=rows.step[last],
        profile=None if profile is None else profile.take(pa.array(first)),
        numbers=owners[key_starts],
        first_of_key=np.append(key_starts, len(owners)),
    )
    members = Members(numbered, rows.us, rows.seq, rows.step, rows.channel, rows.channels)
    return members, found


def _numbers(table: pa.Table, name: str) -> Ints:
    column = table[name]
    if column.null_count:
        column = pc.fill_null(column, pa.scalar(NONE, column.type))
    return column.to_numpy()
