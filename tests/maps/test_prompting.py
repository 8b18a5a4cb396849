"""Answers of language models: found between chatter, checked item by item, built from what was accepted; never run."""

from __future__ import annotations

import json
import time
from typing import Any

import jsonschema
import pytest

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.prompting import pasted
from sojourn.maps.prompting.answer import schema
from sojourn.maps.prompting.building import accepted, build
from sojourn.maps.prompting.checking import check
from sojourn.maps.prompting.prompt import prompt
from sojourn.maps.render.picture import html
from sojourn.maps.templates import catalogue
from sojourn.maps.validate import check as findings
from sojourn.maps.validate import errors_of
from tests.maps.documents import journey

LANGUAGES = ["en", "ru", "zh-Hans", "zh-Hant"]


def answer(**changes: Any) -> str:
    return json.dumps(
        {
            "title": "Borrow a book",
            "personas": [{"name": "Reader", "goals": ["Find it"]}],
            "lanes": [{"title": "Shelf", "type": "physical_evidence"}],
            "stages": [
                {
                    "title": "Find",
                    "steps": [
                        {"title": "Search", "channels": ["Catalogue"], "emotion": -0.5,
                         "cards": [{"lane": "What people do", "text": "Types the title"}]},
                        {"title": "Walk", "emotion": 1, "cards": [{"lane": "shelf", "text": "Third aisle"}]},
                    ],
                }
            ],
            "insights": [{"type": "pain", "title": "Not where it should be", "steps": ["walk"], "severity": 3}],
            **changes,
        },
        ensure_ascii=False,
    )  # fmt: skip


def problems(text: str) -> dict[str, list[str]]:
    found = check(text, catalogue.blank())
    return {item.id: [problem.key for problem in item.problems] for item in found.items if item.problems}


@pytest.mark.parametrize("language", LANGUAGES)
def test_prompt_holds_its_schema_and_an_example_that_the_check_accepts(language: str) -> None:
    made = prompt(language, "Renting a bicycle")
    jsonschema.validate(made.example, made.schema)
    found = check(made.text[made.text.rindex("```json") :], catalogue.blank(language))

    assert "Renting a bicycle" in made.text
    assert "[[" not in made.text
    assert [item for item in found.items if item.status != "right"] == []
    assert errors_of(findings(build(catalogue.blank(language), accepted(found), found.title))) == []


@pytest.mark.parametrize(
    "wrapped",
    [
        "{}",
        "Sure! Here is {{your}} map:\n\n```json\n{}\n```\nTell me if [you] like it.",
        "```\n{}",
        "\ufeff  {} \n\nEnjoy",
    ],
)
def test_json_is_found_in_fences_and_chatter(wrapped: str) -> None:
    text = (
        wrapped.replace("{}", answer()).replace("{{", "{").replace("}}", "}")
        if "Sure" not in wrapped
        else ("Sure! Here is {your} map:\n\n```json\n" + answer() + "\n```\nTell me if [you] like it.")
    )
    assert pasted.found_in(text).data["title"] == "Borrow a book"


def test_trailing_commas_are_mended_and_said_but_not_those_in_texts() -> None:
    text = '{"title": "a, ]", "stages": [{"title": "S", "steps": [{"title": "x"},],},],}'
    found = check(text, catalogue.blank())
    assert (found.title, [note.key for note in found.notes]) == ("a, ]", ["prompt.commas"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "answer_no_json"),
        ("I cannot help with that.", "answer_no_json"),
        (answer()[:-30], "answer_broken"),
        ("{" * 100_000, "answer_too_deep"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "answer_too_deep"),
        ("x" * 10_000_000, "answer_too_long"),
    ],
    ids=["empty", "refusal", "cut off", "brackets", "deep", "10 MB"],
)
def test_what_is_no_answer_is_refused_in_words(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check(text, catalogue.blank())
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text", ['{"' + '\\"' * 490_000, '"' * 900_000 + "{", "```\n" * 200_000 + "{", ", " * 400_000 + "{"]
)
def test_tricky_megabytes_take_no_long_time(text: str) -> None:
    start = time.monotonic()
    with pytest.raises(InvalidInput):
        check(text, catalogue.blank())
    assert time.monotonic() - start < 5


def test_every_kind_of_item_is_proposed_with_its_parent() -> None:
    found = check(answer(), catalogue.blank())
    assert [(item.kind, item.parent) for item in found.items] == [
        ("persona", None), ("lane", None), ("stage", None), ("step", "stage-1"), ("emotion", "stage-1-step-1"),
        ("card", "stage-1-step-1"), ("step", "stage-1"), ("emotion", "stage-1-step-2"), ("card", "stage-1-step-2"),
        ("insight", None),
    ]  # fmt: skip
    assert {item.status for item in found.items} == {"right"}


def test_each_wrong_item_says_what_and_leaves_the_others() -> None:
    steps = [
        {"title": "", "emotion": 1},
        {"title": "A", "emotion": 7, "kind": "dance", "colour": "red"},
        {"title": "B", "emotion": "good", "cards": [{"lane": "Nowhere", "text": "x"}, "text"]},
        "C",
    ]
    stages = [{"title": "S", "steps": steps}, {"title": "S", "steps": ["x"]}, {"title": "Empty", "steps": []}]
    insights = [{"type": "rant", "title": "x"}, {"type": "pain", "title": "y", "steps": ["Z"], "severity": "high"}]
    found = problems(answer(stages=stages, insights=insights, lanes=[{"title": "L", "type": "stars"}], personas="Anna"))

    assert found["stage-1-step-1"] == ["prompt.no_title"]
    assert found["stage-1-step-2"] == ["prompt.unknown_fields", "prompt.unknown_kind"]
    assert found["stage-1-step-2-emotion"] == ["prompt.out_of_range"]
    assert found["stage-1-step-3-emotion"] == ["prompt.not_number"]
    assert found["stage-1-step-3-card-1"] == ["prompt.no_lane"]
    assert found["stage-1-step-3-card-2"] == ["prompt.not_object"]
    assert found["stage-2"] == ["prompt.twice"]
    assert found["stage-3"] == ["prompt.no_steps"]
    assert found["insight-1"] == ["prompt.unknown_type"]
    assert found["insight-2"] == ["prompt.no_such_step", "prompt.not_number"]
    assert found["lane-1"] == ["prompt.unknown_kind"]


def test_map_is_built_from_accepted_items_only() -> None:
    found = check(answer(), catalogue.blank())
    made = build(catalogue.blank(), accepted(found, {"stage-1-step-2", "persona-1"}), found.title)

    assert [step.title for step in made.steps] == ["Search"]
    assert [card.text for card in made.cards] == ["Types the title"]
    assert (made.personas, made.insights[0].steps) == ([], [])
    assert {point.basis for point in made.emotions} == {"assumed"}
    assert {insight.level for insight in made.insights} == {"assumption"}
    assert errors_of(findings(made)) == []


def test_rejected_stage_takes_its_steps_with_it() -> None:
    found = check(answer(), catalogue.blank())
    assert [item.kind for item in accepted(found, {"stage-1"})] == ["persona", "lane", "insight"]


def test_proposals_are_added_to_a_journey_that_is_there() -> None:
    stages = [{"title": "buy", "steps": [{"title": "Pay", "emotion": 1, "cards": [{"lane": "Doing", "text": "Taps"}]},
                                         {"title": "Receipt"}]}]  # fmt: skip
    base = journey()
    found = check(answer(stages=stages, lanes=[], insights=[]), base)
    made = build(base, accepted(found), found.title)

    assert (made.id, made.title, len(made.stages)) == (base.id, base.title, 2)
    assert [step.title for step in made.steps_in_order()] == ["Order", "Pay", "Receipt", "At the door"]
    assert [card.text for card in made.cards] == ["Picks and pays", "", "Taps"]
    assert made.emotions == base.emotions
    assert errors_of(findings(made)) == []


HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](data:text/html,1) <img src=x onerror=alert(1)>"


def test_hostile_texts_stay_texts_and_links_that_run_are_gone() -> None:
    steps = [{"title": HOSTILE, "channels": [HOSTILE], "cards": [{"lane": "What people do", "text": HOSTILE}]}]
    found = check(answer(title=HOSTILE, stages=[{"title": HOSTILE, "steps": steps}], insights=[]), catalogue.blank())
    made = build(catalogue.blank(), accepted(found), found.title)
    page = html(made)

    assert "javascript:" not in made.model_dump_json(include={"steps", "cards", "stages"})
    assert "prompt.link_dropped" in [problem.key for item in found.items for problem in item.problems]
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_web_links_stay() -> None:
    steps = [{"title": "A", "cards": [{"lane": "What people do", "text": "[shop](https://example.com)"}]}]
    found = check(answer(stages=[{"title": "S", "steps": steps}]), catalogue.blank())
    assert found.items[-2].value["text"] == "[shop](https://example.com)"


def test_schema_is_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
