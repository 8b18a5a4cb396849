"""Members, invitations, keys and the audit log, as those who may and those who may not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import exc

from sojourn.access.permissions import Role
from sojourn.app.workspace import Workspace
from sojourn.store.accounts import Account
from sojourn.store.passwords import hash_password
from sojourn.store.tables.audit import audit
from tests.server.calling import TestClient
from tests.server.people import PASSWORD, Hands, browser, code_of, cookie, member, token_of, workspace_at


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def workspace(tmp_path: Path, clock: Hands) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "ws", clock) as opened:
        for role in Role:
            member(opened, role, password_hash=hash_password(PASSWORD) if role is Role.OWNER else None)
        yield opened


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with browser(workspace) as opened:
        yield opened


def who(workspace: Workspace, role: Role) -> Account:
    found = workspace.office.accounts.by_email(f"{role.value}@shop.example")
    assert found is not None
    return found


def as_role(workspace: Workspace, role: Role) -> dict[str, str]:
    return cookie(workspace, token_of(workspace, who(workspace, role)))


def invite(client: TestClient, workspace: Workspace, by: Role, **asked: Any) -> Any:
    body = {"email": "new@shop.example", "role": "viewer", **asked}
    return client.post("/api/invitations", json=body, headers=as_role(workspace, by))


def test_invitation_is_accepted_once(client: TestClient, workspace: Workspace) -> None:
    made = invite(client, workspace, Role.ADMIN, role="editor", departments=["Service", " Service ", ""]).json()
    token = made["path"].removeprefix("/invite#")
    assert made["invitation"]["departments"] == ["Service"]
    seen = client.post("/api/invitation/look", json={"token": token}).json()
    assert seen == {"email": "new@shop.example", "role": "editor", "invited_by": "Admin", "workspace": "ws"}
    person = {"token": token, "name": "Ann Ode", "password": PASSWORD}

    joined = client.post("/api/invitation/accept", json=person)

    assert (joined.status_code, joined.json()["role"], joined.json()["name"]) == (201, "editor", "Ann Ode")
    assert code_of(client.post("/api/invitation/accept", json=person)) == (404, "no_such_invitation")
    assert token not in (workspace.files.root / "sojourn.db").read_bytes().decode("latin-1")


def test_invitation_ends_with_time_and_when_withdrawn(client: TestClient, workspace: Workspace, clock: Hands) -> None:
    late = invite(client, workspace, Role.OWNER, email="late@shop.example").json()["path"].split("#")[1]
    back = invite(client, workspace, Role.OWNER, email="back@shop.example").json()
    headers = as_role(workspace, Role.OWNER)
    assert client.delete(f"/api/invitations/{back['invitation']['id']}", headers=headers).status_code == 204
    withdrawn = {"token": back["path"].split("#")[1]}
    assert code_of(client.post("/api/invitation/look", json=withdrawn)) == (404, "no_such_invitation")
    clock.wait(days=7, seconds=1)

    assert code_of(client.post("/api/invitation/look", json={"token": late})) == (404, "no_such_invitation")


@pytest.mark.parametrize(
    ("by", "role", "status"),
    [(Role.OWNER, "owner", 201), (Role.ADMIN, "owner", 403), (Role.ADMIN, "admin", 403), (Role.ADMIN, "editor", 201)],
)
def test_nobody_gives_a_role_above_their_own(
    client: TestClient, workspace: Workspace, by: Role, role: str, status: int
) -> None:
    assert invite(client, workspace, by, role=role).status_code == status


def test_admin_changes_neither_owners_nor_admins_nor_themselves(client: TestClient, workspace: Workspace) -> None:
    headers = as_role(workspace, Role.ADMIN)
    for target, role in ((Role.OWNER, "viewer"), (Role.OWNER, "owner"), (Role.ADMIN, "owner"), (Role.EDITOR, "admin")):
        answer = client.put(f"/api/people/{who(workspace, target).id}", json={"role": role}, headers=headers)
        assert code_of(answer) == (403, "not_your_role_to_give"), (target, role)
    answer = client.delete(f"/api/people/{who(workspace, Role.OWNER).id}", headers=headers)
    assert code_of(answer) == (403, "not_your_role_to_give")
    changed = {"role": "viewer", "departments": ["Shop"]}
    assert client.put(f"/api/people/{who(workspace, Role.EDITOR).id}", json=changed, headers=headers).status_code == 200


def test_last_owner_stays(client: TestClient, workspace: Workspace) -> None:
    headers, owner = as_role(workspace, Role.OWNER), who(workspace, Role.OWNER).id

    assert code_of(client.put(f"/api/people/{owner}", json={"role": "admin"}, headers=headers)) == (409, "last_owner")
    assert code_of(client.delete(f"/api/people/{owner}", headers=headers)) == (409, "last_owner")


def test_removed_member_is_out_at_once_and_comes_back_as_the_same(client: TestClient, workspace: Workspace) -> None:
    editor, session = who(workspace, Role.EDITOR), as_role(workspace, Role.EDITOR)
    assert client.get("/api/journeys", headers=session).status_code == 200

    client.delete(f"/api/people/{editor.id}", headers=as_role(workspace, Role.OWNER))

    assert code_of(client.get("/api/journeys", headers=session)) == (401, "not_signed_in")
    path = invite(client, workspace, Role.OWNER, email="editor@shop.example").json()["path"]
    person = {"token": path.split("#")[1], "name": "Ed", "password": PASSWORD}
    assert client.post("/api/invitation/accept", json=person).json()["id"] == editor.id


def test_key_is_shown_once_and_revoked_at_once(client: TestClient, workspace: Workspace) -> None:
    headers = as_role(workspace, Role.ADMIN)
    made = client.post("/api/keys", json={"name": "Night job", "scopes": ["read"], "days": 30}, headers=headers).json()
    secret = made["secret"]
    assert secret.startswith("sj_")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/journeys", headers=bearer).status_code == 200
    assert code_of(client.delete("/api/journeys/buy", headers=bearer)) == (403, "not_permitted")
    listed = client.get("/api/keys", headers=headers)
    assert secret not in listed.text
    assert listed.json()[0]["used_at"] is not None
    assert secret not in (workspace.files.root / "sojourn.db").read_bytes().decode("latin-1")

    assert client.delete(f"/api/keys/{made['key']['id']}", headers=headers).status_code == 204

    assert code_of(client.get("/api/journeys", headers=bearer)) == (401, "unknown_key")


def test_log_says_who_did_what_from_where(client: TestClient, workspace: Workspace) -> None:
    owner = as_role(workspace, Role.OWNER)
    journey = client.get("/api/journeys/buy", headers=owner).json()
    saved = client.put("/api/journeys/buy", json={**journey, "title": "Buying more"}, headers=owner)
    assert saved.status_code == 200
    client.get("/api/journeys/buy/export.yaml", headers=owner)
    client.post("/api/session", json={"email": "owner@shop.example", "password": "wrong"})
    client.delete("/api/journeys/none", headers=owner)
    client.delete("/api/journeys/buy", headers=owner)

    lines = client.get("/api/audit", headers=owner).json()["lines"]

    seen = [(line["action"], line["actor_name"], line["target"]) for line in lines]
    assert seen == [
        ("journey.deleted", "Owner", "buy"),
        ("session.refused", "", "owner@shop.example"),
        ("journey.exported", "Owner", "buy/yaml"),
        ("journey.saved", "Owner", "buy"),
    ]
    assert {line["address"] for line in lines} == {"testclient"}
    assert client.get("/api/audit?action=session.&limit=1", headers=owner).json()["lines"][0]["facts"] == {
        "wrong": "password"
    }


def test_log_cannot_be_changed(workspace: Workspace) -> None:
    from sojourn.access.principal import LOCAL_OWNER

    workspace.office.audit.add("test.done", LOCAL_OWNER)
    for statement in (sa.update(audit).values(action="other"), sa.delete(audit)):
        with pytest.raises(exc.IntegrityError, match="append-only"), workspace.database.write() as connection:
            connection.execute(statement)


def test_log_as_csv_holds_no_formula(client: TestClient, workspace: Workspace) -> None:
    for email in ("=cmd|'/c calc'!A1", "+1", "-1", "@sum", "  =1+1", "\t=1"):
        client.post("/api/session", json={"email": email, "password": "x"})

    answer = client.get("/api/audit.csv", headers=as_role(workspace, Role.OWNER))

    rows = list(csv.DictReader(io.StringIO(answer.text)))
    targets = [row["target"] for row in rows if row["action"] == "session.refused"]
    assert len(targets) == 6
    assert all(target.startswith("'") for target in targets)
    assert code_of(client.get("/api/audit.csv", headers=as_role(workspace, Role.EDITOR))) == (403, "not_permitted")


def test_log_is_read_in_pages(client: TestClient, workspace: Workspace) -> None:
    from sojourn.access.principal import LOCAL_OWNER

    for number in range(5):
        workspace.office.audit.add("test.done", LOCAL_OWNER, str(number))
    headers = as_role(workspace, Role.OWNER)

    first = client.get("/api/audit?limit=3", headers=headers).json()
    rest = client.get(f"/api/audit?limit=3&before={first['before']}", headers=headers).json()

    assert [line["target"] for line in first["lines"] + rest["lines"]] == ["4", "3", "2", "1", "0"]
    assert rest["before"] is None
