"""How far histories follow a given order of steps, and where they leave it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import ibis
import ibis.expr.types as ir
import numpy as np
from numpy.typing import NDArray

from sojourn.insight.alignment import aligned
from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.deviations import Deviation, deviations
from sojourn.insight.ask.histories import ORDER, histories
from sojourn.insight.ask.plan import Plan, listed_plan, map_plan
from sojourn.insight.ask.walked import Walked, walked
from sojourn.insight.ask.wording import Named, answer
from sojourn.insight.ordering import Flags
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey
from sojourn.rules.compile import condition
from sojourn.stats.intervals import mean_t, wilson

COLUMNS = ("kind", "step", "other", "count", "share", "low", "high", "examples")
_EXAMPLES: Final = 3
_DETOURS: Final = 1000
"""Names of detours that are told, the most frequent first."""


def conformance(
    engine: Engine,
    selection: Selection = EVERYTHING,
    *,
    journey: Journey | None = None,
    steps: Sequence[Named] = (),
    case: str | None = None,
) -> Answer:
    """Whole histories against an order of `steps` (event names or rules), or against the steps of a `journey`.

    The order runs from the first step to the last, each directly followed by the next; a journey's drawn transitions
    allow more. An event is the first step it matches, or a detour. Rows by `kind`: 'follows' (histories that agree in
    every move, with Wilson's interval), 'fitness' (in `share` the mean of moves in agreement / all moves of the best
    alignment, with Student's interval inside 0..1), then deviations with the histories that have them: 'skip' (a later
    step was met, this never), 'loop' (a step again at once), 'backward' and 'jump' (`step` directly followed by
    `other`, which the order does not allow), 'stop' (the last step met is `step`, not the order's last), 'detour'
    (`other` names an event of no step). `examples` are keys of up to three histories. `n` is the number of histories;
    by `case`, or the journey's own.
    """
    if (journey is None) == (not steps):
        raise InvalidInput("no_order", "No order of steps was given.", "Give a journey, or a list of steps; not both.")
    plan = map_plan(journey) if journey else listed_plan(engine, steps)
    if len(plan.rules) < 1:
        raise InvalidInput("not_bound", "No step of the map says which events it is.", "Bind steps by `match` first.")
    found = histories(engine, selection, case or (journey.scope.case if journey else None))
    coded = _coded(found.rows, plan)
    query = _paths(coded)
    told = walked(engine.fetch(query))
    rows: list[dict[str, Any]] = []
    if len(told):
        known = [_row(one, len(told), told.examples(one.who, _EXAMPLES)) for one in deviations(plan, told)]
        rows = [*_summary(plan, told), *_ranked([*known, *_detours(engine, coded, len(told))])]
    return answer(
        engine,
        selection,
        COLUMNS,
        rows,
        n=len(told),
        definition={
            "question": "conformance",
            "per": found.unit,
            "steps": [{"step": t, "rule": rule.text} for t, rule in zip(plan.titles, plan.rules, strict=True)],
            "n": found.units,
        },
        notes=[*found.notes, *plan.notes],
        expression=query,
    )


def _coded(rows: ir.Table, plan: Plan) -> ir.Table:
    """Each event with `code`, the number of the first step it is; null for a detour."""
    code: Any = ibis.null("int16")
    for number in range(len(plan.rules) - 1, -1, -1):
        holds: Any = condition(plan.rules[number], rows)
        code = holds.ifelse(ibis.literal(number, "int16"), code)
    return rows.mutate(code=code)


def _paths(rows: ir.Table) -> ir.Table:
    """A row a history: `key`, its steps in order, and the number of its detours."""
    code: Any = rows["code"]
    path = code.collect(where=code.notnull(), order_by=[rows[column] for column in ORDER])
    return rows.group_by("key").aggregate(path=path, strays=code.isnull().sum())


def _summary(plan: Plan, told: Walked) -> list[dict[str, Any]]:
    n = len(told)
    found = aligned(plan.order, told.steps, told.first, np.ones(n, dtype=np.bool_))
    apart = found.apart + told.strays
    follows: Flags = (apart == 0) & (found.agreed > 0)
    fitness: NDArray[np.float64] = found.agreed / np.maximum(found.agreed + apart, 1)
    fit = mean_t(n, float(fitness.mean()), float(fitness.std(ddof=1)) if n > 1 else None)
    low, high = (None if end is None else min(max(end, 0.0), 1.0) for end in (fit.low, fit.high))
    one = Deviation("follows", None, None, np.flatnonzero(follows))
    return [
        _row(one, n, told.examples(one.who, _EXAMPLES)),
        {
            **dict.fromkeys(COLUMNS),
            "kind": "fitness",
            "share": float(fitness.mean()),
            "low": low,
            "high": high,
            "examples": [],
        },
    ]


def _row(found: Deviation, n: int, examples: Sequence[str]) -> dict[str, Any]:
    return _shared(found.kind, found.step, found.other, len(found.who), n, examples)


def _shared(
    kind: str, step: str | None, other: str | None, count: int, n: int, examples: Sequence[str]
) -> dict[str, Any]:
    share = wilson(count, n)
    values = (kind, step, other, count, share.value, share.low, share.high, list(examples))
    return dict(zip(COLUMNS, values, strict=True))


def _detours(engine: Engine, coded: ir.Table, n: int) -> list[dict[str, Any]]:
    rows = coded.filter(coded["code"].isnull())
    key: Any = rows["key"]
    found = rows.group_by("name").aggregate(count=key.nunique(), least=key.min(), most=key.max())
    ordered = found.order_by([ibis.desc("count"), ibis.asc("name")]).limit(_DETOURS)
    return [
        _shared("detour", None, row["name"], row["count"], n, sorted({row["least"], row["most"]}))
        for row in engine.fetch(ordered).to_pylist()
    ]


def _ranked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (-row["count"], row["kind"], row["step"] or "", row["other"] or ""))
