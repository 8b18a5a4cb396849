"""What people meet before and after a step: real moves where events carry time, the drawn order where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import ibis

from sojourn.insight import estimates
from sojourn.insight.drawing import has_order
from sojourn.insight.emotion import by_instance
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.kernel.phrase import Phrase
from sojourn.maps.measured import Estimate
from sojourn.maps.panel import Neighbour
from sojourn.maps.phrases import phrase

DRAWN_ORDER: Final = phrase("around.drawn")
REAL_ORDER: Final = phrase("around.real")
NOBODY: Final = phrase("around.nobody")
_LOW_SHARE: Final = 0.25
_MOST: Final = 6


@dataclass(frozen=True)
class Around:
    """Both sides of a step."""

    before: list[Neighbour]
    after: list[Neighbour]
    note: Phrase


def around(seen: View, place: int) -> Around:
    """Neighbours of the step at `place`; shares are of the instances that met it (for answers: that rated it)."""
    binding = seen.walks.binding
    if not _count(seen, seen.met.filter(seen.met["step"] == place)):
        return Around([], [], NOBODY)
    split = _split(seen, place)
    if not has_order(binding):
        used = _also_used(seen, place)
        found = {other: _neighbour(seen, other, used, split) for other in used if other != place}
        before = [found[other] for other in sorted(found) if other < place]
        return Around(before, [found[other] for other in sorted(found) if other > place], DRAWN_ORDER)
    return Around(_moves(seen, place, split, after=False), _moves(seen, place, split, after=True), REAL_ORDER)


def _neighbour(seen: View, other: int, used: dict[int, tuple[int, int]], split: _Split) -> Neighbour:
    step = seen.walks.binding.steps[other]
    low, rest = split.get(other, (None, None))
    return Neighbour(step=step.id, name=step.title, share=estimates.share(*used[other]), low=low, rest=rest)


def _also_used(seen: View, place: int) -> dict[int, tuple[int, int]]:
    """Of those who met this step, how many met each other bound step."""
    met = seen.met
    here = met.filter(met["step"] == place).select("instance")
    both = met.semi_join(here, "instance")
    rows = seen.walks.engine.fetch(both.group_by("step").agg(k=both.count())).to_pylist()
    counts = {row["step"]: row["k"] for row in rows}
    bound = [number for number, step in enumerate(seen.walks.binding.steps) if step.match is not None]
    return {number: (counts.get(number, 0), counts.get(place, 0)) for number in bound}


_Split = dict[int, tuple[Estimate | None, Estimate | None]]


def _split(seen: View, place: int) -> _Split:
    """The feeling at every step of those who rated this one low, and of those who rated it otherwise."""
    settings = seen.walks.binding.journey.drivers
    limit = -2 + 4 * (settings.low_share_of_scale if settings else _LOW_SHARE) + 1e-9
    felt = by_instance(seen.answers)
    felt = felt.filter(felt["valence"].notnull()).select("instance", "step", "valence")
    here = felt.filter(felt["step"] == place).select("instance", low=felt["valence"] <= limit)
    both = felt.inner_join(here, "instance")
    found = both.group_by("step", "low").agg(
        n=both.count(), mean=both["valence"].mean(), sd=both["valence"].std(how="sample")
    )
    needed = seen.walks.binding.journey.minimum_n
    halves: dict[int, dict[bool, Estimate]] = {}
    for row in seen.walks.engine.fetch(found).to_pylist():
        one = estimates.mean(row["n"], row["mean"], row["sd"], needed)
        halves.setdefault(row["step"], {})[row["low"]] = one
    return {step: (half.get(True), half.get(False)) for step, half in halves.items()}


def _moves(seen: View, place: int, split: _Split, *, after: bool) -> list[Neighbour]:
    """Steps met directly after (or before) a visit here, with the share of instances that did and the median time."""
    visits = seen.ours(seen.walks.visit_rows)
    here, there = ("step", "next_step") if after else ("next_step", "step")
    rows = visits.filter((visits[here] == place) & visits[there].notnull() & (visits[there] != place))
    found = rows.group_by(other=rows[there]).agg(
        k=rows["instance"].nunique(), median=(rows["next_us"] - rows["us"]).cast("float64").median()
    )
    met = seen.met.filter(seen.met["step"] == place)
    total = _count(seen, met)
    steps = seen.walks.binding.steps
    neighbours: list[Neighbour] = []
    for row in seen.walks.engine.fetch(found.order_by([ibis.desc("k"), ibis.asc("other")]).limit(_MOST)).to_pylist():
        low, rest = split.get(row["other"], (None, None))
        neighbours.append(
            Neighbour(
                step=steps[row["other"]].id,
                name=steps[row["other"]].title,
                share=estimates.share(row["k"], total),
                low=low if after else None,
                rest=rest if after else None,
                median_seconds=row["median"] / 1e6,
            )
        )
    return neighbours


def _count(seen: View, rows: Rows) -> int:
    return int(seen.walks.engine.fetch(rows.count().name("n").as_table()).to_pylist()[0]["n"])
