"""Templates: sound in every language, the same map in all of them, empty when wanted; and what a guided start makes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from sojourn.kernel.errors import NotFound
from sojourn.maps.journey import Journey
from sojourn.maps.start import StartAnswers, StartKpi, begin
from sojourn.maps.templates import catalogue
from sojourn.maps.validate import check

LANGUAGES = ["en", "ru", "zh-Hans", "zh-Hant"]
PROSE = {"title", "name", "description", "scenario", "goal", "expectations", "area", "data_label", "text", "note",
         "goals", "frustrations", "notes", "lang"}  # fmt: skip


def structure(value: Any) -> Any:
    """A document without its prose."""
    if isinstance(value, dict):
        return {key: structure(part) for key, part in value.items() if key not in PROSE}
    return [structure(part) for part in value] if isinstance(value, list) else value


def prose(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, part in value.items() if key != "lang" for text in prose(part)]
    if isinstance(value, list):
        return [text for part in value for text in prose(part)]
    return [value] if isinstance(value, str) else []


def warnings(journey: Journey) -> list[str]:
    return [finding.code for finding in check(journey) if finding.code != "open_journey"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", catalogue.NAMES)
def test_template_is_sound_with_and_without_its_sample(name: str, language: str) -> None:
    full = catalogue.load(name, language)
    empty = catalogue.emptied(full)

    assert (full.lang, warnings(full), warnings(empty)) == (language, [], [])
    assert len(full.steps) >= 8
    assert len(full.insights) >= 4
    assert {insight.level for insight in full.insights} == {"assumption"}
    assert {point.basis for point in full.emotions} == {"assumed"}
    assert not any(step.match or step.feedback for step in full.steps)
    assert any(lane.locked for lane in full.lanes)
    assert full.kpis
    assert (empty.cards, empty.emotions, empty.insights, empty.personas, empty.scenario) == ([], [], [], [], "")
    assert [step.title for step in empty.steps] == [step.title for step in full.steps]


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("name", catalogue.NAMES)
def test_languages_tell_the_same_map_in_their_own_words(name: str, language: str) -> None:
    english, other = catalogue.load(name).document(), catalogue.load(name, language).document()
    assert structure(english) == structure(other)
    mine = "".join(text for text in prose(other) if text not in prose(english))
    assert not re.search(r"\b(the|and|of|is|are)\b", mine)
    assert re.search("[а-яё]" if language == "ru" else "[\u4e00-\u9fff]", mine)


def test_kinds_of_templates_are_those_of_the_method() -> None:
    kinds = {line.id: (line.kind, line.state, line.group) for line in catalogue.listed()}
    assert kinds["day-in-the-life"] == ("day_in_life", "current", "method")
    assert kinds["future-state"] == ("journey", "future", "method")
    assert kinds["service-blueprint"][0] == "blueprint"
    assert kinds["experience-map"][0] == "experience"
    assert kinds["airport"] == ("journey", "current", "industry")
    assert len(kinds) == 11


def test_blueprint_locks_what_makes_it_one() -> None:
    blueprint = catalogue.load("service-blueprint")
    assert {lane.zone for lane in blueprint.lanes if lane.locked} == {"customer", "frontstage", "backstage", "support"}


def test_future_state_has_a_target_curve_and_a_baseline() -> None:
    future = catalogue.load("future-state")
    assert future.baseline_id
    assert len([point for point in future.emotions if point.curve == "target"]) == len(future.steps)


def test_unknown_template_is_told_what_there_is() -> None:
    with pytest.raises(NotFound, match="There are: current-state"):
        catalogue.load("../../secrets")


def test_start_fills_what_was_answered() -> None:
    made = begin(
        StartAnswers(
            title="Renting a bicycle",
            learn="Where people give up",
            scenario="A Sunday in May",
            goal="Ride within five minutes",
            channels=["App", "Station", "App"],
            personas=["Tourist"],
            departments=["Operations"],
            suppliers=["Payments Ltd"],
            kpi=StartKpi(name="NPS", type="nps", target=40),
            owner="M. Koch",
            review_by=date(2027, 5, 1),
            template="retail",
        )
    )
    assert (made.title, made.description, made.scenario, made.owner) == (
        "Renting a bicycle", "Where people give up", "A Sunday in May", "M. Koch",
    )  # fmt: skip
    assert made.review_by == date(2027, 5, 1)
    assert [persona.name for persona in made.personas] == ["Tourist"]
    assert [(actor.name, actor.role) for actor in made.actors] == [
        ("Operations", "employee"),
        ("Payments Ltd", "partner"),
    ]
    assert [item.name for item in made.library if item.type == "channel"].count("App") == 1
    assert "Station" in [item.name for item in made.library]
    assert (made.kpis[0].name, made.kpis[0].method, made.kpis[0].target) == ("NPS", "net", 40)
    assert made.cards == []
    assert warnings(made) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_start_without_an_answer_is_a_blank_map_in_the_language(language: str) -> None:
    made = begin(StartAnswers(language=language))
    assert (made.steps, made.lang) == ([], language)
    assert made.title
    assert len(made.lanes) == 7
    assert warnings(made) == ["no_steps"]
