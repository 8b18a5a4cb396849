"""Numbers under the drawing as it is now equal a measurement of that drawing."""

from __future__ import annotations

from sojourn.insight.measure import measure
from sojourn.insight.redrawn import drawn_part, measured_part, redrawn
from sojourn.insight.request import MeasureRequest
from sojourn.maps.journey import Card, EmotionPoint, Journey, Span
from sojourn.maps.measured import MeasuredMap
from sojourn.store.engine import memory_engine
from tests.insight.journeys import shop
from tests.insight.test_measure import HISTORY


def measured(journey: Journey) -> MeasuredMap:
    engine = memory_engine(HISTORY)
    found = measure(engine, journey, MeasureRequest())
    engine.close()
    return MeasuredMap(
        measurement=found.model_copy(update={"provenance": found.provenance.model_copy(update={"seconds": 0})})
    )


def test_renamed_steps_and_a_dragged_curve_need_no_new_measurement() -> None:
    old = shop()
    steps = [step.model_copy(update={"title": f"{step.title} anew"}) for step in old.steps]
    steps[0] = steps[0].model_copy(update={"description": "more"})
    card = Card(id="c", lane="l", span=Span(from_step="pay", to_step="pay"))
    point = EmotionPoint(step="pay", valence=0.4)
    new = old.model_copy(update={"steps": steps, "cards": [card], "emotions": [point], "title": "Another"})

    assert measured_part(new) == measured_part(old)
    assert drawn_part(new) != drawn_part(old)
    assert redrawn(measured(old), new) == measured(new)


def test_rules_order_and_scope_do() -> None:
    old = shop()
    for changed in (
        old.model_copy(update={"steps": old.steps[:2]}),
        old.model_copy(update={"steps": [old.steps[0].model_copy(update={"order": "z"}), *old.steps[1:]]}),
        old.model_copy(update={"steps": [old.steps[0].model_copy(update={"match": None}), *old.steps[1:]]}),
        shop(scope={"timeout": "3d"}),
        shop(minimum_n=3),
    ):
        assert measured_part(changed) != measured_part(old)
