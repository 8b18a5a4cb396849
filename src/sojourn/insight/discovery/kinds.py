"""Which kinds of events there are, and which of them are worth a step of a readable map."""

from __future__ import annotations

from dataclasses import dataclass

import ibis.expr.types as ir

from sojourn.insight.discovery.facts import Kind, Tally, rows
from sojourn.insight.discovery.names import is_noise, is_planned
from sojourn.insight.ports import Engine

MANY = 200
_FLOOR = 0.01
_FUNNEL_RATIO = 0.2
_FEWEST = 5


@dataclass(frozen=True)
class Choice:
    """Kinds that become steps and those that do not, by reason. `answering`: events of having given an answer."""

    steps: tuple[Tally, ...]
    planned: tuple[Tally, ...] = ()
    noise: tuple[Tally, ...] = ()
    rare: tuple[Tally, ...] = ()
    surplus: tuple[Tally, ...] = ()
    answering: tuple[Tally, ...] = ()


def tally(engine: Engine, events: ir.Table) -> tuple[list[Tally], int]:
    """The commonest kinds of events (at most 200) with counts, most common first, and how many kinds there are."""
    grouped = events.group_by("name").aggregate(count=events.count(), cases=events["key"].nunique())
    kinds = rows(engine.fetch(grouped.aggregate(n=grouped.count())))[0]["n"]
    ordered = grouped.order_by([grouped["cases"].desc(), grouped["count"].desc(), grouped["name"].asc()]).limit(MANY)
    return [Tally(Kind(row["name"]), row["count"], row["cases"]) for row in rows(engine.fetch(ordered))], kinds


def choose(tallies: list[Tally], cases: int, min_share: float, max_steps: int) -> Choice:
    """Kinds worth a step, most common first. Planned dates and machine noise are set apart before, unless all are."""
    planned = tuple(item for item in tallies if is_planned(item.kind.name))
    noise = tuple(item for item in tallies if is_noise(item.kind.name) and item not in planned)
    real = [item for item in tallies if item not in planned and item not in noise]
    if not real:
        real, planned, noise = list(tallies), (), ()
    worth = worth_a_step(real, cases, min_share)
    steps, surplus = worth[:max_steps], worth[max_steps:]
    rare = tuple(item for item in real if item not in worth)
    return Choice(tuple(steps), planned, noise, rare, tuple(surplus))


def worth_a_step(tallies: list[Tally], cases: int, min_share: float) -> list[Tally]:
    """Kinds met by `min_share` of the cases. A rarer one (down to 1 % and five cases) counts while it continues
    a funnel:

    at least a fifth as common as the next commoner kind. So a purchase by 3 % of visitors stays, and the handful of
    special cases behind a main path that nearly everyone takes does not.
    """
    worth: list[Tally] = []
    for item in sorted(tallies, key=lambda one: (-one.cases, -one.count, one.kind.name)):
        share = item.cases / cases if cases else 0.0
        continues = not worth or item.cases >= _FUNNEL_RATIO * worth[-1].cases
        enough = share >= min(_FLOOR, min_share) and item.cases >= _FEWEST
        if share < min_share and not (enough and continues):
            break
        worth.append(item)
    return worth
