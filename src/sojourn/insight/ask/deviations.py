"""Where histories leave an order of steps: skips, loops, moves it does not allow, stops."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sojourn.insight.ask.plan import Plan
from sojourn.insight.ask.walked import Walked
from sojourn.insight.ordering import Ints, changes, order_of


class Deviation(NamedTuple):
    """What kind, of which step (and which other), and the places of the histories that have it."""

    kind: str
    step: str | None
    other: str | None
    who: Ints


def deviations(plan: Plan, told: Walked) -> list[Deviation]:
    """All deviations that at least one history has, detours left aside."""
    return [*_skips(plan, told), *_moves(plan, told), *_stops(plan, told)]


def _skips(plan: Plan, told: Walked) -> Iterator[Deviation]:
    """Steps never met by those who met a later one."""
    met = np.zeros((len(plan.titles), len(told)), dtype=np.bool_)
    met[told.steps, told.whose] = True
    later = np.zeros(len(told), dtype=np.bool_)
    for number in range(len(plan.titles) - 1, -1, -1):
        who = np.flatnonzero(later & ~met[number])
        if len(who):
            yield Deviation("skip", plan.titles[number], None, who)
        later |= met[number]


def _moves(plan: Plan, told: Walked) -> Iterator[Deviation]:
    """Moves from a step to the next one met that the order does not allow."""
    count = len(plan.titles)
    allowed = np.zeros((count, count), dtype=np.bool_)
    for source, target in plan.order.moves:
        allowed[source, target] = True
    source, target = told.steps[:-1].astype(np.int64), told.steps[1:].astype(np.int64)
    wrong = np.flatnonzero((told.whose[:-1] == told.whose[1:]) & ~allowed[source, target])
    move = source[wrong] * count + target[wrong]
    order = order_of(move)
    move, whose = move[order], told.whose[wrong[order]]
    for start, end in pairwise([*np.flatnonzero(changes(move)).tolist(), len(move)] if len(move) else []):
        here, there = divmod(int(move[start]), count)
        who = whose[start:end]
        kind = "loop" if here == there else "backward" if there < here else "jump"
        yield Deviation(kind, plan.titles[here], None if here == there else plan.titles[there], who[changes(who)])


def _stops(plan: Plan, told: Walked) -> Iterator[Deviation]:
    """Last steps met that are not the order's last."""
    some = np.flatnonzero(np.diff(told.first))
    last = told.steps[told.first[some + 1] - 1]
    for number in range(len(plan.titles) - 1):
        who = some[last == number]
        if len(who):
            yield Deviation("stop", plan.titles[number], None, who)
