"""The English of every sentence that measuring makes: limits of results, definitions, windows, what to do next.

`phrase` makes one, `noted` one that names a limit. Each key has its words in `web/src/i18n/said` in every language.
"""

from __future__ import annotations

from typing import Final

from sojourn.kernel.phrase import Catalogue, Fact, Template
from sojourn.maps.measured import Note, NoteCode

_NOTES: Final[dict[str, Template]] = {
    "note.no_ends": (
        "Not defined: the journey names no ends, so nobody can be said to have completed it or dropped off."
    ),
    "note.no_match": "Not bound: no rule says which events are this step. Add a match rule to '{title}'.",
    "note.no_feedback": "Not bound: no rule says which answers speak of this step. Add a feedback rule to '{title}'.",
    "note.no_match_anywhere": "Not bound: no step has a match rule.",
    "note.no_feedback_anywhere": "Not bound: no step has a feedback rule.",
    "note.no_later_stage": "Not defined: there is no later stage.",
    "note.no_order": "Not measurable: these steps are answers of one survey and carry no order.",
    "note.none_opened": "No instance of this journey opened in this window and group.",
    "note.open_apart": (
        "{count:number} instance is still open: it is counted apart, not in completion.",
        "{count:number} instances are still open: they are counted apart, not in completion.",
    ),
    "note.open_left_out": (
        "{count:number} instance is still open: it is left out of drop-off.",
        "{count:number} instances are still open: they are left out of drop-off.",
    ),
    "note.few_answers": "Not enough data: {n:number} of the {needed:number} answers needed.",
    "note.few_instances": "Not enough data: {n:number} of the {needed:number} instances needed.",
    "note.few_times": "Not enough data: {n:number} of the {needed:number} times needed.",
    "note.few_people": "Not enough data: {n:number} people for {columns:number} adjustments.",
    "note.few_low": "Not enough: {low:number} low ratings, {needed:number} needed.",
    "note.no_segment": "No segment rule: nothing says which people this persona stands for.",
    "note.few_in_persona": "Not enough data: {n:number} of the {needed:number} people needed.",
    "note.persona_is_everyone": (
        "Stands for {n:number} of all {all:number} people: nobody is left to compare them with."
    ),
    "note.new_step": "Not measurable: '{title}' is not a step of {baseline}, which the data is about.",
    "note.no_metric": "Not bound: the current map has no metric '{name}'.",
    "note.no_importance": "Nobody has said how important '{title}' is to customers.",
    "note.associated": (
        "Associated with, not caused by. Adjusted for the declared properties and for earlier ratings."
    ),
    "note.mixed_scales": "Mixed scales: {scales}.",
    "note.medians_untested": "Medians are shown beside each other; their difference is not tested.",
    "note.no_sql": "No SQL for {engine}: this query cannot be written for it.",
    "note.no_sql_json": "No SQL for {engine}: reading a property from JSON as this query does has no equivalent there.",
    "note.no_sql_operation": "No SQL for {engine}: the operation {operation} of this query has no equivalent there.",
    "trial.no_data": "The workspace has no events yet: import some, then a rule can be tried.",
    "trial.no_rows": "No row of the data is like this.",
    "around.drawn": "Order as drawn; answers carry no time of their own.",
    "around.real": "Order as it happened: the step met directly before and after.",
    "around.nobody": "Nobody met this step, as far as the data says.",
}

_ANSWERS: Final[dict[str, Template]] = {
    "ask.no_event": "No event is named '{event}'.",
    "ask.no_property": "No event has a property '{name}'.",
    "ask.no_property_near": "No event has a property '{name}'. The nearest there are: {near}.",
    "ask.nothing": "Nothing in the selection: no rows to count.",
    "ask.no_case": "{left_out:number} of {all:number} events have no case and are left out.",
    "ask.most_names": ("The {shown:number} most frequent of {all:number} event names are shown; shares are of all."),
    "ask.most_rows": "The {shown:number} most frequent of {all:number} rows are shown; shares are of all.",
    "ask.most_transitions": (
        "The {shown:number} most frequent of {all:number} transitions are shown; shares are of all."
    ),
    "ask.most_variants": "The {shown:number} most frequent of {all:number} variants are shown; shares are of all.",
    "ask.variants_cut": (
        "{count:number} history has more than {longest:number} events: variants are cut after {longest:number}.",
        "{count:number} histories have more than {longest:number} events: variants are cut after {longest:number}.",
    ),
    "ask.newest_day": "The day {last:day} is the newest and may not be over: its counts can still grow.",
    "ask.newest_week": "The week from {last:day} is the newest and may not be over: its counts can still grow.",
    "ask.newest_month": "The month from {last:day} is the newest and may not be over: its counts can still grow.",
    "ask.most_periods": (
        "At most {count:number} period after a cohort's first is shown.",
        "At most {count:number} periods after a cohort's first are shown.",
    ),
    "ask.never_came": "{missing:number} of {of:number} that began never came to '{end}' and have no time.",
    "ask.young": (
        "{count:number} had not finished and began less than {within:duration} before the data end.",
        "{count:number} had not finished and began less than {within:duration} before the data end.",
    ),
    "ask.most_groups": "The {shown:number} largest of {all:number} groups are shown; n is of all.",
    "ask.unbound_step": "'{title}' is not bound to events and left out.",
    "ask.no_feedback": "No step of the map says which answers speak of it.",
    "ask.mixed_scales": "{question} was asked on different scales: no mean, top-two share or NPS.",
    "ask.one_answer": "{question} has one answer with a score: no interval.",
    "ask.no_answer": "{question} has no answer with a score.",
}

_DEFINITIONS: Final[dict[str, Template]] = {
    "value.emotion": "mean over instances of each one's mean valence",
    "value.emotion_scale": (
        "(score − {middle:number}) × {factor:number}, scale {low:number} to {high:number}, "
        "one mean an instance, then the mean"
    ),
    "value.emotion_five": (
        "(score − {middle:number}), scale {low:number} to {high:number}, one mean an instance, then the mean"
    ),
    "value.reach": "instances with at least one visit / all instances",
    "value.reach_told": "instances with at least one visit / those who could tell",
    "value.dropoff": (
        "closed instances whose last step this is and that did not succeed / closed instances that met it"
    ),
    "value.time_to_next": (
        "seconds from the last visit here to the next step's visit, the first time the instance goes on; median"
    ),
    "value.repeats": "visits of an instance; share with two or more",
    "value.rate": "instances with such an event",
    "value.rate_among": "instances with such an event among those with: {rule}",
    "counted.window": "instances in the window",
    "counted.unit_window": "{unit} in the window",
    "counted.persona": "of persona {name}",
    "counted.filtered": "that pass the filter",
    "counted.blank": "left the question blank or were not asked",
    "counted.not_used": 'ticked "not used"',
    "counted.answers": "answers counted",
    "counted.could_not_tell": "could not tell whether they used it",
    "counted.met": "met the step",
    "counted.open": "are still open",
    "counted.ended": "ended here without success",
    "counted.went_on": "went on to another step",
    "counted.twice": "met it twice or more",
    "counted.count": "instances that count",
    "counted.all": "all instances",
    "interval.emotion": "95 %, Student t on {freedom:number} degrees of freedom; shares: Wilson",
    "interval.share": "share, 95 % Wilson interval",
    "interval.median": "median, 95 % distribution-free interval by order statistics",
    "interval.stake": "low raters' share of all with an outcome x adjusted gap; HC1 95 % interval of the gap",
    "window.both": (
        "[{start:moment}, {end:moment}) UTC, by the time an instance opens; "
        "it is abandoned after {pause:duration} without a mapped event"
    ),
    "window.from": (
        "[{start:moment}, now) UTC, by the time an instance opens; "
        "it is abandoned after {pause:duration} without a mapped event"
    ),
    "window.until": (
        "[the beginning, {end:moment}) UTC, by the time an instance opens; "
        "it is abandoned after {pause:duration} without a mapped event"
    ),
    "window.all": (
        "[the beginning, now), by the time an instance opens; "
        "it is abandoned after {pause:duration} without a mapped event"
    ),
    "as_of.lake": "lake version {version:number}, {at:moment} UTC",
}

_NAMES: Final[dict[str, Template]] = {
    "span.month": "{first:month}",
    "span.days": "{first:day} to {last:day}",
    "span.since": "since {first:day}",
    "span.until": "until {last:day}",
    "span.all": "all time",
    "group.everyone": "Everyone",
    "group.no_filter": "no filter",
    "group.all_channels": "all channels",
    "unit.instances": "instances",
    "unit.cases": "cases",
}

_NEXT: Final[dict[str, Template]] = {
    "next.import": 'Bring data to "{journey}"',
    "next.import_why": "No instance of this journey is in the data. Import events, or check its rules.",
    "next.review": 'Review "{journey}"',
    "next.review_why": ("Overdue by {count:number} day.", "Overdue by {count:number} days."),
    "next.bind": 'Bind "{step}"',
    "next.bind_why": "{journey} has no rule for this step: its reach and feeling are unknown.",
    "next.confirm": "Confirm a pain: {step}",
    "next.confirm_why": "{value:signed}.",
    "next.confirm_assumed": "{value:signed}; people assumed {assumed:signed}.",
}

_EFFECTS: Final[dict[str, Template]] = {
    "effect.not_randomised": (
        "Associated with the change. Not randomised: the groups may differ in more than this change."
    ),
    "effect.no_comparison": (
        "Associated with the change. No comparison: all else that changed between the windows is in this difference."
    ),
    "effect.no_step": "The map has no step '{step}'.",
    "effect.overlap": (
        "Not computed: {count:number} {unit} are in more than one of the groups. "
        "Make windows and groups exclude each other."
    ),
    "effect.few": (
        "Not enough data: {before:number} answers before, {after:number} after; {needed:number} are needed in each."
    ),
    "effect.few_beside": (
        "Not enough data: {before:number} answers before, {after:number} after; in the comparison "
        "{before_other:number} before, {after_other:number} after; {needed:number} are needed in each."
    ),
}

phrase: Final = Catalogue({**_EFFECTS, **_NOTES, **_ANSWERS, **_DEFINITIONS, **_NAMES, **_NEXT})


def noted(code: NoteCode, key: str, /, **facts: Fact) -> Note:
    """A named limit in the words of `key`; facts beyond its holes are kept for programs."""
    return Note(code=code, **phrase(key, **facts).model_dump())
