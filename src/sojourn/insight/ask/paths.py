"""Ways from an event or to an event: what people did next, or before, up to a number of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import ibis
import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.histories import ORDER, histories
from sojourn.insight.ask.wording import Named, answer, cut_note, fetch_rows, read_rules, title
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.kernel.errors import InvalidInput
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule

Shape: TypeAlias = Literal["tree", "graph"]
TREE_COLUMNS = ("path", "count", "share")
GRAPH_COLUMNS = ("depth", "from", "to", "count", "share")
_LONGEST = 50


@dataclass(frozen=True)
class Ends:
    """Where ways begin and end; at least one is usual, without both a way begins at the first event."""

    start: Rule | None
    end: Rule | None

    @property
    def backward(self) -> bool:
        """Ways are read back from their end."""
        return self.start is None and self.end is not None


def paths(  # noqa: PLR0913 - each is a choice of the person who asks
    engine: Engine,
    selection: Selection = EVERYTHING,
    *,
    start: Named | None = None,
    end: Named | None = None,
    length: int = 5,
    shape: Shape = "tree",
    case: str | None = None,
    limit: int = 1_000,
) -> Answer:
    """Ways of at most `length` events through the histories, one a history.

    With `start` (an event's name or a rule) a way begins at the first event that matches; with `end` alone it is the
    `length` events up to and with the first that matches; with both it runs from the first start to the first end
    after it, and histories that do not get there within `length` events are left out. Without either it begins at the
    first event. Shape 'tree' gives `path` (names), `count`, `share`; 'graph' gives `from`, `to` at `depth` (1 is the
    first step of the way; read back from an end, -1 is the last). Shares are of all ways, which is `n`.
    """
    if not 1 <= length <= _LONGEST:
        raise InvalidInput(
            "bad_length",
            f"The length {length} is not possible.",
            f"Choose from 1 to {_LONGEST} events.",
            length=length,
            most=_LONGEST,
        )
    given = [named for named in (start, end) if named is not None]
    rules, notes = read_rules(engine, given)
    ends = Ends(rules[0] if start is not None else None, rules[-1] if end is not None else None)
    found = histories(engine, selection, case)
    ways = _ways(found.rows, ends, length)
    ordered = _tree(ways, ends, length, limit) if shape == "tree" else _graph(ways, ends, limit)
    rows = fetch_rows(engine, ordered)
    n = int(rows[0]["all"]) if rows else 0
    if shape == "graph":
        n = _number_of_ways(engine, ways)
    told = [_row(row, shape, n) for row in rows]
    if shape == "tree":  # the engine counts places from the end where paths lead to one: there ties stand otherwise
        told.sort(key=lambda row: (-row["count"], row["path"]))
    return answer(
        engine,
        selection,
        TREE_COLUMNS if shape == "tree" else GRAPH_COLUMNS,
        told,
        n=n,
        definition={
            "question": "paths",
            "per": found.unit,
            "from": title(start) if start is not None else None,
            "to": title(end) if end is not None else None,
            "length": length,
            "n": "ways, one a history",
        },
        notes=[*found.notes, *notes, *cut_note(len(rows), int(rows[0]["kinds"]) if rows else 0, "ask.most_rows")],
        expression=ordered,
    )


def _row(row: dict[str, Any], shape: Shape, n: int) -> dict[str, Any]:
    share = row["count"] / n
    if shape == "graph":
        return {**{key: row[key] for key in ("depth", "from", "to", "count")}, "share": share}
    path = [row[key] for key in sorted(key for key in row if key.startswith("at_")) if row[key] is not None]
    return {"path": path, "count": row["count"], "share": share}


def _ways(rows: ir.Table, ends: Ends, length: int) -> ir.Table:
    """The events of all ways: key, name, place; place 0 is where the way begins, or ends when read back."""
    flags: dict[str, Any] = {}
    if ends.start is not None:
        flags["starts"] = condition(ends.start, rows)
    if ends.end is not None:
        flags["ends"] = condition(ends.end, rows)
    slim = rows.select("key", "moment", "seq", "name", **flags)
    placed: Any = slim.mutate(at=ibis.row_number().over(group_by="key", order_by=ORDER))
    anchor = "ends" if ends.backward else "starts"
    if ends.start is None and ends.end is None:
        anchored: Any = placed.mutate(place=placed["at"])
    else:
        first: Any = placed[anchor].ifelse(placed["at"], ibis.null("int64")).min()
        anchored: Any = placed.mutate(place=placed["at"] - first.over(group_by="key"))
    inside = anchored["place"].between(1 - length, 0) if ends.backward else anchored["place"].between(0, length - 1)
    ways = anchored.filter(inside)
    return _up_to_end(ways) if ends.start is not None and ends.end is not None else ways


def _up_to_end(ways: Any) -> ir.Table:
    stop: Any = (ways["ends"] & (ways["place"] > 0)).ifelse(ways["place"], ibis.null("int64")).min()
    stopped = ways.mutate(stop=stop.over(group_by="key"))
    return stopped.filter(stopped["place"] <= stopped["stop"])


def _tree(ways: Any, ends: Ends, length: int, limit: int) -> ir.Table:
    places = range(1 - length, 1) if ends.backward else range(length)
    columns = {f"at_{number:02d}": place for number, place in enumerate(places)}
    wide = ways.group_by("key").aggregate(
        **{name: ways["name"].max(where=ways["place"] == place) for name, place in columns.items()}
    )
    counted: Any = wide.group_by(*columns).aggregate(count=wide.count())
    totals = counted.mutate(all=counted["count"].sum().over(), kinds=counted.count().over())
    return totals.order_by(ibis.desc("count"), *(totals[name].asc(nulls_first=True) for name in columns)).limit(limit)


def _graph(ways: ir.Table, ends: Ends, limit: int) -> ir.Table:
    ahead = ways.mutate(to=ways["name"].lead().over(group_by="key", order_by="place"))
    edges: Any = ahead.filter(ahead["to"].notnull())
    depth = edges["place"] if ends.backward else edges["place"] + 1
    counted: Any = edges.group_by(**{"depth": depth, "from": edges["name"], "to": edges["to"]}).aggregate(
        count=edges.count()
    )
    totals = counted.mutate(kinds=counted.count().over(), all=ibis.literal(0))
    kept = totals.order_by(ibis.desc("count"), "depth", "from", "to").limit(limit)
    return kept.order_by("depth", ibis.desc("count"), "from", "to")


def _number_of_ways(engine: Engine, ways: ir.Table) -> int:
    starts = ways.filter(ways["place"] == 0)
    return int(fetch_rows(engine, starts.aggregate(ways=starts.count()))[0]["ways"])
