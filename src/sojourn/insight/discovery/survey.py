"""A map from answers alone: a survey's questions as steps, in the order of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from sojourn.insight.discovery.facts import Question, Tally
from sojourn.insight.discovery.feedback import asked_rule, scored_rule
from sojourn.insight.discovery.metrics import question_metrics
from sojourn.insight.discovery.names import human
from sojourn.insight.discovery.settings import DiscoverySettings
from sojourn.kernel.ids import slugify
from sojourn.maps import ranks
from sojourn.maps.draft import MEASURED, lanes
from sojourn.maps.journey import Journey, Scope, Stage, Step

_NUMBERED = re.compile(r"([A-Za-z]+\d+)[A-Za-z_]\w*")


def is_survey(tallies: Sequence[Tally], asked: Sequence[Question]) -> bool:
    """Answers without events, or with nothing but the event of having answered (one kind, two questions or more)."""
    scored = [question for question in asked if question.scored]
    if not tallies:
        return bool(asked)
    people = max((question.cases for question in scored), default=0)
    return len(tallies) == 1 and len(scored) >= 2 and people >= 0.5 * tallies[0].cases


def draft(asked: Sequence[Question], tallies: Sequence[Tally], settings: DiscoverySettings) -> Journey:
    """One step a question: visited by those who gave a usable score, out of those who were asked."""
    chosen, rest = _chosen([question for question in asked if question.scored] or list(asked), settings.max_steps)
    title = settings.title or "What people answered"
    stages, steps = _columns(chosen)
    people = max([question.cases for question in asked] + [item.cases for item in tallies])
    notes = [f"Drafted from the answers of {people:,} people to {len(asked)} questions, in the order they were asked."]
    if rest:
        named = ", ".join(question.name for question in rest)
        notes.append(f"{len(rest)} questions were left out to keep the map readable (fewest answers): {named}.")
    silent = [question.name for question in asked if not question.scored]
    if silent and len(silent) < len(asked):
        notes.append(f"Questions without a usable score are left out: {', '.join(silent)}.")
    limit = "The answers of a person come at one time: nothing says in which order the steps were met, or who gave up."
    slug = settings.slug or slugify(title, fallback="survey")
    return Journey(
        id=slug,
        slug=slug,
        title=title,
        scope=Scope(case=settings.case or "profile", unit=settings.unit or "people"),
        stages=stages,
        steps=steps,
        lanes=lanes(MEASURED, without=("touchpoints", "dropoff", "time", "repeats")),
        kpis=question_metrics(chosen),
        limits={"dropoff": limit, "time_to_next": limit},
        notes=notes,
    )


def _chosen(asked: Sequence[Question], most: int) -> tuple[list[Question], list[Question]]:
    """The questions with the most scores, and those that did not fit, both in the order they were asked."""
    ranked = sorted(range(len(asked)), key=lambda place: (-asked[place].scored, place))[:most]
    chosen = [question for place, question in enumerate(asked) if place in ranked]
    return chosen, [question for place, question in enumerate(asked) if place not in ranked]


def _columns(asked: Sequence[Question]) -> tuple[list[Stage], list[Step]]:
    """Questions numbered alike (Q7ART, Q7FOOD) share a stage when they are neighbours; the others share one too."""
    parts = [(title, list(found)) for title, found in groupby(asked, key=lambda question: _prefix(question.name))]
    stages: list[Stage] = []
    steps: list[Step] = []
    stage_ids: list[str] = []
    step_ids: list[str] = []
    for (prefix, found), order in zip(parts, ranks.first(len(parts)), strict=True):
        title = prefix or human(found[0].name) if len(found) == 1 or prefix else _span(found)
        stage_ids.append(slugify(title, stage_ids, "stage"))
        stages.append(Stage(id=stage_ids[-1], title=title, order=order))
        for question, rank in zip(found, ranks.first(len(found)), strict=True):
            step_ids.append(slugify(question.name, step_ids, "step"))
            steps.append(_step(question, step_ids[-1], stage_ids[-1], rank))
    return stages, steps


def _step(question: Question, name: str, stage: str, order: str) -> Step:
    asked = asked_rule([question.name])
    match = scored_rule(question.name) if question.scored else asked
    title = human(question.name)
    return Step(id=name, stage=stage, order=order, title=title, match=match, feedback=asked, asked=asked)


def _prefix(name: str) -> str:
    found = _NUMBERED.fullmatch(name.strip())
    return found[1] if found else ""


def _span(found: Sequence[Question]) -> str:
    return f"From {human(found[0].name)} to {human(found[-1].name)}"
