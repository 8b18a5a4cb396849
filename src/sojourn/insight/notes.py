"""Why a measure of a step has no number: not bound, not measurable here, not defined."""

from __future__ import annotations

from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import Note

NO_ENDS = Note(
    code="not_defined",
    text="Not defined: the journey names no ends, so nobody can be said to have completed it or dropped off.",
)


def limit(journey: Journey, measure: str) -> Note | None:
    """The journey's own reason why `measure` cannot be measured with its data."""
    text = journey.limits.get(measure)
    return Note(code="not_measurable", text=text, facts={"measure": measure}) if text else None


def not_bound(step: Step, what: str = "match") -> Note:
    """No rule says which events (`match`) or answers (`feedback`) are this step."""
    things = "events are this step" if what == "match" else "answers speak of this step"
    return Note(
        code="not_bound",
        text=f"Not bound: no rule says which {things}. Add a {what} rule to {step.title!r}.",
        facts={"step": step.id, "rule": what},
    )


def reason(journey: Journey, step: Step, measure: str, *, needs_ends: bool = False) -> Note | None:
    """Why `measure` of `step` has no number, or None when it can be computed."""
    if found := limit(journey, measure):
        return found
    if step.match is None:
        return not_bound(step)
    return NO_ENDS if needs_ends and not journey.scope.ends else None
