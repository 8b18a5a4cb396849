"""`sojourn open`: from files to a measured map in one command."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_import import EVENTS

ROOT = Path(__file__).resolve().parents[2]


def test_open_imports_drafts_measures_and_draws(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    ran = run("open", "orders.csv", "--title", "Orders", "--no-serve", "--picture", "map.svg")

    assert ran.code == 0, ran.err
    assert "Orders:" in ran.out
    assert (tmp_path / "map.svg").read_text().startswith("<")


def test_open_again_uses_what_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    run("open", "orders.csv", "--no-serve", "--title", "Orders")
    ran = run("open", "orders.csv", "--no-serve", "--title", "Orders")

    assert "Nothing was new." in ran.err
    assert "There are: orders." in run("map", "measure", "none").err


def test_open_takes_a_map_among_the_files(run: Run, tmp_path: Path, map_file: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    ran = run("open", "orders.csv", map_file, "--no-serve")

    assert ran.code == 0, ran.err
    assert "Buying: 3 instances" in ran.out
    map_file.write_text(map_file.read_text().replace("title: Buying", "title: Buying again", 1))
    assert "Buying again" in run("open", "orders.csv", map_file, "--no-serve").out


def test_open_serves_the_map(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(EVENTS)
    command = [sys.executable, "-m", "sojourn", "open", str(tmp_path / "orders.csv"), "-w", str(tmp_path / "ws")]
    with subprocess.Popen(
        [*command, "--port", "0", "--no-browser"],
        cwd=ROOT / "src",
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stderr is not None
        address = None
        while address is None:
            line = server.stderr.readline()
            assert line
            address = re.search(r"http://127\.0\.0\.1:\d+", line)
        with urllib.request.urlopen(f"{address[0]}/api/journeys", timeout=30) as answer:
            journeys = json.load(answer)
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0

    assert len(journeys) == 1
    assert journeys[0]["steps"] >= 2
