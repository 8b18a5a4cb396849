"""Which questions were asked, and after which step: the rules that bind answers to steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import ibis
import ibis.expr.types as ir

from sojourn.insight.discovery.cases import key_of
from sojourn.insight.discovery.concepts import concept_of
from sojourn.insight.discovery.facts import Question, Tally, rows
from sojourn.insight.discovery.names import words_of
from sojourn.insight.ports import Engine
from sojourn.rules.model import All, Compare, Rule

MANY = 200
_KINDS = 1_000
_NEARLY_ALL = 0.9


@dataclass(frozen=True)
class Binding:
    """Questions of each kind of event, and the share of each question's answers that the kind stands before."""

    by_kind: dict[int, list[Question]] = field(default_factory=dict[int, list[Question]])
    spread: dict[str, float] = field(default_factory=dict[str, float])
    unbound: tuple[Question, ...] = ()


def questions(engine: Engine, answers: ir.Table) -> list[Question]:
    """Questions in the order their first answers arrived, which is the order of a survey's columns."""
    grouped = answers.group_by("question").aggregate(
        answers=answers.count(),
        scored=answers["score"].count(),
        cases=answers["profile_id"].nunique(),
        low=answers["scale_low"].min(),
        high=answers["scale_high"].max(),
        arrived=answers["seq"].min(),
    )
    found = rows(engine.fetch(grouped.order_by([grouped["arrived"], grouped["question"]]).limit(MANY)))
    return [Question(row["question"], row["answers"], row["scored"], row["cases"], _scale(row)) for row in found]


def answering(engine: Engine, events: ir.Table, answers: ir.Table, tallies: Sequence[Tally]) -> list[Tally]:
    """Kinds that are nothing but people giving an answer: named after one, and with one at nearly each event.

    They come when people feel like it, often before what they speak of is over, so as steps they would cut journeys
    short. None when hardly anything else happens.
    """
    named = [item for item in tallies if any(concept_of(word) == "Review" for word in words_of(item.kind.name))]
    if not named or len(tallies) - len(named) < 2:
        return []
    given = answers.select("profile_id", "time").distinct()
    about = events.filter(cast("ir.StringColumn", events["name"]).isin([item.kind.name for item in named]))
    said = about.semi_join(given, ["profile_id", "time"])
    counted = {row["name"]: row["n"] for row in rows(engine.fetch(said.group_by("name").aggregate(n=said.count())))}
    return [item for item in named if counted.get(item.kind.name, 0) >= _NEARLY_ALL * item.count]


def _scale(row: dict[str, float | None]) -> tuple[float, float] | None:
    low, high = row["low"], row["high"]
    return (low, high) if low is not None and high is not None else None


def bind(engine: Engine, events: ir.Table, answers: ir.Table, case: str, asked: Sequence[Question]) -> Binding:
    """Each question goes to the kind of event that most often stands last before its answers, of the same case.

    `events` are the mapped ones (key, kind, time, seq). Answers with no such event before them count for no kind; a
    question without any is unbound.
    """
    if not asked:
        return Binding()
    keyed = answers.mutate(key=key_of(answers, case))
    keyed = keyed.filter(keyed["key"].notnull() & keyed["score"].notnull())
    counted = _before(engine, events, keyed)
    binding = Binding()
    unbound: list[Question] = []
    for question in asked:
        kinds = counted.get(question.name, {})
        if not kinds:
            unbound.append(question)
            continue
        best = min(kinds, key=lambda kind: (-kinds[kind], kind))
        binding.by_kind.setdefault(best, []).append(question)
        binding.spread[question.name] = kinds[best] / max(1, question.scored)
    return Binding(binding.by_kind, binding.spread, tuple(unbound))


def _before(engine: Engine, events: ir.Table, answers: ir.Table) -> dict[str, dict[int, int]]:
    """Question -> kind -> number of answers that the kind stands last before (at the same moment counts as before)."""
    no_question = ibis.null("string")
    happened = events.select("key", "time", "seq", "kind", question=no_question, answer=ibis.literal(0, "int8"))
    said = answers.select(
        "key", "time", "seq", "question", kind=ibis.null("int16"), answer=ibis.literal(1, "int8")
    ).select("key", "time", "seq", "kind", "question", "answer")
    both = ibis.union(happened, said)
    order = ibis.window(group_by="key", order_by=["time", "answer", "seq"])
    until = ibis.window(group_by="key", order_by="place", preceding=None, following=0)
    # The place counts up along the case, so the largest (place, kind) so far belongs to the event that came last.
    marked = both.mutate(place=ibis.row_number().over(order))
    place, kind = cast("ir.NumericColumn", marked["place"]), cast("ir.NumericColumn", marked["kind"])
    marked = marked.mutate(mark=place * _KINDS + kind)
    latest = cast("ir.NumericColumn", cast("ir.NumericColumn", marked["mark"]).max().over(until))
    placed = marked.mutate(before=latest % _KINDS)
    chosen = placed.filter(placed["question"].notnull() & placed["before"].notnull())
    grouped = chosen.group_by(["question", "before"]).aggregate(n=chosen.count())
    found: dict[str, dict[int, int]] = {}
    for row in rows(engine.fetch(grouped)):
        found.setdefault(row["question"], {})[row["before"]] = row["n"]
    return found


def asked_rule(names: Sequence[str]) -> Rule:
    """Answers to these questions, also those without a usable score."""
    if len(names) == 1:
        return Rule(Compare("question", "=", (names[0],)))
    return Rule(Compare("question", "in", tuple(names)))


def scored_rule(name: str) -> Rule:
    """Answers to one question with a usable score."""
    return Rule(All((Compare("question", "=", (name,)), Compare("score", "exists"))))
