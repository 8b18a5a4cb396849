"""The best attempt of each history at a funnel, in sets: no loop over people, one sort a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from sojourn.insight.ask.histories import ORDER
from sojourn.rules.compile import condition, field_text
from sojourn.rules.model import Rule

_NESTED: Final = 8
"""Steps of one query: the usual funnels run whole."""
_PLACES: Final = 2**40
"""More events than any history has: keeps depth and place apart in one number."""


@dataclass(frozen=True)
class Funnel:
    """Steps in order, what ends an attempt, the longest time from the first event, and what to split by."""

    steps: tuple[Rule, ...]
    exclude: tuple[Rule, ...] = ()
    within: timedelta | None = None
    by: str | None = None


def best_attempts(rows: ir.Table, funnel: Funnel, keep: Callable[[ir.Table], ir.Table]) -> ir.Table:
    """The best attempt of each history that began, one row each.

    Columns: `depth` (steps filled), `began` (time of its first event), `after_2`.. (microseconds from there to each
    step, meant up to `depth`) and, with `by`, `group` ('=' and the value; '' for none).

    Steps are filled from the last backwards: for each event of step j the earliest later event of step j + 1, and what
    that one reaches. The least over all later rows is that of the first, for from a later row nothing is reached
    sooner. Rows that no earlier step can use are dropped before the next sort. Of the attempts, one number (depth, then
    place backwards) picks the best without a further sort.

    Each step is nested in the next one's query, and no engine or compiler takes any depth: every few steps `keep` runs
    what there is and gives it back as a table.
    """
    table, keys = _parted(_candidates(rows, funnel), funnel)
    for step in range(len(funnel.steps) - 1, 0, -1):
        table = _reach(table, keys, step, len(funnel.steps))
        if step > 1 and (len(funnel.steps) - step) % _NESTED == 0:
            table = keep(table)
    placed: Any = table if "place" in table.columns else table.mutate(place=_place())
    return _best(placed.filter(placed["is_1"]), funnel)


def summed(best: Any, funnel: Funnel, end: datetime) -> ir.Table:
    """Once, or a row a group: `count_1`.., `median_2`.. in seconds, and `young`, those unfinished when data `end`."""
    depth = best["depth"]
    values: dict[str, Any] = {}
    for step in range(1, len(funnel.steps) + 1):
        values[f"count_{step}"] = (depth >= step).sum()
        if step > 1:
            since = best[f"after_{step}"] - (best[f"after_{step - 1}"] if step > 2 else 0)
            values[f"median_{step}"] = since.median(where=depth >= step) / 1e6
    since_when = ibis.literal((end - (funnel.within or timedelta())).replace(tzinfo=None))
    values["young"] = ((depth < len(funnel.steps)) & (best["began"] > since_when)).sum()
    if funnel.by is None:
        return best.aggregate(**values)
    grouped = best.group_by("group").aggregate(**values)
    name: Any = grouped["group"]
    named = grouped.mutate(by=(name == "").ifelse(ibis.null("string"), name.substr(1)))
    return named.order_by(ibis.desc("count_1"), "group").drop("group")


def _candidates(rows: ir.Table, funnel: Funnel) -> ir.Table:
    """Events that matter, with a flag for each step (`is_1`..) and for exclusion (`ends`)."""
    any_rule = (*funnel.steps, *funnel.exclude)
    matter = rows.filter(ibis.or_(*(condition(rule, rows) for rule in any_rule)))
    columns: dict[str, Any] = {f"is_{number}": condition(rule, matter) for number, rule in enumerate(funnel.steps, 1)}
    if funnel.exclude:
        columns["ends"] = ibis.or_(*(condition(rule, matter) for rule in funnel.exclude))
    if funnel.by is not None:
        value: Any = field_text(funnel.by, matter)
        columns["group"] = ("=" + value).fill_null("")
    return matter.select("key", "moment", "seq", **columns)


def _parted(table: ir.Table, funnel: Funnel) -> tuple[ir.Table, tuple[str, ...]]:
    """Histories cut at excluded events, so that no attempt can cross one."""
    if not funnel.exclude:
        return table, ("key",)
    ends: Any = table["ends"].cast("int64")
    part = ends.sum().over(group_by="key", order_by=ORDER, rows=(None, 0))
    cut: Any = table.mutate(part=part, place=_place())
    return cut.filter(~cut["ends"]).drop("ends"), ("key", "part")


def _reach(table: ir.Table, keys: tuple[str, ...], step: int, count: int) -> ir.Table:
    """For each row, seen as an event of `step`: the times at which the later steps are reached, null if never."""
    is_next: Any = table[f"is_{step + 1}"]
    columns: dict[str, Any] = {}
    for later in range(step + 1, count + 1):
        time: Any = table["moment"] if later == step + 1 else table[f"reach_{later}"]
        earliest: Any = is_next.ifelse(time, ibis.null(time.type())).min()
        columns[f"reach_{later}"] = earliest.over(group_by=keys, order_by=ORDER, rows=(1, None))
    if step == 1 and "place" not in table.columns:
        columns["place"] = _place()  # here it shares the sort
    reached: Any = table.mutate(**columns)
    useful = ibis.or_(*(reached[f"is_{number}"] for number in range(1, step + 1)))
    return reached.filter(useful).drop(f"is_{step + 1}")


def _place() -> Any:
    return ibis.row_number().over(group_by="key", order_by=ORDER)


def _best(attempts: ir.Table, funnel: Funnel) -> ir.Table:
    later = range(2, len(funnel.steps) + 1)
    after: dict[str, Any] = {}
    for step in later:
        reach: Any = attempts[f"reach_{step}"]
        after[f"after_{step}"] = reach.delta(attempts["moment"], unit="us")
    kept = ("group",) if funnel.by is not None else ()
    timed = attempts.select("key", "place", *kept, began=attempts["moment"], **after)
    filled = [_in_time(timed[f"after_{step}"], funnel.within).cast("int64") for step in later]
    deep: Any = timed.mutate(depth=_sum([ibis.literal(1), *filled]))
    ranked: Any = deep.mutate(rank=deep["depth"] * _PLACES - deep["place"])
    best: Any = ranked["rank"].max()
    picked = ranked.mutate(best=best.over(group_by="key"))
    return picked.filter(picked["rank"] == picked["best"])


def _sum(terms: Sequence[Any]) -> Any:
    """Added up in halves: a hundred terms nest seven deep."""
    if len(terms) == 1:
        return terms[0]
    half = len(terms) // 2
    return _sum(terms[:half]) + _sum(terms[half:])


def _in_time(after: Any, within: timedelta | None) -> Any:
    if within is None:
        return after.notnull()
    return (after <= within // timedelta(microseconds=1)).fill_null(False)  # noqa: FBT003 - the value for missing
