"""The product's figures for the airport survey equal those on the design screens (numbers.json)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sojourn.insight.compare import measured_map
from sojourn.insight.effects import effects
from sojourn.insight.panel import step_panel
from sojourn.insight.ports import Engine
from sojourn.maps.measured import Difference, MeasuredMap
from sojourn.maps.panel import StepPanel
from sojourn.store.engine import memory_engine
from tests.oracle import airport

pytestmark = airport.needs_shared_data()
GROUPS = {"everyone": None, "international": "international", "first_time": "first_time"}


def near(value: float) -> Any:
    """Equal to the five digits that the file holds."""
    return pytest.approx(value, abs=6e-6)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    found = memory_engine(airport.rows())
    yield found
    found.close()


@pytest.fixture(scope="module", params=list(GROUPS))
def group(request: pytest.FixtureRequest, engine: Engine) -> tuple[dict[str, Any], MeasuredMap]:
    persona = GROUPS[request.param]
    this, other = airport.request(2018, persona), airport.request(2017, persona)
    return airport.numbers()[request.param], measured_map(engine, airport.journey(), this, other)


@pytest.fixture(scope="module")
def panel(engine: Engine) -> StepPanel:
    this, other = airport.request(2018, "international"), airport.request(2017, "international")
    return step_panel(engine, airport.journey(), "security", this, other)


@pytest.mark.parametrize("year", ["2017", "2018"])
def test_steps_of_a_year_equal_the_screens(group: tuple[dict[str, Any], MeasuredMap], year: str) -> None:
    numbers, found = group
    assert found.comparison is not None
    measured = found.measurement if year == "2018" else found.comparison.other
    assert measured.totals.instances == numbers[year]["rows"]
    for step in measured.steps:
        shown = numbers[year]["steps"][step.id]
        if shown["question"] is None:
            assert step.feeling.valence.value is None
            continue
        feeling = step.feeling
        assert feeling.valence.n == shown["n"]
        assert (feeling.valence.value, feeling.valence.low) == (near(shown["mean"]), near(shown["low"]))
        assert (feeling.distribution, feeling.blank, feeling.not_used) == (
            shown["dist"],
            shown["blank"],
            shown["not_used"],
        )
        shares = [(feeling.top2, "top2"), (feeling.low2, "low_share"), (step.reach, "reach")]
        shares += [(step.rates["problem"], "problem")] if "problem" in shown else []
        for share, name in shares:
            assert (share.k, share.n, share.low, share.high) == (
                shown[name]["k"],
                shown[name]["n"],
                near(shown[name]["low"]),
                near(shown[name]["high"]),
            )


def test_changes_of_feeling_equal_the_screens(group: tuple[dict[str, Any], MeasuredMap]) -> None:
    numbers, found = group
    assert found.comparison is not None
    for step in found.comparison.steps:
        if step.id in numbers["change"]:
            shown = numbers["change"][step.id]
            assert_equal(step.valence, shown)
            assert (step.valence.q, step.valence.tests) == (near(shown["q"]), 14)
            assert (step.valence.verdict == "clear") == (shown["q"] < 0.05)


def test_drivers_equal_the_screens(group: tuple[dict[str, Any], MeasuredMap]) -> None:
    numbers, found = group
    whole = numbers["2018"]["nps"]["n"]
    for step in found.measurement.steps:
        shown = numbers["drivers"].get(step.id)
        if shown is None or "adjusted" not in shown:
            assert step.stake.value is None
            assert shown is None or (step.stake.note and step.stake.note.code == "too_few_low")
            continue
        assert step.gap_low_raters is not None
        assert_equal(step.gap_low_raters, shown["adjusted"])
        assert step.gap_low_raters.q == near(shown["adjusted"]["q"])
        share = shown["low_n"] / whole
        assert step.stake.value == pytest.approx(share * shown["adjusted"]["diff"], abs=1e-4)
        assert step.stake_plain.low == pytest.approx(share * shown["plain"]["low"], abs=1e-4)


def test_metrics_equal_the_screens(group: tuple[dict[str, Any], MeasuredMap]) -> None:
    numbers, found = group
    shown = numbers["2018"]
    metrics = {metric.id: metric for metric in found.measurement.totals.metrics}
    nps, dwell, mix = metrics["nps"].estimate, metrics["dwell"].times, metrics["came_by"].mix
    assert (nps.n, nps.value, nps.low) == (shown["nps"]["n"], near(shown["nps"]["value"]), near(shown["nps"]["low"]))
    assert metrics["recommend"].estimate.high == near(shown["nps_mean"]["high"])
    assert metrics["problem"].share is not None
    assert metrics["problem"].share.k == shown["problem_any"]["k"]
    assert dwell is not None
    assert (dwell.n, metrics["dwell"].left_out) == (shown["dwell"]["n"], shown["dwell_over10h"])
    for name in ("median", "low", "high", "p10", "p25", "p75", "p90"):
        assert getattr(dwell, name) == near(shown["dwell"][name] * 60)
    assert {part.value: part.count for part in mix} == shown["arrived_by"]


def test_panel_of_security_equals_the_screen(panel: StepPanel) -> None:
    shown = airport.numbers()["security"]
    for point in panel.trend.points:
        day = shown["2018"]["by_day"][str(point.start.day)]
        assert point.estimate.n == day["n"]
        assert point.estimate.value == (near(day["mean"]) if day["n"] >= 20 else None)
    areas = {row.value: row.estimate for row in panel.cuts[0].rows}
    assert areas["A"].low == near(shown["2018"]["by_area"]["A"]["low"])
    for neighbour in [*panel.before, *panel.after]:
        assert neighbour.share.k == shown["also_used"][neighbour.step or ""]["k"]
        assert neighbour.low is not None
        assert neighbour.low.value == near(shown["low_then"][neighbour.step or ""]["low"]["mean"])
    for rating in panel.outcome_by_rating:
        assert rating.estimate.value == near(shown["nps_by_rating"][str(int(rating.score))]["value"])
    assert panel.difference is not None
    assert panel.difference.top2.diff == near(shown["share_change"]["top2"]["diff"])
    assert panel.difference.rates["problem"].high == near(shown["share_change"]["problem"]["high"])


def test_security_puts_five_points_of_nps_at_stake(panel: StepPanel) -> None:
    stake = panel.step.stake
    assert [round(value or 0.0, 1) for value in (stake.value, stake.low, stake.high)] == [-5.1, -6.7, -3.4]


def assert_equal(found: Difference, shown: dict[str, Any]) -> None:
    """Difference, interval and p."""
    assert (found.diff, found.low, found.high, found.p) == (
        near(shown["diff"]),
        near(shown["low"]),
        near(shown["high"]),
        near(shown["p"]),
    )


def test_effect_of_the_security_change_equals_the_screens(engine: Engine) -> None:
    windows = [airport.request(year).window for year in (2017, 2018)]
    before, after = ([window.start, window.end] for window in windows)
    asked = {
        "step": "security",
        "before": before,
        "after": after,
        "group": {"persona": "international"},
        "comparison": {"where": "PEAK != '3'", "title": "domestic passengers"},
    }
    action = {"id": "one-queue", "title": "One queue", "effect": asked}
    journey = type(airport.journey()).model_validate({**airport.journey().model_dump(mode="json"), "actions": [action]})
    found, shown = effects(engine, journey)[0], airport.numbers()["security"]["did"]
    assert (found.effect.diff, found.effect.low, found.effect.high) == (
        near(shown["effect"]),
        near(shown["low"]),
        near(shown["high"]),
    )
    assert found.comparison
    for side, name in ((found.group, "international"), (found.comparison, "domestic")):
        change, figures = side.change, shown[name]
        assert (side.before.n, side.after.n) == (figures["n0"], figures["n1"])
        assert (change.diff, change.low, change.high, change.p) == tuple(
            near(figures[part]) for part in ("diff", "low", "high", "p")
        )
