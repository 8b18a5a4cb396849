"""What follows what: each event and the next one of the same history."""

from __future__ import annotations

import itertools
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import ibis

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.followed import followed
from sojourn.insight.ask.histories import histories
from sojourn.insight.ask.wording import answer, cut_note, fetch_rows
from sojourn.insight.moments import micros_of
from sojourn.insight.numbering import numbered
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.insight.tables import Rows

_names = itertools.count(1)
COLUMNS = ("from", "to", "count", "median_seconds")


def transitions(
    engine: Engine, selection: Selection = EVERYTHING, *, case: str | None = None, limit: int = 10_000
) -> Answer:
    """Pairs of directly following events by name, with the median time between them in seconds.

    Histories run by `case` ('profile', 'case', a property; None: cases when there are any). Order is time, then
    arrival; an event that follows itself is a pair as well. Most frequent first, ties by names; `n` is the number of
    pairs that occurred. A history of one event has none.
    """
    found = histories(engine, selection, case)
    if engine.name == "duckdb":
        rows = followed(engine, found.rows, limit)
    else:
        with following_pairs(engine, found.rows) as pairs:
            rows = fetch_rows(engine, _counted(pairs.kept, pairs.names, limit))
    return answer(
        engine,
        selection,
        COLUMNS,
        [{key: row[key] for key in COLUMNS} for row in rows],
        n=int(rows[0]["all"]) if rows else 0,
        definition={"question": "transitions", "per": found.unit, "n": "directly following pairs of events"},
        notes=[*found.notes, *cut_note(len(rows), int(rows[0]["kinds"]) if rows else 0, "ask.most_transitions")],
        expression=lambda: described(engine, found.rows, limit),
    )


def described(engine: Engine, rows: Rows, limit: int) -> Rows:
    """The same as one query, as a reader would write it."""
    order = ibis.window(group_by="key", order_by=("us", "seq"))
    slim = rows.select("key", "name", "seq", us=micros_of(rows["time"], engine.name))
    ahead = slim.mutate(to=slim["name"].lead().over(order), microseconds=slim["us"].lead().over(order) - slim["us"])
    pairs = ahead.filter(ahead["to"].notnull()).rename({"from": "name"})
    counted = pairs.group_by("from", "to").aggregate(
        count=pairs.count(), median_seconds=pairs["microseconds"].median() / 1e6
    )
    return counted.order_by(ibis.desc("count"), "from", "to").limit(limit)


def _counted(pairs: Rows, names: Rows, limit: int) -> Rows:
    counted = pairs.group_by("from_k", "to_k").aggregate(
        count=pairs.count(), median_seconds=pairs["microseconds"].median() / 1e6
    )
    totals = counted.mutate(all=counted["count"].sum().over(), kinds=counted.count().over())
    return named_ends(totals, names).order_by(ibis.desc("count"), "from", "to").limit(limit)


@dataclass(frozen=True)
class Pairs:
    """Each event with its successor in the history: `from_k`, `to_k`, `microseconds` between them.

    `kept` and `names` (`key`, the number `k`) are in the engine; the others are how they came about, for the SQL.
    """

    kept: Rows
    names: Rows
    described: Rows
    names_described: Rows


@contextmanager
def following_pairs(engine: Engine, rows: Rows) -> Generator[Pairs]:
    """The pairs of all histories, kept for as long as the block runs.

    Histories and names go by number: putting numbers in order is many times cheaper than text, and a median over what
    is kept needs far less memory than one over what is just being put in order.
    """
    keys, names = numbered(engine, rows.select("key")), numbered(engine, rows.select(key=rows["name"]))
    slim = rows.select("key", "name", "seq", us=micros_of(rows["time"], engine.name))
    described = _followed(names.add(keys.add(slim), "name", "name_k"))
    kept = engine.keep(described, f"pairs_{next(_names)}")
    try:
        yield Pairs(kept, names.keys, described, names.described)
    finally:
        for table in (kept, names.keys, keys.keys):
            engine.drop(table)


def _followed(rows: Rows) -> Rows:
    order = ibis.window(group_by="k", order_by=("us", "seq"))
    ahead = rows.mutate(to_k=rows["name_k"].lead().over(order), then=rows["us"].lead().over(order))
    pairs = ahead.filter(ahead["to_k"].notnull())
    return pairs.select("to_k", from_k=pairs["name_k"], microseconds=pairs["then"] - pairs["us"])


def named_ends(rows: Rows, names: Rows) -> Rows:
    """`rows` with the names `from` and `to` in place of their numbers."""
    for end in ("from", "to"):
        rows = rows.inner_join(names.select(**{f"{end}_k": names["k"], end: names["key"]}), f"{end}_k").drop(f"{end}_k")
    return rows
