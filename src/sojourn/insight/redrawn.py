"""Which parts of a map its measures depend on, and measures brought up to date with a drawing that changed elsewhere.

Renaming a step or dragging the assumed curve must not set twenty million events in motion.
"""

from __future__ import annotations

from typing import Any, Final, cast

from sojourn.insight.emotion import gap
from sojourn.insight.steps import assumed
from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import MeasuredMap, Measurement, StepMeasure
from sojourn.maps.phrases import phrase

_OF_STEP: Final = frozenset({
    "id", "stage", "order", "match", "feedback", "asked", "rates", "overlap", "cost_per_visit",
})  # fmt: skip
_OF_JOURNEY: Final = frozenset({
    "id", "slug", "kind", "scope", "window", "compare_window", "persona", "personas", "library", "transitions", "kpis",
    "scores", "drivers", "limits", "minimum_n",
})  # fmt: skip


def measured_part(journey: Journey) -> dict[str, Any]:
    """What of the document a measurement reads, as JSON data: equal parts, equal numbers."""
    document = journey.document()
    found = {name: value for name, value in document.items() if name in _OF_JOURNEY}
    found["stages"] = [(stage.id, stage.order) for stage in journey.stages]
    found["steps"] = [
        {name: value for name, value in step.items() if name in _OF_STEP} for step in document.get("steps", ())
    ]
    return found


def drawn_part(journey: Journey) -> list[Any]:
    """What of the document a measured map repeats or compares its numbers with."""
    return [
        [(step.id, step.title) for step in journey.steps],
        [point.model_dump(mode="json") for point in journey.emotions],
    ]


def redrawn(found: MeasuredMap, journey: Journey) -> MeasuredMap:
    """The same numbers under the names, and beside the assumed curve, that the map has now."""
    comparison = found.comparison
    if comparison is not None:
        comparison = comparison.model_copy(update={"other": _redrawn(comparison.other, journey)})
    return MeasuredMap(measurement=_redrawn(found.measurement, journey), comparison=comparison)


def _redrawn(found: Measurement, journey: Journey) -> Measurement:
    drawn = {step.id: step for step in journey.steps}
    return found.model_copy(update={"steps": [_step(step, drawn[step.id], found, journey) for step in found.steps]})


def _step(step: StepMeasure, drawn: Step, found: Measurement, journey: Journey) -> StepMeasure:
    if step.title != drawn.title:
        step = StepMeasure.model_validate(_renamed(step.model_dump(), drawn.id, drawn.title))
    if drawn.feedback is None:
        return step
    below = gap(step.feeling.valence, assumed(journey, drawn, found.provenance.persona))
    return step.model_copy(update={"gap": below})


def _renamed(value: Any, step_id: str, title: str) -> Any:
    """Plain data with the step's title, its own and in notes that name it."""
    if isinstance(value, list):
        return [_renamed(one, step_id, title) for one in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    data = cast("dict[str, Any]", value)
    facts = data.get("facts")
    if isinstance(facts, dict) and "title" in facts and cast("dict[str, Any]", facts).get("step") == step_id:
        return data | phrase(data["key"], **{**facts, "title": title}).model_dump()
    found = {name: _renamed(one, step_id, title) for name, one in data.items()}
    return {**found, "title": title} if found.get("id") == step_id and "title" in found else found
