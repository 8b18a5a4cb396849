"""The text form: what is written is read back, and what cannot be read says where and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sojourn.kernel.errors import InvalidInput
from sojourn.rules.model import FIELDS, All, Any_, Compare, Not, Rule

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
NUMBERS = st.integers(-(2**52), 2**52) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = TEXTS | NUMBERS | st.booleans()
NAMES = st.sampled_from((*FIELDS, "plan", "a.b", "case:channel", "prop", "in", "it's", 'say "x"', "", "城市")) | TEXTS


def compare(name, operator, values):
    return Compare(name, operator, tuple(values), is_property=name not in FIELDS)


COMPARISONS = st.one_of(
    st.builds(
        compare,
        NAMES,
        st.sampled_from(("=", "!=", "<", "<=", ">", ">=", "contains", "starts with", "ends with", "matches")),
        st.lists(VALUES, min_size=1, max_size=1),
    ),
    st.builds(compare, NAMES, st.sampled_from(("in", "not in")), st.lists(VALUES, min_size=1, max_size=4)),
    st.builds(compare, NAMES, st.just("between"), st.lists(VALUES, min_size=2, max_size=2)),
    st.builds(compare, NAMES, st.sampled_from(("exists", "missing")), st.just(())),
)


def joined(kind):
    """`and` in `and` is written without parentheses and comes back flat: no part is of its parent's kind."""

    def join(parts):
        others = tuple(part for part in parts if not isinstance(part, kind))
        return others[0] if len(others) == 1 else kind(others)

    return join


TREES = st.recursive(
    COMPARISONS | st.sampled_from((All(), Any_())),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(joined(All)),
        st.lists(inner, min_size=2, max_size=3).map(joined(Any_)),
        inner.map(Not),
    ),
    max_leaves=6,
)


@given(node=TREES)
def test_any_rule_is_read_back_from_its_text(node):
    rule = Rule(node)
    assert Rule.parse(rule.text) == rule


def failure(text):
    """What is wrong with a text, or None."""
    try:
        Rule.parse(text)
    except InvalidInput as error:
        return error
    return None


PIECES = st.lists(
    st.sampled_from(("event", "value", "=", "(", ")", "'a'", "1", "..", "in", "and", "not", "prop", "[", "]")),
    max_size=8,
)


@given(text=st.text(max_size=30) | PIECES.map(" ".join))
def test_any_text_is_a_rule_or_bad_input(text):
    wrong = failure(text)
    if wrong is None:
        assert Rule.parse(Rule.parse(text).text) == Rule.parse(text)
    else:
        assert wrong.code == "bad_rule"
        assert 0 <= wrong.facts["position"] <= len(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("event='a' AND channel IN (\"web\",'app')", "event = 'a' and channel in ('web', 'app')"),
        ("score in 1..5", "score in 1..5"),
        ("score between 1 and 5", "score in 1..5"),
        ("time between '2024-01-01' and '2024-01-31'", "time between '2024-01-01' and '2024-01-31'"),
        ("(a = 1 or b = 2) and not c exists", "(a = 1 or b = 2) and not c exists"),
        ("prop['case:channel'] is 'Desk'", "prop['case:channel'] = 'Desk'"),
        ("prop.value > 2", "prop.value > 2"),
        ("name <> 'it''s'", "name != 'it''s'"),
        ("plan not contains 'x'", "not plan contains 'x'"),
        ("value >= 1e3", "value >= 1000"),
    ],
)
def test_a_rule_as_people_write_it_has_one_canonical_text(text, canonical):
    assert Rule.parse(text).text == canonical


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "a field or property name"),
        ("event", 5, "an operator"),
        ("event =", 7, "something more"),
        ("event = order", 8, "a value: text in quotes"),
        ("event = 'a", 8, "a value in quotes"),
        ("event = 'a' channel = 'b'", 12, "'and', 'or' or the end"),
        ("(event = 'a'", 12, "')'"),
        ("score in 1", 10, "'..'"),
        ("event not = 'a'", 10, "'in', 'contains'"),
        ("event starts 'a'", 13, "'with'"),
        ("event in ()", 10, "a value"),
        ("prop[name] = 1", 5, "a property name in quotes"),
    ],
)
def test_text_that_is_no_rule_says_where_and_what_was_expected(text, position, expected):
    with pytest.raises(InvalidInput) as caught:
        Rule.parse(text)
    assert caught.value.facts["position"] == position
    assert expected in caught.value.hint


def test_parentheses_nested_without_end_are_refused():
    with pytest.raises(InvalidInput, match="position"):
        Rule.parse("(" * 5000 + "a = 1" + ")" * 5000)


SHARED = json.loads((Path(__file__).parent / "texts.json").read_text(encoding="utf-8"))
"""Texts that the rule builder of the browser reads and writes as well (`web/src/features/journey/edit/rule`)."""


@pytest.mark.parametrize(("text", "canonical"), SHARED["canonical"])
def test_the_texts_shared_with_the_browser_have_these_canonical_texts(text, canonical):
    assert Rule.parse(text).text == canonical


@pytest.mark.parametrize(("text", "position"), SHARED["wrong"])
def test_the_texts_shared_with_the_browser_are_wrong_at_these_positions(text, position):
    with pytest.raises(InvalidInput) as caught:
        Rule.parse(text)
    assert caught.value.facts["position"] == position
