"""Reading properties as ClickHouse says it: Ibis has no words there for taking a value out of JSON text.

ClickHouse's functions take the key as it is and answer '' where there is none; here that is null again, as in DuckDB.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops


def readable(expression: ibis.Expr) -> ibis.Expr:
    """The same expression with every property read through ClickHouse's own JSON functions."""
    return expression.op().replace(_replaced).to_expr()


def _replaced(node: Any, values: Mapping[Any, Any] | None) -> Any:
    found = node.__recreate__(values) if values else node
    item = found.arg if isinstance(found, ops.UnwrapJSONString | ops.Cast) else None
    if not isinstance(item, ops.JSONGetItem) or not isinstance(item.index, ops.Literal):
        return found
    text, key = _text(item.arg), _plain(str(item.index.value))
    if isinstance(found, ops.UnwrapJSONString):
        is_text = json_type(text, key) == "String"
        return is_text.ifelse(json_text(text, key), ibis.null("string")).op()
    return json_raw(text, key).nullif("").op() if found.to.is_string() else found


def _text(json: Any) -> Any:
    """The column that is read as JSON, as the text that it is."""
    inner = json.arg if isinstance(json, ops.Cast) and json.to.is_json() else json
    return inner.to_expr()


def _plain(key: str) -> str:
    """The name again, where the rule wrote it as a JSON pointer."""
    return key[1:].replace("~1", "/").replace("~0", "~") if key.startswith("/") else key


@ibis.udf.scalar.builtin(name="JSONExtractString", signature=((dt.string, dt.string), dt.string))
def json_text(text: Any, key: Any) -> Any:
    """The content of a JSON string."""


@ibis.udf.scalar.builtin(name="JSONExtractRaw", signature=((dt.string, dt.string), dt.string))
def json_raw(text: Any, key: Any) -> Any:
    """The JSON of a value, '' for none."""


@ibis.udf.scalar.builtin(name="JSONType", signature=((dt.string, dt.string), dt.string))
def json_type(text: Any, key: Any) -> Any:
    """What kind of value it is: 'String', 'Int64', 'Null' and so on."""
