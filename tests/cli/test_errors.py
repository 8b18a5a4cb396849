"""Errors: what, which value, what to do; never a traceback; exit codes 1 and 2 kept apart."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fly"], "There is no command 'fly'"),
        (["servee"], "Did you mean 'serve'?"),
        (["ask", "events", "--from", "soon"], "'soon' is not a date or time"),
        (["ask", "events", "--where", "event ="], "cannot be read"),
        (["ask", "events", "--limit", "0"], "0 is not in the range"),
        (["ask", "funnel"], "Missing option '--steps'"),
        (["ask", "funnel", "--steps", "a", "b", "--within", "soon"], "is not a duration"),
        (["ask", "events", "--format", "xml"], "'xml' is not one of"),
        (["ask", "events"], "There is no workspace at sojourn-workspace"),
        (["map", "check", "none.yaml"], "There is no file 'none.yaml'"),
        (["map", "render", "buy", "-o", "buy.docx"], "'buy.docx' ends in .docx"),
        (["import", "none.csv"], "none.csv"),
        (["open", "none.csv"], "There is no 'none.csv'"),
        (["map", "measure"], "Missing argument 'MAP'"),
    ],
)
def test_wrong_usage_is_told_and_exits_2(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)

    assert ran.code == 2
    assert said in ran.err
    assert ran.err.startswith("Error: ")
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_wrong_setting_names_the_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOJOURN_THREADS", "many")
    ran = run("ask", "events")
    assert (ran.code, "SOJOURN_THREADS is 'many'" in ran.err) == (2, True)


def test_debug_shows_where_it_came_from_before_and_after_the_command(run: Run) -> None:
    assert "Traceback" in run("--debug", "ask", "events").err
    assert "Traceback" in run("ask", "events", "--debug").err


def test_unknown_journey_names_what_there_is(run: Run, ws: Path) -> None:
    ran = run("map", "measure", "sell", "-w", ws)
    assert (ran.code, "There are: buy" in ran.err) == (2, True)


def test_busy_port_names_a_free_one(run: Run, ws: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("serve", "-w", ws, "--port", str(taken.getsockname()[1]), "--no-browser")

    assert ran.code == 1
    assert re.search(r"Port \d+ is free: add --port \d+", ran.err)


def test_address_that_is_none_is_told(run: Run, ws: Path) -> None:
    ran = run("serve", "-w", ws, "--host", "no.such.host.invalid", "--no-browser")
    assert (ran.code, "is not an address" in ran.err) == (2, True)


def test_reader_that_closes_early_is_no_error(ws: Path) -> None:
    command = f"{sys.executable} -m sojourn ask events -w {ws} --format csv | true"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT / "src", capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_interrupt_of_the_server_is_clean(ws: Path) -> None:
    arguments = [sys.executable, "-m", "sojourn", "serve", "-w", str(ws), "--port", "0", "--no-browser"]
    with subprocess.Popen(arguments, cwd=ROOT / "src", stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        lines = [server.stderr.readline()]
        while lines[-1] and "Ctrl-C" not in lines[-1]:
            lines.append(server.stderr.readline())
        server.send_signal(signal.SIGINT)
        rest = server.stderr.read()
        code = server.wait(timeout=30)

    assert code == 0
    assert rest.strip() == "Stopped."
    assert "http://127.0.0.1:" in lines[-1]


def test_colours_are_off_where_nobody_sees_them(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" not in run("ask", "events", "-w", ws).out


@pytest.mark.parametrize(("no_color", "painted"), [("", True), ("1", False)])
def test_colours_on_a_terminal_obey_no_color(ws: Path, no_color: str, painted: bool) -> None:
    first, second = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_color}
    command = [sys.executable, "-m", "sojourn", "ask", "events", "-w", str(ws)]
    subprocess.run(command, cwd=ROOT / "src", env=environment, stdout=second, stderr=subprocess.DEVNULL, check=True)
    os.close(second)
    fcntl.fcntl(first, fcntl.F_SETFL, os.O_NONBLOCK)
    shown = os.read(first, 65_536).decode()
    os.close(first)

    assert "visit" in shown
    assert ("\x1b[1m" in shown) is painted
