"""The mapping of one file as SQL: rows to events and answers, and the reason for each row that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase

from sojourn.events.columns import ANSWER_NAME
from sojourn.events.mapping import ScoreColumns, TableMapping, TimeColumn
from sojourn.store.intake.cells import id_sql, number_sql, properties_sql, text_sql
from sojourn.store.intake.source import ColumnKind, Source, literal, quoted
from sojourn.store.intake.timesql import sane, time_sql

NO_PROFILE, NO_EVENT, NO_TIME, BAD_TIME = "no profile", "no event name", "no time", "time cannot be read"
NO_ANSWER = "an answer without score and text"


@dataclass(frozen=True)
class Plan:
    """One file's import as SQL over `source`: `prepared` has a line a row, `slots` rows can come from one.

    `joined` is the relation with the looked-up columns, `columns` all its columns, `answers` the score columns.
    """

    source: Source
    table: TableMapping
    joined: str
    columns: dict[str, ColumnKind]
    prepared: str
    slots: int
    answers: tuple[tuple[str, ScoreColumns], ...]
    has_answers: bool


def plan(source: Source, table: TableMapping, lent: dict[str, Source]) -> Plan:
    """The plan for one file; `lent` are the loaded files it may look things up in, by name."""
    joined, columns = _joined(source, table, lent)
    answers = _answer_columns(table, list(columns))
    prepared = _prepared(joined, columns, table, answers)
    texts = [name for name in table.texts if name in columns]
    has_answers = bool(answers or texts)
    slots = max(len(table.times), 1) + (len(answers) + len(texts) if has_answers else 0)
    return Plan(source, table, joined, columns, prepared, slots, answers, has_answers)


def _joined(source: Source, table: TableMapping, lent: dict[str, Source]) -> tuple[str, dict[str, ColumnKind]]:
    """The file with the columns of its lookups; each lookup gives one row at most, so none is multiplied."""
    columns = dict(source.columns)
    every = "* EXCLUDE (__row)" if source.row == "__row" else "*"
    relation = f"(SELECT {source.row} AS __rn, {every} FROM {source.relation})"
    for number, lookup in enumerate(table.lookups):
        there = lent[lookup.file]
        wanted = lookup.take or [name for name in there.columns if name != lookup.their_key]
        take = [name for name in wanted if name in there.columns and name not in columns]
        firsts = "".join(f", first({quoted(name)} ORDER BY {there.row}) AS {quoted(name)}" for name in take)
        key = text_sql(lookup.their_key, there.columns)
        there_sql = f"(SELECT {key} AS __key{firsts} FROM {there.relation} WHERE {key} IS NOT NULL GROUP BY 1)"
        picked = "".join(f", l{number}.{quoted(name)}" for name in take)
        relation = (
            f"(SELECT r{number}.*{picked} FROM {relation} r{number} LEFT JOIN {there_sql} l{number} "
            f"ON {text_sql(lookup.key, columns, f'r{number}.')} = l{number}.__key)"
        )
        columns.update({name: there.columns[name] for name in take})
    return relation, columns


def _answer_columns(table: TableMapping, columns: Sequence[str]) -> tuple[tuple[str, ScoreColumns], ...]:
    found: dict[str, ScoreColumns] = {}
    for scores in table.scores:
        for name in columns:
            fits = name == scores.columns or fnmatchcase(name.casefold(), scores.columns.strip().casefold())
            if fits and name not in found:
                found[name] = scores
    return tuple(found.items())


def _prepared(
    joined: str,
    columns: dict[str, ColumnKind],
    table: TableMapping,
    answers: tuple[tuple[str, ScoreColumns], ...],
) -> str:
    """One line a row: its roles, its properties, and `reason` when it cannot be used.

    Built in levels, each a subquery, so that what several parts need (a trimmed cell, a parsed time) is worked out
    once. The never-true test on random() keeps the optimizer from working it all out a second time to filter by it.
    """
    times = _times(table)
    cells = _cells(columns, table, answers)
    profile = id_sql("profile_id")
    if table.profile_prefix:
        profile = f"{literal(table.profile_prefix)} || ({profile})"
    parsed = {"profile_id": profile} | {name: id_sql(name) for name in ("case_id", "session_id", "id")}
    parsed |= {f"t{n}": _time(columns, table, time, n) for n, time in enumerate(times)}
    checked = {f"t{n}": sane(f"t{n}") for n in range(len(times))}
    unread = [f"(c_t{n} IS NOT NULL AND t{n} IS NULL)" for n, time in enumerate(times) if time is not None]
    none_there = " AND ".join(f"t{n} IS NULL" for n in range(len(times)))
    reason = (
        f"CASE WHEN profile_id IS NULL THEN {literal(NO_PROFILE)} WHEN {' OR '.join(unread) or 'false'} "
        f"THEN {literal(BAD_TIME)} WHEN {none_there} THEN {literal(NO_TIME)} "
        f"WHEN name IS NULL THEN {literal(NO_EVENT)} WHEN {_says_nothing(table, columns, answers)} "
        f"THEN {literal(NO_ANSWER)} WHEN random() < -1 THEN 'never' END"
    )
    new = [f"c_t{n}" for n in range(len(times))]
    first = ", ".join(f"{sql} AS {name}" for name, sql in cells.items())
    second = ", ".join([*(name for name in cells if name not in parsed), *(f"{s} AS {n}" for n, s in parsed.items())])
    kept = [name for name in cells if name not in parsed or name in new] + [n for n in parsed if n not in checked]
    third = ", ".join([*kept, *(f"{sql} AS {name}" for name, sql in checked.items())])
    levels = f"(SELECT {third} FROM (SELECT {second} FROM (SELECT {first} FROM {joined})))"
    return f"(SELECT *, {reason} AS reason FROM {levels})"


def _cells(
    columns: dict[str, ColumnKind], table: TableMapping, answers: tuple[tuple[str, ScoreColumns], ...]
) -> dict[str, str]:
    """The first level: every cell with a role, cleaned of outer blanks."""
    whole = set(table.whole_ids)
    roles = {
        "profile_id": table.profile, "case_id": table.case, "session_id": table.session, "id": table.id,
        "channel": table.channel, "question": table.question,
    }  # fmt: skip
    cells = {"__rn": "__rn"}
    cells |= {role: text_sql(name, columns, whole=name in whole) for role, name in roles.items()}
    cells |= {"name": _name(table, columns), "value": _value(table, columns)}
    cells["properties"] = properties_sql(table, columns, [name for name, _ in answers])
    for number, time in enumerate(_times(table)):
        if time is not None:
            kind = columns[time.column]
            cells[f"c_t{number}"] = text_sql(time.column, columns) if kind == "text" else quoted(time.column)
        else:
            cells[f"c_t{number}"] = "NULL::VARCHAR"
    for number, (name, _) in enumerate(answers):
        cells[f"s{number}"] = number_sql(name, columns, comma=table.decimal_comma)
        cells[f"c{number}"] = f"{text_sql(name, columns)} IS NOT NULL"
    for number, name in enumerate(name for name in table.texts if name in columns):
        cells[f"x{number}"] = text_sql(name, columns)
    return cells


def _times(table: TableMapping) -> list[TimeColumn | None]:
    """The columns that say when; [None] when the time is given for all rows."""
    return list(table.times) or [None]


def _time(columns: dict[str, ColumnKind], table: TableMapping, time: TimeColumn | None, number: int) -> str:
    if time is not None:
        formats = time.formats or ["iso"]
        return time_sql(f"c_t{number}", columns[time.column], formats, table.timezone, table.at)
    return f"TIMESTAMPTZ {literal(at_text(table.at))}" if table.at is not None else "NULL::TIMESTAMPTZ"


def _value(table: TableMapping, columns: dict[str, ColumnKind]) -> str:
    value = number_sql(table.value, columns, comma=table.decimal_comma, currency=table.currency)
    if table.value is not None and table.value_by is not None and table.value_by in columns:
        # Cents times a count: rounded, so that 2.55 x 6 is 15.3 and not 15.299999999999999.
        value = f"round({value} * {number_sql(table.value_by, columns, comma=table.decimal_comma)}, 6)"
    return value


def _says_nothing(
    table: TableMapping, columns: dict[str, ColumnKind], answers: tuple[tuple[str, ScoreColumns], ...]
) -> str:
    """SQL: the row is an answer by its name, but holds none."""
    texts = [name for name in table.texts if name in columns]
    if len(table.times) > 1 or not (answers or texts):
        return "false"
    said = [test for index, (_, scores) in enumerate(answers) for test in score_tests(index, scores)]
    said += [f"x{index} IS NOT NULL" for index in range(len(texts))]
    return f"name = {literal(ANSWER_NAME)} AND NOT ({' OR '.join(said)})"


def score_tests(index: int, scores: ScoreColumns) -> tuple[str, str]:
    """SQL for 'within the scale' and for 'a code that says: does not apply'; both false for a blank."""
    unused = f"s{index} IN ({', '.join(str(code) for code in scores.not_used)})" if scores.not_used else "false"
    unused = f"coalesce({unused}, false)"
    valid = f"coalesce(s{index} BETWEEN {scores.low} AND {scores.high} AND NOT {unused}, false)"
    return valid, unused


def at_text(at: datetime) -> str:
    """The given moment for SQL; without a zone it is UTC."""
    return at.isoformat(sep=" ") if at.tzinfo is not None else at.isoformat(sep=" ") + "+00:00"


def _name(table: TableMapping, columns: dict[str, ColumnKind]) -> str:
    if table.event is not None and table.event in columns:
        return text_sql(table.event, columns)
    name = literal(table.event_name or "event")
    for when in reversed(table.event_when):
        if when.column in columns:
            test = f"starts_with({text_sql(when.column, columns)}, {literal(when.starts_with)})"
            name = f"CASE WHEN {test} THEN {literal(when.name)} ELSE {name} END"
    return name
