"""Which events there are, how often, and by how many people."""

from __future__ import annotations

from typing import Any

import ibis

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.wording import answer, cut_note, fetch_rows
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING, selected_events

COLUMNS = ("event", "count", "profiles")


def events(engine: Engine, selection: Selection = EVERYTHING, *, limit: int = 10_000) -> Answer:
    """Events by name with the number of different profiles, most frequent first, ties by name.

    `n` is the number of events. At most `limit` names are shown; a note tells when there are more.
    """
    rows = selected_events(engine.events(), selection)
    counted: Any = rows.group_by(event=rows["name"]).aggregate(
        count=rows.count(),
        profiles=rows["profile_id"].nunique(),
    )
    totals = counted.mutate(all=counted["count"].sum().over(), names=counted.count().over())
    ordered = totals.order_by(ibis.desc("count"), "event").limit(limit)
    found = fetch_rows(engine, ordered)
    return answer(
        engine,
        selection,
        COLUMNS,
        [{key: row[key] for key in COLUMNS} for row in found],
        n=int(found[0]["all"]) if found else 0,
        definition={"question": "events", "n": "events"},
        notes=cut_note(len(found), int(found[0]["names"]) if found else 0, "ask.most_names"),
        expression=ordered,
    )
