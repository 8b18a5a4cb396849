"""A rule as an Ibis condition over the events table. Decides what comparing means; engines only run it.

The condition is true or false for every row, never null. A missing value satisfies `!=`, `not in` and `missing` only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, TypeAlias

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from sojourn.kernel.errors import InvalidInput
from sojourn.rules.model import Any_, Compare, Node, Not, Operator, Rule, Scalar

COLUMN_OF: Final[dict[str, str]] = {
    "event": "name", "channel": "channel", "value": "value", "profile": "profile_id", "session": "session_id",
    "case": "case_id", "time": "time", "question": "question", "score": "score", "text": "text", "source": "source",
    "id": "id",
}  # fmt: skip
"""Field to column; the same as `events/columns.RULE_COLUMNS`, which lies above this room (a test compares them)."""

_NEVER_MISSING = ("name", "profile_id", "time")
_NUMBERS = ("value", "score")
_SIMPLE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_ORDER: Final = ("<", "<=", ">", ">=")
_Value: TypeAlias = Any
"""An Ibis value. Ibis' own types say neither that literals are taken as operands nor what a comparison gives."""
_Test: TypeAlias = Callable[[_Value], _Value]


def condition(rule: Rule, table: ir.Table) -> ir.BooleanValue:
    """The rows of `table` (columns of `events/columns.py`) for which `rule` holds.

    Text is compared as text, case-sensitively. An operand that is a number compares numbers: a value that is not one
    counts as missing. An operand that is true or false compares with the words, in any case. `time` is compared with
    ISO 8601 text in UTC; a date without a clock time means that whole day. `matches` searches a regular expression
    (RE2) anywhere in the text. Raises InvalidInput where field, operator and operand do not go together.
    """
    return _node(rule.node, table)


def field_text(field: str, table: ir.Table, *, is_property: bool | None = None) -> ir.StringValue:
    """A field or property of an event as text, null when missing; `is_property` None: a property unless in FIELDS."""
    named = field in COLUMN_OF if is_property is None else not is_property
    if not named:
        return _property(field, table)
    column: _Value = table[COLUMN_OF[field]]
    return column if column.type().is_string() else column.cast("string")


def _node(node: Node, table: ir.Table) -> _Value:
    if isinstance(node, Compare):
        return _compare(node, table)
    if isinstance(node, Not):
        return ~_node(node.part, table)
    parts = [_node(part, table) for part in node.parts]
    return ibis.or_(*parts) if isinstance(node, Any_) else ibis.and_(*parts)


def _compare(node: Compare, table: ir.Table) -> _Value:
    name = None if node.is_property else COLUMN_OF.get(node.field)
    column: _Value = _property(node.field, table) if name is None else table[name]
    if node.operator == "exists":
        return column.notnull()
    if node.operator == "missing":
        return column.isnull()
    operator, negated = _POSITIVE.get(node.operator, (node.operator, False))
    if name == "time":
        holds = _time(node, operator, column)
    elif name in _NUMBERS:
        holds = _number(node, operator, column)
    else:
        holds = _text(node, operator, column)
    if name not in _NEVER_MISSING or _parsed(node):
        holds = holds.fill_null(False)  # noqa: FBT003 - the value for missing
    return ~holds if negated else holds


_POSITIVE: Final[dict[str, tuple[Operator, bool]]] = {"!=": ("=", True), "not in": ("in", True)}


def _parsed(node: Compare) -> bool:
    return any(not isinstance(value, str) for value in node.values)


def _property(name: str, table: ir.Table) -> _Value:
    """The property as text: the content of a JSON string, else its JSON; null for JSON null and for none."""
    if (read := read_property(name)) in table.columns:
        return table[read]
    properties: _Value = table["properties"]
    item = properties.cast("json")[_key(name)]
    return ibis.coalesce(item.unwrap_as("string"), item.cast("string").nullif("null"))


def read_property(name: str) -> str:
    """The column in which a table may hold a property that was read already: reading JSON is dear, rules ask often."""
    return f"properties.{name}"


def _key(name: str) -> str:
    """A plain word stays; any other name becomes a JSON pointer, for dots and quotes mean something in a JSON path.

    DuckDB reads both. Engines that know no pointers must take the name as it is here.
    """
    if _SIMPLE_KEY.fullmatch(name):
        return name
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _text(node: Compare, operator: Operator, text: _Value) -> _Value:
    if operator in ("contains", "starts with", "ends with", "matches"):
        return _part_of_text(operator, _words(node.values[0]), text)
    if operator == "in":
        return _one_of(node, text)
    return _by_operand(node, operator, text)


def _one_of(node: Compare, text: _Value) -> _Value:
    words = [value for value in node.values if isinstance(value, str)]
    others = [value for value in node.values if not isinstance(value, str)]
    parts = [_by_operand(Compare(node.field, "=", (value,), node.is_property), "=", text) for value in others]
    # a value that is no number is null there, which must not hide that another member matched
    parts = [part.fill_null(False) for part in parts]  # noqa: FBT003
    if words:
        parts.append(text.isin(words))
    return ibis.or_(*parts)


def _by_operand(node: Compare, operator: Operator, text: _Value) -> _Value:
    kinds = {bool if isinstance(value, bool) else str if isinstance(value, str) else float for value in node.values}
    if kinds == {str}:
        return _ordered(node, operator, node.values)(text)
    if kinds == {float}:
        numbers = text.try_cast("float64")
        return _ordered(node, operator, [float(value) for value in node.values])(_real(numbers))
    if kinds == {bool} and operator == "=":
        return text.lower() == _words(node.values[0])
    raise _unfit(node, "true and false can only be compared with = and !=, and the ends of a range must be of one kind")


def _real(number: _Value) -> _Value:
    """'nan' is text that casts to a number that is none."""
    return number.isnan().ifelse(ibis.null("float64"), number)


def _number(node: Compare, operator: Operator, number: _Value) -> _Value:
    values = [_as_number(node, value) for value in node.values]
    if operator == "in":
        return number.isin(values)
    return _ordered(node, operator, values)(number)


def _as_number(node: Compare, value: Scalar) -> float:
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except ValueError:
        number = math.nan
    if math.isnan(number):
        raise _unfit(node, f"{node.field} is a number: compare it with one, such as {node.field} >= 4")
    return number


def _ordered(node: Compare, operator: Operator, values: Any) -> _Test:
    tests: dict[str, _Test] = {
        "=": lambda column: column == values[0],
        "<": lambda column: column < values[0],
        "<=": lambda column: column <= values[0],
        ">": lambda column: column > values[0],
        ">=": lambda column: column >= values[0],
        "between": lambda column: column.between(values[0], values[1]),
    }
    if operator not in tests:
        raise _unfit(node, "use =, !=, <, <=, >, >=, in, between, exists or missing")
    return tests[operator]


def _part_of_text(operator: Operator, words: str, text: _Value) -> _Value:
    if operator == "contains":
        return text.contains(words)
    if operator == "starts with":
        return text.startswith(words)
    if operator == "ends with":
        return text.endswith(words)
    _check_pattern(words)
    return text.re_search(words)


def _check_pattern(pattern: str) -> None:
    """Arrow runs the same RE2 as the engines: what it takes, they take."""
    try:
        pc.call_function("match_substring_regex", [pa.array([""])], pc.MatchSubstringOptions(pattern))
    except pa.ArrowInvalid as error:
        raise InvalidInput(
            "bad_pattern",
            f"{pattern!r} is not a regular expression.",
            f"{error}. Look-around and back-references are not known; 'contains' needs no pattern.",
            pattern=pattern,
        ) from error


def _words(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _time(node: Compare, operator: Operator, time: _Value) -> _Value:
    spans = [_span(node, value) for value in node.values]
    if operator in ("=", "in"):
        return ibis.or_(*((time >= low) & (time < high) for low, high in spans))
    low, high = spans[0]
    if operator in _ORDER:
        tests = {"<": time < low, "<=": time < high, ">": time >= high, ">=": time >= low}
        return tests[operator]
    if operator == "between":
        return (time >= low) & (time < spans[1][1])
    raise _unfit(node, "time can be compared with =, !=, <, <=, >, >=, in and between")


def _span(node: Compare, value: Scalar) -> tuple[_Value, _Value]:
    """What an operand means as a half-open span: a day, or one microsecond."""
    try:
        text = value if isinstance(value, str) else ""
        start = datetime.fromisoformat(text)
        is_day = len(text) <= 10 and date.fromisoformat(text) == start.date()
        start = start.replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
        end = start + (timedelta(days=1) if is_day else timedelta(microseconds=1))
    except (ValueError, OverflowError) as error:
        raise _unfit(node, "write a time as '2024-05-31' or '2024-05-31T18:30:00Z' (UTC)") from error
    return ibis.literal(start), ibis.literal(end)


def _unfit(node: Compare, hint: str) -> InvalidInput:
    return InvalidInput(
        "bad_rule_operand", f"The comparison {Rule(node).text} cannot be made.", hint[:1].upper() + hint[1:] + ".",
        field=node.field, operator=node.operator,
    )  # fmt: skip
