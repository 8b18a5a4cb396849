"""Finding a step by what people type."""

from __future__ import annotations

from sojourn.kernel.errors import NotFound
from sojourn.maps.journey import Journey, Step


def find_step(journey: Journey, wanted: str) -> Step:
    """The step of this id, or else of this title (case ignored). Raises NotFound, naming the steps there are."""
    steps = journey.steps_in_order()
    for step in steps:
        if step.id == wanted:
            return step
    for step in steps:
        if step.title.casefold() == wanted.casefold():
            return step
    raise NotFound(
        "no_such_step",
        f"Journey {journey.slug!r} has no step {wanted!r}.",
        f"Its steps are: {', '.join(step.id for step in steps[:30]) or 'none'}.",
        step=wanted,
    )
