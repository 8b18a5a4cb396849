"""Which points an emotion lane has: observed, assumed, target and the compared window, by column of the map."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.maps.journey import EmotionPoint, Lane
from sojourn.maps.measured import StepMeasure
from sojourn.maps.render.scene import Scene

_DRAWN = ("assumed", "self_reported")
_KEPT = ("observed", "computed")


@dataclass(frozen=True)
class Observed:
    """A measured point: value, interval and n."""

    value: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True)
class Curves:
    """Points by column; None is a gap that is never bridged."""

    observed: list[Observed | None]
    assumed: list[float | None]
    target: list[float | None]
    before: list[float | None]


def curves(scene: Scene, lane: Lane) -> Curves:
    """Measured feelings, or on a map without data the observed values its document keeps; what people drew; before."""
    persona = lane.persona or scene.journey.persona
    kept = _points(scene, persona, _KEPT, "current")
    measured = [_measured(step) for step in scene.step_measures]
    return Curves(
        measured if scene.measurement is not None else [_of_document(kept.get(at)) for at in range(len(scene.steps))],
        _values(scene, _points(scene, persona, _DRAWN, "current")),
        _values(scene, _points(scene, persona, _DRAWN, "target")),
        [other.feeling.valence.value if other else None for other in scene.others],
    )


def _measured(step: StepMeasure | None) -> Observed | None:
    if step is None or step.feeling.valence.value is None:
        return None
    found = step.feeling.valence
    return Observed(step.feeling.valence.value, found.low, found.high, found.n)


def _of_document(point: EmotionPoint | None) -> Observed | None:
    if point is None or point.valence is None:
        return None
    return Observed(point.valence, point.low, point.high, point.n or 0)


def _points(scene: Scene, persona: str | None, bases: tuple[str, ...], curve: str) -> dict[int, EmotionPoint]:
    """Points of the document by column; those drawn for the persona win over those for all."""
    found: dict[int, EmotionPoint] = {}
    for point in sorted(scene.journey.emotions, key=lambda point: point.persona == persona):
        wanted = point.basis in bases and point.curve == curve and point.persona in (None, persona)
        if wanted and point.step in scene.column:
            found[scene.column[point.step]] = point
    return found


def _values(scene: Scene, points: dict[int, EmotionPoint]) -> list[float | None]:
    return [points[at].valence if at in points else None for at in range(len(scene.steps))]
