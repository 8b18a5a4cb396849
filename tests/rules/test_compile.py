"""Compiled conditions equal a plain reading of the rule, row by row."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sojourn.events.columns import COLUMNS, RULE_COLUMNS
from sojourn.kernel.errors import InvalidInput
from sojourn.rules.compile import COLUMN_OF, condition
from sojourn.rules.model import All, Any_, Compare, Not, Rule
from sojourn.store.engine import memory_engine

NOON = datetime(2024, 5, 31, 12, tzinfo=UTC)
KEYS = ("plan", "a.b", "case:channel", "it's", 'say "x"', "a/b~c", "", "城市", "$.x", "[0]", "*", "#")


def row(**given):
    properties = given.pop("properties", None)
    told = None if properties is None else json.dumps(properties)
    return {"profile_id": "7", "name": "paid", "time": NOON, "properties": told, **given}


def holds(text_or_node, *rows):
    rule = Rule.parse(text_or_node) if isinstance(text_or_node, str) else Rule(text_or_node)
    engine = memory_engine(list(rows))
    events = engine.events()
    table = events.mutate(holds=condition(rule, events)).order_by("seq").select("holds")
    return engine.fetch(table)["holds"].to_pylist()


def test_fields_are_those_of_the_events_table():
    assert COLUMN_OF == RULE_COLUMNS
    assert set(COLUMN_OF.values()) <= set(COLUMNS)


@pytest.mark.parametrize("key", KEYS)
def test_a_property_is_found_whatever_its_name(key):
    node = Compare(key, "=", ("yes",), is_property=True)
    assert holds(node, row(properties={key: "yes"}), row(properties={key + "x": "yes"}), row()) == [True, False, False]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("n > 3", [True, True, False, False, False]),
        ("n = 12", [True, True, False, False, False]),
        ("n != 12", [False, False, True, True, True]),
        ("n in 10..12.5", [True, True, False, False, False]),
        ("n in (12, 'many')", [True, True, True, False, False]),
        ("n not in (12, 'many')", [False, False, False, True, True]),
        ("n = '12'", [True, True, False, False, False]),
        ("n exists", [True, True, True, False, False]),
        ("n missing", [False, False, False, True, True]),
        ("not n > 3", [False, False, True, True, True]),
    ],
)
def test_a_number_is_compared_as_a_number_and_anything_else_is_missing(rule, expected):
    values = [{"n": 12}, {"n": "12"}, {"n": "many"}, {"n": None}]
    assert holds(rule, *(row(properties=each) for each in values), row()) == expected


def test_text_that_reads_as_nan_is_no_number():
    assert holds("n > 3", row(properties={"n": "nan"}), row(properties={"n": "inf"})) == [False, True]


def test_true_and_false_are_compared_in_any_spelling():
    values = [{"vip": True}, {"vip": "True"}, {"vip": "yes"}, {"vip": False}]
    assert holds("vip = true", *(row(properties=each) for each in values)) == [True, True, False, False]
    assert holds("vip != true", *(row(properties=each) for each in values), row()) == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("time = '2024-05-31'", True),
        ("time <= '2024-05-31'", True),
        ("time > '2024-05-31'", False),
        ("time < '2024-05-31'", False),
        ("time between '2024-05-30' and '2024-05-31'", True),
        ("time = '2024-05-31T12:00:00Z'", True),
        ("time = '2024-05-31T14:00:00+02:00'", True),
        ("time >= '2024-05-31 12:00:00.000001'", False),
        ("time not in ('2024-05-30', '2024-06-01')", True),
    ],
)
def test_a_time_is_compared_in_utc_and_a_date_means_its_whole_day(rule, expected):
    assert holds(rule, row()) == [expected]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("channel != 'web'", [False, True, True]),
        ("channel not in ('web')", [False, True, True]),
        ("channel = 'web'", [True, False, False]),
        ("channel < 'b'", [False, True, False]),
        ("channel >= 'b'", [True, False, False]),
        ("not channel = 'web'", [False, True, True]),
        ("channel contains 'e'", [True, False, False]),
        ("channel starts with 'a'", [False, True, False]),
        ("channel ends with '%'", [False, False, False]),
        ("channel matches '^(web|shop)$'", [True, False, False]),
        ("channel exists", [True, True, False]),
        ("true", [True, True, True]),
        ("false", [False, False, False]),
    ],
)
def test_text_is_compared_as_text_and_a_missing_value_only_differs(rule, expected):
    assert holds(rule, row(channel="web"), row(channel="app"), row()) == expected


def test_a_number_column_takes_a_number_in_quotes():
    assert holds("score >= '4'", row(score=4.0), row(score=3.0), row()) == [True, False, False]


def test_a_text_column_takes_a_number():
    assert holds("profile = 7", row(), row(profile_id="x")) == [True, False]


@pytest.mark.parametrize(
    "rule",
    [
        "score = 'many'", "score = true", "score contains 4", "time = 5", "time = 'yesterday'", "time contains '2024'",
        "plan < true", "plan between 1 and 'b'", "channel matches '(?=x)'", "channel matches '['",
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_bad_input(rule):
    with pytest.raises(InvalidInput) as caught:
        holds(rule, row())
    assert caught.value.hint


VALUES = st.sampled_from(("web", "app", 1, 2.5, "2"))
LEAVES = st.builds(
    lambda name, operator, values: Compare(name, operator, tuple(values), is_property=name == "plan"),
    st.sampled_from(("channel", "plan")),
    st.sampled_from(("=", "!=", "<", ">=", "in", "not in")),
    st.lists(VALUES, min_size=1, max_size=1),
) | st.sampled_from((Compare("channel", "exists"), Compare("plan", "missing", (), is_property=True)))
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any_(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)
CHANNELS = (None, "web", "app", "2", "2.5", "")


def plainly(node, value_of):
    if isinstance(node, All):
        return all(plainly(part, value_of) for part in node.parts)
    if isinstance(node, Any_):
        return any(plainly(part, value_of) for part in node.parts)
    if isinstance(node, Not):
        return not plainly(node.part, value_of)
    value = value_of(node.field)
    if node.operator in ("exists", "missing"):
        return (value is not None) == (node.operator == "exists")
    operand = node.values[0]
    if not isinstance(operand, str) and value is not None:
        try:
            value = float(value)
        except ValueError:
            value = None
    if node.operator in ("!=", "not in"):
        return value is None or value != operand
    if value is None:
        return False
    return {"=": value == operand, "in": value == operand, "<": value < operand, ">=": value >= operand}[node.operator]


@settings(max_examples=60, deadline=None)
@given(node=TREES)
def test_any_rule_equals_a_plain_reading_of_it(node):
    cases = [(channel, plan) for channel in CHANNELS for plan in CHANNELS]
    rows = [
        row(channel=channel, properties={"plan": plan}, time=NOON + timedelta(seconds=number))
        for number, (channel, plan) in enumerate(cases)
    ]
    expected = [plainly(node, {"channel": channel, "plan": plan}.__getitem__) for channel, plan in cases]
    assert holds(node, *rows) == expected
