"""Questions on the command line: the contract's keys, filters, formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Run

KEYS = {
    "events": ["event", "count", "profiles"],
    "transitions": ["from", "to", "count", "median_seconds"],
    "variants": ["path", "count", "share"],
    "paths": ["path", "count", "share"],
    "funnel": ["step", "count", "share", "step_share", "median_seconds"],
    "retention": ["cohort", "period", "count", "share"],
    "satisfaction": ["question", "step", "n", "mean", "low", "high", "top2_share", "nps"],
}
OPTIONS = {
    "funnel": ["--steps", "visit", "basket", "paid", "--within", "7d"],
    "retention": ["--cohort", "week"],
    "conformance": ["--steps", "visit", "basket", "paid"],
    "timing": ["--from-event", "visit", "--to-event", "paid"],
}


def asked(run: Run, ws: Path, question: str, *more: str) -> dict[str, Any]:
    ran = run("ask", question, *OPTIONS.get(question, []), "-w", ws, "--format", "json", *more)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.parametrize("question", [*KEYS, "conformance", "timing"])
def test_json_is_the_envelope_with_the_contracts_keys(run: Run, ws: Path, question: str) -> None:
    answer = asked(run, ws, question)

    assert set(answer) == {"rows", "n", "window", "as_of", "definition", "notes"}
    assert answer["rows"]
    for row in answer["rows"]:
        assert list(row)[: len(KEYS.get(question, []))] == KEYS.get(question, [])


@pytest.mark.parametrize("question", [*KEYS, "conformance", "timing"])
def test_table_csv_and_parquet_hold_the_same_rows(run: Run, ws: Path, question: str) -> None:
    rows = asked(run, ws, question)["rows"]
    options = ["ask", question, *OPTIONS.get(question, []), "-w", ws, "--format"]
    table = run(*options, "table")
    text = list(csv.DictReader(io.StringIO(run(*options, "csv").out)))
    columns = pq.read_table(io.BytesIO(run(*options, "parquet").raw)).to_pylist()

    assert table.out.splitlines()[0].split()[:1] == [next(iter(rows[0]))]
    assert [list(row) for row in text] == [list(row) for row in rows]
    assert [list(row.values()) for row in columns] == [list(row.values()) for row in rows]


@pytest.mark.parametrize("question", [*KEYS, "conformance", "timing"])
def test_parquet_of_an_empty_answer_has_the_types_of_a_full_one(run: Run, ws: Path, question: str) -> None:
    def types(*more: str) -> list[pa.DataType]:
        ran = run("ask", question, *OPTIONS.get(question, []), "-w", ws, "--format", "parquet", *more)
        return pq.read_schema(io.BytesIO(ran.raw)).types

    assert types("--to", "1999") == types()
    assert pa.null() not in types()


@pytest.mark.parametrize("question", ["funnel", "retention"])
def test_help_says_that_people_are_counted_where_they_are(run: Run, ws: Path, question: str) -> None:
    assert "[default: profile]" in " ".join(run("ask", question, "--help").out.split())
    assert asked(run, ws, question)["definition"]["per"] == "profile"


def test_filters_narrow_the_answer(run: Run, ws: Path) -> None:
    def counts(*filters: str) -> dict[str, int]:
        return {row["event"]: row["count"] for row in asked(run, ws, "events", *filters)["rows"]}

    assert counts("--from", "2024-01-03", "--to", "2024-01-05") == {"visit": 2, "basket": 2, "paid": 2}
    assert counts("--channel", "app") == {"visit": 10, "basket": 6, "paid": 4}
    assert counts("--where", "event = 'paid'", "--where", "value >= 50") == {"paid": 4}
    assert counts("--who", "event = 'paid' and value >= 50") == {"visit": 4, "basket": 4, "paid": 4}


def test_funnel_takes_many_steps_and_rules_after_one_option(run: Run, ws: Path) -> None:
    ran = run(
        "ask", "funnel", "--steps", "visit", "basket", "event = 'paid' and value > 20",
        "--exclude", "returned", "--within", "2h", "--by", "channel", "-w", ws, "--format", "json",
    )  # fmt: skip
    rows = json.loads(ran.out)["rows"]

    assert [row["count"] for row in rows if row["by"] == "app"] == [10, 6, 3]
    assert [row["count"] for row in rows if row["by"] == "web"] == [10, 6, 3]


@pytest.mark.parametrize("question", [["conformance"], ["timing", "--journey"], ["satisfaction", "--journey"]])
def test_journey_may_be_a_file_as_for_map_measure(run: Run, ws: Path, map_file: Path, question: list[str]) -> None:
    by_name = run("ask", *question, "buy", "-w", ws, "--format", "csv")
    assert by_name.code == 0
    assert run("ask", *question, map_file, "-w", ws, "--format", "csv") == by_name


def test_output_goes_to_a_file(run: Run, ws: Path, tmp_path: Path) -> None:
    ran = run("ask", "events", "-w", ws, "--format", "parquet", "-o", tmp_path / "events.parquet")

    assert (ran.code, ran.out) == (0, "")
    assert pq.read_table(tmp_path / "events.parquet").column_names == KEYS["events"]


def test_workspace_comes_from_the_environment(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOJOURN_WORKSPACE", str(ws))
    assert json.loads(run("ask", "events", "--format", "json").out)["n"] == 41


def test_table_says_n_window_and_notes(run: Run, ws: Path) -> None:
    ran = run("ask", "events", "-w", ws, "--from", "2024-01-03", "--limit", "1")
    assert "n " in ran.out
    assert "window 2024-01-03T00:00:00Z to ..." in ran.out
    assert "Note: " in ran.out
