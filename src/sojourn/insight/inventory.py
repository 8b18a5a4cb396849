"""What the events table holds: counts, the span of time, and which fields and values a filter can speak of."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import ibis

from sojourn.events.columns import RULE_COLUMNS
from sojourn.insight.ports import Engine

FREQUENT = 200
"""At most so many values of a field are named."""
SAMPLE_ROWS = 20_000
"""Properties are looked at in about so many rows, spread evenly over the table."""

_LISTED = ("event", "channel", "question", "source")
_TYPES: dict[str, FieldType] = {"value": "number", "score": "number", "time": "time"}
FieldType = Literal["text", "number", "flag", "time"]


@dataclass(frozen=True)
class Inventory:
    """`events` and `answers` count rows; times are None for an empty table."""

    events: int
    answers: int
    profiles: int
    first_event: datetime | None
    last_event: datetime | None


@dataclass(frozen=True)
class FieldFound:
    """A field as written in a rule. `values`: the most frequent ones with their rows, of a sample when `sampled`.

    `distinct` counts values; None where they were not counted.
    """

    name: str
    kind: Literal["column", "property"]
    type: FieldType
    values: tuple[tuple[str, int], ...] = ()
    distinct: int | None = None
    sampled: bool = False


def inventory(engine: Engine) -> Inventory:
    """How much there is and since when."""
    table = engine.events()
    counted = table.aggregate(
        rows=table.count(),
        answers=table["question"].count(),
        profiles=table["profile_id"].nunique(),
        first_event=table["time"].min(),
        last_event=table["time"].max(),
    )
    row = engine.fetch(counted).to_pylist()[0]
    rows, answers = int(row["rows"]), int(row["answers"])
    return Inventory(rows - answers, answers, int(row["profiles"]), row["first_event"], row["last_event"])


def fields(engine: Engine) -> list[FieldFound]:
    """Every field that is used: typed columns first, then properties by how often they occur."""
    return [*_columns(engine), *_properties(engine)]


def _columns(engine: Engine) -> list[FieldFound]:
    table = engine.events()
    counts: dict[str, Any] = {field: table[column].count() for field, column in RULE_COLUMNS.items()}
    filled = table.aggregate(**counts)
    used = engine.fetch(filled).to_pylist()[0]
    return [_column(engine, field) for field in RULE_COLUMNS if used[field]]


def _column(engine: Engine, field: str) -> FieldFound:
    if field not in _LISTED:
        return FieldFound(field, "column", _TYPES.get(field, "text"))
    table = engine.events()
    column = table[RULE_COLUMNS[field]]
    rows = table.filter(column.notnull())
    if field == "event":
        rows = rows.filter(rows["question"].isnull())  # answers all have the one name
    counts = rows.group_by(value=rows[RULE_COLUMNS[field]]).aggregate(count=rows.count())
    found = engine.fetch(counts.order_by(ibis.desc("count"), "value")).to_pylist()
    values = tuple((str(row["value"]), int(row["count"])) for row in found[:FREQUENT])
    return FieldFound(field, "column", "text", values, len(found))


def _properties(engine: Engine) -> list[FieldFound]:
    table = engine.events()
    filled = table.filter(table["properties"].notnull())
    total = int(engine.fetch(filled.aggregate(rows=filled.count())).to_pylist()[0]["rows"])
    step = max(1, total // SAMPLE_ROWS)
    seq: Any = filled["seq"]
    sample = filled.filter(seq % step == 0).select("properties").limit(4 * SAMPLE_ROWS)
    seen: defaultdict[str, Counter[Any]] = defaultdict(Counter)
    for row in engine.fetch(sample).to_pylist():
        for name, value in json.loads(row["properties"]).items():
            if isinstance(value, str | int | float | bool):
                seen[name][value] += 1
    ordered = sorted(seen.items(), key=lambda item: (-item[1].total(), item[0]))
    return [_property(name, counts, sampled=step > 1) for name, counts in ordered]


def _property(name: str, counts: Counter[Any], *, sampled: bool) -> FieldFound:
    kinds = {type(value) for value in counts}
    numeric = kinds <= {int, float}
    kind: FieldType = "flag" if kinds == {bool} else "number" if numeric else "text"
    words = Counter[str]()
    for value, count in counts.items():
        words[_word(value)] += count
    frequent = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:FREQUENT]
    return FieldFound(name, "property", kind, tuple(frequent), len(words), sampled)


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
