"""The figures published for public files, through each question."""

from __future__ import annotations

from datetime import timedelta

from sojourn.insight.ask.conformance import conformance
from sojourn.insight.ask.events import events
from sojourn.insight.ask.funnel import funnel
from sojourn.insight.ask.retention import retention
from sojourn.insight.ask.timing import timing
from sojourn.insight.ask.transitions import transitions
from sojourn.insight.ask.variants import variants
from tests.insight.ask.known import needs_data, online_retail, receipt, running_example


@needs_data
def test_the_textbook_log_has_its_events():
    found = events(running_example())
    assert found.n == 42
    assert len(found.rows) == 8
    assert found.rows[0] == {"event": "check ticket", "count": 9, "profiles": 6}


@needs_data
def test_the_textbook_log_goes_six_times_from_check_to_decide():
    found = {(row["from"], row["to"]): row["count"] for row in transitions(running_example()).rows}
    assert found["check ticket", "decide"] == 6
    assert sum(found.values()) == 42 - 6


@needs_data
def test_the_textbook_log_has_six_variants_of_one_case_each():
    found = variants(running_example())
    assert found.n == 6
    assert [row["count"] for row in found.rows] == [1] * 6


@needs_data
def test_the_receipt_log_has_116_variants_and_713_take_the_first():
    found = variants(receipt())
    assert (len(found.rows), found.rows[0]["count"], found.n) == (116, 713, 1434)
    assert len(found.rows[0]["path"]) == 6


@needs_data
def test_the_december_cohort_of_the_shop_comes_back_as_published():
    rows = [row for row in retention(online_retail()).rows if row["cohort"] == "2010-12-01"]
    assert [row["count"] for row in rows[:4]] == [948, 362, 317, 367]
    assert len(rows) == 13


@needs_data
def test_the_textbook_funnel_ends_with_three_paid():
    steps = ["register request", "decide", "pay compensation"]
    found = funnel(running_example(), steps=steps, within=timedelta(days=365))
    assert [row["count"] for row in found.rows] == [6, 6, 3]


@needs_data
def test_one_textbook_case_follows_the_given_order():
    steps = ["register request", "examine casually", "check ticket", "decide", "pay compensation"]
    found = conformance(running_example(), steps=steps)
    assert (found.rows[0]["kind"], found.rows[0]["count"], found.rows[0]["examples"]) == ("follows", 1, ["6"])


@needs_data
def test_half_of_the_textbook_cases_are_never_paid():
    found = timing(running_example(), start="register request", end="pay compensation")
    assert found.rows[0]["n"] == 3
    assert "3 of 6" in found.notes[0].text
