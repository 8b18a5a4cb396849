"""Whose walk is it: an order's, or a person's? Chosen from where the events say more than one thing in a row."""

from __future__ import annotations

from typing import Any, cast

import ibis.expr.types as ir

from sojourn.insight.discovery.facts import rows
from sojourn.insight.ports import Engine
from sojourn.rules.compile import field_text

_MOST = 0.5
_ENOUGH_EVENTS = 1_000_000
_ENOUGH_CASES = 5_000


def key_of(events: ir.Table, case: str) -> ir.StringValue:
    """The column that says whose event it is; null where an event has none."""
    if case == "profile":
        return events["profile_id"].cast("string")
    if case == "case":
        return events["case_id"].cast("string")
    return field_text(case, events)


def choose_case(engine: Engine, events: ir.Table, wanted: str | None) -> str:
    """'case' when most events have one and cases tell a story (two kinds of event or more), else 'profile'.

    A case of one kind of event (an invoice with its lines) says nothing about order; the person behind it does.
    """
    if wanted:
        return wanted
    found = rows(engine.fetch(events.aggregate(n=events.count(), cased=events["case_id"].count())))[0]
    if not found["n"] or found["cased"] <= _MOST * found["n"]:
        return "profile"
    one_in = max(1, int(found["n"]) // _ENOUGH_EVENTS)
    by_case, by_profile = (_mean_kinds(engine, events, column, one_in) for column in ("case_id", "profile_id"))
    return "case" if by_case >= 1.2 or by_case >= by_profile else "profile"


def _mean_kinds(engine: Engine, events: ir.Table, column: str, one_in: int) -> float:
    """Mean number of different event names of one case or person."""
    known = events.filter(events[column].notnull())
    if one_in > 1:
        known = known.filter(_chosen(cast("ir.StringValue", known[column]), one_in))
    pairs = known.select(column, "name").distinct()
    found = rows(engine.fetch(pairs.aggregate(pairs=pairs.count(), keys=pairs[column].nunique())))[0]
    return found["pairs"] / found["keys"] if found["keys"] else 0.0


def share_read(engine: Engine, events: ir.Table, case: str) -> int:
    """One in how many cases is enough to draft from: 1 (all) up to two million events or few cases."""
    found = rows(engine.fetch(events.aggregate(n=events.count())))[0]
    if found["n"] < 2 * _ENOUGH_EVENTS:
        return 1
    keys = cast("ir.NumericColumn", key_of(events, case)).approx_nunique()
    cases = rows(engine.fetch(events.aggregate(keys=keys)))[0]["keys"]
    return max(1, min(int(found["n"]) // _ENOUGH_EVENTS, int(cases) // _ENOUGH_CASES))


def some(events: ir.Table, case: str, one_in: int) -> ir.Table:
    """Everything of one in so many cases; the same cases each time."""
    return events if one_in == 1 else events.filter(_chosen(key_of(events, case), one_in))


def _chosen(key: ir.StringValue, one_in: int) -> ir.BooleanValue:
    """By a hash of the key, so that a case is in or out as a whole."""
    hashed: Any = key.hash()
    return cast("ir.BooleanValue", (hashed % one_in) == 0)


def with_key(events: ir.Table, case: str) -> ir.Table:
    """Events that have a key, with just the columns that a draft needs."""
    keyed = events.mutate(key=key_of(events, case))
    return keyed.filter(keyed["key"].notnull()).select("key", "name", "channel", "time", "seq")


def kept(engine: Engine, table: ir.Table, name: str) -> ir.Table:
    """The table computed once; the draft asks several questions of it."""
    return engine.keep(table, f"discovery_{name}")
