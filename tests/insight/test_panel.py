"""A step's panel opens for every kind of step, and its trend, cuts and neighbours say what small histories hold."""

from __future__ import annotations

from typing import Any

import pytest

from sojourn.insight.panel import step_panel
from sojourn.insight.request import MeasureRequest
from sojourn.maps.journey import Journey
from sojourn.maps.panel import StepPanel
from sojourn.store.engine import memory_engine
from tests.insight.journeys import answer, event, shop


def panel(rows: list[dict[str, Any]], journey: Journey, step: str) -> StepPanel:
    engine = memory_engine(rows)
    found = step_panel(engine, journey, step, MeasureRequest())
    engine.close()
    return found


def daily(days: int, valence_of: Any, people: int = 5) -> list[dict[str, Any]]:
    """So many people a day, each pays and gives a score."""
    rows: list[dict[str, Any]] = []
    for day in range(days):
        for one in range(people):
            who = f"p{day}-{one}"
            rows += [
                event(who, 24 * day, "pay"),
                answer(who, 24 * day + 1, "pay", valence_of(day, one), properties="{}"),
            ]
    return rows


def test_panel_of_a_step_without_answers_has_its_visits_as_trend() -> None:
    rows = [event("ann", 0, "browse"), event("bob", 1, "browse"), event("cyd", 30, "browse"), event("ann", 2, "pay")]
    trend = panel(rows, shop(), "browse").trend
    assert trend.measure == "visits"
    assert [point.visits for point in trend.points] == [2, 1]


@pytest.mark.parametrize("rows", [[], [event("ann", 0, "something else")]], ids=["no events", "none of the map"])
def test_panel_without_visits_says_that_nobody_met_the_step(rows: list[dict[str, Any]]) -> None:
    for step in ("browse", "pay", "receive"):
        found = panel(rows, shop(), step)
        assert found.trend.points == []
        assert (found.before, found.after) == ([], [])
        assert found.order_note.key == "around.nobody"


def test_panel_of_a_step_without_a_rule_has_no_numbers() -> None:
    document = shop().document()
    document["steps"][0].pop("match")
    found = panel([event("ann", 0, "pay")], Journey.model_validate(document), "browse")
    assert not found.step.bound
    assert found.trend.points == []


def test_trend_takes_the_finest_period_with_enough_answers() -> None:
    assert panel(daily(20, lambda day, one: 3 + one % 2), shop(minimum_n=5), "pay").trend.period == "day"
    assert panel(daily(20, lambda day, one: 3 + one % 2), shop(minimum_n=20), "pay").trend.period == "week"
    assert panel(daily(20, lambda day, one: 3 + one % 2), shop(minimum_n=90), "pay").trend.period == "month"


def test_trend_marks_the_day_on_which_the_level_changed() -> None:
    rows = daily(24, lambda day, one: (5 if day < 14 else 2) - (one == day % 5))
    trend = panel(rows, shop(), "pay").trend
    assert [start.day for start in trend.change_points] == [15]


def test_cut_counts_values_without_a_name_apart() -> None:
    rows = [
        {**answer(f"p{number}", 1, "pay", 4), "properties": f'{{"club": "{"yx"[number % 2]}"}}'} for number in range(9)
    ]
    rows += [
        {**event(f"p{number}", 0, "pay"), "properties": f'{{"club": "{"yx"[number % 2]}"}}'} for number in range(9)
    ]
    named = shop(filters=[{"field": "club", "title": "Club", "labels": {"y": "yes"}}])
    (cut,) = panel(rows, named, "pay").cuts
    assert [(row.label, row.estimate.n) for row in cut.rows] == [("yes", 5)]
    assert cut.unnamed == 4
    (plain,) = panel(rows, shop(filters=[{"field": "club", "title": "Club"}]), "pay").cuts
    assert [row.value for row in plain.rows] == ["y", "x"]
    assert plain.unnamed == 0
