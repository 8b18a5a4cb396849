"""A workspace with one member of every role, a clock that is set by hand, and browsers that are signed in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sojourn.access.permissions import Role
from sojourn.app.settings import Settings
from sojourn.app.workspace import Workspace
from sojourn.server.app import create_app
from sojourn.store.accounts import Account, NewAccount
from tests.app.shop import JOURNEY, NOW
from tests.server.calling import TestClient

HOST = "http://localhost:8765"
PASSWORD = "seven green boats"


class Hands:
    """A clock that goes on only when told."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


def workspace_at(folder: Path, clock: Hands, **settings: Any) -> Workspace:
    """A workspace with the shop's journey and no events."""
    opened = Workspace.open(folder, clock=clock, settings=Settings(**settings))
    opened.save(JOURNEY)
    return opened


def browser(workspace: Workspace, *, sign_in: bool = True, url: str = HOST) -> AbstractContextManager[TestClient]:
    """A browser on a server over the workspace; it sends the Origin as browsers do."""
    app = create_app(workspace, workspace.settings, sign_in=sign_in)
    return TestClient(app, base_url=url, raise_server_exceptions=False, headers={"Origin": url})


def member(workspace: Workspace, role: Role, name: str = "", password_hash: str | None = None) -> Account:
    """A member without ceremony."""
    called = name or role.value
    return workspace.office.accounts.create(
        NewAccount(f"{called}@shop.example", called.title(), role, password_hash=password_hash)
    )


def token_of(workspace: Workspace, account: Account) -> str:
    """A session for somebody."""
    return workspace.office.sessions.start(account.id, "127.0.0.1", "test")


def cookie(workspace: Workspace, token: str) -> dict[str, str]:
    """The headers of a request with this session, from the own page."""
    return {"Cookie": f"sojourn_{workspace.office.key.mark}={token}", "Origin": HOST}


def code_of(answer: Any) -> tuple[int, str]:
    """Status and error code."""
    return answer.status_code, answer.json()["code"]
