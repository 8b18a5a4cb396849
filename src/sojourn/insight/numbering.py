"""Whose walk a row belongs to, as a number: sorting and comparing numbers is many times cheaper than text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from sojourn.insight.binding import Binding, key_of
from sojourn.insight.ports import Engine
from sojourn.insight.tables import Column, Rows

_names = itertools.count(1)


@ibis.udf.scalar.builtin(name="hash", signature=((dt.string,), dt.uint64))
def _hash(text: Any) -> Any: ...


@dataclass(frozen=True)
class Numbering:
    """`keys` holds `key` and its number `k`; `hashed`: the number is the key's hash, which no other key shares.

    `described` is how `keys` came about, for whoever reads the SQL.
    """

    keys: Rows
    hashed: bool
    engine: str
    described: Rows

    def add(self, rows: Rows, column: str = "key", to: str = "k") -> Rows:
        """`rows` with the number `to` in place of the text `column`; rows without that text are left out."""
        if not self.hashed:
            numbers = self.keys.select(**{column: self.keys["key"], to: self.keys["k"]})
            return rows.inner_join(numbers, column).drop(column)
        return rows.filter(rows[column].notnull()).mutate(**{to: _number(rows[column], self.engine)}).drop(column)


def numbering(engine: Engine, binding: Binding) -> Numbering:
    """The keys of all rows of a journey, numbered."""
    events: Rows = engine.events()
    return numbered(engine, events.select(key=key_of(binding, events)))


def numbered(engine: Engine, rows: Rows) -> Numbering:
    """The texts `key` of `rows`, numbered by their hash, or, should two texts share one, counted through."""
    known = rows.filter(rows["key"].notnull())
    described = known.distinct().mutate(k=lambda row: _number(row["key"], engine.name))
    keys = engine.keep(described, _name())
    counts = engine.fetch(keys.agg(keys=keys.count(), numbers=keys["k"].nunique())).to_pylist()[0]
    if counts["keys"] == counts["numbers"]:
        return Numbering(keys, hashed=True, engine=engine.name, described=described)
    engine.drop(keys)
    return counted_through(engine, known)


def hashed(rows: Rows, engine: str) -> Rows:
    """`rows` with `k`, the hash of the text `key`, in its place; rows without it are left out."""
    return rows.filter(rows["key"].notnull()).mutate(k=_number(rows["key"], engine)).drop("key")


def counted_through(engine: Engine, rows: Rows) -> Numbering:
    """The keys of `rows` with numbers of their own: always right, but a join for each use."""
    keys = rows.distinct().mutate(k=ibis.row_number().cast("int64"))
    return Numbering(engine.keep(keys, _name()), hashed=False, engine=engine.name, described=keys)


def _number(key: Column, engine: str) -> Column:
    found = _hash(key) if engine == "duckdb" else key.hash().cast("uint64")
    return (found >> 1).cast("int64")


def _name() -> str:
    return f"walks_keys_{next(_names)}"
