"""Walks and step measures equal a plain walk over each profile, on generated histories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from sojourn.insight.answer import Window
from sojourn.insight.instances import walks
from sojourn.insight.measure import measure
from sojourn.insight.request import MeasureRequest
from sojourn.maps.journey import Journey
from sojourn.store.engine import memory_engine
from tests.oracle.slow_walks import Plan, Walk, measures, walk

START = datetime(2024, 3, 1, tzinfo=UTC)
STEPS = [("a", 0), ("b", 0), ("c", 1), ("d", 2)]
NAMES = ["a", "b", "c", "d", "open", "end", "give up", "noise"]
Histories = some.lists(
    some.tuples(some.sampled_from("pqr"), some.integers(0, 12), some.sampled_from(NAMES)), max_size=40
)


def rows_of(history: list[tuple[str, int, str]]) -> list[dict[str, Any]]:
    """Arrival order is the order of the list, whatever the clock says: ties, duplicates and a clock going back."""
    return [
        {"seq": seq, "profile_id": who, "time": START + timedelta(hours=hour), "name": name}
        for seq, (who, hour, name) in enumerate(history, start=1)
    ]


def journey_of(plan: Plan) -> Journey:
    names = " , ".join(f"'{name}'" for name in sorted(plan.starts or ()))
    return Journey.model_validate(
        {
            "id": "j", "slug": "j", "title": "J",
            "stages": [{"id": f"s{number}", "title": "S", "order": str(number)} for number in range(3)],
            "steps": [
                {"id": name, "title": name, "stage": f"s{stage}", "order": str(place), "match": f"event = '{name}'"}
                for place, (name, stage) in enumerate(plan.steps)
            ],
            "scope": {
                "starts": f"event in ({names})" if plan.starts else None,
                "ends": {outcome: f"event = '{name}'" for outcome, name in plan.ends.items()},
                "timeout": plan.timeout,
            },
        }
    )  # fmt: skip


Plans = some.builds(
    Plan,
    steps=some.just(STEPS),
    starts=some.sampled_from([None, {"open"}, {"a"}, {"a", "open", "d"}]),
    ends=some.sampled_from([{}, {"done": "end"}, {"done": "d"}, {"done": "end", "left": "give up"}]),
    timeout=some.sampled_from([timedelta(hours=1), timedelta(hours=3), timedelta(days=1)]),
)


@settings(max_examples=60, deadline=None)
@given(Histories, Plans)
def test_instances_on_any_history_equal_a_plain_walk(history: list[tuple[str, int, str]], plan: Plan) -> None:
    rows = rows_of(history)
    engine = memory_engine(rows)
    slow = walk(rows, plan, engine.as_of)
    with walks(engine, journey_of(plan)) as found:
        table = engine.fetch(found.instances.inner_join(found.keys, "k")).to_pylist()
        members = engine.fetch(found.rows.order_by("instance", "us", "seq")).to_pylist()
    inside: dict[int, list[int]] = {}
    for row in members:
        inside.setdefault(row["instance"], []).append(row["seq"])
    outcomes = list(plan.ends)
    fast = {
        (row["key"], *inside[row["instance"]]): (
            None if row["outcome"] is None else outcomes[row["outcome"]],
            row["is_open"],
        )
        for row in table
    }
    assert fast == {(one.key, *(seq for _, seq, _ in one.rows)): (one.outcome, one.is_open) for one in slow}
    engine.close()


@settings(max_examples=60, deadline=None)
@given(Histories, Plans, some.integers(0, 6))
def test_step_measures_on_any_history_equal_a_plain_walk(
    history: list[tuple[str, int, str]], plan: Plan, first_hour: int
) -> None:
    plan = Plan(plan.steps, plan.starts, plan.ends or {"done": "end"}, plan.timeout)
    rows = rows_of(history)
    engine = memory_engine(rows)
    opened = START + timedelta(hours=first_hour)
    chosen: list[Walk] = [one for one in walk(rows, plan, engine.as_of) if one.opened >= opened]
    found = measure(engine, journey_of(plan), MeasureRequest(Window(opened, None)))
    assert found.totals.instances == len(chosen)
    assert found.totals.open == sum(one.is_open for one in chosen)
    assert found.totals.completed == sum(one.outcome is not None for one in chosen)
    for step, slow in zip(found.steps, measures(chosen, plan), strict=True):
        counts = (step.instances, step.visits, step.repeat.k, step.dropoff.n, step.dropoff.k)
        assert counts == (slow.instances, slow.visits, slow.repeated, slow.closed, slow.dropped)
        assert step.reach.n == len(chosen)
        if step.id != "d":
            assert step.conversion.k == slow.onward
        for times, values in ((step.time_to_reach, slow.reach), (step.time_to_next, slow.waits)):
            assert times.n == len(values)
            assert times.median is None if not values else np.isclose(times.median or 0.0, np.median(values))
    engine.close()


def test_walks_of_an_empty_lake_are_none() -> None:
    engine = memory_engine([])
    found = measure(engine, journey_of(Plan(STEPS, None, {"done": "end"}, timedelta(days=1))), MeasureRequest())
    assert found.totals.instances == 0
    assert [note.code for note in found.totals.notes] == ["no_events"]
    assert all(step.reach.share is None for step in found.steps)
