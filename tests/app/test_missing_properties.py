"""A misspelt property in a filter or a case is said, with the nearest names there are."""

from __future__ import annotations

from pathlib import Path

from sojourn.app.measuring import MapQuestion
from sojourn.rules.model import Rule
from tests.app.shop import shop


def notes(answer: object) -> list[str]:
    return [note.text for note in answer.notes if note.key.startswith("ask.no_property")]  # type: ignore[attr-defined]


def test_misspelt_property_of_a_filter_is_named_with_the_nearest(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace:
        assert notes(workspace.ask.events(where="plam = 'free'")) == [
            "No event has a property 'plam'. The nearest there are: plan."
        ]
        assert "channel" in notes(workspace.ask.events(where="chanel = 'web'"))[0]
        assert notes(workspace.ask.events(where="plan = 'gold'")) == []


def test_misspelt_property_is_said_also_where_rows_are_left(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace:
        found = workspace.ask.events(where="plam != 'free'")
    assert found.n > 0
    assert len(notes(found)) == 1


def test_misspelt_case_and_breakdown_are_said(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace:
        assert len(notes(workspace.ask.transitions(case="zzz"))) == 1
        assert len(notes(workspace.ask.funnel(["visit", "basket"], by="plam"))) == 1
        assert notes(workspace.ask.transitions(case="profile")) == []


def test_misspelt_property_of_a_map_filter_is_said_on_its_side(tmp_path: Path) -> None:
    asked = MapQuestion(where=Rule.parse("plan = 'free'"), compare_where=Rule.parse("plam = 'free'"))
    with shop(tmp_path) as workspace:
        found = workspace.measured("buy", asked)
    assert found.comparison is not None
    assert notes(found.measurement.totals) == []
    assert len(notes(found.comparison.other.totals)) == 1
