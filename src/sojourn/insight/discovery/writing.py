"""Writes what was found down as a journey document, with notes on what was left out and why."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sojourn.insight.discovery.concepts import concept_of
from sojourn.insight.discovery.facts import Base, Flow, Tally
from sojourn.insight.discovery.feedback import Binding, asked_rule
from sojourn.insight.discovery.kinds import MANY, Choice
from sojourn.insight.discovery.metrics import question_metrics
from sojourn.insight.discovery.names import human, is_failure, words_of
from sojourn.insight.discovery.scoping import Ends
from sojourn.insight.discovery.settings import DiscoverySettings
from sojourn.insight.discovery.stages import Group
from sojourn.kernel.ids import slugify
from sojourn.maps import ranks
from sojourn.maps.base import render_duration
from sojourn.maps.draft import MEASURED, lanes
from sojourn.maps.journey import Journey, Scope, Stage, Step, Transition
from sojourn.maps.people import LibraryObject
from sojourn.rules.model import Rule

_EDGE = 0.1


@dataclass(frozen=True)
class Draft:
    """All that was found; `kinds_seen` counts the kinds of events in the data, `channels` those of each step."""

    base: Base
    choice: Choice
    kinds_seen: int
    flow: Flow
    groups: list[Group]
    starts: Rule | None
    starts_note: str
    ends: Ends
    binding: Binding
    channels: dict[int, list[str]]

    @property
    def order(self) -> list[int]:
        """Kinds in the order of the map's columns."""
        return [kind for group in self.groups for kind in group.kinds]


def write(draft: Draft, settings: DiscoverySettings) -> Journey:
    """The journey: stages, steps with their rules, drawn transitions, the lanes there is data for, and the notes."""
    ids = _step_ids(draft)
    library = _library(draft)
    stages, steps = _columns(draft, ids, library)
    title = settings.title or _title(draft)
    slug = settings.slug or slugify(title, fallback="journey")
    asked = [question for kind in draft.order for question in draft.binding.by_kind.get(kind, [])]
    missing = ([] if asked else ["emotion", "answers"]) + ([] if library else ["touchpoints"])
    return Journey(
        id=slug,
        slug=slug,
        title=title,
        scope=Scope(
            starts=draft.starts,
            ends=draft.ends.rules,
            success=list(draft.ends.success),
            timeout=draft.base.timeout,
            case=draft.base.case,
            unit=settings.unit or _unit(draft),
        ),
        library=list(library.values()),
        stages=stages,
        steps=steps,
        transitions=_transitions(draft, ids),
        lanes=lanes(MEASURED, without=missing),
        kpis=question_metrics(asked),
        notes=_notes(draft),
    )


def _step_ids(draft: Draft) -> dict[int, str]:
    ids: dict[int, str] = {}
    for kind in draft.order:
        ids[kind] = slugify(draft.choice.steps[kind].kind.title, ids.values(), "step")
    return ids


def _library(draft: Draft) -> dict[str, LibraryObject]:
    """Channel value to library object, in the order the map meets them."""
    found: dict[str, LibraryObject] = {}
    for value in [value for kind in draft.order for value in draft.channels.get(kind, [])]:
        if value not in found:
            taken = [item.id for item in found.values()]
            identity = slugify(value, taken, "channel")
            found[value] = LibraryObject(id=identity, type="channel", name=human(value), values=[value])
    return found


def _columns(draft: Draft, ids: dict[int, str], library: dict[str, LibraryObject]) -> tuple[list[Stage], list[Step]]:
    stages: list[Stage] = []
    steps: list[Step] = []
    for group, order in zip(draft.groups, ranks.first(len(draft.groups)), strict=True):
        stage = slugify(group.title, [found.id for found in stages], "stage")
        stages.append(Stage(id=stage, title=group.title[:500], order=order))
        for kind, rank in zip(group.kinds, ranks.first(len(group.kinds)), strict=True):
            event = draft.choice.steps[kind].kind
            asked = draft.binding.by_kind.get(kind, [])
            steps.append(
                Step(
                    id=ids[kind],
                    stage=stage,
                    order=rank,
                    title=event.title[:500],
                    channels=[library[value].id for value in draft.channels.get(kind, [])],
                    match=event.rule,
                    feedback=asked_rule([question.name for question in asked]) if asked else None,
                )
            )
    return stages, steps


def _transitions(draft: Draft, ids: dict[int, str]) -> list[Transition]:
    """Each step to the next one, and every other passage that at least a tenth of a step's visits take."""
    order = draft.order
    place = {kind: index for index, kind in enumerate(order)}
    drawn = [Transition(source=ids[one], target=ids[two]) for one, two in itertools.pairwise(order)]
    for one in order:
        total = sum(count for (source, _), (count, _) in draft.flow.follows.items() if source == one)
        for two in order:
            count = draft.flow.follows.get((one, two), (0, 0.0))[0]
            if place[two] == place[one] + 1 or not total or count < _EDGE * total:
                continue
            kind = "branch" if place[two] > place[one] else "loop"
            drawn.append(Transition(source=ids[one], target=ids[two], type=kind))
    return drawn


def _title(draft: Draft) -> str:
    good = [kind for kind in draft.ends.kinds if not is_failure(draft.choice.steps[kind].kind.name)]
    end = good[0] if good else draft.order[-1]
    first, last = draft.choice.steps[draft.order[0]].kind.title, draft.choice.steps[end].kind.title
    if first != last and not good and is_failure(draft.choice.steps[end].kind.name):
        return f"{first} and {_lowered(last)}"
    return first if first == last else f"{first} to {_lowered(last)}"


def _lowered(title: str) -> str:
    return title if title[1:2].isupper() or title[1:2].isdigit() else title[0].lower() + title[1:]


def _unit(draft: Draft) -> str:
    if draft.base.case == "profile":
        return "people"
    words = words_of(draft.choice.steps[draft.order[0]].kind.name)
    return "orders" if any(concept_of(word) == "Order" for word in words) else "cases"


def _notes(draft: Draft) -> list[str]:
    base, choice, ends = draft.base, draft.choice, draft.ends
    whose = {"profile": "people", "case": "cases"}.get(base.case, f"values of {base.case}")
    shown = sum(item.count for item in choice.steps)
    notes = [
        f"Drafted from {base.events - base.without_case:,} events of {base.cases:,} {whose}: {len(choice.steps)} of "
        f"{draft.kinds_seen:,} kinds of events are steps and hold {shown:,} of the events."
    ]
    if base.without_case:
        notes.append(
            f"{base.without_case:,} events name no {'person' if base.case == 'profile' else 'case'} and are left out."
        )
    if base.one_in > 1:
        notes.append(
            f"A sample is enough to draft from: all events of one in {base.one_in:,} {whose}, picked by a hash. The "
            "map's measures are of all events."
        )
    reasons = (
        (choice.rare, "met by too few to be a step"),
        (choice.surplus, "left out to keep the map readable"),
        (choice.planned, "dates that were planned, not things that happened"),
        (choice.answering, "people giving an answer: it stands on the step before it, not as a step"),
        (choice.noise, "reported by machines while nothing happens"),
    )
    notes += [_left_out(found, reason, base.cases) for found, reason in reasons if found]
    if draft.kinds_seen > MANY:
        notes.append(f"Only the {MANY} commonest kinds of events were looked at.")
    walks = "walks" if base.case == "profile" else whose
    begin = " ".join(filter(None, (draft.starts_note, ends.note))).replace("They begin", f"The {walks} begin")
    if begin:
        notes.append(f"Of {draft.flow.walks:,} {walks}: {begin}")
    held = {"profile": "99 of 100 pauses of people are shorter"}
    words = held.get(base.case, f"999 of 1,000 {whose} have no pause that long")
    notes.append(f"Time-out {render_duration(base.timeout)}: {words}.")
    return notes + _feedback_notes(draft)


def _left_out(found: Sequence[Tally], reason: str, cases: int) -> str:
    events = sum(item.count for item in found)
    named = [f"{item.kind.title} ({item.cases / cases:.1%})" for item in found[:6]]
    more = f" and {len(found) - 6} more" if len(found) > 6 else ""
    kinds = "1 kind of event is" if len(found) == 1 else f"{len(found)} kinds of events are"
    return f"{kinds} {reason} ({events:,} events): {', '.join(named)}{more}."


def _feedback_notes(draft: Draft) -> list[str]:
    notes: list[str] = []
    for kind, asked in sorted(draft.binding.by_kind.items()):
        for question in asked:
            share = draft.binding.spread[question.name]
            if share < 0.6:
                title = draft.choice.steps[kind].kind.title
                words = f"only {share:.0%} follow '{title}', where they are shown."
                notes.append(f"Answers to '{question.name}' follow several steps; {words}")
    if draft.binding.unbound:
        named = ", ".join(question.name for question in draft.binding.unbound)
        notes.append(f"No step comes before the answers to {named}: they are on no step.")
    return notes
