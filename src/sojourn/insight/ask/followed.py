"""Pairs of directly following events counted in this process: one fetch, one sort, two halves beside each other.

The engine's own windows say the same and take two to eight times as long; `transitions.described` is that query.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sojourn.insight.beside import beside, worth_halving
from sojourn.insight.cutting import coded, numbers
from sojourn.insight.moments import micros_of
from sojourn.insight.numbering import counted_through, hashed
from sojourn.insight.ordering import Ints, roughly_ordered, settled
from sojourn.insight.ports import Engine
from sojourn.insight.tables import Rows
from sojourn.insight.times import grouped


def followed(engine: Engine, rows: Rows, limit: int) -> list[dict[str, Any]]:
    """The most frequent pairs: `from`, `to`, `count`, `median_seconds`, and `all` pairs of how many `kinds` there are.

    `rows` hold key, name, time and seq. Most frequent first, ties by names.
    """
    slim = rows.select("key", "name", "seq", us=micros_of(rows["time"], engine.name))
    found, keys = _counted(engine, hashed(slim, engine.name), rows)
    if keys != found.keys:  # two keys share a hash, so that their histories were one
        numbered = counted_through(engine, rows.select("key"))
        try:
            found, _ = _counted(engine, numbered.add(slim), rows)
        finally:
            engine.drop(numbered.keys)
    return _most_frequent(found.pair, found.micros, names=found.names, limit=limit)


@dataclass(frozen=True)
class _Followed:
    """Of each event but a history's last: which name follows which, and after how long; how many keys there were."""

    pair: Ints
    micros: Ints
    names: list[str]
    keys: int


def _counted(engine: Engine, slim: Rows, rows: Rows) -> tuple[_Followed, int]:
    """The pairs of rows with `k` in place of the key; and how many different keys the rows have in truth."""
    table = engine.fetch(slim)
    k, us, seq = (numbers(table, column) for column in ("k", "us", "seq"))
    (order, coarse), ((name, names), keys) = beside(
        lambda: roughly_ordered(k, us),
        lambda: beside(lambda: coded(table["name"]), lambda: _keys(engine, rows)),
    )
    middle = int(np.searchsorted(coarse, coarse[len(coarse) // 2])) if worth_halving(len(coarse)) else 0

    def pairs(part: slice) -> tuple[Ints, Ints, int]:
        places, whose, then = settled(order[part], coarse[part], k, us, seq)
        same, told = whose[1:] == whose[:-1], name[places]
        both = told[:-1][same].astype(np.int64) * len(names) + told[1:][same]
        return both, (then[1:] - then[:-1])[same], len(whose) - int(np.count_nonzero(same))

    one, other = beside(lambda: pairs(slice(0, middle)), lambda: pairs(slice(middle, len(order))))
    pair, micros = (np.concatenate([one[column], other[column]]) for column in (0, 1))
    return _Followed(pair, micros, names, one[2] + other[2]), keys


def _keys(engine: Engine, rows: Rows) -> int:
    return int(engine.fetch(rows.agg(keys=rows["key"].nunique()))["keys"][0].as_py())


def _most_frequent(pair: Ints, micros: Ints, *, names: list[str], limit: int) -> list[dict[str, Any]]:
    kinds: list[dict[str, Any]] = [
        {
            "from": names[key // len(names)],
            "to": names[key % len(names)],
            "count": len(waits),
            "median_seconds": _middle(waits),
        }
        for key, waits in grouped(pair, micros)
    ]
    kinds.sort(key=lambda row: (-row["count"], row["from"], row["to"]))
    return [{**row, "all": len(pair), "kinds": len(kinds)} for row in kinds[:limit]]


def _middle(ordered: Ints) -> float:
    """The median in seconds of microseconds in order."""
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return float(low + (high - low) / 2) / 1e6
