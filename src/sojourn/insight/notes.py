"""Why a measure of a step has no number: not bound, not measurable here, not defined."""

from __future__ import annotations

from typing import Literal

from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted

NO_ENDS = noted("not_defined", "note.no_ends")


def limit(journey: Journey, measure: str) -> Note | None:
    """The journey's own reason why `measure` cannot be measured with its data."""
    text = journey.limits.get(measure)
    return Note(code="not_measurable", text=text, facts={"measure": measure}) if text else None


def not_bound(step: Step, what: Literal["match", "feedback"] = "match") -> Note:
    """No rule says which events (`match`) or answers (`feedback`) are this step."""
    key = "note.no_match" if what == "match" else "note.no_feedback"
    return noted("not_bound", key, title=step.title, step=step.id)


def reason(journey: Journey, step: Step, measure: str, *, needs_ends: bool = False) -> Note | None:
    """Why `measure` of `step` has no number, or None when it can be computed."""
    if found := limit(journey, measure):
        return found
    if step.match is None:
        return not_bound(step)
    return NO_ENDS if needs_ends and not journey.scope.ends else None
