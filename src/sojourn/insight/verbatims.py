"""In their words: what people wrote about a step, the worst and newest first, with what they gave as scores."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

import ibis

from sojourn.insight.attach import attach_answers
from sojourn.insight.chosen import key_rows
from sojourn.insight.drivers import outcome_metric
from sojourn.insight.emotion import by_instance
from sojourn.insight.metrics import instance_values
from sojourn.insight.moments import moment
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.maps.journey import Step
from sojourn.maps.panel import Topic, Verbatim
from sojourn.rules.compile import condition, field_text
from sojourn.rules.model import All, Compare, Rule

_MOST: Final = 50
_TOPICS: Final = 12
_names = itertools.count(1)


@dataclass(frozen=True)
class Words:
    """The first of them, how many there are, and what they speak of."""

    said: list[Verbatim]
    total: int
    topics: list[Topic]


def words(seen: View, place: int) -> Words:
    """Answers with text that the step's feedback rule means, or one of its rates by its properties."""
    step = seen.walks.binding.steps[place]
    rules = text_rules(step)
    if not rules:
        return Words([], 0, [])
    engine = seen.walks.engine
    said = engine.keep(_scored(seen, _said(seen, rules), place), f"words_{next(_names)}")
    try:
        return _told(seen, said)
    finally:
        engine.drop(said)


def _told(seen: View, said: Rows) -> Words:
    engine = seen.walks.engine
    about = said.filter(said["topic"] != "")
    topics = about.group_by("topic").agg(count=about.count())
    counted = engine.fetch(topics.order_by([ibis.desc("count"), ibis.asc("topic")]).limit(_TOPICS)).to_pylist()
    total = engine.fetch(said.count().name("n").as_table()).to_pylist()[0]["n"]
    order = [
        ibis.asc("score", nulls_first=False),
        ibis.asc("outcome", nulls_first=False),
        ibis.desc("us"),
        ibis.asc("seq"),
    ]
    rows = engine.fetch(said.order_by(order).limit(_MOST)).to_pylist()
    top = _out_of(seen)
    found = [_verbatim(row, top) for row in rows]
    return Words(found, total, [Topic(name=row["topic"], count=row["count"]) for row in counted])


def text_rules(step: Step) -> list[Rule]:
    """Rules for text answers: the feedback rule without its demands on the score, rates without the event's name.

    A rate speaks of events such as 'problem named'; the words that tell of the problem are an answer with the same
    properties, so the rate's other demands say whose words they are.
    """
    found: list[Rule] = []
    if step.feedback is not None:
        found.append(_without(step.feedback, ("score",)))
    found += [_without(rule, ("event",)) for rule in step.rates.values()]
    return [rule for rule in found if rule.node != All()]


def _without(rule: Rule, fields: tuple[str, ...]) -> Rule:
    parts = rule.node.parts if isinstance(rule.node, All) else (rule.node,)
    kept = tuple(
        part for part in parts if not (isinstance(part, Compare) and not part.is_property and part.field in fields)
    )
    return Rule(kept[0] if len(kept) == 1 else All(kept))


def _said(seen: View, rules: list[Rule]) -> Rows:
    rows = key_rows(seen.walks)
    rows = rows.filter(rows["question"].notnull() & rows["text"].notnull())
    rows = rows.filter(ibis.or_(*(condition(rule, rows) for rule in rules)))
    filters = seen.walks.binding.journey.filters
    place = field_text(filters[0].field, rows) if filters else ibis.null("string")
    narrow = rows.select(
        "key",
        "us",
        "seq",
        "text",
        topic=field_text("topic", rows, is_property=True).fill_null(""),
        lang=field_text("lang", rows, is_property=True).fill_null(""),
        place=place.fill_null(""),
    )
    return seen.ours(attach_answers(seen.walks, narrow))


def _scored(seen: View, said: Rows, place: int) -> Rows:
    felt = by_instance(seen.answers.filter(seen.answers["step"] == place)).select("instance", "score")
    ours = seen.answers.filter((seen.answers["step"] == place) & seen.answers["valence"].notnull())
    scale = ours.group_by("instance").agg(out_of=ours["scale_high"].max())
    found = said.left_join(felt, "instance").drop("instance_right").left_join(scale, "instance").drop("instance_right")
    settings = seen.walks.binding.journey.drivers
    if settings is None:
        return found.mutate(outcome=ibis.null("float64"))
    values = instance_values(seen, outcome_metric(seen, settings))
    outcome = values.select("instance", outcome=values["value"].cast("float64"))
    return found.left_join(outcome, "instance").drop("instance_right")


def _out_of(seen: View) -> float | None:
    settings = seen.walks.binding.journey.drivers
    if settings is None:
        return None
    kpi = outcome_metric(seen, settings)
    return kpi.top[1] if kpi.top else kpi.maximum


def _verbatim(row: dict[str, object], top: float | None) -> Verbatim:
    outcome = row["outcome"]
    return Verbatim.model_validate(
        {
            "text": row["text"],
            "lang": row["lang"],
            "score": row["score"],
            "out_of": row["out_of"],
            "other_score": outcome,
            "other_out_of": top if outcome is not None else None,
            "time": moment(int(str(row["us"]))),
            "place": row["place"],
            "topic": row["topic"],
        }
    )
