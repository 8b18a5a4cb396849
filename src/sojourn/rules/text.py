"""The text form of a rule, as typed on the command line and kept in maps.

    event = 'order placed' and channel in ('web', 'app') and value >= 100
    question = 'Q14PASSTHRU' and score in 1..5
    not (prop['case:channel'] = 'Desk') or plan exists

Names of `FIELDS` are typed columns; any other name, or `prop.name` / `prop['any name']`, is a property.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from sojourn.kernel.errors import InvalidInput
from sojourn.rules.model import FIELDS, All, Any_, Compare, Node, Not, Operator, Scalar

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>'(?:[^']|'')*'|"(?:[^"]|"")*")
    | (?P<range>\.\.)
    | (?P<number>[+-]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\w$])
    | (?P<symbol><=|>=|!=|<>|==|=|<|>|\(|\)|,|\[|\])
    | (?P<name>[^\W\d][\w$]*(?:[.:-](?!\.)[\w$]+)*)
    )""",
    re.VERBOSE | re.UNICODE,
)
_SYMBOL_OPERATORS = {"=": "=", "==": "=", "is": "=", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_WORDS = {"and", "or", "not", "in", "is", "between", "contains", "starts", "ends", "matches", "exists", "missing",
          "true", "false"}  # fmt: skip
_BARE_NAME = re.compile(r"[^\W\d]\w*", re.UNICODE)
_DEPTH = 100


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def parse(text: str) -> Node:
    """The rule that `text` says. Raises InvalidInput with the position and what was expected there."""
    return _Parser(text).whole()


def render(node: Node) -> str:
    """The canonical text of a rule: single quotes, lower-case words, parentheses only where they matter."""
    return _render(node, 0)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match or not match.lastgroup:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise _error(text, start, "a name, a value in quotes, a number or an operator")
        tokens.append(_Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        at = match.end()
    return tokens


def _error(text: str, at: int, expected: str) -> InvalidInput:
    found = repr(text[at : at + 20]) if text[at:].strip() else "the end"
    return InvalidInput(
        "bad_rule",
        f"The rule {text!r} cannot be read: at position {at + 1} stands {found}.",
        f"Expected {expected}. Example: event = 'order placed' and score in 1..5",
        position=at,
    )


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.next = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.either()
        if self.peek():
            raise self.wrong("'and', 'or' or the end")
        return node

    def peek(self) -> str:
        """The next token in lower case ('' at the end, and for a quoted string its quotes stay)."""
        if self.next >= len(self.tokens):
            return ""
        token = self.tokens[self.next]
        return token.text if token.kind == "string" else token.text.lower()

    def take(self) -> _Token:
        if self.next >= len(self.tokens):
            raise self.wrong("something more")
        self.next += 1
        return self.tokens[self.next - 1]

    def expect(self, word: str) -> None:
        if self.peek() != word:
            raise self.wrong(repr(word))
        self.next += 1

    def wrong(self, expected: str) -> InvalidInput:
        at = self.tokens[self.next].at if self.next < len(self.tokens) else len(self.text)
        return _error(self.text, at, expected)

    def either(self) -> Node:
        self.depth += 1
        if self.depth > _DEPTH:
            raise self.wrong(f"at most {_DEPTH} levels of parentheses")
        parts = [self.both()]
        while self.peek() == "or":
            self.next += 1
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Any_(tuple(parts))

    def both(self) -> Node:
        parts = [self.opposite()]
        while self.peek() == "and":
            self.next += 1
            parts.append(self.opposite())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def opposite(self) -> Node:
        negations = 0
        while self.peek() == "not":
            self.next += 1
            negations += 1
        node = self.operand()
        for _ in range(negations):
            node = Not(node)
        return node

    def operand(self) -> Node:
        word = self.peek()
        if word == "(":
            self.next += 1
            node = self.either()
            self.expect(")")
            return node
        if word in ("true", "false") and self.tokens[self.next].kind == "name":
            self.next += 1
            return All() if word == "true" else Any_()
        return self.comparison()

    def comparison(self) -> Node:
        field, is_property = self.name()
        return self.condition(field, is_property)

    def name(self) -> tuple[str, bool]:
        if self.next >= len(self.tokens) or self.tokens[self.next].kind != "name" or self.peek() in _WORDS:
            raise self.wrong("a field or property name")
        name = self.take().text
        if name in FIELDS:
            return name, False
        if name == "prop" and self.peek() == "[":
            self.next += 1
            inner = self.take()
            if inner.kind != "string":
                self.next -= 1
                raise self.wrong("a property name in quotes")
            self.expect("]")
            return _unquote(inner.text), True
        return name.removeprefix("prop."), True

    def condition(self, field: str, is_property: bool) -> Node:
        word = self.peek()
        negated = False
        if word == "not":
            negated = True
            self.next += 1
            word = self.peek()
            if word not in ("in", "contains", "starts", "ends", "matches", "between"):
                raise self.wrong("'in', 'contains', 'starts with', 'ends with', 'matches' or 'between'")
        if word in _SYMBOL_OPERATORS:
            self.next += 1
            return Compare(field, cast("Operator", _SYMBOL_OPERATORS[word]), (self.value(),), is_property)
        if word in ("exists", "missing"):
            self.next += 1
            return Compare(field, word, (), is_property)
        node = self.worded(word, field, is_property)
        if negated and node.operator == "in":
            return Compare(field, "not in", node.values, is_property)
        return Not(node) if negated else node

    def worded(self, word: str, field: str, is_property: bool) -> Compare:
        if word not in ("in", "between", "contains", "matches", "starts", "ends"):
            raise self.wrong("an operator such as =, in, contains, exists")
        self.next += 1
        if word == "in":
            return self.members(field, is_property)
        if word == "between":
            low = self.value()
            self.expect("and")
            return Compare(field, "between", (low, self.value()), is_property)
        if word in ("starts", "ends"):
            self.expect("with")
            return Compare(field, "starts with" if word == "starts" else "ends with", (self.value(),), is_property)
        return Compare(field, "contains" if word == "contains" else "matches", (self.value(),), is_property)

    def members(self, field: str, is_property: bool) -> Compare:
        if self.peek() != "(":
            low = self.value()
            if self.peek() != "..":
                raise self.wrong("'..' and the upper end, or a list in parentheses")
            self.next += 1
            return Compare(field, "between", (low, self.value()), is_property)
        self.next += 1
        values = [self.value()]
        while self.peek() == ",":
            self.next += 1
            values.append(self.value())
        self.expect(")")
        return Compare(field, "in", tuple(values), is_property)

    def value(self) -> Scalar:
        token = self.take()
        if token.kind == "string":
            return _unquote(token.text)
        if token.kind == "number":
            number = float(token.text)
            return int(number) if number.is_integer() and "." not in token.text and abs(number) < 2**53 else number
        if token.kind == "name" and token.text.lower() in ("true", "false"):
            return token.text.lower() == "true"
        self.next -= 1
        raise self.wrong("a value: text in quotes, a number, true or false")


def _unquote(text: str) -> str:
    quote = text[0]
    return text[1:-1].replace(quote * 2, quote)


def _render(node: Node, binding: int) -> str:
    """`binding`: 0 top, 1 inside or, 2 inside and, 3 inside not."""
    if isinstance(node, Compare):
        return _render_compare(node)
    if isinstance(node, Not):
        text = f"not {_render(node.part, 3)}"
        return f"({text})" if binding > 3 else text
    if not node.parts:
        return "true" if isinstance(node, All) else "false"
    own, word = (2, " and ") if isinstance(node, All) else (1, " or ")
    text = word.join(_render(part, own + (len(node.parts) == 1)) for part in node.parts)
    return f"({text})" if binding >= own else text


def _render_compare(node: Compare) -> str:
    name = _render_name(node)
    if node.operator in ("exists", "missing"):
        return f"{name} {node.operator}"
    values = [_render_value(value) for value in node.values]
    if node.operator == "between":
        numbers = all(isinstance(value, int | float) for value in node.values)
        return f"{name} in {values[0]}..{values[1]}" if numbers else f"{name} between {values[0]} and {values[1]}"
    if node.operator in ("in", "not in"):
        return f"{name} {node.operator} ({', '.join(values)})"
    return f"{name} {node.operator} {values[0]}"


def _render_name(node: Compare) -> str:
    if not node.is_property:
        return node.field
    if not _BARE_NAME.fullmatch(node.field):
        return "prop[" + _render_value(node.field) + "]"
    return (
        f"prop.{node.field}"
        if node.field in FIELDS or node.field.lower() in _WORDS or node.field == "prop"
        else node.field
    )


def _render_value(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)
