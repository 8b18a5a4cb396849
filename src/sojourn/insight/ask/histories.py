"""Histories: the selected events of each profile or case in order. The ground all questions about order stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir

from sojourn.insight.answer import Selection
from sojourn.insight.ports import Engine
from sojourn.insight.selection import selected_events
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted
from sojourn.rules.compile import field_text

ORDER = ("moment", "seq")
"""Order of one history: by time, ties as they arrived."""


@dataclass(frozen=True)
class Histories:
    """`rows`: the events with two more columns, `key` (whose history, not null) and `moment` (UTC without a zone).

    `unit` says what a key is: 'profile', 'case' or the name of a property.
    """

    rows: ir.Table
    unit: str
    notes: list[Note]

    @property
    def units(self) -> str:
        """The unit in the plural, for sentences."""
        return {"profile": "profiles", "case": "cases"}.get(self.unit, f"values of {self.unit}")


def histories(engine: Engine, selection: Selection, case: str | None = None) -> Histories:
    """The histories of a selection by `case`: 'profile', 'case' or a property.

    None takes cases when any selected event has one, else profiles. Events without the key are left out and told.
    """
    events = selected_events(engine.events(), selection)
    unit, notes = case or "profile", []
    if case is None or case == "case":
        all_, with_case = _counted(engine, events)
        unit = "case" if case or with_case else "profile"
        if unit == "case" and all_ > with_case:
            notes.append(noted("other", "ask.no_case", left_out=all_ - with_case, all=all_))
    return Histories(_keyed(events, unit), unit, notes)


def _counted(engine: Engine, events: ir.Table) -> tuple[int, int]:
    counts = events.aggregate(all=events.count(), with_case=events["case_id"].count())
    row = engine.fetch(counts).to_pylist()[0]
    return int(row["all"]), int(row["with_case"])


def _keyed(events: ir.Table, unit: str) -> ir.Table:
    key = events["profile_id"] if unit == "profile" else field_text("case" if unit == "case" else unit, events)
    # Without a zone, differences and calendar periods are plain arithmetic; with one, engines consult a calendar.
    time: Any = events["time"]
    rows = events.mutate(key=key, moment=time.cast("timestamp(6)"))
    return rows if unit == "profile" else rows.filter(rows["key"].notnull())
