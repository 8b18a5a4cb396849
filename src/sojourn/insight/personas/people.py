"""Who a persona stands for: people of the journey for whom its segment rule holds, and whom two personas share."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import ibis

from sojourn.insight import estimates
from sojourn.insight.selection import in_window
from sojourn.insight.tables import Column, Rows
from sojourn.insight.view import View
from sojourn.maps.measured import ShareOf
from sojourn.maps.persona_numbers import PersonaOverlap
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule

_names = itertools.count(1)


@dataclass(frozen=True)
class People:
    """`rows`: one row a person of the journey, with a flag column for each persona (`flag`).

    `ids` are the personas with a rule. `counted` and `counted_anywhere` count a persona's people among those of the
    journey and among all with a row in the window; `both` counts those whom two personas share.
    """

    ids: tuple[str, ...]
    rows: Rows
    number: int
    anywhere: int
    counted: dict[str, int]
    counted_anywhere: dict[str, int]
    both: dict[tuple[str, str], int]

    def share(self, persona: str) -> ShareOf:
        """The persona's people among those of the journey."""
        return estimates.share(self.counted[persona], self.number)

    def share_anywhere(self, persona: str) -> ShareOf:
        """The persona's people among all with a row in the window."""
        return estimates.share(self.counted_anywhere[persona], self.anywhere)

    def overlaps(self) -> list[PersonaOverlap]:
        """Every pair of personas in the order of the map."""
        return [
            PersonaOverlap(
                first=one,
                second=other,
                people=shared,
                of_first=estimates.share(shared, self.counted[one]),
                of_second=estimates.share(shared, self.counted[other]),
            )
            for (one, other), shared in self.both.items()
        ]


def flag(place: int) -> str:
    """The column that says whether a person belongs to the persona at `place`."""
    return f"persona_{place}"


@contextmanager
def people(seen: View, segments: Mapping[str, Rule]) -> Generator[People]:
    """People with a walk among the instances of `seen`, kept for as long as the block runs.

    A rule is asked of all events of the view's window, as when a map is measured for a persona.
    """
    engine = seen.walks.engine
    anyone = engine.keep(_flagged(seen, segments), f"personas_anyone_{next(_names)}")
    ours = engine.keep(anyone.semi_join(owners(seen), "profile_id"), f"personas_people_{next(_names)}")
    try:
        ids = tuple(segments)
        here, there = _counts(seen, ours, ids), _counts(seen, anyone, ids)
        yield People(
            ids=ids,
            rows=ours,
            number=here["people"],
            anywhere=there["people"],
            counted={one: here[flag(place)] for place, one in enumerate(ids)},
            counted_anywhere={one: there[flag(place)] for place, one in enumerate(ids)},
            both={(ids[a], ids[b]): here[f"both_{a}_{b}"] for a, b in itertools.combinations(range(len(ids)), 2)},
        )
    finally:
        engine.drop(ours)
        engine.drop(anyone)


def owners(seen: View) -> Rows:
    """`profile_id` of everyone with a walk among the chosen instances."""
    if not seen.walks.binding.by_profile:
        return seen.chosen.select("profile_id").distinct()
    joined = seen.chosen.inner_join(seen.walks.keys, "k")
    return joined.select(profile_id=joined["key"]).distinct()


def _flagged(seen: View, segments: Mapping[str, Rule]) -> Rows:
    rows = in_window(seen.walks.engine.events(), seen.request.window)
    flags = {flag(place): condition(rule, rows) for place, rule in enumerate(segments.values())}
    narrow: Rows = rows.select("profile_id", **flags)
    return narrow.group_by("profile_id").agg(rows=narrow.count(), **{name: narrow[name].max() for name in flags})


def _counts(seen: View, rows: Rows, ids: tuple[str, ...]) -> dict[str, int]:
    one, nought = ibis.literal(1, "int64"), ibis.literal(0, "int64")

    def number(holds: Column) -> Column:
        return holds.ifelse(one, nought).sum()

    wanted: dict[str, Column] = {"people": rows.count()}
    wanted |= {flag(place): number(rows[flag(place)]) for place in range(len(ids))}
    for a, b in itertools.combinations(range(len(ids)), 2):
        wanted[f"both_{a}_{b}"] = number(rows[flag(a)] & rows[flag(b)])
    found: dict[str, Any] = seen.walks.engine.fetch(rows.agg(**wanted)).to_pylist()[0]
    return {name: int(value or 0) for name, value in found.items()}
