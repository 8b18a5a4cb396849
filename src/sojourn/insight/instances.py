"""Walks: which events make up one instance of a journey, found by the engine, cut once, for all measures of the map.

What a walk is stands in `cutting.py`. All of the lake is cut, whatever a request asks for: its window picks walks that
may have begun long before.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

import ibis
import numpy as np
import pyarrow as pa

from sojourn.insight.binding import Binding, admitted, bind, key_of, only_names, outcome_of, step_of
from sojourn.insight.cutting import NONE, Members, Openings, cut
from sojourn.insight.moments import micros, micros_of
from sojourn.insight.numbering import Numbering, numbering
from sojourn.insight.ordering import Ints
from sojourn.insight.ports import Engine
from sojourn.insight.tables import Rows
from sojourn.insight.visits import Visits, visits_of
from sojourn.maps.journey import Journey

_names = itertools.count(1)


@dataclass(frozen=True)
class Walks:
    """One journey's instances over all of the lake: in memory, and as tables for the engine.

    Tables: `keys` (key, k: a number for each key); `instances` (instance, k, opened_us, last_us, outcome: null for
    none, is_open, success, and profile_id of the opening event when walks do not belong to profiles); `rows` (the
    mapped events inside instances: instance, us, seq, step, channel). Steps and outcomes are places in the binding;
    `us` is microseconds.
    """

    engine: Engine
    binding: Binding
    numbering: Numbering
    members: Members
    openings: Openings
    visits: Visits
    instance_columns: pa.Table
    """The table `instances`, in memory, in the order of `instance`."""
    instances: Rows
    _kept: dict[str, Rows] = field(default_factory=dict)

    @property
    def keys(self) -> Rows:
        """`key` and `k`."""
        return self.numbering.keys

    @property
    def rows(self) -> Rows:
        """The mapped events inside instances."""
        return self.held("rows", lambda: _rows_table(self.members))

    @property
    def visit_rows(self) -> Rows:
        """The visits: instance, us, step, next_step and next_us (of the same instance; null for its last visit)."""
        return self.held("visits", lambda: _visits_table(self.visits))

    def once(self, name: str, build: Callable[[], Rows]) -> Rows:
        """What `build` describes, run and kept the first time `name` is asked for, shared by all requests."""
        if name not in self._kept:
            self._kept[name] = self.engine.keep(build(), f"walks_{name}_{next(_names)}")
        return self._kept[name]

    def held(self, name: str, build: Callable[[], pa.Table]) -> Rows:
        """The same for rows of this process, which the engine reads where they are."""
        if name not in self._kept:
            self._kept[name] = self.engine.hold(build(), f"walks_{name}_{next(_names)}")
        return self._kept[name]

    def close(self) -> None:
        """Free what was kept for these walks."""
        for table in (*reversed(self._kept.values()), self.instances, self.keys):
            self.engine.drop(table)


@contextmanager
def walks(engine: Engine, journey: Journey) -> Generator[Walks]:
    """Cut the walks of `journey` and keep them for as long as the block runs."""
    binding = bind(journey)
    numbers = numbering(engine, binding)
    rows = numbers.add(mapped(engine, binding))
    members, openings = cut(engine.fetch(rows), binding.timeout_micros)
    table = _instances_table(openings, binding, micros(engine.as_of))
    instances = engine.hold(table, f"walks_instances_{next(_names)}")
    visits = visits_of(members, len(openings))
    found = Walks(engine, binding, numbers, members, openings, visits, table, instances)
    try:
        yield found
    finally:
        found.close()


def mapped(engine: Engine, binding: Binding) -> Rows:
    """Rows that are a step, a start or an end, known at `as_of`, with the few columns that measuring needs."""
    events: Rows = engine.events()
    rows = events.filter(events["time"] <= ibis.literal(engine.as_of))
    names = only_names(binding)
    if names is not None:
        rows = rows.filter(rows["name"].isin(sorted(names)) & rows["question"].isnull())
    known = names is not None
    columns = {
        "key": key_of(binding, rows),
        "us": micros_of(rows["time"], engine.name),
        "seq": rows["seq"],
        "channel": rows["channel"],
        "step": step_of(binding, rows, only_events=known),
        "outcome": outcome_of(binding, rows, only_events=known),
    }
    starts = binding.journey.scope.starts
    if starts is not None:
        columns["starts"] = admitted(starts, rows, only_events=known).cast("int8")
    if not binding.by_profile:
        columns["profile_id"] = rows["profile_id"]
    found = rows.select(**columns)
    if known:
        return found
    is_mapped = found["step"].notnull() | found["outcome"].notnull()
    return found.filter(is_mapped if starts is None else is_mapped | (found["starts"] == 1))


def _instances_table(openings: Openings, binding: Binding, as_of: int) -> pa.Table:
    ended = openings.outcome != NONE
    columns: dict[str, pa.Array | pa.ChunkedArray] = {
        "instance": pa.array(np.arange(len(openings), dtype=np.int32)),
        "k": pa.array(openings.k),
        "opened_us": pa.array(openings.opened_us),
        "last_us": pa.array(openings.last_us),
        "outcome": or_null(openings.outcome),
        "is_open": pa.array(~ended & (openings.last_us >= as_of - binding.timeout_micros)),
        "success": pa.array(np.isin(openings.outcome, binding.successes)),
    }
    if openings.profile is not None:
        columns["profile_id"] = openings.profile
    return pa.table(columns)


def _rows_table(members: Members) -> pa.Table:
    names = pa.array(members.channels, pa.string())
    return pa.table(
        {
            "instance": pa.array(members.instance),
            "us": pa.array(members.us),
            "seq": pa.array(members.seq),
            "step": or_null(members.step),
            "channel": pa.DictionaryArray.from_arrays(or_null(members.channel), names),
        }
    )


def _visits_table(visits: Visits) -> pa.Table:
    last = visits.next_step == NONE
    return pa.table(
        {
            "instance": pa.array(visits.of.instance),
            "us": pa.array(visits.of.us),
            "step": pa.array(visits.of.step),
            "next_step": pa.array(visits.next_step, mask=last),
            "next_us": pa.array(visits.next_us(), mask=last),
        }
    )


def or_null(places: Ints) -> pa.Array:
    """Places as an Arrow column, null for none."""
    none = places == NONE
    return pa.array(places, mask=none) if none.any() else pa.array(places)
