"""Every route of the application as everybody who may knock: the answer is the one that the declared table says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI

from sojourn.access.permissions import ALLOWED, Permission, Role
from sojourn.access.scopes import GRANTS, KeyScope
from sojourn.app.workspace import Workspace
from sojourn.server import app as application
from sojourn.server.app import DESCRIPTION, ROUTERS, create_app
from sojourn.server.declaring import Declarations, Needs
from sojourn.server.gate import PREFIX
from sojourn.store.shares import NewShare
from tests.server.calling import TestClient
from tests.server.people import HOST, Hands, code_of, cookie, member, token_of, workspace_at

REFUSALS = {"not_signed_in": 401, "not_permitted": 403}
DECLARED = list(Declarations(ROUTERS, PREFIX, (DESCRIPTION,)))
OPEN = frozenset({Permission.OPEN})
STRANGER = OPEN | {Permission.OWN_ACCOUNT}


@dataclass(frozen=True)
class Knocker:
    """Somebody with what they send (made anew each time: some routes end a session) and what they may do."""

    headers: Callable[[Workspace], dict[str, str]]
    allowed: frozenset[Permission]
    known: bool = True


def _as(role: Role) -> Callable[[Workspace], dict[str, str]]:
    def headers(workspace: Workspace) -> dict[str, str]:
        account = workspace.office.accounts.by_email(f"{role.value}@shop.example")
        assert account is not None
        return cookie(workspace, token_of(workspace, account))

    return headers


def _stranger(workspace: Workspace) -> dict[str, str]:
    account = workspace.office.accounts.by_email("gone@shop.example")
    assert account is not None
    return cookie(workspace, token_of(workspace, account))


def _key(*scopes: KeyScope) -> Callable[[Workspace], dict[str, str]]:
    def headers(workspace: Workspace) -> dict[str, str]:
        owner = workspace.office.accounts.by_email("owner@shop.example")
        assert owner is not None
        return {"Authorization": f"Bearer {workspace.office.keys.add('k', scopes, owner.id, None)[1]}"}

    return headers


def _share(*, comment: bool) -> Callable[[Workspace], dict[str, str]]:
    def headers(workspace: Workspace) -> dict[str, str]:
        return {"Sojourn-Share": workspace.office.shares.add(NewShare("buy", may_comment=comment)).token}

    return headers


KNOCKERS = {
    "anonymous": Knocker(lambda _: {}, OPEN, known=False),
    "stranger": Knocker(_stranger, STRANGER),
    **{role.value: Knocker(_as(role), ALLOWED[role]) for role in Role},
    "key to read": Knocker(_key(KeyScope.READ), OPEN | GRANTS[KeyScope.READ]),
    "key to import": Knocker(_key(KeyScope.IMPORT), OPEN | GRANTS[KeyScope.IMPORT]),
    "key without scope": Knocker(_key(), OPEN),
    "link to see": Knocker(_share(comment=False), OPEN | {Permission.READ_SHARED}),
    "link to comment": Knocker(_share(comment=True), OPEN | {Permission.READ_SHARED, Permission.COMMENT_SHARED}),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "ws", Hands()) as opened:
        for role in Role:
            member(opened, role)
        gone = member(opened, Role.VIEWER, "gone")
        opened.office.accounts.end_membership(gone.id)
        yield opened


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(workspace), base_url=HOST, raise_server_exceptions=False) as opened:
        yield opened


def addresses() -> Iterator[tuple[str, str, Needs]]:
    """Every method and address with what it needs; gaps are filled with what is not there."""
    for route in DECLARED:
        assert route.needs is not None, route.path
        address = route.path.replace("{picture_format}", "svg").replace("{export_format}", "yaml")
        address = address.replace("{question}", "events").replace("{", "no-").replace("}", "")
        for method in sorted(route.methods - {"HEAD"}):
            yield method, address, route.needs


@pytest.mark.parametrize("who", KNOCKERS)
def test_every_route_answers_as_the_table_says(client: TestClient, workspace: Workspace, who: str) -> None:
    knocker = KNOCKERS[who]
    wrong: list[tuple[str, str, int]] = []
    for method, address, needed in addresses():
        answer = client.request(method, address, headers=knocker.headers(workspace), follow_redirects=False)
        body = answer.json() if "json" in answer.headers.get("content-type", "") and answer.content else {}
        refused = isinstance(body, dict) and body.get("code") in REFUSALS
        expected = 200 if needed.permission in knocker.allowed else 403 if knocker.known else 401
        seen = REFUSALS[body["code"]] if refused else 200
        if seen != expected or (refused and answer.status_code != expected) or answer.status_code >= 500:
            wrong.append((method, address, answer.status_code))
    assert wrong == []


def test_table_covers_every_route_of_the_application() -> None:
    described = create_app(None).openapi()["paths"]
    routes = {(method.upper(), path) for path, methods in described.items() for method in methods}
    declared = {(method, route.path) for route in DECLARED for method in route.methods - {"HEAD"}}

    assert routes | {("GET", DESCRIPTION)} == declared
    assert len(routes) > 50


def test_only_these_routes_are_open() -> None:
    found = {f"{method} {address}" for method, address, needed in addresses() if needed.permission is Permission.OPEN}

    assert found == {
        "GET /api/openapi.json", "GET /api/me", "POST /api/session", "DELETE /api/session", "POST /api/welcome",
        "POST /api/invitation/look", "POST /api/invitation/accept", "GET /api/oidc/start", "GET /api/oidc/return",
        "GET /api/shared", "POST /api/shared/unlock",
    }  # fmt: skip


def test_route_that_declares_nothing_is_refused_to_everybody(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    router = APIRouter()

    @router.get("/forgotten")
    def forgotten() -> str:
        raise AssertionError("reached")

    monkeypatch.setattr(application, "ROUTERS", (*ROUTERS, router))
    with TestClient(create_app(workspace), base_url=HOST) as client:
        assert code_of(client.get("/api/forgotten")) == (403, "undeclared")
        assert code_of(client.get("/api/forgotten", headers=_as(Role.OWNER)(workspace))) == (403, "undeclared")


def test_route_added_past_the_table_is_not_there(workspace: Workspace) -> None:
    app: FastAPI = create_app(workspace)

    @app.get("/api/aside")
    def aside() -> str:
        raise AssertionError("reached")

    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, base_url=HOST) as client:
        assert code_of(client.get("/api/aside", headers=_as(Role.OWNER)(workspace))) == (404, "no_such_address")


@pytest.mark.parametrize(
    "path", ["//api/workspace", "/api//workspace", "/API/workspace", "/api/workspace/", "/api/%2e/x"]
)
def test_odd_spelling_of_an_address_opens_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code in (400, 401, 404, 503) or "text/html" in answer.headers["content-type"]
    assert "lake_version" not in answer.text


def test_page_of_the_app_is_open_and_data_is_not(client: TestClient) -> None:
    assert client.get("/sign-in", headers={"Accept": "text/html"}).status_code in (200, 503)
    assert code_of(client.get("/api/journeys")) == (401, "not_signed_in")


def test_wrong_key_is_refused_even_where_all_may_come(client: TestClient) -> None:
    for header in ("Bearer sj_wrong", "Bearer ", "bearer x"):
        assert code_of(client.get("/api/me", headers={"Authorization": header})) == (401, "unknown_key")


def test_key_of_somebody_who_left_opens_nothing(client: TestClient, workspace: Workspace) -> None:
    headers = _key(KeyScope.READ)(workspace)
    owner = workspace.office.accounts.by_email("owner@shop.example")
    admin = workspace.office.accounts.by_email("admin@shop.example")
    assert owner is not None
    assert admin is not None
    assert client.get("/api/journeys", headers=headers).status_code == 200

    workspace.office.accounts.set_membership(admin.id, Role.OWNER, ())
    workspace.office.accounts.end_membership(owner.id)

    assert code_of(client.get("/api/journeys", headers=headers)) == (403, "not_permitted")


def test_change_of_role_counts_at_once(client: TestClient, workspace: Workspace) -> None:
    headers = _as(Role.EDITOR)(workspace)
    editor = workspace.office.accounts.by_email("editor@shop.example")
    assert editor is not None
    assert client.post("/api/journeys", headers=headers, json={}).status_code == 422

    workspace.office.accounts.set_membership(editor.id, Role.VIEWER, ())

    assert code_of(client.post("/api/journeys", headers=headers, json={})) == (403, "not_permitted")


def test_expired_key_is_refused(client: TestClient, workspace: Workspace) -> None:
    from datetime import timedelta

    owner = workspace.office.accounts.by_email("owner@shop.example")
    assert owner is not None
    _, secret = workspace.office.keys.add("short", [KeyScope.READ], owner.id, timedelta(days=1))
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/journeys", headers=headers).status_code == 200

    clock = workspace.clock
    assert isinstance(clock, Hands)
    clock.wait(days=1, seconds=1)

    assert code_of(client.get("/api/journeys", headers=headers)) == (401, "unknown_key")
