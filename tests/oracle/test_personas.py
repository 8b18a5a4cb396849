"""The numbers of personas equal a plain loop over people, on generated histories."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import timedelta
from statistics import mean, stdev
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from sojourn.insight.answer import Window
from sojourn.insight.personas.report import personas
from sojourn.maps.measured import Estimate, ShareOf
from sojourn.store.engine import memory_engine
from tests.insight.journeys import answer, event, shop
from tests.oracle import slow_personas
from tests.oracle.slow_walks import Plan, walk
from tests.oracle.test_walks import STEPS, journey_of, rows_of

Histories = some.lists(
    some.tuples(some.sampled_from("pqrstu"), some.integers(0, 12), some.sampled_from(["a", "b", "c", "d", "x", "y"])),
    max_size=60,
)
PLAN = Plan(STEPS, None, {"done": "d"}, timedelta(hours=4))
RULES: dict[str, slow_personas.Rule] = {
    "early": lambda row: row["name"] == "a",
    "odd": lambda row: row["name"] in ("x", "y"),
}


def pair(share: ShareOf) -> tuple[int | None, int | None]:
    return share.k, share.n


@settings(max_examples=40, deadline=None)
@given(Histories)
def test_personas_on_any_history_equal_a_plain_loop(history: list[tuple[str, int, str]]) -> None:
    rows = rows_of(history)
    engine = memory_engine(rows)
    walks = walk(rows, PLAN, engine.as_of)
    slow = slow_personas.personas(rows, walks, RULES)
    people = {one.key for one in walks}
    document = {
        **journey_of(PLAN).document(), "minimum_n": 2,
        "personas": [
            {"id": "early", "name": "Early", "segment": "event = 'a'"},
            {"id": "odd", "name": "Odd", "segment": "event in ('x', 'y')"},
            {"id": "drawn", "name": "Drawn"},
        ],
    }  # fmt: skip
    found = personas(engine, type(journey_of(PLAN)).model_validate(document), Window())

    assert (found.people, found.instances) == (len(people), len(walks))
    assert found.overlaps[0].people == len(slow["early"].people & slow["odd"].people)
    for one in found.personas[:2]:
        own = slow[one.id].people
        assert pair(one.people) == (len(own), len(people))
        if one.note is not None:
            assert len(own) < 2 or len(people) - len(own) < 2
            continue
        for habit in one.events:
            assert (habit.share.k, habit.rest.k) == slow[one.id].events[habit.value]
            assert (habit.share.n, habit.rest.n) == (len(own), len(people) - len(own))
        theirs, others = [w for w in walks if w.key in own], [w for w in walks if w.key not in own]
        assert one.instances.k == len(theirs)
        for step, ours, rest in zip(
            one.steps, slow_personas.reach(theirs, PLAN), slow_personas.reach(others, PLAN), strict=True
        ):
            assert (step.reach.k, step.dropoff.n, step.dropoff.k) == ours
            assert (step.reach_rest.k, step.dropoff_rest.n, step.dropoff_rest.k) == rest
        done = [sum(w.outcome is not None for w in group) for group in (theirs, others)]
        assert [one.completion.k, one.completion_rest.k] == done
    assert found.personas[2].note is not None
    engine.close()


def test_feeling_of_everyone_else_equals_their_own_mean() -> None:
    rng = np.random.default_rng(3)
    rows: list[dict[str, Any]] = []
    scores: dict[bool, list[float]] = defaultdict(list)
    for number in range(60):
        who, inside = f"p{number:02}", number % 3 == 0
        rows.append(event(who, number, "browse", properties='{"club": "yes"}' if inside else "{}"))
        rows.append(event(who, number + 0.5, "pay"))
        score = float(rng.integers(1, 6))
        rows.append(answer(who, number + 0.6, "pay", score))
        scores[inside].append(score - 3)
    engine = memory_engine([{"seq": seq, **row} for seq, row in enumerate(rows, 1)])
    journey = shop(personas=[{"id": "club", "name": "Club", "segment": "club = 'yes'"}])
    one = personas(engine, journey, Window()).personas[0]
    pay = next(step for step in one.steps if step.id == "pay")

    for estimate, values in ((pay.valence, scores[True]), (pay.valence_rest, scores[False])):
        assert_mean(estimate, values)
    error = math.sqrt(sum(stdev(values) ** 2 / len(values) for values in scores.values()))
    assert math.isclose(pay.valence_difference.diff or 0, mean(scores[True]) - mean(scores[False]), abs_tol=1e-9)
    half = ((pay.valence_difference.high or 0) - (pay.valence_difference.low or 0)) / 2
    assert 1.96 * error < half < 2.1 * error
    engine.close()


def assert_mean(estimate: Estimate, values: list[float]) -> None:
    assert estimate.n == len(values)
    assert math.isclose(estimate.value or 0.0, mean(values), abs_tol=1e-9)
    half = ((estimate.high or 0.0) - (estimate.low or 0.0)) / 2
    assert math.isclose(half, 2.0 * stdev(values) / math.sqrt(len(values)), rel_tol=0.06)


def test_event_of_the_personas_own_rule_is_shown_and_not_tested() -> None:
    rows = [event(f"p{n}", n, "browse") for n in range(30)] + [event(f"p{n}", n + 0.1, "joined") for n in range(12)]
    engine = memory_engine([{"seq": seq, **row} for seq, row in enumerate(rows, 1)])
    journey = shop(personas=[{"id": "club", "name": "Club", "segment": "event = 'joined'"}])
    one = personas(engine, journey, Window()).personas[0]
    joined = next(habit for habit in one.events if habit.value == "joined")

    assert joined.in_rule
    assert (joined.difference.q, one.habits_tested) == (None, 1)
    assert (joined.lift, joined.share.share) == (30 / 12, 1.0)
    engine.close()
