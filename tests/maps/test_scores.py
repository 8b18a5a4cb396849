"""Scores by which work is put in order: the formulas by hand, and what a missing input does."""

from __future__ import annotations

import pytest

from sojourn.maps import scores
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Estimate, Feeling, MeasuredMap, Measurement, ShareOf, StepMeasure
from sojourn.maps.priorities import priorities


def test_odi_adds_what_satisfaction_lacks_and_never_less_than_importance() -> None:
    assert scores.odi(9, 4) == 14
    assert scores.odi(5, 8) == 5


def test_odi_interval_turns_round_that_of_satisfaction() -> None:
    found = scores.odi_of(10, Estimate(value=5, low=4, high=7, n=30))
    assert (found.value, found.low, found.high, found.n) == (15, 13, 16, 30)


def test_rice_and_value_for_effort_by_hand() -> None:
    assert scores.rice(1000, 2, 0.8, 4) == 400
    assert scores.rice(1000, 2, None, 4) is None
    assert scores.value_effort(5, 2) == 2.5
    assert scores.value_effort(5, 0) is None


def test_moment_of_truth_is_nothing_where_all_are_satisfied() -> None:
    assert scores.moment_of_truth(10, 10, 1) == 0
    assert scores.moment_of_truth(8, 5, 0.5) == 2


@pytest.mark.parametrize(
    ("text", "wanted"), [("5", 5), ("2,5", 2.5), ("M", 3), ("high", 5), ("", None), ("soon", None), ("inf", None)]
)
def test_sizes_are_read_as_people_write_them(text: str, wanted: float | None) -> None:
    assert scores.size(text) == wanted


def test_presets_name_their_own_result_by_a_formula() -> None:
    for name, preset in scores.PRESETS.items():
        assert [one.id for one in preset if one.formula] == [name]


def test_priorities_score_what_has_inputs_and_say_what_is_missing() -> None:
    journey = Journey.model_validate(
        {
            "id": "j", "slug": "j", "title": "J", "stages": [{"id": "s", "title": "S", "order": "a"}],
            "steps": [
                {"id": "a", "title": "A", "stage": "s", "order": "a", "importance_customer": 5},
                {"id": "b", "title": "B", "stage": "s", "order": "b"},
            ],
            "opportunities": [{"id": "o", "title": "O", "steps": ["a"], "scores": {"value": 4, "effort": 2}}],
            "actions": [{"id": "x", "title": "X", "value": "M"}, {"id": "y", "title": "Y", "status": "dropped"}],
        }
    )  # fmt: skip
    felt = Feeling(valence=Estimate(value=-1, low=-1.4, high=-0.6, n=40))
    steps = [
        StepMeasure(id="a", title="A", stage="s", bound=True, feeling=felt, reach=ShareOf(k=8, n=10, share=0.8)),
        StepMeasure(id="b", title="B", stage="s", bound=True, feeling=felt),
    ]
    found = priorities(journey, MeasuredMap(measurement=Measurement(steps=steps)))

    assert [(one.id, one.value_effort, one.missing) for one in found.work] == [("o", 2, []), ("x", None, ["effort"])]
    first, second = found.steps
    assert (first.satisfaction.value, first.odi.value) == (2.5, 17.5)
    assert first.moment_of_truth.value == pytest.approx(10 * 0.75 * 0.8)
    assert second.odi.value is None
    assert second.odi.note is not None
