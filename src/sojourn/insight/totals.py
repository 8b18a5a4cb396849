"""Measures of the whole journey: how many walks, how they ended, how long they took, what was felt at the end."""

from __future__ import annotations

from typing import Any

from sojourn.insight import estimates
from sojourn.insight.chosen import chosen_instances
from sojourn.insight.facts import Facts
from sojourn.insight.metrics import metric_values
from sojourn.insight.notes import NO_ENDS, limit
from sojourn.insight.request import MeasureRequest
from sojourn.insight.tables import Column
from sojourn.insight.times import all_times
from sojourn.insight.view import View
from sojourn.maps.measured import Conformance, Estimate, JourneyTotals, Note, Outcome, ShareOf, StepMeasure, Times
from sojourn.maps.phrases import noted

_WEAKEST = 3


def totals(seen: View, steps: list[StepMeasure], facts: Facts, conforms: Conformance) -> JourneyTotals:
    """Counts, completion by outcome, abandonment, duration, metrics, the feeling at the end and the weakest steps."""
    counts = _counts(seen)
    ended = bool(seen.walks.binding.outcomes)
    why = limit(seen.walks.binding.journey, "completion") or NO_ENDS
    closed = seen.instances - counts["open"]
    completed = counts["completed"]
    costs = [step.cost_total for step in steps if step.cost_total is not None]
    step, feeling = _feeling(seen, steps)
    return JourneyTotals(
        instances=seen.instances,
        everyone=_everyone(seen),
        profiles=counts["profiles"],
        open=counts["open"] if ended else 0,
        completed=completed if ended else None,
        abandoned=closed - counts["ended"] if ended else None,
        outcomes=_outcomes(seen, counts, closed),
        completion=estimates.share(completed, closed) if ended else ShareOf(note=why),
        abandonment=estimates.share(closed - counts["ended"], closed) if ended else ShareOf(note=why),
        duration=_duration(seen) if ended else Times(note=why),
        conformance=conforms,
        feeling=feeling,
        feeling_step=step,
        weakest=weakest(steps),
        cost_per_instance=sum(costs) / seen.instances if costs and seen.instances else None,
        metrics=metric_values(seen, facts),
        notes=_notes(seen, counts["open"] if ended else 0),
    )


def weakest(steps: list[StepMeasure]) -> list[str]:
    """Steps with the lowest measured feeling, the lowest first, at most three; ties in the order of the map."""
    felt = [(step.feeling.valence.value, place, step.id) for place, step in enumerate(steps)]
    return [name for _, _, name in sorted(one for one in felt if one[0] is not None)][:_WEAKEST]


def _counts(seen: View) -> dict[str, int]:
    chosen = seen.chosen
    owner = chosen["k"] if seen.walks.binding.by_profile else chosen["profile_id"]
    wanted: dict[str, Column] = {
        "profiles": owner.nunique(),
        "open": chosen["is_open"].sum(),
        "ended": chosen["outcome"].count(),
        "completed": chosen["success"].sum(),
    }
    wanted |= {
        f"outcome_{place}": (chosen["outcome"] == place).sum() for place in range(len(seen.walks.binding.outcomes))
    }
    row: dict[str, Any] = seen.walks.engine.fetch(chosen.agg(**wanted)).to_pylist()[0]
    return {name: int(value or 0) for name, value in row.items()}


def _everyone(seen: View) -> int | None:
    """Instances of the same window and filters without the persona; None when no persona was asked for."""
    request = seen.request
    if request.persona is None:
        return None
    everyone = chosen_instances(seen.walks, MeasureRequest(request.window, None, request.where, request.channels))
    return int(seen.walks.engine.fetch(everyone.count().name("n").as_table()).to_pylist()[0]["n"])


def _outcomes(seen: View, counts: dict[str, int], closed: int) -> list[Outcome]:
    binding = seen.walks.binding
    return [
        Outcome(
            name=name, success=place in binding.successes, share=estimates.share(counts[f"outcome_{place}"], closed)
        )
        for place, name in enumerate(binding.outcomes)
    ]


def _duration(seen: View) -> Times:
    """From opening to the successful end, over completed instances."""
    done = seen.chosen.filter(seen.chosen["success"])
    return all_times(seen.walks.engine, done["last_us"] - done["opened_us"])


def _feeling(seen: View, steps: list[StepMeasure]) -> tuple[str | None, Estimate]:
    """The feeling at the last step in order that has a feedback rule."""
    bound = [step.id for step in seen.walks.binding.steps if step.feedback is not None]
    if not bound:
        return None, Estimate(note=noted("not_bound", "note.no_feedback_anywhere"))
    found = next(step for step in steps if step.id == bound[-1])
    return found.id, found.feeling.valence


def _notes(seen: View, still: int) -> list[Note]:
    notes: list[Note] = []
    if not seen.instances:
        notes.append(noted("no_events", "note.none_opened"))
    if still:
        notes.append(noted("censored", "note.open_apart", count=still))
    return notes
