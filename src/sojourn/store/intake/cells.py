"""Cells as SQL: text without blanks, ids, numbers, and the JSON of what has no role."""

from __future__ import annotations

import json
from collections.abc import Collection
from fnmatch import fnmatchcase

from sojourn.events.currency import MARK
from sojourn.events.mapping import TableMapping
from sojourn.store.intake.late import late_sql
from sojourn.store.intake.source import ColumnKind, literal, quoted

_QUICK = 40
"""Up to so many properties, a row that has all of them is written in one go."""
_WIDE = 500
"""Beyond so many text properties one list is made of them: an expression each would take the engine minutes."""
_JUNK = "('null', 'none', 'nan', 'undefined', 'n/a', '(null)', '\\n')"


def text_sql(name: str | None, columns: dict[str, ColumnKind], prefix: str = "", *, whole: bool = False) -> str:
    """A cell as text without outer blanks, null when blank (or no such column); whole numbers without a decimal point

    (with `whole`, also those that a spreadsheet has written as '17850.0').
    """
    if name is None or name not in columns:
        return "NULL::VARCHAR"
    cell = prefix + quoted(name)
    kind = columns[name]
    if kind == "text":
        text = _trimmed(cell)
        return f"regexp_replace({text}, '^(-?[0-9]+)\\.0$', '\\1')" if whole else text
    if kind == "number":
        number = f"try_cast({cell} AS BIGINT)"
        return f"(CASE WHEN {cell} = {number} THEN {number}::VARCHAR ELSE {cell}::VARCHAR END)"
    return f"{cell}::VARCHAR"


def _trimmed(cell: str) -> str:
    """Trimming costs more than reading: only cells that begin or end with a blank, or hold other than ASCII, are."""
    suspect = f"{cell} < '!' OR suffix({cell}, ' ') OR strlen({cell}) <> length({cell})"
    return f"(CASE WHEN {suspect} THEN nullif(trim({cell}), '') ELSE {cell} END)"


def id_sql(text: str) -> str:
    """An id from a cell's text: words that stand for 'nobody' are null."""
    return f"CASE WHEN strlen({text}) <= 9 AND lower({text}) IN {_JUNK} THEN NULL ELSE {text} END"


def number_sql(name: str | None, columns: dict[str, ColumnKind], *, comma: bool = False, currency: bool = False) -> str:
    """A cell as a finite DOUBLE, null when it is not one; with `currency`, a currency's sign or code is passed over."""
    if name is None or name not in columns:
        return "NULL::DOUBLE"
    cell = quoted(name)
    if columns[name] in ("number", "whole"):
        parsed = f"{cell}::DOUBLE"
    elif columns[name] == "text":
        # DuckDB reads '1_000' as a number; people do not.
        amount = _without_currency(cell) if currency else cell
        parsed = f"CASE WHEN contains({cell}, '_') THEN NULL ELSE {_written(amount, comma=comma)} END"
    else:
        parsed = f"try_cast({cell}::VARCHAR AS DOUBLE)"
    return f"(CASE WHEN isfinite({parsed}) THEN {parsed} END)"


def _without_currency(cell: str) -> str:
    """An amount without its mark and blanks; more than one mark is left, so that it is no number."""
    blanks = literal("[\\s\u00a0\u202f]+")
    return f"regexp_replace(regexp_replace({cell}, {literal(MARK)}, ''), {blanks}, '', 'g')"


def currency_sql(name: str, columns: dict[str, ColumnKind]) -> str:
    """The currency's mark in a cell, as it is written; null when there is none."""
    return f"nullif(regexp_extract({text_sql(name, columns)}, {literal(MARK)}), '')"


def _written(cell: str, *, comma: bool) -> str:
    """Text as a number; thousands are set apart by the mark that decimals do not use, or not at all."""
    mark, point = (r"\.", ",") if comma else (",", r"\.")
    grouped = f"regexp_full_match(trim({cell}), '[-+]?[0-9]{{1,3}}({mark}[0-9]{{3}})+({point}[0-9]+)?')"
    if not comma:
        return f"coalesce(try_cast({cell} AS DOUBLE), CASE WHEN {grouped} THEN replace({cell}, ',', '')::DOUBLE END)"
    decimals = f"replace(replace({cell}, '.', ''), ',', '.')"
    return f"CASE WHEN contains({cell}, '.') AND NOT {grouped} THEN NULL ELSE try_cast({decimals} AS DOUBLE) END"


def properties_sql(table: TableMapping, columns: dict[str, ColumnKind], answers: Collection[str]) -> str:
    """A JSON object of all columns without a role; blanks are left out. An unreadable value stays as it was written."""
    used = set(answers) | set(table.texts) | {time.column for time in table.times}
    used |= {name for name in (table.profile, table.case, table.session, table.id, table.event) if name}
    used |= {name for name in (table.channel, table.question) if name}
    if table.value_by is None and table.value is not None:
        used.add(table.value)
    if table.profile_prefix and table.profile:
        used.discard(table.profile)
    # Keys that only led to another file say nothing by themselves.
    used |= {lookup.key for lookup in table.lookups if lookup.key not in (table.case, table.profile)}
    named = [name for name in columns if name not in used and not any(fnmatchcase(name, part) for part in table.ignore)]
    listed = [name for name in named if columns[name] == "text"]
    listed = listed if len(listed) > _WIDE else []
    members = [_list_member(listed)] if listed else []
    members += [_member(name, columns[name]) for name in named if not listed or columns[name] != "text"]
    whole_row = [f"({_there(name, columns[name])})" for name in named]
    if table.value in columns and table.value_by is None and columns[table.value] == "text":
        cell, key = text_sql(table.value, columns), literal(_json_key(table.value))
        number = number_sql(table.value, columns, comma=table.decimal_comma, currency=table.currency)
        unread = f"{number} IS NULL AND {cell} IS NOT NULL"
        whole_row.append(f"NOT ({unread})")
        members.append(f"CASE WHEN {unread} THEN {key} || to_json({cell})::VARCHAR END")
        if table.currency and "currency" not in columns:
            mark = f"CASE WHEN {number} IS NOT NULL THEN {currency_sql(table.value, columns)} END"
            whole_row.append(f"({mark}) IS NULL")
            members.append(f"{literal(_json_key('currency'))} || to_json({mark})::VARCHAR")
    late = late_sql(table, columns)
    if late is not None:
        whole_row.append(f"{late} IS NULL")
        members.append(late)
    if not members:
        return "NULL::VARCHAR"
    general = f"nullif('{{' || concat_ws(',', {', '.join(members)}) || '}}', '{{}}')"
    if not named or len(named) > _QUICK:
        return general
    whole = ", ".join(f"{literal(name)}, {_content(name, columns[name])}" for name in named)
    return f"CASE WHEN {' AND '.join(whole_row)} THEN json_object({whole})::VARCHAR ELSE {general} END"


def _member(name: str, kind: ColumnKind) -> str:
    key = literal(_json_key(name))
    return f"CASE WHEN {_there(name, kind)} THEN {key} || to_json({_content(name, kind)})::VARCHAR END"


def _list_member(names: list[str]) -> str:
    """What `_member` gives for each of these text columns, as one expression of two lists."""
    keys, cells = ", ".join(literal(_json_key(name)) for name in names), ", ".join(quoted(name) for name in names)
    filled = f"list_filter(list_zip([{keys}], [{cells}]), lambda e: trim(e[2]) <> '')"
    return f"nullif(array_to_string(list_transform({filled}, lambda e: e[1] || to_json(e[2])::VARCHAR), ','), '')"


def _there(name: str, kind: ColumnKind) -> str:
    """SQL: the cell is not blank; a printable ASCII character in front is the quick way to know."""
    cell = quoted(name)
    if kind != "text":
        return f"{cell} IS NOT NULL"
    return f"CASE WHEN {cell} >= '!' AND {cell} < chr(127) THEN true ELSE trim({cell}) <> '' END"


def _content(name: str, kind: ColumnKind) -> str:
    cell = quoted(name)
    if kind == "instant":
        return f"strftime({cell} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')"
    return f"{cell}::VARCHAR" if kind == "naive" else cell


def _json_key(name: str) -> str:
    return json.dumps(name, ensure_ascii=False) + ":"
