"""All personas of a journey beside each other, over one window."""

from __future__ import annotations

from sojourn.insight import estimates
from sojourn.insight.answer import Window
from sojourn.insight.instances import Walks, walks
from sojourn.insight.personas.habits import Habits, habits
from sojourn.insight.personas.people import People, people
from sojourn.insight.personas.walking import Walked, completions, step_rows, walked
from sojourn.insight.ports import Engine
from sojourn.insight.provenance import provenance
from sojourn.insight.request import MeasureRequest
from sojourn.insight.view import view
from sojourn.kernel.clock import monotonic_seconds
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Note
from sojourn.maps.people import Persona
from sojourn.maps.persona_numbers import EveryonesStep, PersonaNumbers, PersonasMeasured
from sojourn.maps.phrases import noted


def personas(engine: Engine, journey: Journey, window: Window) -> PersonasMeasured:
    """The journey's personas held against the data of `window`, by default the journey's own pinned one.

    A persona without a segment rule, and one that stands for fewer people than the journey's `minimum_n` (or for all
    but that few), has a note instead of numbers. Without events everything is 0 of 0.
    """
    with walks(engine, journey) as found:
        return _report(found, window)


def _report(found: Walks, window: Window) -> PersonasMeasured:
    started = monotonic_seconds()
    journey = found.binding.journey
    segments = {one.id: one.segment for one in journey.personas if one.segment is not None}
    with view(found, MeasureRequest(window, "")) as seen, people(seen, segments) as who:
        whole = walked(seen)
        compared = [one for one in segments if _few(who, one, journey.minimum_n) is None]
        parts: dict[str, Walked] = {}
        for one in compared:
            with view(found, MeasureRequest(window, one)) as theirs:
                parts[one] = walked(theirs)
        does = habits(seen, who, segments) if compared else {}
        return PersonasMeasured(
            journey=journey.slug,
            provenance=provenance(seen, monotonic_seconds() - started),
            people=who.number,
            instances=whole.instances,
            completion=whole.completion,
            everyone=[
                EveryonesStep(
                    id=step.id, title=step.title, valence=step.feeling.valence, reach=step.reach, dropoff=step.dropoff
                )
                for step in whole.steps
            ],
            personas=_all(journey, who, whole, parts, does),
            overlaps=who.overlaps(),
        )


def _all(
    journey: Journey, who: People, whole: Walked, parts: dict[str, Walked], does: dict[str, Habits]
) -> list[PersonaNumbers]:
    rows, ends = step_rows(whole, parts, journey.minimum_n), completions(whole, parts)
    found: list[PersonaNumbers] = []
    for persona in journey.personas:
        one = _counted(persona, who, journey.minimum_n)
        part = parts.get(persona.id)
        if part is not None:
            rest, difference = ends[persona.id]
            one = one.model_copy(
                update={
                    "instances": estimates.share(part.instances, whole.instances),
                    "events": does[persona.id].events,
                    "channels": does[persona.id].channels,
                    "habits_tested": does[persona.id].tested,
                    "steps": rows[persona.id],
                    "completion": part.completion,
                    "completion_rest": rest,
                    "completion_difference": difference,
                }
            )
        found.append(one)
    return found


def _counted(persona: Persona, who: People, needed: int) -> PersonaNumbers:
    """How many people, or why that cannot be said."""
    if persona.segment is None:
        return PersonaNumbers(id=persona.id, name=persona.name, note=noted("not_bound", "note.no_segment"))
    return PersonaNumbers(
        id=persona.id,
        name=persona.name,
        rule=persona.segment.text,
        people=who.share(persona.id),
        in_workspace=who.share_anywhere(persona.id),
        note=_few(who, persona.id, needed),
    )


def _few(who: People, persona: str, needed: int) -> Note | None:
    n = who.counted[persona]
    if n < needed:
        return noted("not_enough_data", "note.few_in_persona", n=n, needed=needed)
    if who.number - n < needed:
        return noted("no_comparison", "note.persona_is_everyone", n=n, all=who.number)
    return None
