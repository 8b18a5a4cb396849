"""Instances and step measures by a plain walk over each key's events: slow, and independent of the product's sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any


@dataclass
class Walk:
    """One instance: (time, seq, step or None) of its mapped events, in order."""

    key: str
    rows: list[tuple[datetime, int, int | None]] = field(default_factory=list)
    outcome: str | None = None
    is_open: bool = False

    @property
    def opened(self) -> datetime:
        return self.rows[0][0]

    @property
    def steps(self) -> list[tuple[datetime, int]]:
        return [(time, step) for time, _, step in self.rows if step is not None]


@dataclass(frozen=True)
class Plan:
    """Event names: steps in order with their stage, names that start (None: any step), names that end."""

    steps: list[tuple[str, int]]
    starts: set[str] | None
    ends: dict[str, str]
    timeout: timedelta

    def step(self, name: str) -> int | None:
        return next((place for place, (own, _) in enumerate(self.steps) if own == name), None)

    def outcome(self, name: str) -> str | None:
        return next((outcome for outcome, own in self.ends.items() if own == name), None)

    def opens(self, name: str) -> bool:
        return self.step(name) is not None if self.starts is None else name in self.starts


def walk(rows: list[dict[str, Any]], plan: Plan, as_of: datetime) -> list[Walk]:
    """The instances of all keys, by walking along each key's events one by one."""
    found: list[Walk] = []
    for key in sorted({row["profile_id"] for row in rows}):
        events = sorted((row for row in rows if row["profile_id"] == key), key=lambda row: (row["time"], row["seq"]))
        found += _walk_key(key, events, plan, as_of)
    return found


def _walk_key(key: str, events: list[dict[str, Any]], plan: Plan, as_of: datetime) -> list[Walk]:
    found: list[Walk] = []
    current: Walk | None = None
    last: datetime | None = None
    for row in events:
        name, time = row["name"], row["time"]
        step, outcome = plan.step(name), plan.outcome(name)
        if step is None and outcome is None and not plan.opens(name):
            continue
        if last is not None and time - last > plan.timeout:
            current = None
        last = time
        if current is None and plan.opens(name):
            current = Walk(key)
            found.append(current)
        if current is not None:
            current.rows.append((time, row["seq"], step))
            current.outcome = outcome
        if outcome is not None:
            current, last = None, None
    for one in found:
        one.is_open = one.outcome is None and as_of - one.rows[-1][0] <= plan.timeout
    return found


@dataclass
class SlowStep:
    """What a step's measures must equal."""

    instances: int = 0
    visits: int = 0
    repeated: int = 0
    onward: int = 0
    closed: int = 0
    dropped: int = 0
    reach: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


def measures(walks: list[Walk], plan: Plan) -> list[SlowStep]:
    """Counts and times of each step, one walk after the other."""
    found = [SlowStep() for _ in plan.steps]
    for one in walks:
        steps = one.steps
        for place in {step for _, step in steps}:
            slow = found[place]
            at = [number for number, (_, step) in enumerate(steps) if step == place]
            slow.instances += 1
            slow.visits += len(at)
            slow.repeated += len(at) > 1
            later = [step for _, step in steps[at[0] + 1 :] if plan.steps[step][1] > plan.steps[place][1]]
            slow.onward += bool(later)
            slow.closed += not one.is_open
            slow.dropped += not one.is_open and steps[-1][1] == place and one.outcome is None
            slow.reach.append((steps[at[0]][0] - one.opened).total_seconds())
            leaving = [n for n in at if n + 1 < len(steps) and steps[n + 1][1] != place]
            if leaving:
                slow.waits.append((steps[leaving[0] + 1][0] - steps[leaving[0]][0]).total_seconds())
    return found
