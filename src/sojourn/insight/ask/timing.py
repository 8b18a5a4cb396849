"""How long it takes from one event to another: median and 90th percentile with distribution-free intervals."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.histories import ORDER, histories
from sojourn.insight.ask.plan import map_plan
from sojourn.insight.ask.transitions import following_pairs, named_ends
from sojourn.insight.ask.wording import Named, answer, cut_note, read_rules, title
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.insight.tables import Rows
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule
from sojourn.stats.intervals import quantile_order

COLUMNS = ("from", "to", "n", "median_seconds", "low", "high", "p90_seconds", "p90_low", "p90_high")


def timing(
    engine: Engine,
    selection: Selection = EVERYTHING,
    *,
    start: Named | None = None,
    end: Named | None = None,
    journey: Journey | None = None,
    case: str | None = None,
    limit: int = 100,
) -> Answer:
    """Times in seconds: from `start` to `end` (both an event's name or a rule), or of each transition without them.

    From `start` to `end`: one time a history, from its first event that matches `start` to the first later one that
    matches `end`; histories that never get there have no time, and a note counts them. Without both: all directly
    following pairs, by names, the `limit` most frequent; with a `journey` the pairs are of its steps, by title, and
    events of no step are passed over. `low` and `high` enclose the median with 95 % certainty, whatever the
    distribution; likewise for the 90th percentile. With few times the interval is their whole range. `n` of the answer
    is the number of times; rows run by `n`, then names. Histories run by `case` (a journey's own unless given).
    """
    if (start is None) != (end is None):
        raise InvalidInput("half_a_time", "Only one end of the time was given.", "Give both ends, or none.")
    found = histories(engine, selection, case or (journey.scope.case if journey else None))
    notes: list[Note] = list(found.notes)
    definition: dict[str, Any] = {"question": "timing", "per": found.unit, "n": "times between two events"}
    if start is not None and end is not None:
        rules, unknown = read_rules(engine, [start, end])
        notes += unknown
        definition |= {"from": rules[0].text, "to": rules[1].text}
        times = _between(found.rows, rules[0], rules[1])
        rows, told = _one(engine, times, title(start), title(end))
        notes += told
        n, expression = rows[0]["n"], times
    else:
        rows, n, expression, told = _each(engine, _steps_only(found.rows, journey), limit)
        notes += told
    return answer(engine, selection, COLUMNS, rows, n=n, definition=definition, notes=notes, expression=expression)


def _between(rows: ir.Table, start: Rule, end: Rule) -> ir.Table:
    """A row for each history that has a start: `microseconds` to the end, null if it never comes."""
    slim: Any = rows.select("key", "moment", "seq", starts=condition(start, rows), ends=condition(end, rows))
    matter: Any = slim.filter(slim["starts"] | slim["ends"])
    earliest: Any = matter["ends"].ifelse(matter["moment"], ibis.null("timestamp(6)")).min()
    ahead: Any = matter.mutate(
        place=ibis.row_number().over(group_by="key", order_by=ORDER),
        then=earliest.over(group_by="key", order_by=ORDER, rows=(1, None)),
    )
    begun: Any = ahead.filter(ahead["starts"])
    first: Any = begun["place"].min()
    marked = begun.mutate(first=first.over(group_by="key"))
    then: Any = marked["then"]
    return marked.filter(marked["place"] == marked["first"]).select(
        microseconds=then.delta(marked["moment"], unit="us")
    )


def _one(engine: Engine, times: ir.Table, start: str, end: str) -> tuple[list[dict[str, Any]], list[Note]]:
    column = engine.fetch(times)["microseconds"]
    row = _row(start, end, _seconds(column.drop_null()))
    missing = len(column) - row["n"]
    if not missing:
        return [row], []
    return [row], [noted("censored", "ask.never_came", missing=missing, of=len(column), end=end)]


def _steps_only(rows: ir.Table, journey: Journey | None) -> ir.Table:
    """Events under their step's title; without a map, all events under their names."""
    if journey is None:
        return rows
    plan = map_plan(journey)
    name: Any = ibis.null("string")
    for step, rule in reversed(list(zip(plan.titles, plan.rules, strict=True))):
        holds: Any = condition(rule, rows)
        name = holds.ifelse(step, name)
    named = rows.mutate(name=name)
    return named.filter(named["name"].notnull())


def _each(engine: Engine, rows: ir.Table, limit: int) -> tuple[list[dict[str, Any]], int, ir.Table, list[Note]]:
    with following_pairs(engine, rows) as pairs:
        table = engine.fetch(_listed(pairs.kept, pairs.names, limit))
    ordered = _listed(pairs.described, pairs.names_described, limit)
    if not table.num_rows:
        return [], 0, ordered, []
    found = _rows_of(table)
    notes = cut_note(len(found), int(table["kinds"][0].as_py()), "ask.most_transitions")
    return found, int(table["all"][0].as_py()), ordered, notes


def _listed(pairs: Rows, names: Rows, limit: int) -> Rows:
    grouped = pairs.group_by("from_k", "to_k").aggregate(n=pairs.count(), microseconds=pairs["microseconds"].collect())
    totals = grouped.mutate(all=grouped["n"].sum().over(), kinds=grouped.count().over())
    return named_ends(totals, names).order_by(ibis.desc("n"), "from", "to").limit(limit)


def _rows_of(table: Any) -> list[dict[str, Any]]:
    """A row for each transition from its list of times, without making Python numbers of them."""
    ends = zip(table["from"].to_pylist(), table["to"].to_pylist(), range(table.num_rows), strict=True)
    return [_row(start, end, _seconds(table["microseconds"][place].values)) for start, end, place in ends]


def _seconds(column: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.sort(np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)) / 1e6


def _row(start: str, end: str, seconds: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, Any]:
    median, slow = quantile_order(seconds, 0.5), quantile_order(seconds, 0.9)
    return {
        "from": start,
        "to": end,
        "n": len(seconds),
        "median_seconds": median.value,
        "low": median.low,
        "high": median.high,
        "p90_seconds": slow.value,
        "p90_low": slow.low,
        "p90_high": slow.high,
    }
