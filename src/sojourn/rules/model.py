"""A rule: a condition on one event. A step's match, a segment, a filter, a trigger and a branch are all rules.

The model is a small immutable tree; `text.py` turns it into words and back, `compile.py` into an Ibis expression.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

Scalar: TypeAlias = str | float | int | bool
Operator: TypeAlias = Literal[
    "=", "!=", "<", "<=", ">", ">=", "in", "not in", "between", "contains", "starts with", "ends with", "matches",
    "exists", "missing",
]  # fmt: skip

FIELDS = (
    "event", "channel", "value", "profile", "session", "case", "time", "question", "score", "text", "source", "id",
)  # fmt: skip
"""Fields with a typed column of their own. Any other name is looked up in the event's properties."""


@dataclass(frozen=True)
class Compare:
    """One comparison. `field` is a name of FIELDS, or a property when `is_property`. `values` holds the operands:

    one for most operators, two for `between` (closed range), any number for `in`, none for `exists` and `missing`.
    A comparison on a missing value is false, and so is its opposite, `!=` and `not in` excepted: these hold for a
    missing value.
    """

    field: str
    operator: Operator
    values: tuple[Scalar, ...] = ()
    is_property: bool = False


@dataclass(frozen=True)
class All:
    """Every part holds. Without parts: always true."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Any_:  # noqa: N801 - `Any` is taken
    """At least one part holds. Without parts: never true."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Node


Node: TypeAlias = Compare | All | Any_ | Not


@dataclass(frozen=True)
class Rule:
    """A rule with its canonical text. In documents it is written and read as text."""

    node: Node

    @classmethod
    def parse(cls, text: str) -> Rule:
        """The rule that `text` says; raises InvalidInput with the position and what was expected."""
        from sojourn.rules.text import parse

        return cls(parse(text))

    @property
    def text(self) -> str:
        """The canonical text; `Rule.parse(rule.text) == rule`."""
        from sojourn.rules.text import render

        return render(self.node)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> Rule:
            if isinstance(value, Rule):
                return value
            if isinstance(value, str):
                try:
                    return cls.parse(value)
                except Exception as error:
                    raise ValueError(str(error)) from error
            raise ValueError("a rule is written as text, for example: event = 'order placed'")

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(lambda rule: rule.text)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "description": "A rule, for example: event = 'order placed' and channel in ('web')"}
