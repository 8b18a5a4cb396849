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

from sojourn.insight.beside import beside, worth_halving
from sojourn.insight.ordering import Flags, Ints, changes, roughly_ordered, settled

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

    def at(self, which: Ints | Flags | slice) -> Members:
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


@dataclass(frozen=True)
class _Mapped:
    """Mapped rows in any order, as `instances.mapped` names them; `starts` is None where every step starts."""

    k: Ints
    us: Ints
    seq: Ints
    step: Ints
    outcome: Ints
    starts: Flags | None
    channel: Ints
    channels: list[str]
    profile: pa.ChunkedArray | None


def cut(rows: pa.Table, timeout: int) -> tuple[Members, Openings]:
    """Instances of mapped rows in any order; columns as `instances.mapped` names them, `timeout` in microseconds.

    Everything is held in memory: about 100 bytes a row while this runs.
    """
    mapped = _mapped(rows)
    del rows
    order, coarse = roughly_ordered(mapped.k, mapped.us)
    if not worth_halving(len(order)):
        return _cut(mapped, order, coarse, timeout)
    middle = int(np.searchsorted(coarse, coarse[len(coarse) // 2]))
    parts = slice(0, middle), slice(middle, len(order))
    return _joined(*beside(*(lambda part=part: _cut(mapped, order[part], coarse[part], timeout) for part in parts)))


def _mapped(rows: pa.Table) -> _Mapped:
    names = rows.column_names
    columns, (channel, channels) = beside(
        lambda: [numbers(rows, name) for name in ("k", "us", "seq", "step", "outcome")],
        lambda: coded(rows["channel"]),
    )
    return _Mapped(
        *columns,
        starts=numbers(rows, "starts") == 1 if "starts" in names else None,
        channel=channel,
        channels=channels,
        profile=rows["profile_id"] if "profile_id" in names else None,
    )


def _cut(rows: _Mapped, order: Ints, coarse: Ints, timeout: int) -> tuple[Members, Openings]:
    """Instances of a piece of the rows, that holds all rows of its keys."""
    order, k, us = settled(order, coarse, rows.k, rows.us, rows.seq)
    seq, step, outcome, channel = (one[order] for one in (rows.seq, rows.step, rows.outcome, rows.channel))
    starts = step != NONE if rows.starts is None else rows.starts[order]
    profile = None if rows.profile is None else rows.profile.take(pa.array(order))
    broken = changes(k)
    broken[1:] |= (outcome[:-1] != NONE) | (us[1:] - us[:-1] > timeout)
    inside = _inside(broken, starts)
    mapped = Members(np.cumsum(broken, dtype=np.int32) - 1, us, seq, step, channel, rows.channels)
    if inside is not None:
        mapped, k, outcome = mapped.at(inside), k[inside], outcome[inside]
        profile = None if profile is None else profile.filter(pa.array(inside))
    return _openings(mapped, k, outcome, profile)


def _joined(one: tuple[Members, Openings], other: tuple[Members, Openings]) -> tuple[Members, Openings]:
    """The instances of two parts of the keys, the lesser keys first, counted through."""
    (members, openings), (more, later) = one, other
    before = len(openings)

    def both(name: str, of: tuple[Members, Members] | tuple[Openings, Openings]) -> Ints:
        return np.concatenate([getattr(of[0], name), getattr(of[1], name)])

    walks, ends = (members, more), (openings, later)
    found = Members(
        np.concatenate([members.instance, more.instance + np.int32(before)]),
        *(both(name, walks) for name in ("us", "seq", "step", "channel")),
        members.channels,
    )
    profiles = [part.profile for part in ends if part.profile is not None]
    return found, Openings(
        *(both(name, ends) for name in ("k", "opened_us", "opened_seq", "last_us", "outcome", "closing_step")),
        profile=pa.chunked_array([chunk for part in profiles for chunk in part.chunks]) if profiles else None,
        numbers=both("numbers", ends),
        first_of_key=np.concatenate([openings.first_of_key[:-1], later.first_of_key + before]),
    )


def coded(texts: pa.ChunkedArray) -> tuple[Ints, list[str]]:
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


def numbers(table: pa.Table, name: str) -> Ints:
    """A column of whole numbers, -1 for null."""
    column = table[name]
    if column.null_count:
        column = pc.fill_null(column, pa.scalar(NONE, column.type))
    return column.to_numpy()
