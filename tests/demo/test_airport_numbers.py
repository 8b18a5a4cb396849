"""The shipped map, measured by the product, says what an independent program computed from the same files."""

from __future__ import annotations

from typing import Any

import pytest

from sojourn.app.measuring import MapQuestion
from sojourn.app.workspace import Workspace
from sojourn.insight.answer import Window
from sojourn.insight.request import MeasureRequest
from sojourn.maps.measured import Difference, Estimate, MeasuredMap, Measurement, ShareOf

SLUG = "through-the-airport"
PERSONAS = {"international": "flying-abroad", "first_time": "first-time-here", "everyone": ""}


@pytest.fixture(scope="module", params=list(PERSONAS))
def pair(request: pytest.FixtureRequest, demo: Workspace, expected: dict[str, Any]) -> tuple[MeasuredMap, Any]:
    """The map of 2018 beside 2017 for one persona, and what it should say."""
    journey = demo.journey(SLUG)
    assert journey.window
    assert journey.compare_window
    persona = PERSONAS[request.param]
    measured = demo.measured(
        journey,
        MeasureRequest(Window(*journey.window), persona),
        MeasureRequest(Window(*journey.compare_window), persona),
    )
    return measured, expected["airport"][request.param]


def _years(pair: tuple[MeasuredMap, Any]) -> list[tuple[Measurement, Any]]:
    measured, said = pair
    assert measured.comparison
    return [(measured.measurement, said["2018"]), (measured.comparison.other, said["2017"])]


def _same_mean(found: Estimate, said: dict[str, Any]) -> None:
    assert found.n == said["n"]
    assert (found.value, found.low, found.high) == pytest.approx((said["mean"], said["low"], said["high"]), abs=2e-5)


def _same_share(found: ShareOf, said: dict[str, Any]) -> None:
    assert (found.k, found.n) == (said["k"], said["n"])
    assert (found.share, found.low, found.high) == pytest.approx((said["share"], said["low"], said["high"]), abs=2e-5)


def _same_difference(found: Difference, said: dict[str, Any]) -> None:
    assert (found.diff, found.low, found.high) == pytest.approx((said["diff"], said["low"], said["high"]), abs=2e-5)
    assert found.p == pytest.approx(said["p"], abs=2e-5)
    assert found.q == pytest.approx(said["q"], abs=2e-5)


def test_airport_feeling_of_every_step_equals_the_independent_figures(pair: tuple[MeasuredMap, Any]) -> None:
    for measurement, said in _years(pair):
        assert measurement.totals.instances == said["rows"]
        for step, figures in said["steps"].items():
            found = measurement.step(step)
            assert found
            if "mean" not in figures:
                assert not found.bound
                continue
            _same_mean(found.feeling.valence, figures)
            _same_share(found.feeling.top2, figures["top2"])
            _same_share(found.feeling.low2, figures["low_share"])
            assert found.feeling.distribution == figures["dist"]


def test_airport_reach_and_problems_equal_the_independent_figures(pair: tuple[MeasuredMap, Any]) -> None:
    for measurement, said in _years(pair):
        for step, figures in said["steps"].items():
            found = measurement.step(step)
            assert found
            if step not in ("checkin", "whole"):
                _same_share(found.reach, figures["reach"])
                assert (found.feeling.not_used, found.feeling.blank) == (figures["not_used"], figures["blank"])
            if "problem" in figures:
                _same_share(found.rates["problem"], figures["problem"])


def test_airport_change_against_the_year_before_equals_the_independent_figures(pair: tuple[MeasuredMap, Any]) -> None:
    measured, said = pair
    assert measured.comparison
    changes = {row.id: row.valence for row in measured.comparison.steps}
    for step, figures in said["change"].items():
        _same_difference(changes[step], figures)


def test_airport_metrics_equal_the_independent_figures(pair: tuple[MeasuredMap, Any]) -> None:
    for measurement, said in _years(pair):
        metrics = {metric.id: metric for metric in measurement.totals.metrics}
        nps = metrics["nps"].estimate
        figures = (said["nps"]["value"], said["nps"]["low"], said["nps"]["high"])
        assert nps.n == said["nps"]["n"]
        assert (nps.value, nps.low, nps.high) == pytest.approx(figures, abs=2e-5)
        assert metrics["problem"].share
        _same_share(metrics["problem"].share, said["problem_any"])
        dwell = metrics["dwell"]
        assert dwell.times
        assert (dwell.times.n, dwell.left_out) == (said["dwell"]["n"], said["dwell_over10h"])
        for name in ("median", "low", "high", "p10", "p25", "p75", "p90"):
            assert getattr(dwell.times, name) / 60 == pytest.approx(said["dwell"][name])


def test_airport_arrivals_are_shares_of_those_who_said(pair: tuple[MeasuredMap, Any]) -> None:
    for measurement, said in _years(pair):
        mix = next(metric.mix for metric in measurement.totals.metrics if metric.id == "arrived-by")
        named = {part.value: part.count for part in mix if part.value}
        assert named == {code: said["arrived_by"].get(code, 0) for code in named}
        assert sum(part.count for part in mix) == said["arrived_n"]


def test_airport_what_is_at_stake_equals_the_independent_figures(pair: tuple[MeasuredMap, Any]) -> None:
    measured, said = pair
    for step, figures in said["drivers"].items():
        found = measured.measurement.step(step)
        assert found
        if "adjusted" not in figures:
            assert found.stake.value is None
            assert found.stake.note
            continue
        share = figures["low_n"] / said["2018"]["nps"]["n"]
        assert found.stake.value == pytest.approx(share * figures["adjusted"]["diff"], abs=1e-3)
        assert found.stake.low == pytest.approx(share * figures["adjusted"]["low"], abs=1e-3)


def test_airport_effect_of_the_example_change_equals_the_independent_figures(
    demo: Workspace, expected: dict[str, Any]
) -> None:
    found, said = demo.effects(SLUG)[0], expected["airport"]["security_did"]
    assert (found.action, found.step, str(found.done_on)) == ("one-queue", "security", "2017-09-04")
    assert (found.effect.diff, found.effect.low, found.effect.high) == pytest.approx(
        (said["effect"], said["low"], said["high"]), abs=2e-5
    )
    assert found.comparison
    for side, figures in ((found.group, said["international"]), (found.comparison, said["domestic"])):
        assert (side.before.n, side.after.n) == (figures["n0"], figures["n1"])
        change = (side.change.diff, side.change.low, side.change.high)
        assert change == pytest.approx((figures["diff"], figures["low"], figures["high"]), abs=2e-5)
    assert found.effect.n + found.effect.n_other == 4771


def test_airport_opens_with_its_pinned_window_and_persona(demo: Workspace) -> None:
    totals = demo.measured(SLUG, MapQuestion()).measurement.totals
    assert (totals.instances, totals.everyone) == (1055, 2809)
    assert totals.completion.share is None
    assert totals.weakest[:3] == ["shops", "food", "security"]
