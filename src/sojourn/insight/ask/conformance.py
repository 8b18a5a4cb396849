"""How far histories follow a given order of steps, and where they leave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import ibis.expr.types as ir
import numpy as np

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.alignment import UNMAPPED, Agreement, align
from sojourn.insight.ask.histories import histories
from sojourn.insight.ask.plan import Plan, listed_plan, map_plan
from sojourn.insight.ask.variants import Variant, grouped_variants
from sojourn.insight.ask.wording import Named, answer
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey
from sojourn.rules.compile import condition
from sojourn.stats.intervals import mean_t, wilson

COLUMNS = ("kind", "step", "other", "count", "share", "low", "high", "examples")
_MOST_VARIANTS: Final = 50_000
_EXAMPLES: Final = 3
_Deviation = tuple[str, str | None, str | None]


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
    alignment, with Student's interval), then deviations with the histories that have them: 'skip' (a later step was
    met, this never), 'loop' (a step again at once), 'backward' and 'jump' (`step` directly followed by `other`, which
    the order does not allow), 'stop' (the last step met is `step`, not the order's last), 'detour' (`other` names an
    event of no step). `examples` are keys of up to three histories. `n` is the number of histories; by `case`, or the
    journey's own.
    """
    if (journey is None) == (not steps):
        raise InvalidInput("no_order", "No order of steps was given.", "Give a journey, or a list of steps; not both.")
    plan = map_plan(journey) if journey else listed_plan(engine, steps)
    if len(plan.rules) < 1:
        raise InvalidInput("not_bound", "No step of the map says which events it is.", "Bind steps by `match` first.")
    found = histories(engine, selection, case or (journey.scope.case if journey else None))
    grouped = grouped_variants(engine, _labelled(found.rows, plan), _MOST_VARIANTS, "label")
    sequences = [[_number(label) for label in variant.path] for variant in grouped.shown]
    agreements = align(plan.order, sequences)
    rows = _summary(grouped.shown, agreements) + _deviations(plan, grouped.shown, sequences)
    return answer(
        engine,
        selection,
        COLUMNS,
        rows if grouped.shown else [],
        n=sum(variant.count for variant in grouped.shown),
        definition={
            "question": "conformance",
            "per": found.unit,
            "steps": [{"step": t, "rule": rule.text} for t, rule in zip(plan.titles, plan.rules, strict=True)],
            "n": found.units,
        },
        notes=[*found.notes, *plan.notes, *grouped.notes("ask.rare_variants")],
        expression=grouped.expression,
    )


def _labelled(rows: ir.Table, plan: Plan) -> ir.Table:
    """Each event as '=3' (step number 3) or '~name'."""
    name: Any = rows["name"]
    label: Any = "~" + name
    for number in range(len(plan.rules) - 1, -1, -1):
        holds: Any = condition(plan.rules[number], rows)
        label = holds.ifelse(f"={number}", label)
    return rows.mutate(label=label)


def _number(label: str) -> int:
    return int(label[1:]) if label.startswith("=") else UNMAPPED


def _summary(variants: Sequence[Variant], agreements: Sequence[Agreement]) -> list[dict[str, Any]]:
    counts = np.array([variant.count for variant in variants])
    fitness = np.array([agreement.fitness for agreement in agreements])
    n = int(counts.sum())
    if not n:
        return []
    follows = sum(v.count for v, a in zip(variants, agreements, strict=True) if a.follows)
    mean = float(counts @ fitness / n)
    sd = float(np.sqrt(counts @ (fitness - mean) ** 2 / (n - 1))) if n > 1 else None
    examples = [v.example for v, a in zip(variants, agreements, strict=True) if a.follows]
    fit = mean_t(n, mean, sd)
    return [
        _row(("follows", None, None), follows, n, examples),
        {**_row(("fitness", None, None), 0, n, []), "count": None, "share": mean, "low": fit.low, "high": fit.high},
    ]


def _row(deviation: _Deviation, count: int, n: int, examples: Sequence[str]) -> dict[str, Any]:
    share = wilson(count, n)
    kind, step, other = deviation
    values = (kind, step, other, count, share.value, share.low, share.high, list(examples[:_EXAMPLES]))
    return dict(zip(COLUMNS, values, strict=True))


def _deviations(plan: Plan, variants: Sequence[Variant], sequences: Sequence[list[int]]) -> list[dict[str, Any]]:
    counts: Counter[_Deviation] = Counter()
    examples: dict[_Deviation, list[str]] = {}
    for variant, sequence in zip(variants, sequences, strict=True):
        for deviation in sorted(set(_of_one(plan, variant, sequence)), key=str):
            counts[deviation] += variant.count
            examples.setdefault(deviation, []).append(variant.example)
    n = sum(variant.count for variant in variants)
    ordered = sorted(counts, key=lambda deviation: (-counts[deviation], tuple(part or "" for part in deviation)))
    return [_row(deviation, counts[deviation], n, examples[deviation]) for deviation in ordered]


def _of_one(plan: Plan, variant: Variant, sequence: list[int]) -> Iterator[_Deviation]:
    titles, order = plan.titles, plan.order
    for label in variant.path:
        if not label.startswith("="):
            yield "detour", None, label[1:]
    met = [number for number in sequence if number != UNMAPPED]
    if not met:
        return
    for number in set(range(max(met))) - set(met):
        yield "skip", titles[number], None
    for source, target in pairwise(met):
        if order.allows(source, target):
            continue
        kind = "loop" if source == target else "backward" if target < source else "jump"
        yield kind, titles[source], None if kind == "loop" else titles[target]
    if met[-1] != order.count - 1:
        yield "stop", titles[met[-1]], None
