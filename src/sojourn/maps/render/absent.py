"""Words for a number that is not there: which of the cases it is, and what would be needed. Never 0, never a blank."""

from __future__ import annotations

from sojourn.maps.measured import Note, StepMeasure
from sojourn.maps.render.rich import Span, plain
from sojourn.maps.render.scene import Scene

_KEYS = {
    "not_bound": "not_bound",
    "not_measurable": "not_measurable",
    "not_enough_data": "not_enough_data",
    "too_few_low": "too_few_low",
    "not_defined": "not_defined",
    "no_events": "no_events",
}


def reason(scene: Scene, step: StepMeasure | None, note: Note | None, n: int | None = None) -> str:
    """Why a step has no value, in the picture's language; more lines where there is more to say."""
    words = scene.words
    if note is None:
        return words("not_bound") if step is not None and not step.bound else words("not_measured")
    key = _KEYS.get(note.code)
    if key is None:
        return plain(scene.said(note)) or words("not_measured")
    if note.code not in ("not_enough_data", "too_few_low"):
        return words(key)
    count = _fact(note, "n", "count", "low_n", default=n)
    needed = _fact(note, "needed", "minimum", "minimum_n", "need", default=None)
    if needed is None and note.code == "not_enough_data":
        needed = scene.journey.minimum_n
    if count is None:
        return words(key)
    if needed is None:
        return f"{words(key)}\n{words('n', n=scene.figures.number(count))}"
    return f"{words(key)}\n{words('needed', n=scene.figures.number(count), needed=scene.figures.number(needed))}"


def quiet(text: str) -> list[Span]:
    """The look of a reason in a cell."""
    return [Span(text, 400, "ink-3")]


def _fact(note: Note, *names: str, default: int | None) -> float | int | None:
    for name in names:
        value = note.facts.get(name)
        if isinstance(value, int | float):
            return value
    return default
