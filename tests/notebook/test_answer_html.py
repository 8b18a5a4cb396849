"""The HTML of an answer: safe, complete, and readable when something is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sojourn.insight.answer import Answer, Window
from sojourn.insight.answer_html import html, svg
from sojourn.maps.measured import Note


def _answer(columns: tuple[str, ...], rows: list[dict[str, Any]], **more: Any) -> Answer:
    return Answer(columns, rows, n=1234, window=Window(), as_of=None, definition={}, **more)


def test_html_escapes_names_that_came_from_a_file() -> None:
    answer = _answer(("event", "count"), [{"event": "<script>x</script>", "count": 3}])
    assert "<script>" not in html(answer)
    assert "&lt;script&gt;" in html(answer)


def test_html_says_what_it_stands_on() -> None:
    rows = [{"step": "paid", "count": 10, "share": 0.5}]
    note = Note(code="sample", text="Half of the rows were looked at.")
    answer = Answer(("step", "count", "share"), rows, 1234, Window(datetime(2024, 5, 1, tzinfo=UTC)),
                    datetime(2024, 6, 1, tzinfo=UTC), {}, [note])  # fmt: skip
    shown = html(answer)
    assert "n 1,234" in shown
    assert "2024-05-01 to the end" in shown
    assert "50.0 %" in shown
    assert "Half of the rows were looked at." in shown


def test_html_unknown_values_are_dashes_and_long_answers_are_cut_with_a_word() -> None:
    rows = [{"event": f"e{number}", "median_seconds": None, "count": number} for number in range(40)]
    shown = html(_answer(("event", "count", "median_seconds"), rows))
    assert "–" in shown
    assert "and 10 more rows" in shown


def test_html_of_cohorts_is_a_triangle() -> None:
    rows = [
        {"cohort": "2024-05", "period": 0, "count": 10, "share": 1.0},
        {"cohort": "2024-05", "period": 1, "count": 4, "share": 0.4},
        {"cohort": "2024-06", "period": 0, "count": 8, "share": 1.0},
    ]
    shown = html(_answer(("cohort", "period", "count", "share"), rows))
    assert shown.count("<tr>") == 3
    assert "40 %" in shown


def test_svg_without_rows_is_not_drawn() -> None:
    assert svg(_answer(("event", "count"), [])) is None
    assert "n 1,234" in html(_answer(("event", "count"), []))
