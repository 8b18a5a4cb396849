import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sojourn.kernel.errors import InvalidInput, SojournError
from sojourn.maps.exchange import mermaid
from sojourn.maps.validate import check, errors_of
from tests.maps.documents import data, journey
from tests.maps.generated import TRAPS

SAMPLE = """```mermaid
---
title: ignored
---
%% a comment
journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
    section Go home
      Sit down: 9
      Wonder
      Sleep: x: Me
    section Nothing here
```
"""


def test_mermaid_text_becomes_a_map_with_notes() -> None:
    found, notes = mermaid.load(SAMPLE)
    assert found.title == "My working day"
    assert [(step.title, step.actor, step.counterpart) for step in found.steps_in_order()] == [
        ("Make tea", "me", None), ("Go upstairs", "me", None), ("Do work", "me", "cat"),
        ("Sit down", None, None), ("Sleep", "me", None),
    ]  # fmt: skip
    assert [(p.step, p.valence) for p in found.emotions] == [
        ("make-tea", 2), ("go-upstairs", 0), ("do-work", -2), ("sit-down", 2),
    ]  # fmt: skip
    assert len(notes) == 4
    assert errors_of(check(found)) == []


def test_map_becomes_mermaid_with_scores_of_valence_plus_three() -> None:
    content, notes = mermaid.write(journey())
    assert content.decode() == (
        "journey\n    title Order to door\n    section Buy\n      Order: 4: Anna\n      Pay: 3: Anna\n"
        "    section Get\n      At the door: 2: Courier\n"
    )
    assert notes[1] == "Without emotion, drawn as 3: Pay."


def test_signs_of_mermaid_in_titles_survive() -> None:
    steps = [{**step, "title": "a: b; c # d %% e"} for step in data()["steps"][:1]]
    made = journey(steps=steps, stages=data()["stages"][:1], transitions=[], cards=[], insights=[], emotions=[])
    text = mermaid.dump(made)
    assert "a#58; b#59; c #35; d %% e: 3" in text
    assert mermaid.load(text).journey.steps[0].title == "a: b; c # d %% e"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "not_mermaid"),
        ("flowchart\nA-->B", "not_mermaid"),
        ("journey\n title x", "empty_map"),
        (b"\xff", "not_utf8"),
    ],
)
def test_text_that_is_no_journey_is_a_clear_error(content: str | bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        mermaid.load(content)
    assert caught.value.code == code


LINES = [*TRAPS, *SAMPLE.splitlines(), "section", "title", "a: 1e9", "#99999999;: 3"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([*TRAPS, *SAMPLE.splitlines(), "section", "title", "a: 1e9", "#99999999;: 3"]) | st.text(),
        max_size=12,
    )
)
def test_any_lines_give_a_map_or_a_clear_error(lines: list[str]) -> None:
    try:
        assert mermaid.load("journey\n" + "\n".join(lines)).journey.steps
    except SojournError as error:
        assert error.message  # noqa: PT017 - either end is right


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([trap for trap in TRAPS if trap.isprintable()])
    | st.text(st.characters(exclude_categories=["C"]), max_size=30)
)
def test_any_title_comes_back_on_one_line(title: str) -> None:
    steps = [{**step, "title": title} for step in data()["steps"][:1]]
    made = journey(steps=steps, stages=data()["stages"][:1], transitions=[], cards=[], insights=[], emotions=[])
    assert mermaid.load(mermaid.dump(made)).journey.steps[0].title == (" ".join(title.split()) or "Untitled")
