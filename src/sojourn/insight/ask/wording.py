"""What people name (an event, a rule as text) as rules, and the parts every answer shares: definition, notes, SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ports import Engine
from sojourn.insight.selection import described
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted
from sojourn.rules.model import Compare, Rule

Named: TypeAlias = str | Rule
"""An event's name or a rule's text, or a rule."""

_RULE_LIKE = re.compile(r"[=<>()'\"]")


def read_rules(engine: Engine, named: Sequence[Named]) -> tuple[list[Rule], list[Note]]:
    """A rule for each; a note for each event name that no event of the lake has.

    Text is the name of an event if an event has that name, else a rule if it can be read as one, else the name of an
    event that is not there. Raises InvalidInput for text that looks like a rule and cannot be read.
    """
    texts = sorted({text for text in named if isinstance(text, str)})
    known = _known_names(engine, texts)
    rules: list[Rule] = []
    notes: list[Note] = []
    for text in named:
        rule = text if isinstance(text, Rule) else _read(text, known)
        rules.append(rule)
        name = event_name(rule)
        if isinstance(text, str) and name == text and text not in known:
            notes.append(noted("no_events", "ask.no_event", event=text))
    return rules, notes


def event_name(rule: Rule) -> str | None:
    """The name, when the rule says no more than event = 'name'."""
    node = rule.node
    if isinstance(node, Compare) and (node.field, node.operator, node.is_property) == ("event", "=", False):
        return str(node.values[0])
    return None


def title(named: Named) -> str:
    """What a row calls it: the words as they were given; a rule by its event's name or its text."""
    return named if isinstance(named, str) else event_name(named) or named.text


def answer(  # noqa: PLR0913 - the parts of an answer
    engine: Engine,
    selection: Selection,
    columns: Sequence[str],
    rows: list[dict[str, Any]],
    *,
    n: int,
    definition: dict[str, Any],
    notes: Sequence[Note] = (),
    expression: ibis.Expr | Callable[[], ibis.Expr],
    before: Sequence[str] = (),
) -> Answer:
    """The answer with window, freshness, the selection in words and the SQL that ran, `before` and last."""
    told = list(notes)
    if not n and not any(note.code == "no_events" for note in told):
        told.append(noted("no_events", "ask.nothing"))
    return Answer(
        columns=tuple(columns),
        rows=rows,
        n=n,
        window=selection.window,
        as_of=engine.as_of,
        definition={**definition, **described(selection)},
        notes=told,
        statement=lambda: ";\n\n".join([*before, engine.sql(expression() if callable(expression) else expression)]),
    )


def fetch_rows(engine: Engine, expression: ir.Table) -> list[dict[str, Any]]:
    """All rows of an expression as dicts, in its order."""
    return engine.fetch(expression).to_pylist()


def cut_note(shown: int, all_: int, key: str) -> list[Note]:
    """A note in the words of `key` when not all rows are shown."""
    if all_ <= shown:
        return []
    return [noted("other", key, shown=shown, all=all_)]


def _known_names(engine: Engine, texts: list[str]) -> set[str]:
    if not texts:
        return set()
    events: Any = engine.events()
    found = events.filter(events["question"].isnull() & events["name"].isin(texts)).select("name").distinct()
    return {row["name"] for row in fetch_rows(engine, found)}


def _read(text: str, known: set[str]) -> Rule:
    named = Rule(Compare("event", "=", (text,)))
    if text in known:
        return named
    if not text.strip():
        raise InvalidInput("empty_step", "A step without words was given.", "Name an event or write a rule.")
    try:
        return Rule.parse(text)
    except InvalidInput:
        if _RULE_LIKE.search(text):
            raise
        return named
