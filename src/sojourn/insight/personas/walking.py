"""How a persona's people walk the journey: reach, drop-off, completion and feeling beside everyone else's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sojourn.insight import estimates
from sojourn.insight.emotion import feelings
from sojourn.insight.facts import facts_of
from sojourn.insight.family import Good, family
from sojourn.insight.notes import NO_ENDS, limit
from sojourn.insight.personas.apart import rest_mean, rest_share
from sojourn.insight.steps import measured_steps
from sojourn.insight.view import View
from sojourn.maps.measured import Difference, ShareOf, StepMeasure
from sojourn.maps.persona_numbers import StepOfPersona


@dataclass(frozen=True)
class Walked:
    """The steps and the completion of one group of people."""

    instances: int
    completion: ShareOf
    steps: list[StepMeasure]


def walked(seen: View) -> Walked:
    """What the view's instances did, without the dearer measures that a whole map has."""
    facts = facts_of(seen)
    felt = feelings(seen.walks, seen.answers, seen.instances)
    return Walked(seen.instances, _completion(seen), measured_steps(seen, felt, facts))


def _completion(seen: View) -> ShareOf:
    journey = seen.walks.binding.journey
    if not journey.scope.ends:
        return ShareOf(note=limit(journey, "completion") or NO_ENDS)
    still = seen.chosen["is_open"].sum().name("open").as_table()
    closed = seen.instances - int(seen.walks.engine.fetch(still).to_pylist()[0]["open"] or 0)
    return estimates.share(seen.completed, closed)


def step_rows(whole: Walked, parts: dict[str, Walked], needed: int) -> dict[str, list[StepOfPersona]]:
    """Every step of every persona beside everyone else; each measure is one family over all steps and personas."""
    rows = {
        persona: [_row(every, own, needed) for every, own in zip(whole.steps, part.steps, strict=True)]
        for persona, part in parts.items()
    }
    flat = [row for each in rows.values() for row in each]

    def judged(read: Callable[[StepOfPersona], Difference], good: Good) -> list[Difference]:
        return family([read(row) for row in flat], [good] * len(flat))

    reach = judged(lambda row: row.reach_difference, "none")
    dropoff = judged(lambda row: row.dropoff_difference, "down")
    valence = judged(lambda row: row.valence_difference, "up")
    told = iter(
        row.model_copy(update={"reach_difference": a, "dropoff_difference": b, "valence_difference": c})
        for row, a, b, c in zip(flat, reach, dropoff, valence, strict=True)
    )
    return {persona: [next(told) for _ in each] for persona, each in rows.items()}


def _row(every: StepMeasure, own: StepMeasure, needed: int) -> StepOfPersona:
    reach, dropoff = rest_share(every.reach, own.reach), rest_share(every.dropoff, own.dropoff)
    valence = rest_mean(every.feeling.valence, own.feeling.valence, needed)
    return StepOfPersona(
        id=own.id,
        title=own.title,
        reach=own.reach,
        reach_rest=reach,
        reach_difference=estimates.share_difference(own.reach, reach),
        dropoff=own.dropoff,
        dropoff_rest=dropoff,
        dropoff_difference=estimates.share_difference(own.dropoff, dropoff),
        valence=own.feeling.valence,
        valence_rest=valence,
        valence_difference=estimates.mean_difference(own.feeling.valence, valence),
    )


def completions(whole: Walked, parts: dict[str, Walked]) -> dict[str, tuple[ShareOf, Difference]]:
    """Completion of everyone else and the difference to it, for each persona; all personas are one family."""
    rest = {persona: rest_share(whole.completion, part.completion) for persona, part in parts.items()}
    plain = [estimates.share_difference(part.completion, rest[persona]) for persona, part in parts.items()]
    judged = family(plain, ["up"] * len(plain))
    return {persona: (rest[persona], difference) for persona, difference in zip(parts, judged, strict=True)}
