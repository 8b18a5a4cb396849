"""A rule that is tried means what plain Python counts in the same rows."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sojourn.insight.drafted import DRAFT, drafted, new_step, reach
from sojourn.insight.measure import measure
from sojourn.insight.request import MeasureRequest
from sojourn.insight.trying import try_rule
from sojourn.insight.unmapped import nearest, unmapped
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.trial import RuleKind, Trial, Unmapped
from sojourn.rules.model import Rule
from sojourn.store.engine import memory_engine
from tests.insight.journeys import answer, event, shop


def history(seed: int = 7, people: int = 40) -> list[dict[str, Any]]:
    """Events of the shop and others, and answers, blank and off the scale among them."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for number in range(people):
        who = f"p{number}"
        for name in ("browse", "pay", "receive", "complain", "call"):
            for _ in range(chance.choice((0, 1, 1, 2))):
                channel = chance.choice(("web", "app", None))
                rows.append(event(who, chance.uniform(0, 400), name, channel=channel, value=chance.choice((1.0, 9.0))))
        for question in ("pay", "receive", "calm"):
            if chance.random() < 0.7:
                score = chance.choice((None, 1.0, 3.0, 5.0, 9.0))
                rows.append(answer(who, chance.uniform(0, 400), question, score, text=chance.choice((None, "words"))))
    return rows


def is_answer(row: dict[str, Any]) -> bool:
    return row.get("question") is not None


def tried(rows: list[dict[str, Any]], rule: str, kind: RuleKind = "match", step: str | None = None) -> Trial:
    engine = memory_engine(rows)
    people = len({row["profile_id"] for row in rows})
    found = try_rule(engine, shop(), step, kind, Rule.parse(rule), people)
    engine.close()
    return found


def test_a_match_rule_counts_events_and_people() -> None:
    rows = history()
    found = tried(rows, "event in ('pay', 'call') and value > 5")
    meant = [row for row in rows if row["name"] in {"pay", "call"} and row["value"] > 5]
    assert found.rows == len(meant)
    assert found.people.k == len({row["profile_id"] for row in meant})
    assert found.people.n == len({row["profile_id"] for row in rows})
    assert found.people.low is not None
    assert found.people.share is not None
    assert found.people.low < found.people.share
    assert found.unusable is None


def test_a_match_rule_that_does_not_speak_of_answers_means_none() -> None:
    rows = history()
    assert tried(rows, "channel missing").rows == sum(not is_answer(row) and row["channel"] is None for row in rows)
    assert tried(rows, "channel missing or question = 'calm'").rows == sum(
        row.get("channel") is None or row.get("question") == "calm" for row in rows
    )


def test_a_feedback_rule_counts_answers_and_those_without_a_usable_score() -> None:
    rows = history()
    found = tried(rows, "question in ('pay', 'calm') or event = 'browse'", "feedback")
    meant = [row for row in rows if row.get("question") in {"pay", "calm"}]
    assert found.rows == len(meant)
    assert found.unusable == sum(row["score"] is None or row["score"] > 5 for row in meant)


def test_a_segment_means_all_rows() -> None:
    rows = history()
    found = tried(rows, "channel = 'app' or question = 'calm'", "segment")
    assert found.rows == sum(row.get("channel") == "app" or row.get("question") == "calm" for row in rows)


def test_examples_are_the_newest_rows() -> None:
    rows = history()
    found = tried(rows, "question exists", "feedback")
    newest = sorted((row for row in rows if is_answer(row)), key=lambda row: row["time"], reverse=True)[:3]
    assert [(one.time, one.person, one.name) for one in found.examples] == [
        (row["time"], row["profile_id"], row["question"]) for row in newest
    ]


@pytest.mark.parametrize(("step", "expected"), [(None, {"pay", "receive"}), ("pay", {"receive"})])
def test_other_steps_that_mean_the_same_rows_are_named(step: str | None, expected: set[str]) -> None:
    rows = history()
    found = tried(rows, "event in ('pay', 'receive', 'call') and channel = 'web'", step=step)
    counts = {
        name: sum(row["name"] == name and row.get("channel") == "web" for row in rows) for name in ("pay", "receive")
    }
    assert {one.step: one.rows for one in found.shared} == {name: counts[name] for name in expected}


def test_a_rule_that_means_nothing_says_so() -> None:
    found = tried(history(), "event = 'nothing of the kind'")
    assert (found.rows, found.examples, found.shared) == (0, [], [])
    assert found.note is not None
    assert found.note.key == "trial.no_rows"


def test_an_operand_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidInput, match="cannot be made"):
        tried(history(), "score = 'high'", "feedback")


def test_unmapped_are_the_rows_no_step_means_most_frequent_first() -> None:
    rows = history()
    engine = memory_engine(rows)
    found = unmapped(engine, shop())
    engine.close()
    counts = {("event", name): sum(row["name"] == name for row in rows) for name in ("complain", "call")} | {
        ("question", "calm"): sum(row.get("question") == "calm" for row in rows)
    }
    expected = sorted(((-rows, kind, name) for (kind, name), rows in counts.items()))
    assert [(one.kind, one.name, one.rows) for one in found] == [(kind, name, -rows) for rows, kind, name in expected]


def test_everything_is_unmapped_on_a_map_without_rules() -> None:
    engine = memory_engine(history())
    steps = [{"id": "browse", "title": "Browse", "stage": "buy", "order": "a"}]
    found = unmapped(engine, shop(steps=steps, scope={}))
    engine.close()
    assert {one.name for one in found} == {"browse", "pay", "receive", "complain", "call", "calm"}


def test_names_near_the_title_come_first() -> None:
    found = [Unmapped(kind="event", name=name, rows=9) for name in ("page_view", "checked bags", "security_check")]
    assert [(one.name, one.near) for one in nearest(found, "Check-in")] == [
        ("checked bags", True), ("security_check", True), ("page_view", False),
    ]  # fmt: skip
    assert [one.near for one in nearest(found, "")] == [False, False, False]
    assert nearest([Unmapped(kind="event", name="办理值机", rows=1)], "值机")[0].near


@pytest.mark.parametrize("kind", ["match", "feedback"])
def test_reach_of_a_drafted_step_is_what_the_map_measures_once_it_is_bound(kind: Any) -> None:
    engine = memory_engine(history())
    rule = Rule.parse("event = 'call'" if kind == "match" else "question = 'calm'")
    journey = drafted(shop(), new_step("buy", "c", "Call"), kind, rule)
    measured = next(step for step in measure(engine, journey, MeasureRequest()).steps if step.id == DRAFT)
    found = reach(engine, journey, DRAFT, kind)
    engine.close()
    if kind == "match":
        assert (found.k, found.n) == (measured.reach.k, measured.reach.n)
    else:
        assert found.k is not None
        assert found.k >= measured.feeling.valence.n
