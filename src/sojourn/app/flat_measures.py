"""A measured map as flat rows: what `sojourn map measure` prints. Names carry units; what is not known is null."""

from __future__ import annotations

from typing import Any

from sojourn.maps.journey import Journey
from sojourn.maps.measured import Difference, Estimate, MeasuredMap, Measurement, Note, ShareOf, StepMeasure, Times

TABLE_COLUMNS = (
    "stage", "title", "instances", "reach_share", "dropoff_share", "median_seconds_to_next", "valence", "valence_low",
    "valence_high", "valence_n",
)  # fmt: skip
"""The columns a terminal has room for."""


def flat_map(journey: Journey, measured: MeasuredMap) -> dict[str, Any]:
    """`{"journey": ..., "steps": [...], "n", "window", "as_of", "notes"}`, with `comparison` when there is one."""
    result = _side(journey, measured.measurement)
    if measured.comparison is not None:
        comparison = measured.comparison
        result["comparison"] = {
            "label": comparison.label,
            "other": _side(journey, comparison.other),
            "feeling": _difference(comparison.feeling),
            "completion": _difference(comparison.completion),
            "steps": [
                {
                    "id": step.id,
                    **_difference(step.valence, "valence_"),
                    **_difference(step.reach, "reach_"),
                    **_difference(step.dropoff, "dropoff_"),
                }
                for step in comparison.steps
            ],
        }
    return result


def flat_steps(measurement: Measurement) -> list[dict[str, Any]]:
    """One row a step, in the order of the map."""
    return [_step(step) for step in measurement.steps]


def _side(journey: Journey, measurement: Measurement) -> dict[str, Any]:
    facts, totals = measurement.provenance, measurement.totals
    return {
        "journey": _journey(journey, measurement),
        "steps": flat_steps(measurement),
        "n": totals.instances,
        "window": {"from": facts.window_from, "to": facts.window_to},
        "as_of": facts.as_of,
        "lake_version": facts.lake_version,
        "persona": facts.persona,
        "filter": facts.filter,
        "notes": _notes(totals.notes),
    }


def _journey(journey: Journey, measurement: Measurement) -> dict[str, Any]:
    totals = measurement.totals
    return {
        "id": journey.id,
        "slug": journey.slug,
        "title": journey.title,
        "version": journey.version,
        "instances": totals.instances,
        "profiles": totals.profiles,
        "open": totals.open,
        "completed": totals.completed,
        "abandoned": totals.abandoned,
        **_share(totals.completion, "completion_"),
        **_share(totals.abandonment, "abandonment_"),
        **_times(totals.duration, "duration"),
        **_share(totals.conformance.share, "conformance_"),
        **_estimate(totals.conformance.fitness, "fitness"),
        **_estimate(totals.feeling, "feeling"),
        "outcomes": [
            {"name": outcome.name, "success": outcome.success, **_share(outcome.share, "")}
            for outcome in totals.outcomes
        ],
        "deviations": [deviation.model_dump(mode="json") for deviation in totals.conformance.deviations],
        "metrics": [
            {"id": metric.id, "name": metric.name, **_estimate(metric.estimate, "value"), "unit": metric.type}
            for metric in totals.metrics
        ],
    }


def _step(step: StepMeasure) -> dict[str, Any]:
    feeling = step.feeling
    return {
        "id": step.id,
        "title": step.title,
        "stage": step.stage,
        "bound": step.bound,
        "instances": step.instances,
        "visits": step.visits,
        **_share(step.reach, "reach_"),
        **_share(step.conversion, "conversion_"),
        **_share(step.dropoff, "dropoff_"),
        **_share(step.skip, "skip_"),
        **_share(step.repeat, "repeat_"),
        "mean_visits": step.mean_visits.value,
        "median_seconds_to_reach": step.time_to_reach.median,
        "median_seconds_to_next": step.time_to_next.median,
        "low_seconds_to_next": step.time_to_next.low,
        "high_seconds_to_next": step.time_to_next.high,
        "p90_seconds_to_next": step.time_to_next.p90,
        **_estimate(feeling.valence, "valence"),
        "questions": feeling.questions,
        "top2_share": feeling.top2.share,
        "low2_share": feeling.low2.share,
        "channels": {part.value: part.share for part in step.channels},
        "cost_total": step.cost_total,
        "cost_per_instance": step.cost_per_instance,
        "notes": _step_notes(step),
    }


def _share(share: ShareOf, prefix: str) -> dict[str, Any]:
    return {
        f"{prefix}share": share.share,
        f"{prefix}low": share.low,
        f"{prefix}high": share.high,
        f"{prefix}k": share.k,
        f"{prefix}n": share.n,
    }


def _estimate(estimate: Estimate, name: str) -> dict[str, Any]:
    return {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high, f"{name}_n": estimate.n}


def _times(times: Times, name: str) -> dict[str, Any]:
    return {
        f"median_seconds_{name}": times.median,
        f"low_seconds_{name}": times.low,
        f"high_seconds_{name}": times.high,
        f"{name}_n": times.n,
    }


def _difference(difference: Difference, prefix: str = "") -> dict[str, Any]:
    names = ("diff", "low", "high", "p", "q", "verdict", "direction")
    return {f"{prefix}{name}": getattr(difference, name) for name in names}


def _step_notes(step: StepMeasure) -> list[str]:
    held = (step.reach, step.conversion, step.dropoff, step.skip, step.time_to_next, step.feeling.valence)
    inner = [part.note for part in held if part.note is not None]
    return _notes([*step.notes, *inner])


def _notes(notes: list[Note]) -> list[str]:
    return list(dict.fromkeys(note.text for note in notes))
