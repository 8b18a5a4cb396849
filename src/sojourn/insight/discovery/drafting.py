"""The way from events to a drafted map: looks at the data once per question, then writes the journey down."""

from __future__ import annotations

from dataclasses import replace

import ibis.expr.types as ir

from sojourn.insight.answer import Selection
from sojourn.insight.discovery import channels, feedback, survey
from sojourn.insight.discovery.cases import choose_case, kept, share_read, some, with_key
from sojourn.insight.discovery.facts import Base, rows
from sojourn.insight.discovery.flow import mapped, propose_timeout, read_flow, with_walks
from sojourn.insight.discovery.kinds import Choice, choose, tally
from sojourn.insight.discovery.ordering import in_order
from sojourn.insight.discovery.scoping import propose_ends, propose_starts
from sojourn.insight.discovery.settings import DiscoverySettings
from sojourn.insight.discovery.stages import group
from sojourn.insight.discovery.writing import Draft, write
from sojourn.insight.ports import Engine
from sojourn.insight.selection import selected_answers, selected_events
from sojourn.kernel.errors import NotEnoughData
from sojourn.maps.journey import Journey


def discover(engine: Engine, selection: Selection, settings: DiscoverySettings | None = None) -> Journey:
    """A readable map from events alone; the same events give the same map.

    Steps are the kinds of events that enough cases meet, in the order people meet them, grouped into named stages.
    Start, outcomes, time-out and case are proposed; answers are bound to the step they follow. Answers without events
    give a survey's map, a step a question. What was left out and why stands in `notes`. The map is a draft: nothing on
    it is confirmed by a person. Raises NotEnoughData when the selection holds neither events nor answers.
    """
    settings = settings or DiscoverySettings()
    events = selected_events(engine.events(), selection)
    answers = selected_answers(engine.events(), selection)
    asked = feedback.questions(engine, answers)
    case = choose_case(engine, events, settings.case)
    one_in = share_read(engine, events, case)
    events = some(events, case, one_in)
    keyed = kept(engine, with_key(events, case), "events")
    tallies, kinds = tally(engine, keyed)
    if not tallies and not asked:
        hint = "Import a file of events, or widen the window and the filters."
        raise NotEnoughData("nothing_to_discover", "There are no events and no answers to draft a map from.", hint)
    if survey.is_survey(tallies, asked):
        return survey.draft(asked, tallies, settings)
    if one_in > 1:
        answers = some(answers, case, one_in)
        asked = feedback.questions(engine, answers)
    base = _base(engine, events, keyed, case, one_in)
    answering = feedback.answering(engine, events, answers, tallies) if asked else []
    happening = [item for item in tallies if item not in answering]
    choice = choose(happening, base.cases, settings.min_share, settings.max_steps)
    choice = replace(choice, answering=tuple(answering))
    choice = channels.split(engine, keyed, choice, settings)
    return _draft(engine, keyed, answers, base, choice, settings, asked, kinds)


def _base(engine: Engine, events: ir.Table, keyed: ir.Table, case: str, one_in: int) -> Base:
    found = rows(engine.fetch(keyed.aggregate(n=keyed.count(), cases=keyed["key"].nunique())))[0]
    if case == "profile":  # every event has one
        return Base(case, found["cases"], found["n"], 0, one_in=one_in)
    total = rows(engine.fetch(events.aggregate(n=events.count())))[0]["n"]
    return Base(case, found["cases"], total, total - found["n"], one_in=one_in)


def _draft(  # noqa: PLR0913, PLR0917 - one call, all of it needed
    engine: Engine,
    keyed: ir.Table,
    answers: ir.Table,
    base: Base,
    choice: Choice,
    settings: DiscoverySettings,
    asked: list[feedback.Question],
    kinds_seen: int,
) -> Journey:
    kinds = [item.kind for item in choice.steps]
    by_person = base.case == "profile"
    placed = kept(engine, mapped(keyed, kinds), "mapped")
    timeout = propose_timeout(engine, placed, by_person=by_person)
    walks = kept(engine, with_walks(placed, timeout, by_person=by_person), "walks")
    flow = read_flow(engine, walks, len(kinds), engine.as_of, timeout)
    order = in_order(flow, len(kinds))
    starts, starts_note = propose_starts(kinds, flow)
    ends = propose_ends(kinds, flow, by_person=by_person)
    draft = Draft(
        base=replace(base, timeout=timeout),
        choice=choice,
        kinds_seen=kinds_seen,
        flow=flow,
        groups=group(kinds, order, flow, ends.kinds),
        starts=starts,
        starts_note=starts_note,
        ends=ends,
        binding=feedback.bind(engine, walks, answers, base.case, asked),
        channels=channels.of_steps(engine, walks),
    )
    return write(draft, settings)
