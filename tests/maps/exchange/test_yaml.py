import json as stdlib_json

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sojourn.kernel.errors import InvalidInput, SojournError
from sojourn.maps.exchange import json, yaml
from sojourn.maps.exchange.yaml_text import render
from sojourn.maps.journey import Journey
from tests.maps.documents import journey
from tests.maps.generated import TRAPS, journeys, quick


@settings(quick, max_examples=30)
@given(journeys)
def test_any_journey_survives_yaml_and_json(given_journey: Journey) -> None:
    assert yaml.load(yaml.dump(given_journey)) == given_journey
    assert json.load(json.dump(given_journey)) == given_journey


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
    | st.sampled_from(TRAPS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from(TRAPS), inner, max_size=3),
    max_leaves=10,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(plain)
def test_any_data_survives_the_text(data: object) -> None:
    found = yaml.load_data(render(data))
    assert found == data
    assert stdlib_json.dumps(found) == stdlib_json.dumps(data)  # 1 and 1.0 and true are equal in Python


@pytest.mark.parametrize("text", TRAPS)
def test_trap_is_text_for_a_yaml_1_1_reader_too(text: str) -> None:
    assert pyyaml.safe_load(render({"a": text, "b": [text]})) == {"a": text, "b": [text]}


def test_dump_is_readable_and_in_the_order_of_the_model() -> None:
    text = yaml.dump(journey(description="One.\n\nTwo."))
    assert text.startswith(
        "format: sojourn/journey/1\nid: order\nslug: order\ntitle: Order to door\ndescription: |-\n  One.\n"
    )
    assert "  - id: door\n    stage: get\n    order: '1'\n    title: At the door\n    actor: courier\n" in text
    assert "    match: \"event = 'order placed'\"\n" in text
    assert list(pyyaml.safe_load(text)) == [name for name in Journey.model_fields if name in pyyaml.safe_load(text)]


def test_dump_twice_gives_the_same_text() -> None:
    assert yaml.dump(yaml.load(yaml.dump(journey()))) == yaml.dump(journey())


def test_hand_written_words_and_dates_stay_text() -> None:
    text = "id: a\nslug: a\ntitle: No\nreview_by: 2018-05-01\npersonas:\n- {id: p, name: on, age: 2018-05-01}\n"
    found = yaml.load(text)
    assert (found.title, found.personas[0].name, found.personas[0].age) == ("No", "on", "2018-05-01")
    assert found.review_by is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1", "broken_yaml"),
        ("a: 'x", "broken_yaml"),
        ("\tid: x", "broken_yaml"),
        ("id: a\nid: b", "broken_yaml"),
        ("? [a]\n: b", "broken_yaml"),
        ("!!python/object:os.system x", "broken_yaml"),
        ("a: &x [1]\nb: *x", "yaml_alias"),
        ("[" * 2000, "map_too_deep"),
        ("- " * 2000 + "a", "map_too_deep"),
        ("id: a\n---\nid: b", "broken_yaml"),
        ("id: \x00", "broken_yaml"),
        ("n: " + "9" * 5000, "broken_yaml"),
        ("", "invalid_map"),
        ("hello", "invalid_map"),
    ],
)
def test_broken_yaml_is_a_clear_error(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        yaml.load(text)
    assert caught.value.code == code


def test_broken_yaml_says_where() -> None:
    with pytest.raises(InvalidInput, match="line 2, column 1: 'id' stands here twice"):
        yaml.load("id: a\nid: b")


def test_bytes_that_are_not_utf8_are_a_clear_error() -> None:
    for load in (yaml.load, json.load):
        with pytest.raises(InvalidInput, match="not UTF-8"):
            load("title: Früh".encode("latin-1"))


def test_byte_order_mark_is_ignored() -> None:
    assert yaml.load(b"\xef\xbb\xbf" + yaml.dump(journey()).encode()) == journey()
    assert json.load("\ufeff" + json.dump(journey())) == journey()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "broken_json"),
        ('{"id": NaN}', "broken_json"),
        ('{"id": 1, "id": 2}', "repeated_key"),
        ("[" * 100_000, "map_too_deep"),
        ('{"version": ' + "9" * 5000 + "}", "broken_json"),
        ("[]", "invalid_map"),
    ],
)
def test_broken_json_is_a_clear_error(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        json.load(text)
    assert caught.value.code == code


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_damaged_documents_never_give_a_traceback(data: st.DataObject) -> None:
    """Cuts, swaps and inserts into a good document: a journey or an error that speaks."""
    load, dump = data.draw(st.sampled_from([(yaml.load, yaml.dump), (json.load, json.dump)]))
    text = dump(journey())
    for _ in range(data.draw(st.integers(1, 3))):
        at, size = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 20))
        text = text[:at] + data.draw(st.sampled_from(TRAPS) | st.text(max_size=5)) + text[at + size :]
    try:
        load(text)
    except SojournError as error:
        assert error.message  # noqa: PT017 - either end is right
