"""Each truth planted in the retailer is on the measured map, with an interval that says so."""

from __future__ import annotations

from typing import cast

import pytest

from sojourn.app.measuring import MapQuestion
from sojourn.app.workspace import Workspace
from sojourn.demo.truths import TRUTHS, Truth
from sojourn.maps.measured import Difference, Measurement, ShareOf
from sojourn.rules.model import Rule


def _difference(demo: Workspace, truth: Truth) -> Difference:
    """The group minus what it is compared with, as the product measures it."""
    question = MapQuestion(
        persona=truth.persona,
        where=Rule.parse(truth.where) if truth.where else None,
        compare_persona="everyone" if truth.against == "everyone" else None,
        compare_where=Rule.parse(truth.where_else) if truth.where_else else None,
    )
    comparison = demo.measured(truth.journey, question).comparison
    assert comparison
    if truth.measure == "completion":
        return comparison.completion
    step = next(row for row in comparison.steps if row.id == truth.step)
    return cast("Difference", getattr(step, truth.measure))


COMPARED = [truth for truth in TRUTHS if truth.against != "other steps"]


@pytest.mark.parametrize("truth", COMPARED, ids=lambda truth: truth.id)
def test_truth_of_a_group_is_a_clear_difference_on_the_map(demo: Workspace, truth: Truth) -> None:
    found = _difference(demo, truth)
    assert found.diff is not None
    assert found.low is not None
    assert found.high is not None
    assert found.verdict == "clear"
    if truth.planted < 0:
        assert found.high < truth.at_least
    else:
        assert found.low > truth.at_least
    assert found.diff == pytest.approx(truth.planted, abs=0.12)


def _shares(measurement: Measurement) -> dict[str, ShareOf]:
    return {step.id: step.repeat for step in measurement.steps}


def test_truth_loop_at_payment_is_the_only_one_after_choosing(demo: Workspace) -> None:
    truth = next(truth for truth in TRUTHS if truth.id == "loop-at-payment")
    measurement = demo.measured(truth.journey).measurement
    repeats = _shares(measurement)
    assert (repeats["payment"].low or 0) > truth.at_least
    assert repeats["payment"].share == pytest.approx(truth.planted, abs=0.03)
    for later in ("confirmation", "waiting", "delivery", "unpacking", "review"):
        assert (repeats[later].high or 1) < 0.02
    loops = [deviation for deviation in measurement.totals.conformance.deviations if deviation.kind == "loop"]
    assert max(loops, key=lambda deviation: deviation.instances).step == "payment"


def test_truth_advice_is_the_best_rated_step_of_the_visit(demo: Workspace) -> None:
    truth = next(truth for truth in TRUTHS if truth.id == "delight-in-the-store")
    steps = demo.measured(truth.journey).measurement.steps
    feelings = {step.id: step.feeling.valence for step in steps}
    assert (feelings["advice"].low or 0) > truth.at_least
    assert feelings["advice"].value == pytest.approx(truth.planted, abs=0.2)
    measured = {name: feeling.value for name, feeling in feelings.items() if feeling.value is not None}
    assert max(measured, key=lambda name: measured[name]) == "advice"
    assert "receipt" not in measured
