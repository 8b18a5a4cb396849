"""The real shop's orders, measured by the product, say what an independent program computed."""

from __future__ import annotations

from typing import Any

import pytest

from sojourn.app.workspace import Workspace
from sojourn.maps.measured import MeasuredMap


@pytest.fixture(scope="module")
def measured(demo: Workspace) -> MeasuredMap:
    return demo.measured("first-to-second-order")


def test_shop_completion_counts_only_customers_seen_for_ninety_days(
    measured: MeasuredMap, expected: dict[str, Any]
) -> None:
    totals, said = measured.measurement.totals, expected["retail"]
    completion = totals.completion
    assert totals.instances == said["customers"] == 4339
    assert (completion.k, completion.n) == (said["second_in_90"]["k"], said["mature"])
    found = (completion.share, completion.low, completion.high)
    assert found == pytest.approx((0.47656, 0.45973, 0.49344), abs=1e-5)
    assert totals.open == said["customers"] - said["mature"]


def test_shop_reach_of_six_orders_equals_the_independent_figures(
    measured: MeasuredMap, expected: dict[str, Any]
) -> None:
    reached = [step.reach.k for step in measured.measurement.steps]
    assert reached == [figures["k"] for figures in expected["retail"]["reach"]]


def test_shop_days_to_the_second_order_equal_the_independent_figures(
    measured: MeasuredMap, expected: dict[str, Any]
) -> None:
    said = expected["retail"]["to_second_days"]
    found = next(metric.estimate for metric in measured.measurement.totals.metrics if metric.id == "to-second")
    assert found.n == said["n"]
    assert (found.value, found.low, found.high) == pytest.approx((said["median"], said["low"], said["high"]), abs=1e-5)


def test_shop_without_feedback_shows_no_feeling(measured: MeasuredMap) -> None:
    assert measured.measurement.totals.feeling.value is None
    assert all(step.feeling.valence.value is None for step in measured.measurement.steps)
