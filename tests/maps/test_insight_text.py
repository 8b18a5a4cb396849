"""Sentences with numbers: filled from the measured map, and honest where there is no number."""

from __future__ import annotations

import pytest

from sojourn.maps.insight_text import fields, fill, unknown_fields
from sojourn.maps.journey import EmotionPoint, Journey, Stage, Step
from sojourn.maps.measured import (
    Comparison,
    Difference,
    Estimate,
    Feeling,
    JourneyTotals,
    MeasuredMap,
    Measurement,
    ShareOf,
    StepDifference,
    StepMeasure,
)

JOURNEY = Journey(
    id="j",
    slug="j",
    title="J",
    stages=[Stage(id="s", title="S", order="a")],
    steps=[Step(id="food", stage="s", order="a", title="Food")],
    emotions=[EmotionPoint(step="food", valence=1.0)],
)


def _measurement(valence: float, k: int) -> Measurement:
    low2 = ShareOf(k=k, n=1852, share=k / 1852, low=0.1, high=0.2)
    feeling = Feeling(valence=Estimate(value=valence, low=0.39, high=0.51, n=1852), low2=low2)
    step = StepMeasure(
        id="food",
        title="Food",
        stage="s",
        bound=True,
        feeling=feeling,
        stake=Estimate(value=-6.12, low=-7.6, high=-4.6, n=991),
        rates={"problem": ShareOf(k=6, n=991, share=6 / 991)},
    )
    return Measurement(totals=JourneyTotals(instances=2852), steps=[step])


MAP = MeasuredMap(
    measurement=_measurement(0.451, 1115),
    comparison=Comparison(
        other=_measurement(0.52, 1000),
        steps=[StepDifference(id="food", valence=Difference(diff=-0.07, low=-0.16, high=0.02))],
    ),
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{food.valence}}; assumed {{food.assumed}}", "+0.45; assumed +1.0"),
        ("{{ food.low2 }} ({{food.low2_of}})", "60.2 % (1,115 of 1,852)"),
        ("{{food.change}} in a year", "−0.07 [−0.16, +0.02] in a year"),
        ("{{food.stake}}", "−6.1 [−7.6, −4.6]"),
        ("{{food.rate.problem_of}} name it", "6 of 991 name it"),
        ("{{food.low2.before}} before", "54.0 % before"),
        ("{{journey.instances}} people", "2,852 people"),
        ("no field at all", "no field at all"),
        ("{{food.top2}}", "(not measured)"),
        ("{{drink.valence}}", "(not measured)"),
    ],
)
def test_fill_puts_measured_numbers_in_and_says_when_there_is_none(text: str, filled: str) -> None:
    assert fill(text, JOURNEY, MAP) == filled


def test_fill_without_a_measurement_shows_no_number() -> None:
    assert fill("{{food.valence}} for food", JOURNEY, None) == "(not measured) for food"


def test_fill_writes_numbers_as_the_language_does() -> None:
    assert fill("{{food.low2}} ({{food.low2_of}})", JOURNEY, MAP, "ru") == "60,2 % (1\u00a0115 из 1\u00a0852)"
    assert fill("{{food.top2}}", JOURNEY, MAP, "zh-Hant") == "(未測量)"


def test_fields_are_listed_and_impossible_ones_found() -> None:
    text = "{{food.low2}} {{food.colour}} {{drink.low2}} {{food.rate.problem}} {{food.low2.before}}"
    assert fields(text)[0] == "food.low2"
    assert unknown_fields(text, JOURNEY) == ["food.colour", "drink.low2", "food.rate.problem"]
