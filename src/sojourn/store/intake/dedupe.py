"""Rows that are there already: identical ones in the same file, ids seen before, events the lake holds."""

from __future__ import annotations

from collections.abc import Sequence

from sojourn.events.columns import COLUMNS
from sojourn.store.intake.session import Session
from sojourn.store.intake.source import literal, quoted
from sojourn.store.intake.transform import Plan

_ARRIVAL = ("seq", "source", "received_at")
CONTENT = tuple(name for name in COLUMNS if name not in _ARRIVAL)
"""What makes two events the same; everything but when and how they arrived."""


def repeated_rows(session: Session, plan: Plan, target: str) -> int:
    """Fill `target` (rn) with all but the first of identical rows of the file; how many.

    Hashes only find candidates; whether they are the same is decided on the values.
    """
    source = plan.source
    columns = ", ".join(quoted(name) for name in source.columns)
    session.run(
        f"CREATE OR REPLACE TEMP TABLE __twice AS SELECT h FROM (SELECT hash({columns}) AS h FROM {source.relation}) "
        "GROUP BY h HAVING count(*) > 1",
        source.rows,
        f"{source.file}: looking for duplicates",
    )
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT rn FROM (SELECT {source.row} AS rn, "
        f"row_number() OVER (PARTITION BY {columns} ORDER BY {source.row}) AS n FROM {source.relation} "
        f"WHERE hash({columns}) IN (SELECT h FROM __twice)) WHERE n > 1"
        if session.number("SELECT count(*) FROM __twice")
        else f"CREATE OR REPLACE TEMP TABLE {target} (rn BIGINT)"
    )
    return session.number(f"SELECT count(*) FROM {target}")


def repeated_ids(session: Session, plan: Plan, target: str) -> int:
    """Fill `target` (rn) with usable rows whose id an earlier usable row of the file has; how many.

    Rows without an id are compared as whole rows instead.
    """
    source = plan.source
    repeated_rows(session, plan, "__same")
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT rn FROM (SELECT __rn AS rn, id, row_number() OVER "
        f"(PARTITION BY id ORDER BY __rn) AS n FROM {plan.prepared} WHERE reason IS NULL) "
        f"WHERE (id IS NOT NULL AND n > 1) OR (id IS NULL AND rn IN (SELECT rn FROM __same))",
        source.rows,
        f"{source.file}: looking for ids seen before",
    )
    return session.number(f"SELECT count(*) FROM {target}")


def already_there(session: Session, new: str, old: Sequence[str], target: str, *, by_id: bool) -> int:
    """Fill `target` (seq) with events of the file `new` that the files `old` hold already; how many.

    Equal means equal in all content: hashes find candidates, their values decide. With `by_id`, an equal id.
    """
    session.run(f"CREATE OR REPLACE TEMP TABLE {target} (seq BIGINT)")
    if not old:
        return 0
    files = "[" + ", ".join(literal(file) for file in old) + "]"
    fresh = f"read_parquet({literal(new)})"
    low, high, ids = session.rows(f"SELECT min(epoch_us(time)), max(epoch_us(time)), count(id) FROM {fresh}")[0]
    if low is None:
        return 0
    content = ", ".join(CONTENT)
    span = f"time BETWEEN make_timestamptz({low}) AND make_timestamptz({high})"
    no_id = "id IS NULL" if by_id else "true"
    session.run(
        "CREATE OR REPLACE TEMP TABLE __maybe AS SELECT n.seq, n.h FROM "
        f"(SELECT seq, time, hash({content}) h FROM {fresh} WHERE {no_id}) n "
        f"SEMI JOIN (SELECT time, hash({content}) h FROM read_parquet({files}) WHERE {span}) o "
        "ON n.time = o.time AND n.h = o.h"
    )
    if session.number("SELECT count(*) FROM __maybe"):
        same = " AND ".join(f"n.{name} IS NOT DISTINCT FROM o.{name}" for name in CONTENT if name != "time")
        session.run(
            f"INSERT INTO {target} SELECT n.seq FROM (SELECT seq, {content} FROM {fresh} "
            f"SEMI JOIN __maybe USING (seq)) n SEMI JOIN (SELECT {content} FROM (SELECT *, hash({content}) h "
            f"FROM read_parquet({files}) WHERE {span}) SEMI JOIN __maybe USING (h)) o ON n.time = o.time AND {same}"
        )
    if by_id and ids:
        session.run(
            f"INSERT INTO {target} SELECT n.seq FROM (SELECT seq, id FROM {fresh} WHERE id IS NOT NULL) n "
            f"SEMI JOIN (SELECT id FROM read_parquet({files}) WHERE id IS NOT NULL) o ON n.id = o.id"
        )
    return session.number(f"SELECT count(*) FROM {target}")
