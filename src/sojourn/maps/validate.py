"""The rules between the parts of a map. Says path, what is wrong and how to mend; changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from sojourn.maps.effect_findings import check_effects
from sojourn.maps.findings import Finding, Severity, errors_of, invalid_map
from sojourn.maps.journey import Journey
from sojourn.maps.overlap import overlap
from sojourn.maps.references import check_references

__all__ = ["Finding", "Severity", "check", "errors_of", "invalid_map", "require_valid"]

_LISTS = (
    "personas", "actors", "library", "stages", "steps", "lanes", "cards", "insights", "evidence", "opportunities",
    "actions", "kpis", "scores", "views",
)  # fmt: skip
_POINTED_AT = ("library", "insights", "evidence", "opportunities", "actions", "kpis", "personas", "actors")


def check(journey: Journey) -> list[Finding]:
    """Everything wrong or surprising in a journey, in the order of the document; empty when all is well."""
    return [finding for rule in _RULES for finding in rule(journey)]


def require_valid(journey: Journey) -> None:
    """Raises InvalidInput listing the errors of `check`; warnings do not hold anything up."""
    errors = errors_of(check(journey))
    if errors:
        raise invalid_map(errors, journey.title)


def _state(journey: Journey) -> Iterator[Finding]:
    if journey.state == "future" and not journey.baseline_id:
        hint = "Set baseline_id to the id of the current map that it changes."
        yield Finding("baseline_id", "error", "no_baseline", "A future map names the map it starts from.", hint)
    if not journey.steps:
        yield Finding("steps", "warning", "no_steps", "The map has no steps.", "Add a stage with a step.")
    if not journey.scope.ends:
        message = "The journey is open: without an end nothing completes and completion is not shown."
        hint = "Name an outcome, for example ends: {delivered: \"event = 'order delivered'\"}."
        yield Finding("scope.ends", "warning", "open_journey", message, hint)
    for name in ("window", "compare_window"):
        window = getattr(journey, name)
        if window is None:
            continue
        if (window[0].tzinfo is None) != (window[1].tzinfo is None):
            message, hint = "Only one end of the window names a time zone.", "Write both as 2018-05-01T00:00:00Z."
            yield Finding(name, "error", "mixed_time_zones", message, hint)
        elif window[0] >= window[1]:
            message = f"The window ends ({window[1].isoformat()}) before or when it starts ({window[0].isoformat()})."
            yield Finding(name, "error", "empty_window", message, "Write the earlier time first.")


def _ids(journey: Journey) -> Iterator[Finding]:
    for name in _LISTS:
        for found, count in Counter(part.id for part in getattr(journey, name)).items():
            if count > 1:
                message = f"The id '{found}' is used {count} times."
                yield Finding(f"{name}[{found}]", "error", "duplicate_id", message, "Give each its own id.")
    homes: dict[str, list[str]] = {}
    for name in _POINTED_AT:
        for found in {part.id for part in getattr(journey, name)}:
            homes.setdefault(found, []).append(name)
    for card in journey.cards:
        places = homes.get(card.reference or "", [])
        if len(places) > 1:
            message = f"'{card.reference}' is an id in {' and in '.join(places)}: which one is meant is not clear."
            yield Finding(f"cards[{card.id}].reference", "error", "ambiguous_reference", message, "Rename one of them.")


def _stages(journey: Journey) -> Iterator[Finding]:
    used = {step.stage for step in journey.steps}
    for stage in journey.stages:
        if stage.id not in used:
            message = f"The stage '{stage.title}' has no step."
            yield Finding(f"stages[{stage.id}]", "error", "empty_stage", message, "Add a step to it or remove it.")


def _ranks(journey: Journey) -> Iterator[Finding]:
    yield from _equal_ranks("stages", ((stage.order, stage.id) for stage in journey.stages))
    yield from _equal_ranks("lanes", ((lane.order, lane.id) for lane in journey.lanes))
    for stage in journey.stages:
        steps = ((step.order, step.id) for step in journey.steps if step.stage == stage.id)
        yield from _equal_ranks("steps", steps)


def _equal_ranks(name: str, ranked: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for rank, part in ranked:
        if rank in seen and seen[rank] != part:
            message = f"'{part}' has the same order '{rank}' as '{seen[rank]}'; their ids decide."
            hint = "Give one of them another order key."
            yield Finding(f"{name}[{part}].order", "warning", "duplicate_order", message, hint)
        seen.setdefault(rank, part)


def _spans(journey: Journey) -> Iterator[Finding]:
    place = {step.id: index for index, step in enumerate(journey.steps_in_order())}
    for card in journey.cards:
        start, end = place.get(card.span.from_step), place.get(card.span.to_step)
        if start is not None and end is not None and start > end:
            message = f"The card runs backwards: '{card.span.from_step}' comes after '{card.span.to_step}'."
            yield Finding(f"cards[{card.id}].span", "error", "backward_span", message, "Swap from_step and to_step.")


def _matches(journey: Journey) -> Iterator[Finding]:
    bound = [(step, step.match) for step in journey.steps_in_order() if step.match is not None]
    for (first, rule), (second, other) in combinations(bound, 2):
        if second.overlap or not overlap(rule, other):
            continue
        same = "the same rule as" if rule == other else "a rule that overlaps that of"
        message = f"'{second.title}' has {same} '{first.title}': an event of both counts for '{first.title}' only."
        hint = "Narrow one of the rules, or set overlap: true to say it is meant."
        yield Finding(f"steps[{second.id}].match", "warning", "overlapping_match", message, hint)


def _emotions(journey: Journey) -> Iterator[Finding]:
    seen: set[tuple[str, str | None, str]] = set()
    for index, point in enumerate(journey.emotions):
        if point.valence is not None and not -2 <= point.valence <= 2:
            message = f"{point.valence} is outside -2 to 2."
            hint = "From a 1-5 scale subtract 3; from 0-100 divide by 25 and subtract 2."
            yield Finding(f"emotions[{index}].valence", "error", "valence_out_of_range", message, hint)
        key = (point.step, point.persona, point.curve)
        if key in seen:
            message = f"The {point.curve} curve already has a point at '{point.step}'."
            yield Finding(f"emotions[{index}]", "error", "duplicate_point", message, "Keep one of them.")
        seen.add(key)


def _metrics(journey: Journey) -> Iterator[Finding]:
    for lane in journey.lanes:
        if lane.measure == "metric" and lane.metric is None:
            hint = "Set metric to the id of one of the kpis."
            yield Finding(f"lanes[{lane.id}].metric", "error", "lane_without_metric", "No metric is named.", hint)
    for metric in journey.kpis:
        path = f"kpis[{metric.id}]"
        if metric.minimum is not None and metric.maximum is not None and metric.minimum > metric.maximum:
            message = f"The minimum {metric.minimum:g} is above the maximum {metric.maximum:g}."
            yield Finding(f"{path}.minimum", "error", "empty_range", message, "Swap them.")
        if metric.method == "net" and (metric.top is None or metric.bottom is None):
            hint = "For NPS: top: [9, 10] and bottom: [0, 6]."
            yield Finding(path, "error", "net_without_boxes", "A net score needs `top` and `bottom`.", hint)


_Rule = Callable[[Journey], Iterable[Finding]]
_RULES: tuple[_Rule, ...] = (
    _state, _ids, check_references, _stages, _ranks, _spans, _matches, _emotions, check_effects, _metrics,
)  # fmt: skip
