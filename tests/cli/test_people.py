"""`sojourn people` and who may come in through `sojourn serve`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from sojourn.access.permissions import Role
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.joining import Joining, NewPerson
from sojourn.app.accounts.signing_in import Credentials, SigningIn
from sojourn.app.workspace import Workspace
from sojourn.store.accounts import NewAccount
from sojourn.store.passwords import hash_password
from tests.cli.conftest import Run


def with_member(folder: Path) -> None:
    with Workspace.open(folder) as opened:
        opened.office.accounts.create(
            NewAccount("mia@shop.example", "Mia Berg", Role.OWNER, ("Shop",), hash_password("the old password"))
        )


def test_list_says_who_is_there(tmp_path: Path, run: Run) -> None:
    Workspace.open(tmp_path / "ws").office.has_accounts()
    assert run("people", "list", "-w", tmp_path / "ws").out.startswith("Nobody has an account here.")
    with_member(tmp_path / "ws")

    line = run("people", "list", "-w", tmp_path / "ws").out.splitlines()[1]

    assert re.split(r"  +", line) == ["Mia Berg", "mia@shop.example", "owner", "Shop", "no"]


def test_recover_prints_a_link_that_sets_a_new_password_once(tmp_path: Path, run: Run) -> None:
    with_member(tmp_path / "ws")

    link = run("people", "recover", "Mia@shop.example", "-w", tmp_path / "ws").out.strip()

    with Workspace.open(tmp_path / "ws") as opened:
        old = opened.office.sessions.start(opened.office.accounts.members()[0].id, "", "")
        person = NewPerson("Mia Berg", "the new password")
        account, _ = Joining(opened.office).accept(link.split("/invite#")[1], person, Caller())
        assert (account.role, account.departments) == (Role.OWNER, ("Shop",))
        assert opened.office.sessions.find(old) is None
        SigningIn(opened.office).with_password(Credentials("mia@shop.example", "the new password"), Caller())
        assert opened.office.invitations.open() == []


def test_recover_of_nobody_is_told(tmp_path: Path, run: Run) -> None:
    with_member(tmp_path / "ws")

    ran = run("people", "recover", "nobody@shop.example", "-w", tmp_path / "ws")

    assert ran.code == 2
    assert "No member has the address 'nobody@shop.example'" in ran.err


@pytest.mark.parametrize(
    ("arguments", "members", "said"),
    [
        (["--host", "0.0.0.0"], False, "others could come in as the owner"),
        ([], True, "this workspace has accounts"),
    ],
)
def test_door_is_not_left_open(tmp_path: Path, run: Run, arguments: list[str], *, members: bool, said: str) -> None:
    if members:
        with_member(tmp_path / "ws")

    ran = run("serve", "-w", tmp_path / "ws", "--port", "0", "--no-browser", "--no-sign-in", *arguments)

    assert ran.code in (1, 2)
    assert said in ran.err


def served(folder: Path, *arguments: str) -> str:
    """What `sojourn serve` says until it answers."""
    environment = {**os.environ, "CI": "1"}
    command = [sys.executable, "-m", "sojourn", "serve", "-w", str(folder), "--port", "0", "--no-browser", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        address = re.search(r"http://127.0.0.1:\d+", first)
        assert address is not None, first
        answers(f"{address[0]}/api/me")
        process.send_signal(signal.SIGINT)
        return process.stderr.read()


def answers(url: str) -> None:
    """Return once the address answers."""
    for _ in range(600):
        with suppress(OSError), urlopen(url, timeout=5):
            return
        time.sleep(0.05)
    raise AssertionError(f"{url} does not answer")


def test_serve_prints_a_new_first_link_until_there_is_an_owner(tmp_path: Path) -> None:
    links = [re.search(r"/welcome#(\S+)", served(tmp_path / "ws")) for _ in range(2)]
    tokens = [link[1] for link in links if link]
    assert len(set(tokens)) == 2
    assert "/welcome#" not in served(tmp_path / "ws", "--no-sign-in")

    with_member(tmp_path / "ws")

    assert "/welcome#" not in served(tmp_path / "ws")
