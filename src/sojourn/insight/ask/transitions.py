"""What follows what: each event and the next one of the same history."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.histories import ORDER, histories
from sojourn.insight.ask.wording import answer, cut_note, fetch_rows
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING

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
    pairs: Any = following_pairs(found.rows)
    counted: Any = pairs.group_by("from", "to").aggregate(
        count=pairs.count(), median_seconds=pairs["microseconds"].median() / 1e6
    )
    totals = counted.mutate(all=counted["count"].sum().over(), kinds=counted.count().over())
    ordered = totals.order_by(ibis.desc("count"), "from", "to").limit(limit)
    rows = fetch_rows(engine, ordered)
    return answer(
        engine,
        selection,
        COLUMNS,
        [{key: row[key] for key in COLUMNS} for row in rows],
        n=int(rows[0]["all"]) if rows else 0,
        definition={"question": "transitions", "per": found.unit, "n": "directly following pairs of events"},
        notes=[*found.notes, *cut_note(len(rows), int(rows[0]["kinds"]) if rows else 0, "ask.most_transitions")],
        expression=ordered,
    )


def following_pairs(rows: ir.Table) -> ir.Table:
    """Each event with its successor in the history: columns `from`, `to`, `microseconds` between them."""
    order = ibis.window(group_by="key", order_by=ORDER)
    slim = rows.select("key", "moment", "seq", "name")
    ahead = slim.mutate(to=slim["name"].lead().over(order), then=slim["moment"].lead().over(order))
    pairs = ahead.filter(ahead["to"].notnull())
    gap: Any = pairs["then"]
    return pairs.select(
        **{"from": pairs["name"], "to": pairs["to"], "microseconds": gap.delta(pairs["moment"], unit="us")}
    )
