"""How many get from the first step to each further one, in order and in time."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.chain import Funnel, best_attempts, summed
from sojourn.insight.ask.histories import histories
from sojourn.insight.ask.wording import Named, answer, fetch_rows, read_rules, title
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.base import render_duration
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted

COLUMNS = ("step", "count", "share", "step_share", "median_seconds")
_MOST_GROUPS = 200
_numbers = itertools.count(1)


def funnel(
    engine: Engine,
    selection: Selection = EVERYTHING,
    *,
    steps: Sequence[Named],
    within: timedelta | None = None,
    exclude: Sequence[Named] = (),
    by: str | None = None,
    case: str | None = "profile",
) -> Answer:
    """Counts of histories that reach each step, in order, within a time from the first.

    Every event that matches the first step begins an attempt. The attempt goes on with the first later event that
    matches the second step, then the first later one that matches the third, and so on, as long as the time since its
    first event is at most `within` (None: without limit). Later means later in time, at equal times in arrival. So one
    event fills one step, and the same step twice needs two events. An event that matches one of `exclude` fills no
    step and ends all attempts before it. A history counts for as many steps as its best attempt; of equally good ones
    the first decides times and group. This equals ClickHouse `windowFunnel(..., 'strict_once')` where times differ.

    `share` is of those who began (which is `n`), `step_share` of those at the step before, `median_seconds` the median
    time from the step before in the best attempts. `by` (a property or field) splits by its value at the attempt's
    first event and puts the column `by` in front; null stands for none. Histories run by `case`, profiles by default.
    """
    _check(steps, within)
    rules, notes = read_rules(engine, [*steps, *exclude])
    asked = Funnel(tuple(rules[: len(steps)]), tuple(rules[len(steps) :]), within, by)
    found = histories(engine, selection, case)
    parts = _Parts(engine)
    end = min(moment for moment in (selection.window.end, engine.as_of) if moment is not None)
    try:
        expression = summed(best_attempts(found.rows, asked, parts.keep), asked, end)
        groups = fetch_rows(engine, expression)
    finally:
        parts.drop()
    names = [title(step) for step in steps]
    shown = groups[:_MOST_GROUPS]
    n = sum(int(group["count_1"] or 0) for group in groups)
    return answer(
        engine,
        selection,
        (("by", *COLUMNS) if by else COLUMNS),
        [row for group in shown for row in _rows(group, names, by)],
        n=n,
        definition=_definition(asked, names, exclude, found.unit),
        notes=[*found.notes, *notes, *_limits(groups, within), *_group_note(len(shown), len(groups))],
        expression=expression,
        before=parts.sql,
    )


class _Parts:
    """The queries of a long funnel that ran before its last, and what they left."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = f"funnel_{next(_numbers)}"
        self._kept: ir.Table | None = None
        self.sql: list[str] = []

    def keep(self, table: ir.Table) -> ir.Table:
        """Run a query and keep its rows."""
        sql = self._engine.sql(table)
        self._kept = self._engine.keep(table, self._name)
        self.sql.append(f"CREATE TEMPORARY TABLE {self._kept.get_name()} AS\n{sql}")
        return self._kept

    def drop(self) -> None:
        """Free the rows."""
        if self._kept is not None:
            self._engine.drop(self._kept)


def _check(steps: Sequence[Named], within: timedelta | None) -> None:
    if not steps:
        raise InvalidInput("no_steps", "A funnel without steps was asked for.", "Name at least one event or rule.")
    if within is not None and within < timedelta():
        raise InvalidInput("bad_within", f"The time {within} is negative.", "Write a duration such as 7d or 12h.")


def _rows(group: dict[str, Any], names: list[str], by: str | None) -> list[dict[str, Any]]:
    began = int(group["count_1"] or 0)
    before = began
    rows: list[dict[str, Any]] = []
    for place, name in enumerate(names, 1):
        count = int(group[f"count_{place}"] or 0)
        row: dict[str, Any] = {"by": group["by"]} if by else {}
        row |= {
            "step": name,
            "count": count,
            "share": count / began if began else None,
            "step_share": count / before if before else None,
            "median_seconds": None if place == 1 else group[f"median_{place}"],
        }
        rows.append(row)
        before = count
    return rows


def _definition(asked: Funnel, names: list[str], exclude: Sequence[Named], unit: str) -> dict[str, Any]:
    return {
        "question": "funnel",
        "per": unit,
        "steps": [{"step": name, "rule": rule.text} for name, rule in zip(names, asked.steps, strict=True)],
        "within": render_duration(asked.within) if asked.within is not None else None,
        "exclude": [rule.text for rule in asked.exclude] if exclude else [],
        "by": asked.by,
        "n": "histories that began",
    }


def _limits(groups: list[dict[str, Any]], within: timedelta | None) -> list[Note]:
    young = sum(int(group["young"] or 0) for group in groups)
    if not young or within is None:
        return []
    return [noted("censored", "ask.young", count=young, within=within.total_seconds())]


def _group_note(shown: int, all_: int) -> list[Note]:
    if shown == all_:
        return []
    return [noted("other", "ask.most_groups", shown=shown, all=all_)]
