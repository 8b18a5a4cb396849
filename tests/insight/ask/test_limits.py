"""What an answer says about itself: n, definition, notes, SQL, and what happens with nothing to count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest

from sojourn.insight.answer import Selection, Window
from sojourn.insight.ask.funnel import funnel
from sojourn.insight.ask.paths import paths
from sojourn.insight.ask.retention import retention
from sojourn.insight.ask.satisfaction import satisfaction
from sojourn.insight.ask.transitions import transitions
from sojourn.insight.ask.variants import variants
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey, Stage, Step
from sojourn.rules.model import Rule
from sojourn.store.engine import memory_engine

DAY = datetime(2024, 3, 1, tzinfo=UTC)
KEYS = {
    "events": ("event", "count", "profiles"),
    "transitions": ("from", "to", "count", "median_seconds"),
    "variants": ("path", "count", "share"),
    "paths": ("path", "count", "share"),
    "funnel": ("step", "count", "share", "step_share", "median_seconds"),
    "retention": ("cohort", "period", "count", "share"),
    "satisfaction": ("question", "step", "n", "mean", "low", "high", "top2_share", "nps"),
    "conformance": ("kind", "step", "other", "count", "share", "low", "high", "examples"),
    "timing": ("from", "to", "n", "median_seconds", "low", "high", "p90_seconds", "p90_low", "p90_high"),
}
NEEDED = {"funnel": {"steps": ["a", "b"]}, "conformance": {"steps": ["a", "b"]}}


def test_funnel_of_many_steps_counts_each_and_shows_all_its_sql():
    many = 45
    rows = [event(f"s{step}", f"p{person}", step) for person in range(many) for step in range(person + 1)]
    rows += [event("s0", "twice", 1), event("s0", "twice", 2)]
    engine = memory_engine(rows)
    found = funnel(engine, steps=[f"s{step}" for step in range(many)], within=timedelta(days=9))
    assert [row["count"] for row in found.rows] == [many + 1, *range(many - 1, 0, -1)]
    assert {row["median_seconds"] for row in found.rows[1:]} == {3600.0}
    assert found.sql.count("CREATE TEMPORARY TABLE") >= 4
    assert [row["count"] for row in funnel(engine, steps=["s0"] * many).rows] == [many + 1, 1, *[0] * (many - 2)]
    split = funnel(engine, steps=[f"s{step}" for step in range(20)], exclude=["s30"], by="event").rows
    assert [row["count"] for row in split if row["by"] == "s0"] == [many + 1, *range(many - 1, many - 20, -1)]


def event(name="a", person="p", hours=0.0, **more):
    return {"profile_id": person, "name": name, "time": DAY + timedelta(hours=hours), **more}


def answered(score, question="q", scale=(1.0, 5.0), person="p", **more):
    low, high = scale
    about = {"question": question, "score": score, "scale_low": low, "scale_high": high}
    return event("feedback", person, **about, **more)


def ask(question, rows, selection=Selection()):  # noqa: B008 - immutable
    function = getattr(import_module(f"sojourn.insight.ask.{question}"), question)
    return function(memory_engine(rows), selection, **NEEDED.get(question, {}))


@pytest.mark.parametrize("question", KEYS)
def test_an_empty_lake_gives_no_number_and_says_so(question):
    found = ask(question, [])
    assert tuple(found.columns) == KEYS[question]
    assert found.n == 0
    assert any(note.code == "no_events" for note in found.notes)
    assert all(row.get("share") is None for row in found.rows)
    assert found.to_arrow().column_names == list(KEYS[question])


@pytest.mark.parametrize("question", KEYS)
def test_every_row_has_exactly_the_keys_of_the_contract(question):
    found = ask(question, [event("a"), event("b", hours=1), answered(4)])
    assert found.rows
    assert all(tuple(row) == KEYS[question] for row in found.rows)
    assert found.envelope()["n"] == found.n > 0


def test_an_answer_carries_window_freshness_definition_and_sql():
    window = Window(DAY, DAY + timedelta(days=1))
    found = ask("transitions", [event("a"), event("b", hours=1)], Selection(window, Rule.parse("value missing")))
    assert found.window == window
    assert found.as_of == DAY + timedelta(hours=1)
    assert found.definition["where"] == "value missing"
    assert "LEAD" in found.sql


def test_a_window_is_closed_at_its_start_and_open_at_its_end():
    rows = [event("a"), event("b", hours=1), event("c", hours=2)]
    found = ask("events", rows, Selection(Window(DAY, DAY + timedelta(hours=2))))
    assert [row["event"] for row in found.rows] == ["a", "b"]


def test_answers_are_no_events():
    assert ask("events", [event("a"), answered(4)]).n == 1


def test_cases_are_taken_when_there_are_any_and_the_rest_is_told():
    rows = [event("a", case_id="x"), event("b", hours=1, case_id="y"), event("c", hours=2, case_id="x"), event("d")]
    found = transitions(memory_engine(rows))
    assert [(row["from"], row["to"]) for row in found.rows] == [("a", "c")]
    assert found.definition["per"] == "case"
    assert "1 of 4 events have no case" in found.notes[0].text


def test_histories_run_by_a_property_when_asked():
    rows = [event("a", properties='{"order": 1}'), event("b", "q", 1, properties='{"order": 1}'), event("c", hours=2)]
    found = transitions(memory_engine(rows), case="order")
    assert [(row["from"], row["to"]) for row in found.rows] == [("a", "b")]


def test_variants_of_long_histories_are_cut_and_told():
    long = [event("a", person, number / 100) for person in "pq" for number in range(1000)]
    found = variants(memory_engine([*long, event("b", "p", 50), event("c", "q", 50), event("a", "r")]))
    assert [(len(row["path"]), row["count"]) for row in found.rows] == [(1000, 2), (1, 1)]
    assert "2 histories have more than 1,000 events" in found.notes[0].text


def test_variants_beyond_the_limit_are_told_and_shares_stay_of_all():
    found = variants(memory_engine([event(name, name) for name in "abcd"]), limit=2)
    assert [row["share"] for row in found.rows] == [0.25, 0.25]
    assert "2 most frequent of 4 variants" in found.notes[0].text


def test_names_that_look_like_separators_stay_different_variants():
    rows = [event("a:1", "p"), event("b", "p", 1), event("a", "q"), event("1@b", "q", 1)]
    assert len(variants(memory_engine(rows)).rows) == 2


def test_a_step_named_like_a_rule_is_the_event_when_there_is_one():
    rows = [event("item missing"), event("b", hours=1)]
    assert [row["count"] for row in funnel(memory_engine(rows), steps=["item missing", "b"]).rows] == [1, 1]


def test_a_step_that_no_event_has_is_told():
    found = funnel(memory_engine([event("a")]), steps=["a", "paid"])
    assert [row["count"] for row in found.rows] == [1, 0]
    assert found.notes[0].text == "No event is named 'paid'."


def test_a_step_that_reads_like_a_broken_rule_is_bad_input():
    with pytest.raises(InvalidInput, match="event = "):
        funnel(memory_engine([event("a")]), steps=["event = "])


@pytest.mark.parametrize("given", [{"steps": []}, {"steps": ["a"], "within": timedelta(-1)}, {"steps": [" "]}])
def test_a_funnel_that_makes_no_sense_is_bad_input(given):
    with pytest.raises(InvalidInput):
        funnel(memory_engine([event("a")]), **given)


def test_a_funnel_says_how_many_could_still_finish():
    found = funnel(memory_engine([event("a"), event("a", "q", 30), event("b", "r", 48)]), steps=["a", "b"],
                   within=timedelta(days=1))  # fmt: skip
    assert found.notes[0].text == "1 had not finished and began less than 1d before the data end."


@pytest.mark.parametrize("length", [0, 51])
def test_paths_of_an_impossible_length_are_bad_input(length):
    with pytest.raises(InvalidInput, match=str(length)):
        paths(memory_engine([event("a")]), length=length)


def test_weeks_begin_on_monday_in_utc():
    rows = [event("a", hours=71.9), event("a", hours=72.1)]  # 2024-03-03 is a Sunday
    found = retention(memory_engine(rows), cohort="week").rows
    assert [(row["cohort"], row["period"], row["count"]) for row in found] == [
        ("2024-02-26", 0, 1),
        ("2024-02-26", 1, 1),
    ]


def test_satisfaction_gives_nps_on_a_scale_of_ten_only():
    ten = [answered(score, "recommend", (0.0, 10.0)) for score in (10, 9, 8, 7, 6)]
    found = satisfaction(memory_engine([*ten, answered(4), answered(5), answered(None)])).rows
    assert [(row["question"], row["n"], row["nps"]) for row in found] == [("q", 2, None), ("recommend", 5, 20)]
    assert (found[0]["mean"], found[0]["top2_share"]) == (4.5, 1)


def test_satisfaction_of_one_question_on_two_scales_has_no_mean():
    found = satisfaction(memory_engine([answered(4), answered(9, scale=(0.0, 10.0))]))
    assert (found.rows[0]["n"], found.rows[0]["mean"], found.rows[0]["top2_share"]) == (2, None, None)
    assert found.notes[0].code == "mixed_scales"


def test_satisfaction_by_journey_names_the_step_an_answer_speaks_of():
    step = Step(id="s", stage="g", order="a", title="Security", feedback=Rule.parse("question = 'q'"))
    journey = Journey(id="j", slug="j", title="J", stages=[Stage(id="g", title="G", order="a")], steps=[step])
    found = satisfaction(memory_engine([answered(4), answered(2), answered(1, "other")]), journey=journey).rows
    assert [(row["question"], row["step"], row["n"], row["mean"]) for row in found] == [("q", "Security", 2, 3)]
