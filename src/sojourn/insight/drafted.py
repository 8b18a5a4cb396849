"""A map as if one of its steps had another rule: what share of its instances the step would then have."""

from __future__ import annotations

from typing import Literal

from sojourn.insight import estimates
from sojourn.insight.facts import facts_of
from sojourn.insight.instances import walks
from sojourn.insight.met import StepCounts, counted, counts_of
from sojourn.insight.ports import Engine
from sojourn.insight.request import MeasureRequest
from sojourn.insight.view import View, view
from sojourn.maps.base import Rank
from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import ShareOf
from sojourn.rules.model import Rule

DRAFT = "\N{MIDDLE DOT}drafted"
"""The id of a step that the map does not have yet."""


def drafted(journey: Journey, step: Step, kind: Literal["match", "feedback"], rule: Rule) -> Journey:
    """The map with `step` (in place of the one of its id, or as a new one) bound by `rule`."""
    bound = step.model_copy(update={kind: rule})
    others = [one for one in journey.steps if one.id != step.id]
    return journey.model_copy(update={"steps": [*others, bound]})


def new_step(stage: str, order: Rank, title: str) -> Step:
    """A step that is not on the map yet, at its place."""
    return Step(id=DRAFT, stage=stage, order=order, title=title)


def reach(engine: Engine, journey: Journey, step: str, kind: Literal["match", "feedback"]) -> ShareOf:
    """The share of the map's instances, in its own window and persona, that meet the step or answer about it."""
    place = next(place for place, one in enumerate(journey.steps_in_order()) if one.id == step)
    with walks(engine, journey) as found, view(found, MeasureRequest()) as seen:
        if kind == "feedback":
            return estimates.share(_answering(seen, place), seen.instances)
        met = counts_of(engine.fetch(counted(seen.met))).get(place, StepCounts())
        base = facts_of(seen).asked.get(step, seen.instances)
        return estimates.share(met.instances, base)


def _answering(seen: View, place: int) -> int:
    ours = seen.answers.filter(seen.answers["step"] == place)
    return int(seen.walks.engine.fetch(ours.agg(n=ours["instance"].nunique())).to_pylist()[0]["n"])
