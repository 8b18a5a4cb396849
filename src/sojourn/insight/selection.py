"""Which rows a question looks at: a `Selection` applied to the events table. Events and answers are kept apart here."""

from __future__ import annotations

from typing import Any, Final

import ibis
import ibis.expr.types as ir

from sojourn.insight.answer import Selection, Window
from sojourn.rules.compile import condition

EVERYTHING: Final = Selection()
"""No window, no filter."""


def selected_events(table: ir.Table, selection: Selection) -> ir.Table:
    """Rows that are events (no `question`) and pass window, channels, `where` and `who`."""
    rows = selected(table, selection)
    return rows.filter(rows["question"].isnull())


def selected_answers(table: ir.Table, selection: Selection) -> ir.Table:
    """Rows that are answers (with a `question`) and pass window, channels, `where` and `who`."""
    rows = selected(table, selection)
    return rows.filter(rows["question"].notnull())


def selected(table: ir.Table, selection: Selection) -> ir.Table:
    """Events and answers that pass. `who` looks at all rows of the window, whatever `channels` and `where` say."""
    rows = in_window(table, selection.window)
    chosen: Any = rows
    if selection.channels:
        chosen = chosen.filter(chosen["channel"].isin(selection.channels))
    if selection.where is not None:
        chosen = chosen.filter(condition(selection.where, chosen))
    if selection.who is not None:
        people = rows.filter(condition(selection.who, rows)).select("profile_id").distinct()
        chosen = chosen.semi_join(people, "profile_id")
    return chosen


def in_window(table: ir.Table, window: Window) -> ir.Table:
    """Rows with `start <= time < end`; an end that is None does not bound."""
    if window.start is not None:
        table = table.filter(table["time"] >= ibis.literal(window.start))
    if window.end is not None:
        table = table.filter(table["time"] < ibis.literal(window.end))
    return table


def described(selection: Selection) -> dict[str, object]:
    """The selection in words, for an answer's definition; what does not restrict is left out."""
    words: dict[str, object] = {}
    if selection.where is not None:
        words["where"] = selection.where.text
    if selection.channels:
        words["channels"] = list(selection.channels)
    if selection.who is not None:
        words["who"] = selection.who.text
    return words
