from typing import Any

import pytest

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import from_data, read_data
from sojourn.maps.validate import check, require_valid
from tests.maps.documents import data, journey


def codes(**changes: object) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in check(journey(**changes))]


def test_complete_map_has_no_findings() -> None:
    assert check(journey()) == []


def test_stage_without_step_is_an_error() -> None:
    stages = [*data()["stages"], {"id": "use", "title": "Use", "order": "3"}]
    assert codes(stages=stages) == [("stages[use]", "empty_stage")]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"transitions": [{"source": "order", "target": "nowhere"}]}, "transitions[0].target"),
        ({"persona": "bob"}, "persona"),
        ({"drivers": {"outcome": "nps"}}, "drivers.outcome"),
        ({"emotions": [{"step": "nowhere", "valence": 1}]}, "emotions[0].step"),
        ({"views": [{"id": "v", "title": "V", "lanes": ["nowhere"]}]}, "views[v].lanes"),
        ({"actions": [{"id": "a", "title": "A", "opportunity": "o"}]}, "actions[a].opportunity"),
        ({"opportunities": [{"id": "o", "title": "O", "insights": ["nothing"]}]}, "opportunities[o].insights"),
    ],
)
def test_reference_to_nothing_is_an_error_at_its_path(changes: dict[str, object], path: str) -> None:
    assert codes(**changes) == [(path, "unresolved_reference")]


def test_misspelt_reference_is_answered_with_the_nearest_name() -> None:
    steps = [{**step, "stage": "buuy"} if step["id"] == "pay" else step for step in data()["steps"]]
    finding = check(journey(steps=steps))[0]
    assert (finding.path, finding.hint) == ("steps[pay].stage", "Did you mean 'buy'?")


def test_span_that_runs_backwards_is_an_error() -> None:
    card = {"id": "c1", "lane": "doing", "span": {"from_step": "door", "to_step": "order"}}
    assert codes(cards=[card]) == [("cards[c1].span", "backward_span")]


def test_duplicate_id_is_an_error() -> None:
    lanes = [*data()["lanes"], {"id": "doing", "title": "Again", "type": "text", "order": "9"}]
    assert codes(lanes=lanes) == [("lanes[doing]", "duplicate_id")]


def test_duplicate_rank_is_a_warning() -> None:
    lanes = [*data()["lanes"], {"id": "more", "title": "More", "type": "text", "order": "3"}]
    assert codes(lanes=lanes) == [("lanes[more].order", "duplicate_order")]


def test_future_map_without_baseline_is_an_error() -> None:
    assert codes(state="future") == [("baseline_id", "no_baseline")]
    assert codes(state="future", baseline_id="order") == []


def test_journey_without_ends_is_open_and_usable() -> None:
    opened = journey(scope={"starts": "event = 'order placed'"})
    assert [(finding.code, finding.severity) for finding in check(opened)] == [("open_journey", "warning")]
    require_valid(opened)


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("event = 'paid'", True),
        ("event in ('paid', 'refunded')", True),
        ("event = 'paid' and channel = 'web'", True),
        ("event = 'x' or (channel = 'web' and event = 'paid')", True),
        ("event = 'refunded'", False),
        ("event starts with 'pa'", False),
    ],
)
def test_match_overlapping_an_earlier_step_is_a_warning_when_proven(rule: str, found: bool) -> None:
    extra = {"id": "again", "stage": "get", "order": "2", "title": "Again", "match": rule}
    expected = [("steps[again].match", "overlapping_match")] if found else []
    assert codes(steps=[*data()["steps"], extra]) == expected
    assert codes(steps=[*data()["steps"], {**extra, "overlap": True}]) == []


def test_rules_on_disjoint_channels_do_not_overlap() -> None:
    steps = data()["steps"]
    steps[0]["match"] = "event = 'view' and channel = 'web'"
    steps[1]["match"] = "event = 'view' and channel = 'app'"
    assert codes(steps=steps) == []


def test_emotion_set_out_of_range_after_reading_is_found() -> None:
    changed = journey()
    changed.emotions[0].valence = 3.0
    assert [finding.code for finding in check(changed)] == ["valence_out_of_range"]


def test_second_point_of_one_curve_at_one_step_is_an_error() -> None:
    assert codes(emotions=[{"step": "pay"}, {"step": "pay"}]) == [("emotions[1]", "duplicate_point")]


def test_require_valid_with_errors_lists_all_of_them() -> None:
    with pytest.raises(InvalidInput) as caught:
        require_valid(journey(persona="bob", state="future"))
    assert [finding["code"] for finding in caught.value.facts["findings"]] == ["no_baseline", "unresolved_reference"]


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        ({"titel": "x"}, "titel", "no such field"),
        ({"kind": "jorney"}, "kind", "'jorney' is not known here"),
        ({"version": "two"}, "version", "not a whole number"),
        ({"title": 2018}, "title", "2018 is not text. Put it in quotes."),
        ({"stages": "Buy"}, "stages", "is not a list"),
        ({"scope": {"timeout": "soon"}}, "scope.timeout", "'soon' is not a duration"),
        ({"scope": {"ends": {"done": "event ="}}}, "scope.ends.done", "cannot be read"),
        ({"minimum_n": float("nan")}, "minimum_n", "finite"),
        ({"minimum_n": 1}, "minimum_n", "1 is below 2. Write 2 at least."),
        ({"review_by": "soon"}, "review_by", "Write a date such as 2018-05-31."),
        ({"emotions": [{"step": "visit", "valence": 5}]}, "emotions[0].valence", "5 is above 2. From a 1-5 scale"),
        ({"emotions": [{"step": "visit", "valence": "happy"}]}, "emotions[0].valence", "Write a number such as 1.5."),
    ],
)
def test_wrong_document_is_described_at_its_path(change: dict[str, object], path: str, words: str) -> None:
    read, findings = read_data(data(**change))
    assert read is None
    assert findings[0].path == path
    assert words in str(findings[0])
    assert findings[0].hint


def test_wrong_rule_is_named_by_the_id_of_its_step() -> None:
    steps = data()["steps"]
    steps[1]["match"] = "event is is"
    _, findings = read_data(data(steps=steps))
    assert findings[0].path == "steps[pay].match"


def test_misspelt_field_is_answered_with_the_nearest_name() -> None:
    _, findings = read_data(data(stages=[{"id": "buy", "titel": "Buy", "order": "1", "title": "Buy"}]))
    assert (findings[0].path, findings[0].hint) == ("stages[buy].titel", "Did you mean 'title'?")


@pytest.mark.parametrize("nothing", [None, [], "map", 3])
def test_data_that_is_no_map_raises_invalid_input(nothing: object) -> None:
    with pytest.raises(InvalidInput, match="group of names and values"):
        from_data(nothing)


EFFECT = {
    "step": "door",
    "before": ["2017-05-01", "2017-06-01"],
    "after": ["2018-05-01", "2018-06-01"],
    "group": {"persona": "anna"},
    "comparison": {"where": "country != 'ch'"},
}


def effect_findings(done_on: str | None = None, **changes: object) -> dict[tuple[str, str], str]:
    people = [{"id": "anna", "name": "Anna", "segment": "country = 'ch'"}, {"id": "bea", "name": "Bea"}]
    action = {"id": "a", "title": "A", "done_on": done_on, "effect": {**EFFECT, **changes}}
    found = check(journey(personas=people, actions=[action]))
    return {(one.path.removeprefix("actions[a].effect").removeprefix("."), one.code): one.message for one in found}


def test_effect_that_can_be_computed_has_no_findings() -> None:
    assert effect_findings(done_on="2017-09-04") == {}
    assert effect_findings(after=["2017-06-01T00:00:00Z", "2017-07-01"], comparison=None) == {}


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"step": "dor"}, ("step", "unresolved_reference"), "There is no step 'dor'."),
        ({"group": {"persona": "bob"}}, ("group.persona", "unresolved_reference"), "There is no persona 'bob'."),
        ({"comparison": {"persona": "bob"}}, ("comparison.persona", "unresolved_reference"), "no persona 'bob'"),
        ({"group": {"persona": "bea"}}, ("group.persona", "persona_without_segment"), "'bea' has no rule"),
        ({"before": ["2017-06-01", "2017-05-01"]}, ("before", "empty_window"), "(2017-05-01) before or when it starts"),
        (
            {"after": ["2017-05-20", "2017-07-01"]},
            ("after", "overlapping_windows"),
            "2017-05-20 to 2017-07-01) overlap",
        ),
        ({"after": ["2016-05-01", "2016-06-01"]}, ("before", "reversed_windows"), "lies after the other (2016-05-01"),
        ({"comparison": {}}, ("comparison", "comparison_holds_group"), "holds the group concerned"),
        ({"comparison": {"persona": "anna"}}, ("comparison", "comparison_holds_group"), "holds the group concerned"),
        ({"step": "pay"}, ("step", "step_without_feedback"), "No answers are bound to 'Pay'"),
        ({"done_on": "2018-05-20"}, ("", "change_outside_windows"), "done on 2018-05-20, not between"),
    ],
)
def test_effect_that_cannot_be_computed_as_asked_says_what_is_wrong(
    changes: dict[str, Any], place: tuple[str, str], said: str
) -> None:
    found = effect_findings(**changes)
    assert list(found) == [place]
    assert said in found[place]


def test_effect_with_a_field_there_is_none_of_is_an_error() -> None:
    wrong = {**EFFECT, "compare": {}}
    found, findings = read_data(data(actions=[{"id": "a", "title": "A", "effect": wrong}]))
    assert found is None
    assert [(one.path, one.code) for one in findings] == [("actions[a].effect.compare", "unknown_field")]
