"""`sojourn import`: guess, report, repetition, several files, overrides, what cannot be imported."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run

EVENTS = """customer_id,time,event,channel,amount
c1,2024-01-01 10:00:00,visit,web,
c1,2024-01-01 10:05:00,order placed,web,20.5
c2,2024-01-02 11:00:00,visit,app,
c2,2024-01-02 11:30:00,order placed,app,7
c3,2024-01-03 12:00:00,visit,web,
"""
SURVEY = "person;Q1;Q2;comment\np1;5;9;good\np2;1;4;\np3;7;5;so so\n"


def imported(run: Run, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
    ran = run("import", *arguments, "--format", "json")
    assert ran.code == code, ran.err
    report: dict[str, Any] = json.loads(ran.out)
    return report


def counts(report: dict[str, Any]) -> tuple[int, ...]:
    names = ("rows_read", "events_imported", "answers_imported", "duplicates", "rejected")
    return tuple(report[name] for name in names)


def test_import_counts_every_row_and_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)

    assert counts(imported(run, "orders.csv")) == (5, 5, 0, 0, 0)
    again = imported(run, "orders.csv")
    assert counts(again) == (5, 0, 0, 5, 0)
    assert json.loads(run("ask", "events", "--format", "json").out)["rows"] == [
        {"event": "visit", "count": 3, "profiles": 3},
        {"event": "order placed", "count": 2, "profiles": 2},
    ]


def test_import_shows_the_guess_with_examples_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    ran = run("import", "orders.csv")

    lines = [line.split() for line in ran.err.splitlines()]
    assert ["customer_id", "profile", "c1,", "c2,", "c3"] in lines
    assert any(line[:2] == ["time", "time"] for line in lines)
    assert ran.out.startswith("file")


def test_notes_are_told_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    (tmp_path / "products.csv").write_text("sku,weight\nx,1\ny,2\n")
    ran = run("import", "orders.csv", "products.csv")

    assert (ran.err + ran.out).count("products.csv: left out") == 2  # in the guess of its columns, and as a note
    assert "Note" not in ran.out


def test_dry_run_imports_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    ran = run("import", "orders.csv", "--dry-run")

    assert (ran.code, ran.out) == (0, "")
    assert "There is no workspace" in run("ask", "events").err
    assert [path.name for path in tmp_path.iterdir()] == ["orders.csv"]


def test_wide_survey_with_globs_and_scale_counts_what_is_no_answer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(SURVEY)
    options = ("--profile", "person", "--score", "Q*", "--scale", "1-5", "--text", "comment", "--at", "2024-05-01")
    report = imported(run, "survey.csv", *options)

    assert report["no_answer"] == {"Q1": 1, "Q2": 1}
    rows = json.loads(run("ask", "satisfaction", "--format", "json").out)["rows"]
    assert {row["question"]: (row["n"], row["mean"]) for row in rows} == {
        "Q1": (2, 3.0),
        "Q2": (2, 4.5),
        "comment": (0, None),
    }


def test_several_files_and_folders_import_together(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    head, *rows = EVENTS.splitlines()
    (folder / "a.csv").write_text("\n".join([head, *rows[:2]]))
    (folder / "b.csv.gz").write_bytes(gzip.compress("\n".join([head, *rows[2:]]).encode()))

    report = imported(run, folder)
    assert counts(report) == (5, 5, 0, 0, 0)
    assert [part["file"] for part in report["files"]] == ["a.csv", "b.csv.gz"]


def test_rejected_rows_are_counted_by_reason_and_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS + "c4,whenever,visit,web,\n")
    report = imported(run, "orders.csv")

    assert (report["rejected"], sum(report["rejected_reasons"].values())) == (1, 1)
    assert "whenever" in Path(report["rejected_file"]).read_text()


def test_saved_mapping_is_used_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    mapping = imported(run, "orders.csv", "--event-name", "seen", "--workspace", "first")["mapping_file"]
    imported(run, "orders.csv", "--mapping", mapping, "--workspace", "second")

    first = run("ask", "events", "-w", "first", "--format", "json").out
    assert json.loads(first)["rows"] == json.loads(run("ask", "events", "-w", "second", "--format", "json").out)["rows"]


def test_unknown_column_is_told_with_the_known_ones(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    ran = run("import", "orders.csv", "--profile", "costumer_id")

    assert ran.code == 2
    assert "costumer_id" in ran.err
    assert "customer_id" in ran.err


def test_file_that_cannot_be_read_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.csv.gz").write_bytes(gzip.compress(EVENTS.encode() * 1000)[:200])
    ran = run("import", "broken.csv.gz")

    assert ran.code in (1, 2)
    assert "broken.csv.gz" in ran.err
    assert "Traceback" not in ran.err


def test_import_while_another_runs_says_who_is_in_the_way(run: Run, tmp_path: Path) -> None:
    from sojourn.store.lake import Lake

    (tmp_path / "orders.csv").write_text(EVENTS)
    with Lake(tmp_path / "sojourn-workspace" / "lake" / "events").writing():
        ran = run("import", "orders.csv")

    assert (ran.code, "Another import is writing" in ran.err) == (1, True)
