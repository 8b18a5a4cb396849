"""A journey's rules as columns over the events table: which step an event is, whether it starts or ends a walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ibis

from sojourn.events.columns import ANSWER_NAME
from sojourn.insight.tables import Column, Rows
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey, Step
from sojourn.rules.compile import condition, field_text
from sojourn.rules.model import All, Compare, Node, Not, Rule

_ANSWER_FIELDS = frozenset({"question", "score", "text"})


@dataclass(frozen=True)
class Binding:
    """A journey ready to be measured. Steps stand in the order of the map; a step is known by its place there."""

    journey: Journey
    steps: tuple[Step, ...]
    stage_starts: tuple[int, ...]
    """For each step the place of the first step of the next stage (the number of steps when there is none)."""
    outcomes: tuple[str, ...]
    successes: tuple[int, ...]
    """Places in `outcomes` of those that are a success."""

    @property
    def timeout_micros(self) -> int:
        """The longest pause inside one walk, in microseconds."""
        return round(self.journey.scope.timeout.total_seconds() * 1_000_000)

    @property
    def by_profile(self) -> bool:
        """Whether walks belong to profiles rather than to cases."""
        return self.journey.scope.case == "profile"


def bind(journey: Journey) -> Binding:
    """The journey's steps in order with what measuring needs to know about them."""
    steps = tuple(journey.steps_in_order())
    later: list[int] = []
    for step in steps:
        last = max(place for place, other in enumerate(steps) if other.stage == step.stage)
        later.append(last + 1)
    outcomes = tuple(journey.scope.ends)
    wanted = journey.scope.success or outcomes
    successes = tuple(place for place, name in enumerate(outcomes) if name in wanted)
    return Binding(journey, steps, tuple(later), outcomes, successes)


def key_of(binding: Binding, table: Rows) -> Column:
    """Whose walk a row belongs to: the profile, the case, or a property; null rows belong to no walk."""
    case = binding.journey.scope.case
    if case == "profile":
        return table["profile_id"]
    return field_text(case, table)


def looks_at_answers(rule: Rule) -> bool:
    """Whether a rule speaks of answers: it names question, score or text, or the answers' own event name."""
    return any(
        not leaf.is_property
        and (leaf.field in _ANSWER_FIELDS or (leaf.field == "event" and ANSWER_NAME in leaf.values))
        for leaf in _leaves(rule.node)
    )


def admitted(rule: Rule, table: Rows, *, only_events: bool = False) -> Column:
    """Rows that a rule of the map means: answers only when the rule speaks of them, which need no asking for when the
    table holds `only_events`.

    Reading properties is a hundred times dearer than reading columns, so the parts of an `and` that need none are
    asked first and properties are read only where these hold.
    """
    parts = rule.node.parts if isinstance(rule.node, All) else (rule.node,)
    cheap = [part for part in parts if not _reads_properties(part)]
    dear = [part for part in parts if _reads_properties(part)]
    first = [condition(Rule(All(tuple(cheap))), table)] if cheap else []
    if not only_events and not looks_at_answers(rule):
        first.append(table["question"].isnull())
    if not dear:
        return ibis.and_(*first) if first else ibis.literal(value=True)
    rest = condition(Rule(All(tuple(dear))), table)
    all_first: Column = ibis.and_(*first)
    return all_first.ifelse(rest, ibis.literal(value=False)) if first else rest


def cheap_part(rule: Rule, table: Rows) -> Column:
    """What `admitted` asks first: holds for all rows of the rule, and perhaps for others."""
    parts = rule.node.parts if isinstance(rule.node, All) else (rule.node,)
    cheap = tuple(part for part in parts if not _reads_properties(part))
    return admitted(Rule(cheap[0] if len(cheap) == 1 else All(cheap)), table) if cheap else ibis.literal(value=True)


def properties_of(rules: Iterable[Rule]) -> list[str]:
    """The properties that rules read."""
    return sorted({leaf.field for rule in rules for leaf in _leaves(rule.node) if leaf.is_property})


def _reads_properties(node: Node) -> bool:
    return any(leaf.is_property for leaf in _leaves(node))


def step_of(binding: Binding, table: Rows, *, only_events: bool = False) -> Column:
    """Place of the first step whose `match` holds; null when none does."""
    branches = [
        (admitted(step.match, table, only_events=only_events), ibis.literal(place, "int16"))
        for place, step in enumerate(binding.steps)
        if step.match is not None
    ]
    return first_of(branches)


def outcome_of(binding: Binding, table: Rows, *, only_events: bool = False) -> Column:
    """Place of the first outcome whose rule holds; null when none does."""
    rules = binding.journey.scope.ends.values()
    branches = [
        (admitted(rule, table, only_events=only_events), ibis.literal(place, "int16"))
        for place, rule in enumerate(rules)
    ]
    return first_of(branches)


def first_of(branches: Sequence[tuple[Column, Column]]) -> Column:
    """The value of the first branch that holds, else null."""
    nothing = ibis.null("int16")
    return ibis.cases(*branches, else_=nothing) if branches else nothing


def segment_of(journey: Journey, persona: str | None) -> Rule | None:
    """The rule that finds a persona's people; None for everyone. Raises InvalidInput for a persona without a rule."""
    if persona is None:
        return None
    found = next((one for one in journey.personas if one.id == persona), None)
    if found is None:
        raise InvalidInput(
            "unknown_persona",
            f"The map {journey.slug!r} has no persona {persona!r}.",
            f"It has: {', '.join(one.id for one in journey.personas) or 'none'}.",
            persona=persona,
        )
    if found.segment is None:
        raise InvalidInput(
            "persona_without_segment",
            f"The persona {found.name!r} has no rule that says who it stands for.",
            "Add a segment rule to the persona, or measure everyone.",
            persona=persona,
        )
    return found.segment


def named(rule: Rule, field: str = "event") -> frozenset[str] | None:
    """Values of a column one of which every row of the rule has; None when nothing is known about them."""
    return _named(rule.node, field)


def _named(node: Node, field: str) -> frozenset[str] | None:
    if isinstance(node, Not):
        return None
    if isinstance(node, Compare):
        words = [value for value in node.values if isinstance(value, str)]
        told = node.field == field and not node.is_property and node.operator in ("=", "in")
        return frozenset(words) if told and len(words) == len(node.values) else None
    found = [_named(part, field) for part in node.parts]
    known = [one for one in found if one is not None]
    if isinstance(node, All):
        return frozenset[str].intersection(*known) if known else None
    return frozenset[str]().union(*known) if len(known) == len(found) else None


def only_names(binding: Binding) -> frozenset[str] | None:
    """The names of the mapped events where names alone say which events these are; else None.

    Then a list of names tells mapped events from the rest, which is far cheaper than asking every rule of every row.
    """
    scope = binding.journey.scope
    rules = [step.match for step in binding.steps if step.match is not None]
    rules += [*([scope.starts] if scope.starts is not None else []), *scope.ends.values()]
    found = [named(rule) for rule in rules if isinstance(rule.node, Compare) and not looks_at_answers(rule)]
    known = [one for one in found if one is not None]
    return frozenset[str]().union(*known) if known and len(known) == len(rules) else None


def _leaves(node: Node) -> list[Compare]:
    if isinstance(node, Compare):
        return [node]
    if isinstance(node, Not):
        return _leaves(node.part)
    return [leaf for part in node.parts for leaf in _leaves(part)]
