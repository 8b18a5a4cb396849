"""Lines of one order into one event: the lines' values summed, what differs between them kept as lists."""

from __future__ import annotations

import json

from sojourn.events.columns import COLUMNS
from sojourn.store.intake.session import Session
from sojourn.store.intake.source import literal

_SAME = ("time", "profile_id", "name", "channel", "session_id", "case_id")
_EMPTY = ("id", "question", "score", "scale_low", "scale_high", "text")


def fold_sql(session: Session, lines: str, target: str) -> str:
    """SELECT of the events that the events `lines` (a Parquet file, an event a row of the file) make together.

    Lines are one event's when case, person, time, name, channel and session agree. Its place is the first line's, its
    value the sum, its properties those of the lines: one value where all agree, else a list in the lines' order; the
    property `lines` says how many there were. Fills the table `target` with (seq, lines) of every event.
    """
    relation = f"read_parquet({literal(lines)})"
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT min(seq) AS seq, count(*) AS lines FROM {relation} "
        f"GROUP BY {', '.join(_SAME)}"
    )
    columns = {name: name for name in _SAME} | dict.fromkeys(_EMPTY, "NULL")
    columns |= {
        "seq": "min(seq)",
        "value": "round(sum(value ORDER BY seq), 6)",
        "properties": _properties(_keys(session, relation)),
        "source": "first(source)",
        "received_at": "first(received_at)",
    }
    types = {"score": "DOUBLE", "scale_low": "DOUBLE", "scale_high": "DOUBLE"}
    listed = ", ".join(
        f"{columns[name]}::{types.get(name, 'VARCHAR')} AS {name}" if name in _EMPTY else f"{columns[name]} AS {name}"
        for name in COLUMNS
    )
    return f"SELECT {listed} FROM {relation} GROUP BY {', '.join(_SAME)} ORDER BY seq"


def _keys(session: Session, relation: str) -> list[str]:
    found = session.rows(f"SELECT DISTINCT unnest(json_keys(properties)) FROM {relation} ORDER BY 1")
    return [str(row[0]) for row in found]


def _properties(keys: list[str]) -> str:
    """A JSON object of every key, with the number of lines; a key that no line has is left out."""
    counted = "lines" if "lines" not in keys else "lines_folded"
    members = [f"{literal(json.dumps(counted) + ':')} || count(*)::VARCHAR"]
    for key in keys:
        pointer = literal("/" + key.replace("~", "~0").replace("/", "~1"))
        item = f"json_extract(properties, {pointer})::VARCHAR"
        every = f"'[' || string_agg(coalesce({item}, 'null'), ',' ORDER BY seq) || ']'"
        content = f"CASE WHEN min({item}) = max({item}) AND count({item}) = count(*) THEN min({item}) ELSE {every} END"
        name = literal(json.dumps(key, ensure_ascii=False) + ":")
        members.append(f"CASE WHEN count({item}) > 0 THEN {name} || {content} END")
    return f"'{{' || concat_ws(',', {', '.join(members)}) || '}}'"
