"""Trying a rule before a map has it: which rows it means, of how many people, and what other steps mean as well."""

from __future__ import annotations

from typing import Any

import ibis

from sojourn.insight import estimates
from sojourn.insight.binding import admitted
from sojourn.insight.ports import Engine
from sojourn.insight.tables import Column, Rows
from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import ShareOf
from sojourn.maps.phrases import noted
from sojourn.maps.trial import Example, RuleKind, Shared, Trial
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule

EXAMPLES = 3
_ROW = ("time", "seq", "profile_id", "name", "channel", "value", "question", "score", "text")


def try_rule(engine: Engine, journey: Journey, step: str | None, kind: RuleKind, rule: Rule, people: int) -> Trial:
    """What `rule` means in the facts, were it the `kind` of the step (None: of a step not on the map yet).

    `people` is how many there are in all. Raises InvalidInput where an operand does not fit its field.
    """
    table: Rows = engine.events()
    others = [one for one in journey.steps_in_order() if one.id != step and _rule_of(one, kind) is not None]
    rows = table.filter(meant(rule, kind, table))
    found = _counted(engine, rows, kind, others)
    count = found["rows"]
    return Trial(
        kind=kind,
        rule=rule.text,
        rows=count,
        people=estimates.share(found["people"], people) if people else ShareOf(),
        unusable=found["unusable"] if kind == "feedback" else None,
        examples=_examples(engine, rows) if count else [],
        shared=[
            Shared(step=one.id, title=one.title, rows=found[f"shared_{place}"])
            for place, one in enumerate(others)
            if found[f"shared_{place}"]
        ],
        note=None if count else noted("no_events", "trial.no_rows"),
    )


def meant(rule: Rule, kind: RuleKind, table: Rows) -> Column:
    """The rows a rule means where it stands: `feedback` only answers, `match` and `asked` as `admitted` has it."""
    if kind == "segment":
        return condition(rule, table)
    if kind == "feedback":
        return table["question"].notnull() & condition(rule, table)
    return admitted(rule, table)


def _rule_of(step: Step, kind: RuleKind) -> Rule | None:
    """The rule beside which one of this kind is shown: events belong to one step, answers may speak of several."""
    return {"match": step.match, "feedback": step.feedback}.get(kind)


def _counted(engine: Engine, rows: Rows, kind: RuleKind, others: list[Step]) -> dict[str, int]:
    wanted: dict[str, Column] = {"rows": rows.count(), "people": rows["profile_id"].nunique()}
    if kind == "feedback":
        usable = rows["score"].between(rows["scale_low"], rows["scale_high"])
        wanted["unusable"] = (~usable.fill_null(False)).sum()  # noqa: FBT003 - the value for missing
    for place, one in enumerate(others):
        rule = _rule_of(one, kind)
        if rule is not None:
            wanted[f"shared_{place}"] = meant(rule, kind, rows).sum()
    row: dict[str, Any] = engine.fetch(rows.agg(**wanted)).to_pylist()[0]
    return {name: int(value or 0) for name, value in row.items()}


def _examples(engine: Engine, rows: Rows) -> list[Example]:
    """The newest rows; an answer is called by its question."""
    newest = rows.select(*_ROW).order_by([ibis.desc("time"), ibis.desc("seq")]).limit(EXAMPLES)
    return [
        Example(
            time=row["time"],
            person=row["profile_id"],
            name=row["question"] if row["question"] is not None else row["name"],
            channel=row["channel"],
            value=row["value"],
            score=row["score"],
            text=row["text"],
        )
        for row in engine.fetch(newest).to_pylist()
    ]
