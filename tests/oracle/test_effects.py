"""The effect of a change equals a plain count over rows, on generated answers."""

from __future__ import annotations

import math
import statistics
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sojourn.insight.effects import effects
from sojourn.maps.journey import Journey
from sojourn.store.engine import memory_engine

DAY = timedelta(days=1)
START = datetime(2024, 1, 1, tzinfo=UTC)
BEFORE, AFTER = (START, START + 10 * DAY), (START + 20 * DAY, START + 30 * DAY)
People = some.lists(
    some.tuples(some.integers(0, 32), some.sampled_from(["a", "b", ""]), some.lists(some.integers(0, 5), max_size=3)),
    min_size=12,
    max_size=80,
)
"""Each person: the day of the visit, the region, and the scores given (0: an answer without one)."""


def rows_of(people: list[tuple[int, str, list[int]]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number, (day, region, scores) in enumerate(people):
        row = {"profile_id": f"p{number}", "properties": f'{{"region": "{region}"}}' if region else None}
        found.append({**row, "time": START + day * DAY, "name": "visit"})
        for score in scores:
            answer = {"question": "visit", "score": float(score) or None, "scale_low": 1.0, "scale_high": 5.0}
            found.append({**row, "time": START + day * DAY + timedelta(hours=1), "name": "feedback", **answer})
    return found


def journey(**effect: Any) -> Journey:
    asked = {"step": "visit", "before": BEFORE, "after": AFTER, "group": {"persona": "a"}, **effect}
    return Journey.model_validate(
        {
            "id": "j", "slug": "j", "title": "J", "minimum_n": 2,
            "stages": [{"id": "s", "title": "S", "order": "a"}],
            "steps": [{"id": "visit", "title": "Visit", "stage": "s", "order": "a", "match": "event = 'visit'",
                       "feedback": "question = 'visit'"}],
            "personas": [{"id": "a", "name": "A", "segment": "region = 'a'"}],
            "actions": [{"id": "new", "title": "New", "effect": asked}],
        }
    )  # fmt: skip


def cell(people: list[tuple[int, str, list[int]]], first: int, *, ours: bool) -> list[float]:
    """Mean valence of each person of the group who visited in ten days from `first` and gave a score."""
    found: list[float] = []
    for day, region, scores in people:
        given_scores = [score - 3 for score in scores if score]
        if first <= day < first + 10 and (region == "a") is ours and given_scores:
            found.append(sum(given_scores) / len(given_scores))
    return found


@settings(max_examples=60, deadline=None)
@given(People)
def test_effect_with_a_comparison_on_any_answers_equals_a_plain_count(people: list[tuple[int, str, list[int]]]) -> None:
    engine = memory_engine(rows_of(people))
    found = effects(engine, journey(comparison={"where": "region != 'a'"}))[0]
    engine.close()
    ours = cell(people, 0, ours=True), cell(people, 20, ours=True)
    other = cell(people, 0, ours=False), cell(people, 20, ours=False)
    assert found.comparison
    sides = [found.group.before, found.group.after, found.comparison.before, found.comparison.after]
    assert [side.n for side in sides] == [len(values) for values in (*ours, *other)]
    if min(len(values) for values in (*ours, *other)) < 2:
        assert (found.effect.diff, found.effect.note and found.effect.note.code) == (None, "not_enough_data")
        return
    expected = statistics.fmean(ours[1]) - statistics.fmean(ours[0])
    expected -= statistics.fmean(other[1]) - statistics.fmean(other[0])
    half = statistics.NormalDist().inv_cdf(0.975) * math.sqrt(
        sum(statistics.variance(values) / len(values) for values in (*ours, *other))
    )
    assert found.effect.diff == pytest.approx(expected, abs=1e-9)
    if half:
        low_high = (found.effect.low, found.effect.high)
        assert low_high == pytest.approx((expected - half, expected + half), abs=1e-7)


@settings(max_examples=20, deadline=None)
@given(People)
def test_effect_without_a_comparison_on_any_answers_is_the_plain_difference(
    people: list[tuple[int, str, list[int]]],
) -> None:
    engine = memory_engine(rows_of(people))
    found = effects(engine, journey())[0]
    engine.close()
    before, after = cell(people, 0, ours=True), cell(people, 20, ours=True)
    assert (found.comparison, found.method) == (None, "before_after")
    if min(len(before), len(after)) < 2:
        assert found.effect.diff is None
        return
    assert found.effect.diff == pytest.approx(statistics.fmean(after) - statistics.fmean(before), abs=1e-9)
    assert found.effect.model_dump(exclude={"q", "tests", "verdict", "direction"}) == found.group.change.model_dump(
        exclude={"q", "tests", "verdict", "direction"}
    )
