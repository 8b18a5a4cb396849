"""What happened at each step: reach, conversion, drop-off, skip, times, repeats, channels, cost, and feeling."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from sojourn.insight import estimates
from sojourn.insight.cutting import NONE
from sojourn.insight.emotion import gap
from sojourn.insight.facts import Facts
from sojourn.insight.met import StepCounts, counted, counts_of
from sojourn.insight.notes import not_bound, reason
from sojourn.insight.times import grouped_times
from sojourn.insight.view import View
from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import Estimate, Feeling, MixPart, Note, ShareOf, StepMeasure, Times
from sojourn.maps.phrases import noted


def measured_steps(seen: View, felt: dict[int, Feeling], facts: Facts) -> list[StepMeasure]:
    """Every step of the map, in order; steps without rules have notes instead of numbers."""
    engine = seen.walks.engine
    counts = counts_of(engine.fetch(counted(seen.met)))
    to_reach = grouped_times(engine, seen.met, "step", "reach_us")
    to_next = grouped_times(engine, seen.met, "step", "wait_us")
    completed = seen.completed
    channels = _channels(seen)
    steps: list[StepMeasure] = []
    for place, step in enumerate(seen.walks.binding.steps):
        one = counts.get(place, StepCounts())
        base = facts.asked.get(step.id, seen.instances)
        measured = _counted_step(seen, step, one, base, completed)
        steps.append(
            measured.model_copy(
                update={
                    "time_to_reach": _times(seen, step, "time_to_reach", to_reach.get(place)),
                    "time_to_next": _times(seen, step, "time_to_next", to_next.get(place)),
                    "channels": channels.get(place, []),
                    "feeling": _feeling(step, felt.get(place), seen.instances, facts.asked.get(step.id)),
                    "gap": gap(felt[place].valence, assumed(seen.walks.binding.journey, step, seen.request.persona))
                    if place in felt
                    else None,
                    "rates": facts.rates.get(step.id, {}),
                }
            )
        )
    return steps


def assumed(journey: Journey, step: Step, persona: str | None) -> float | None:
    """The valence people drew for a step: the persona's own point, else the one for everyone."""
    points = [point for point in journey.emotions if point.step == step.id and point.curve == "current"]
    own = [point for point in points if point.persona == persona]
    found = own or [point for point in points if point.persona is None]
    return found[0].valence if found else None


def _counted_step(seen: View, step: Step, one: StepCounts, base: int, completed: int) -> StepMeasure:
    journey = seen.walks.binding.journey
    bound = step.match is not None
    priced = bound and step.cost_per_visit is not None
    cost = one.visits * (step.cost_per_visit or 0.0)
    return StepMeasure(
        id=step.id,
        title=step.title,
        stage=step.stage,
        bound=bound,
        instances=one.instances if bound else None,
        visits=one.visits if bound else None,
        reach=_share(reason(journey, step, "reach"), one.instances, base),
        conversion=_conversion(seen, step, one),
        dropoff=_share(reason(journey, step, "dropoff", needs_ends=True), one.dropped, one.closed),
        skip=_share(reason(journey, step, "skip", needs_ends=True), completed - one.succeeded, completed),
        mean_visits=_visits(reason(journey, step, "repeats"), one),
        repeat=_share(reason(journey, step, "repeats"), one.repeated, one.instances),
        cost_total=cost if priced else None,
        cost_per_instance=cost / seen.instances if priced and seen.instances else None,
        notes=_notes(step, one),
    )


def _notes(step: Step, one: StepCounts) -> list[Note]:
    if step.match is None:
        return [not_bound(step)]
    still = one.instances - one.closed
    if not still:
        return []
    return [noted("censored", "note.open_left_out", count=still)]


def _conversion(seen: View, step: Step, one: StepCounts) -> ShareOf:
    """Share of the step's instances that later visit a later stage; not defined at the last stage."""
    binding = seen.walks.binding
    place = binding.steps.index(step)
    note = reason(binding.journey, step, "conversion")
    if note is None and binding.stage_starts[place] == len(binding.steps):
        note = noted("not_defined", "note.no_later_stage")
    return _share(note, one.onward, one.instances)


def _share(note: Note | None, k: int, n: int) -> ShareOf:
    return estimates.no_share(note) if note else estimates.share(k, n)


def _visits(note: Note | None, one: StepCounts) -> Estimate:
    if note:
        return Estimate(note=note)
    return estimates.of_moments(one.instances, one.visits, one.squares)


def _times(seen: View, step: Step, measure: str, found: Times | None) -> Times:
    note = reason(seen.walks.binding.journey, step, measure)
    if note:
        return Times(note=note)
    return found or Times(note=estimates.not_enough(0, 1, "times"))


def _feeling(step: Step, found: Feeling | None, instances: int, asked: int | None) -> Feeling:
    """The feeling; where the map says who was asked, blank are the others and not used those without an answer."""
    if found is not None and asked is not None:
        silent = max(asked - found.valence.n, 0)
        return found.model_copy(update={"blank": instances - asked, "not_used": silent})
    if found is not None:
        return found
    note = not_bound(step, "feedback")
    nothing = ShareOf(note=note)
    return Feeling(valence=Estimate(note=note), top2=nothing, low2=nothing)


def channel_labels(journey: Journey) -> dict[str, str]:
    """Value of the channel column to the name of the map's channel it means."""
    labels: dict[str, str] = {}
    for item in journey.library:
        if item.type == "channel":
            labels.update(dict.fromkeys((item.id, *item.values), item.name))
    return labels


def _channels(seen: View) -> dict[int, list[MixPart]]:
    """Visits by channel, the most frequent first; visits without a channel are left out."""
    of = seen.walks.visits.of
    some = of.channel != NONE
    if not seen.is_chosen.all():
        some &= seen.is_chosen[of.instance]
    step, channel = (of.step, of.channel) if some.all() else (of.step[some], of.channel[some])
    size = len(of.channels)
    counts = np.bincount(step.astype(np.int32) * size + channel, minlength=1)
    labels = channel_labels(seen.walks.binding.journey)
    counted_by: dict[int, dict[str, int]] = defaultdict(dict)
    for both in np.flatnonzero(counts).tolist():
        counted_by[both // size][of.channels[both % size]] = int(counts[both])
    return {place: mix(values, labels) for place, values in counted_by.items()}


def mix(values: dict[str, int], labels: dict[str, str]) -> list[MixPart]:
    """Counts as shares of their sum, the most frequent first, ties by value."""
    total = sum(values.values())
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return [
        MixPart(value=value, label=labels.get(value, value), count=count, share=count / total)
        for value, count in ordered
    ]
