"""Conformance: how many walks follow the drawn order, how well each fits, and where walks leave the drawing.

Closed instances count. One conforms when it begins where the drawing begins, every move is allowed, it holds no
unmapped event (a detour), and, when completed by an event that is no step, its last step may end the drawing.
"""

from __future__ import annotations

import itertools
from typing import Final, TypeAlias

import ibis
import numpy as np

from sojourn.insight import estimates
from sojourn.insight.alignment import aligned
from sojourn.insight.attach import attach_events
from sojourn.insight.beside import beside
from sojourn.insight.binding import admitted, outcome_of, step_of
from sojourn.insight.chosen import key_rows
from sojourn.insight.cutting import NONE
from sojourn.insight.drawing import Drawing, drawing, has_order
from sojourn.insight.notes import limit
from sojourn.insight.ordering import Flags, changes
from sojourn.insight.tables import Column, Rows
from sojourn.insight.view import View
from sojourn.maps.measured import Conformance, Deviation, Estimate, ShareOf
from sojourn.maps.phrases import noted

_MOST_DEVIATIONS: Final = 12
_MOST_DETOURS: Final = 6
_FEW: Final = 0.0005
_Found: TypeAlias = tuple[Deviation, set[int]]
"""A deviation and instances to look at."""
_names = itertools.count(1)
_NO_ORDER = noted("not_measurable", "note.no_order")
_NO_STEPS = noted("not_bound", "note.no_match_anywhere")


def conformance(seen: View) -> Conformance:
    """Share that conforms, mean fitness, and the deviations with most instances."""
    binding = seen.walks.binding
    drawn = drawing(binding)
    note = limit(binding.journey, "conformance") or (None if drawn.places else _NO_STEPS)
    note = note or (None if has_order(binding) else _NO_ORDER)
    if note:
        return Conformance(share=ShareOf(note=note), fitness=Estimate(note=note))
    engine = seen.walks.engine
    closed = seen.is_chosen & ~seen.walks.instance_columns["is_open"].to_numpy()
    strayed = engine.keep(_detours(seen), f"conformance_detours_{next(_names)}")
    forbidden = _forbidden(seen, drawn) & closed[seen.walks.visits.of.instance]
    must_end, strays = _judged(seen, drawn, strayed, forbidden)
    n = int(closed.sum())
    try:
        fitness, deviations = beside(
            lambda: _fitness(seen, drawn, closed, must_end), lambda: _deviations(seen, drawn, strayed, forbidden, n)
        )
        return Conformance(
            share=estimates.share(int((closed & ~strays).sum()), n), fitness=fitness, deviations=deviations
        )
    finally:
        engine.drop(strayed)


def _judged(seen: View, drawn: Drawing, strayed: Rows, forbidden: Flags) -> tuple[Flags, Flags]:
    """For each instance: whether its path must reach the drawing's end, and whether it strays from the drawing."""
    walks, visits = seen.walks, seen.walks.visits
    completed = walks.instance_columns["success"].to_numpy()
    must_end = completed & (walks.openings.closing_step == NONE)
    last = visits.last()
    may_end = np.zeros(visits.instances, dtype=np.bool_)
    may_end[visits.of.instance[last]] = np.isin(visits.of.step[last], sorted(drawn.last))
    strays = must_end & ~may_end
    strays[visits.of.instance[forbidden]] = True
    strays[walks.engine.fetch(strayed.select("instance"))["instance"].to_numpy()] = True
    return must_end, strays


def _forbidden(seen: View, drawn: Drawing) -> Flags:
    """Whether the move to each visit is none of the drawing's; the first visit comes from the beginning."""
    size = len(seen.walks.binding.steps)
    wrong = np.ones((size + 1, size), dtype=np.bool_)
    for source, target in drawn.moves:
        wrong[source, target] = False
    wrong[NONE, sorted(drawn.entries)] = False
    return wrong[seen.walks.visits.prev_step, seen.walks.visits.of.step]


def _fitness(seen: View, drawn: Drawing, closed: Flags, must_end: Flags) -> Estimate:
    """Mean fitness over the closed instances."""
    of = seen.walks.visits.of
    places = of.step[closed[of.instance]]
    visits = np.bincount(of.instance, minlength=len(closed))[closed]
    scores = aligned(drawn, places, np.append(0, np.cumsum(visits)), must_end[closed]).fitness()
    if not len(scores):
        return Estimate(note=estimates.not_enough(0, 1, "instances"))
    spread = float(scores.std(ddof=1)) if len(scores) > 1 else 0.0
    return _inside(estimates.mean(len(scores), float(scores.mean()), spread))


def _inside(found: Estimate) -> Estimate:
    """Fitness lies in [0, 1]; the interval of few values may not."""
    low, high = found.low, found.high
    return found.model_copy(
        update={"low": None if low is None else max(low, 0.0), "high": None if high is None else min(high, 1.0)}
    )


def _detours(seen: View) -> Rows:
    """Unmapped events inside closed chosen instances: `instance`, `name`."""
    binding = seen.walks.binding
    rows = key_rows(seen.walks)
    rows = rows.filter(rows["question"].isnull())
    starts, nothing = binding.journey.scope.starts, ibis.literal(value=False)
    is_start: Column = admitted(starts, rows, only_events=True) if starts is not None else nothing
    step, outcome = step_of(binding, rows, only_events=True), outcome_of(binding, rows, only_events=True)
    rows = rows.filter(~(step.notnull() | is_start | outcome.notnull()))
    rows = rows.select("key", "us", "seq", "name")
    found = attach_events(seen.walks, rows).select("instance", "name")
    return found.semi_join(seen.chosen.filter(~seen.chosen["is_open"]), "instance").distinct()


def _deviations(seen: View, drawn: Drawing, strayed: Rows, forbidden: Flags, n: int) -> list[Deviation]:
    found = [*_moves(seen, forbidden, n), *_skips(seen, drawn), *_wandering(seen, strayed, n)]
    found = [one for one in found if one[0].share >= _FEW]
    found.sort(key=lambda one: (-one[0].instances, one[0].kind, one[0].step or "", one[0].other or "", one[0].name))
    shown = found[:_MOST_DEVIATIONS]
    owners = _owners(seen, {instance for _, some in shown for instance in some})
    return [one.model_copy(update={"examples": sorted({owners[instance] for instance in some})}) for one, some in shown]


def _moves(seen: View, forbidden: Flags, n: int) -> list[_Found]:
    """Moves that the drawing does not allow, with the instances that made them."""
    steps, visits = seen.walks.binding.steps, seen.walks.visits
    wrong = np.flatnonzero(forbidden)
    move = (visits.prev_step[wrong].astype(np.int32) + 1) * len(steps) + visits.of.step[wrong]
    wrong = wrong[np.argsort(move.astype(np.uint16) if len(steps) < 250 else move, kind="stable")]
    move.sort()
    whose = visits.of.instance[wrong]
    places = np.append(np.flatnonzero(changes(move)), len(move)).tolist()
    found: list[_Found] = []
    for start, end in itertools.pairwise(places):
        source, target = divmod(int(move[start]), len(steps))
        source -= 1
        made = whose[start:end]
        made = made[changes(made)]
        kind = "jump" if target > source else "loop" if source == target else "backward"
        deviation = Deviation(
            kind=kind,
            step=None if source == NONE else steps[source].id,
            other=steps[target].id,
            instances=len(made),
            share=len(made) / n,
        )
        found.append((deviation, {int(made[0]), int(made[-1])}))
    return found


def _skips(seen: View, drawn: Drawing) -> list[_Found]:
    """Completed instances that never visit a step which every walk along the drawing meets."""
    of = seen.walks.visits.of
    done = seen.is_chosen & seen.walks.instance_columns["success"].to_numpy()
    visited = np.zeros((len(seen.walks.binding.steps), len(done)), dtype=np.bool_)
    visited[of.step, of.instance] = True
    found: list[_Found] = []
    for place in sorted(drawn.unavoidable()):
        who = np.flatnonzero(done & ~visited[place])
        if len(who):
            name, share = seen.walks.binding.steps[place].id, len(who) / seen.completed
            deviation = Deviation(kind="skip", step=name, instances=len(who), share=share)
            found.append((deviation, {int(who[0]), int(who[-1])}))
    return found


def _wandering(seen: View, strayed: Rows, n: int) -> list[_Found]:
    counted = strayed.group_by("name").agg(instances=strayed["instance"].nunique(), **_some(strayed))
    ordered = counted.order_by([ibis.desc("instances"), "name"]).limit(_MOST_DETOURS)
    rows = seen.walks.engine.fetch(ordered).to_pylist()
    return [(_detour(row["name"], row["instances"], n), _both(row)) for row in rows]


def _detour(name: str, instances: int, n: int) -> Deviation:
    return Deviation(kind="detour", step=None, name=name, instances=instances, share=instances / n)


def _some(rows: Rows) -> dict[str, Column]:
    """Two instances to look at: the least and the greatest, for they are cheap and always the same."""
    return {"least": rows["instance"].min(), "most": rows["instance"].max()}


def _both(row: dict[str, int]) -> set[int]:
    return {row["least"], row["most"]}


def _owners(seen: View, instances: set[int]) -> dict[int, str]:
    """Keys of example instances."""
    if not instances:
        return {}
    ours = seen.walks.instances
    named = ours.filter(ours["instance"].isin(sorted(instances))).inner_join(seen.walks.keys, "k")
    rows = seen.walks.engine.fetch(named.select("instance", "key")).to_pylist()
    return {row["instance"]: row["key"] for row in rows}
