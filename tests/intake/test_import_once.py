"""Importing is once and whole: again changes nothing, killed half-way leaves nothing, rows there already are known."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from sojourn.store.lake_compact import CROWDED
from tests.intake.conftest import Bench

HEAD = "user_id,event,timestamp,channel\n"


def lines(first: int, count: int) -> str:
    return "".join(f"u{n % 7},visit,2024-01-01 10:{n % 60:02d}:00,web{n}\n" for n in range(first, first + count))


def test_same_file_again_changes_nothing(bench: Bench) -> None:
    path = bench.write("a.csv", HEAD + lines(0, 50))
    first = bench.bring(path)
    again = bench.bring(path)
    assert (again.events_imported, again.duplicates, again.rows_read) == (0, 50, 50)
    assert again.lake_version == first.lake_version


def test_file_that_has_grown_adds_its_new_rows_only(bench: Bench) -> None:
    bench.bring(bench.write("a.csv", HEAD + lines(0, 50)))
    report = bench.bring(bench.write("a.csv", HEAD + lines(0, 60)))
    assert (report.events_imported, report.duplicates) == (10, 50)
    sequence = [row["seq"] for row in bench.rows()]
    assert len(set(sequence)) == 60


def test_same_events_in_another_format_are_known(bench: Bench) -> None:
    bench.bring(bench.write("a.csv", HEAD + lines(0, 5)))
    report = bench.bring(bench.write("b.tsv", (HEAD + lines(0, 5)).replace(",", "\t")))
    assert report.duplicates == 5


def test_identical_rows_are_dropped_or_kept_as_asked(bench: Bench) -> None:
    path = bench.write("a.csv", HEAD + lines(0, 3) + lines(0, 3))
    kept = bench.bring(path, duplicates="keep")
    assert (kept.events_imported, kept.duplicates) == (6, 0)
    again = bench.bring(path)
    assert (again.events_imported, again.duplicates) == (0, 6)


def test_repeated_id_is_a_duplicate_even_when_the_rest_differs(bench: Bench) -> None:
    head = "event_id,user_id,event,timestamp\n"
    many = "".join(f"e{n},u1,visit,2024-01-02\n" for n in range(30))
    report = bench.bring(bench.write("a.csv", head + many + "e1,u1,buy,2024-01-03\n"))
    assert (report.events_imported, report.duplicates) == (30, 1)
    later = bench.bring(bench.write("b.csv", head + "e2,u9,buy,2025-01-01\ne99,u9,buy,2025-01-01\n"), id="event_id")
    assert (later.events_imported, later.duplicates) == (1, 1)


def test_rejected_row_does_not_take_its_id_away_from_a_good_one(bench: Bench) -> None:
    text = "event_id,user_id,event,timestamp\ne1,,visit,2024-01-01\ne1,u1,visit,2024-01-01\n"
    report = bench.bring(bench.write("a.csv", text), id="event_id")
    assert (report.events_imported, report.rejected, report.duplicates) == (1, 1, 0)


def test_killed_before_the_commit_leaves_nothing_and_a_rerun_completes(bench: Bench) -> None:
    bench.bring(bench.write("a.csv", HEAD + lines(0, 5)))
    path = bench.write("b.csv", HEAD + lines(100, 40))
    code = (
        "import os, signal, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from sojourn.store.intake import import_files; from sojourn.store.lake import Lake\n"
        "Lake.append = lambda self, files, stamp: os.kill(os.getpid(), signal.SIGKILL)\n"
        "import_files(Path(sys.argv[1]), [Path(sys.argv[2])], clock=lambda: datetime(2024, 6, 1, tzinfo=UTC))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run([sys.executable, "-c", code, str(bench.workspace), str(path)], env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(bench.rows()) == 5
    assert len(list(bench.lake.path.glob("*.parquet"))) == 2
    report = bench.bring(path)
    assert report.events_imported == 40
    assert {Path(file).name for file in bench.lake.files()} == {file.name for file in bench.lake.path.glob("*.parquet")}


def test_import_that_crowds_the_lake_merges_its_small_files(bench: Bench) -> None:
    for day in range(1, CROWDED + 1):
        file = bench.write(f"day{day}.csv", f"user_id,event,time\nu{day},visit,2024-01-{day:02} 10:00:00\n")
        report = bench.bring(file)
    assert report.lake_version == bench.lake.version()
    assert len(bench.lake.files()) == 1
    assert [row["profile_id"] for row in bench.rows()] == [f"u{day}" for day in range(1, CROWDED + 1)]
    assert bench.bring(file).lake_version == report.lake_version
