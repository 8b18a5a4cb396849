"""What past changes did: when there is no number, what is said instead, and what is told together."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sojourn.insight.effects import at_step, effects, judged
from sojourn.maps.measured_effect import MeasuredEffect
from sojourn.store.engine import memory_engine
from tests.insight.journeys import START, answer, event, shop

DAY = timedelta(days=1)
BEFORE, AFTER = [START, START + 5 * DAY], [START + 5 * DAY, START + 10 * DAY]
SCORES = {("app", 0): [2, 3, 3, 2], ("app", 6): [4, 5, 5, 4], ("web", 0): [3, 3, 4, 2], ("web", 6): [3, 4, 3, 3]}


def rows(scores: dict[tuple[str, int], list[int]]) -> list[dict[str, Any]]:
    """A browse and an answer about paying for each score, on a day, in a channel."""
    found: list[dict[str, Any]] = []
    for (channel, day), given in scores.items():
        for number, score in enumerate(given):
            who = f"{channel}-{day}-{number}"
            found.append(event(who, day * 24, "browse", channel=channel))
            found.append(answer(who, day * 24 + 1, "pay", score, channel=channel))
    return found


def found(scores: dict[tuple[str, int], list[int]] | None = None, **changes: Any) -> MeasuredEffect:
    asked: dict[str, Any] = {
        "step": "pay",
        "before": BEFORE,
        "after": AFTER,
        "group": {"where": "channel = 'app'", "title": "app"},
        "comparison": {"where": "channel = 'web'"},
        **changes,
    }
    journey = shop(actions=[{"id": "new", "title": "New button", "effect": asked}], scope={"timeout": "1d"})
    engine = memory_engine(rows(scores or SCORES))
    try:
        return effects(engine, journey)[0]
    finally:
        engine.close()


def test_effect_is_the_change_less_the_change_elsewhere() -> None:
    one = found()
    assert one.effect.diff == pytest.approx(2.0 - 0.25)
    assert (one.effect.n, one.effect.n_other) == (8, 8)
    assert (one.effect.verdict, one.effect.direction, one.evidence) == ("clear", "better", "partial")
    assert one.comparison
    assert (one.group.name, one.comparison.name) == ("app", "channel = 'web'")


def test_effect_is_told_as_associated_and_never_as_caused() -> None:
    for one in (found(), found(comparison=None)):
        assert one.notes[0].text.startswith("Associated with the change.")
        assert "caused" not in one.model_dump_json()
    assert [note.code for note in found().notes] == ["not_randomised"]
    assert [note.code for note in found(comparison=None).notes] == ["no_comparison"]


def test_too_few_in_one_group_is_not_enough_data_with_all_four_counts() -> None:
    one = found({**SCORES, ("web", 6): [3]})
    assert one.effect.diff is None
    assert one.effect.note
    assert one.effect.note.code == "not_enough_data"
    assert one.effect.note.facts == {
        "n": 1, "needed": 2, "before": 4, "after": 4, "before_other": 4, "after_other": 1,
    }  # fmt: skip
    assert "in the comparison 4 before, 1 after; 2 are needed in each" in one.effect.note.text
    assert one.evidence == "assumption"


def test_no_answers_at_all_are_not_enough_data() -> None:
    one = found({("app", 0): [3, 3]})
    assert one.effect.note
    assert one.effect.note.facts["after_other"] == 0


def test_groups_that_overlap_are_not_compared() -> None:
    one = found(comparison={"where": "channel in ('app', 'web')"})
    assert one.effect.diff is None
    assert one.effect.note
    assert (one.effect.note.code, one.effect.note.facts["count"]) == ("groups_overlap", 8)


def test_step_without_answers_says_so() -> None:
    one = found(step="browse")
    assert one.effect.note
    assert one.effect.note.code == "not_bound"


def test_unknown_persona_leaves_other_effects_alone() -> None:
    one = found(group={"persona": "nobody"})
    assert one.effect.diff is None
    assert one.effect.note
    assert "nobody" in one.effect.note.text


def test_effects_shown_together_are_corrected_together() -> None:
    one = found(
        {("app", 0): [2, 3, 2, 4], ("app", 6): [3, 4, 4, 3], ("web", 0): [3, 3, 4, 2], ("web", 6): [3, 4, 3, 2]}
    )
    assert one.effect.p
    other = one.model_copy(update={"step": "receive", "effect": one.effect.model_copy(update={"p": 0.9})})
    both = judged([one, other])
    assert (both[0].effect.tests, both[0].effect.q) == (2, pytest.approx(min(2 * one.effect.p, 0.9)))
    assert [(each.step, each.effect.tests) for each in at_step(both, "pay")] == [("pay", 1)]


def test_map_without_effect_questions_has_no_effects() -> None:
    engine = memory_engine([])
    assert effects(engine, shop(actions=[{"id": "a", "title": "A"}])) == []
    engine.close()
