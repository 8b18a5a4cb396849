"""Personas by a plain loop over people and their rows: slow, and independent of the product's sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.slow_walks import Plan, Walk, measures

Rule = Callable[[dict[str, Any]], bool]


@dataclass
class SlowPersona:
    """What a persona's numbers must equal: people, and for each event how many of them and of the rest have it."""

    people: set[str] = field(default_factory=set)
    events: dict[str, tuple[int, int]] = field(default_factory=dict)


def personas(rows: list[dict[str, Any]], walks: list[Walk], rules: dict[str, Rule]) -> dict[str, SlowPersona]:
    """Each persona's people among those with a walk, and who has which event."""
    walkers = {one.key for one in walks}
    names = sorted({row["name"] for row in rows})
    found: dict[str, SlowPersona] = {}
    for persona, holds in rules.items():
        ours = {row["profile_id"] for row in rows if holds(row)} & walkers
        has = {name: {row["profile_id"] for row in rows if row["name"] == name} & walkers for name in names}
        events = {name: (len(who & ours), len(who - ours)) for name, who in has.items() if who}
        found[persona] = SlowPersona(ours, events)
    return found


def reach(walks: list[Walk], plan: Plan) -> list[tuple[int, int, int]]:
    """Of each step: instances that met it, closed ones among these, those that ended here without an outcome."""
    return [(one.instances, one.closed, one.dropped) for one in measures(walks, plan)]
