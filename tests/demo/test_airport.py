"""The survey files as events and answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sojourn.demo import airport


@pytest.fixture(scope="module")
def rows() -> pa.Table:
    return airport.events()


def _of(rows: pa.Table, column: str, value: str) -> pa.Table:
    return rows.filter(pc.field(column) == value)


def test_airport_each_row_of_the_files_is_one_interview(rows: pa.Table) -> None:
    interviews = _of(rows, "name", "interview")
    years = [profile.split("-")[0] for profile in interviews["profile_id"].to_pylist()]
    assert (years.count("2017"), years.count("2018")) == (2831, 2809)
    assert len(set(interviews["profile_id"].to_pylist())) == 5640


def test_airport_interview_lies_at_noon_of_its_day(rows: pa.Table) -> None:
    times = _of(rows, "name", "interview")["time"].to_pylist()
    assert {(time.month, time.hour, time.tzinfo is not None) for time in times} == {(5, 12, True)}
    assert min(times) == datetime(2017, 5, 5, 12, tzinfo=UTC)


def test_airport_never_used_is_kept_without_a_score_and_blank_is_dropped(rows: pa.Table) -> None:
    food = [row for row in _of(rows, "question", "Q7FOOD").to_pylist() if row["profile_id"].startswith("2017")]
    unused = [row for row in food if row["score"] is None]
    assert (len(food), len(unused)) == (2421 + 341, 341)
    assert {json.loads(row["properties"])["not_used"] for row in unused} == {"6"}
    assert {(row["scale_low"], row["scale_high"]) for row in food} == {(1.0, 5.0)}


def test_airport_eleven_in_a_scale_to_ten_is_no_answer(rows: pa.Table) -> None:
    scores = pc.unique(_of(rows, "question", "NETPRO")["score"]).to_pylist()
    assert sorted(scores) == [float(number) for number in range(11)]


def test_airport_words_exist_with_their_code_and_without_notes_of_typists(rows: pa.Table) -> None:
    words = _of(rows, "question", "Q15PROBLEM").to_pylist()
    assert "Security was an absolute chaos." in {row["text"] for row in words}
    assert all(json.loads(row["properties"])["code"] for row in words)
    assert not [row["text"] for row in words if "translate" in row["text"].lower()]


@pytest.mark.parametrize(
    ("arrival", "departure", "minutes"),
    [("06:00", "09:30", 210), ("23:30", "00:59", 89), ("10:00", "10:00", 0), ("", "10:00", None), ("10:00", "", None)],
)
def test_dwell_minutes_counts_over_midnight_and_knows_when_it_cannot(
    arrival: str, departure: str, minutes: int | None
) -> None:
    assert airport.dwell_minutes(arrival, departure) == minutes


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("TSA IS RUDE. NEVER AGAIN!", "TSA is rude. Never again!"),
        ("AIRTRAIN NOT WORKING", "AirTrain not working"),
        ("As it was typed, TSA", "As it was typed, TSA"),
        ("I USED KLM", "I used KLM"),
    ],
)
def test_sentence_case_keeps_names_and_spelling(typed: str, shown: str) -> None:
    assert airport.sentence_case(typed) == shown
