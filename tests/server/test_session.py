"""Signing in and out: the first link, passwords, waits, the second factor, the life of a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyotp.totp import TOTP

from sojourn.access.permissions import Role
from sojourn.app.accounts.joining import Joining
from sojourn.app.workspace import Workspace
from sojourn.store.passwords import hash_password
from sojourn.store.sessions import OVERLAP, ROTATE_AFTER
from tests.server.calling import TestClient
from tests.server.people import HOST, PASSWORD, Hands, browser, code_of, cookie, member, token_of, workspace_at

MIA = {"name": "Mia Berg", "email": "Mia@Shop.example", "password": PASSWORD}


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def workspace(tmp_path: Path, clock: Hands) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "ws", clock) as opened:
        yield opened


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with browser(workspace) as opened:
        yield opened


@pytest.fixture
def mia(workspace: Workspace) -> str:
    return member(workspace, Role.OWNER, "mia", hash_password(PASSWORD)).id


def sign_in(client: TestClient, password: str = PASSWORD, code: str = "", email: str = "mia@shop.example"):
    return client.post("/api/session", json={"email": email, "password": password, "code": code})


def test_first_link_makes_the_owner_once(client: TestClient, workspace: Workspace) -> None:
    old = Joining(workspace.office).first_link_token()
    token = Joining(workspace.office).first_link_token()
    assert client.get("/api/me").json()["first"] is True
    for wrong in (old, "guess"):
        assert code_of(client.post("/api/welcome", json={**MIA, "token": wrong})) == (403, "first_link_over")
    assert code_of(client.post("/api/welcome", json=MIA)) == (403, "first_link_needed")

    made = client.post("/api/welcome", json={**MIA, "token": token})

    assert (made.status_code, made.json()["role"], made.json()["email"]) == (201, "owner", "mia@shop.example")
    assert client.get("/api/workspace").status_code == 200
    assert code_of(client.post("/api/welcome", json={**MIA, "token": token})) == (403, "first_link_over")
    assert Joining(workspace.office).first_link_token() is None


def test_cookie_is_hidden_from_scripts_and_bound_to_https(workspace: Workspace, mia: str) -> None:
    mark = workspace.office.key.mark
    for url, name, secure in (
        (HOST, f"sojourn_{mark}", False),
        ("https://localhost:8765", f"__Host-sojourn_{mark}", True),
    ):
        with browser(workspace, url=url) as client:
            line = sign_in(client).headers["set-cookie"]
            assert line.startswith(f"{name}=")
            assert "HttpOnly" in line
            assert "SameSite=lax" in line
            assert "Path=/" in line
            assert ("Secure" in line) is secure
            assert client.get("/api/workspace").status_code == 200


def test_wrong_password_and_unknown_address_are_told_alike(client: TestClient, mia: str) -> None:
    wrong, unknown = sign_in(client, "not the password"), sign_in(client, email="nobody@shop.example")

    assert code_of(wrong) == code_of(unknown) == (401, "wrong_password")
    assert wrong.json() == unknown.json()
    assert sign_in(client, email=" MIA@SHOP.EXAMPLE ").status_code == 200


def test_guessing_waits_longer_each_time_and_a_restart_forgives_nothing(
    client: TestClient, workspace: Workspace, clock: Hands, mia: str
) -> None:
    waits: list[int] = []
    for _ in range(8):
        answer = sign_in(client, "guess")
        while answer.status_code == 429:
            waits.append(answer.json()["facts"]["seconds"])
            assert answer.headers["retry-after"] == str(waits[-1])
            clock.wait(seconds=waits[-1])
            answer = sign_in(client, "guess")
        assert code_of(answer) == (401, "wrong_password")

    assert waits == [1, 2, 4]
    assert code_of(sign_in(client)) == (429, "too_many_tries")
    with browser(workspace) as again:
        assert code_of(sign_in(again)) == (429, "too_many_tries")
    clock.wait(minutes=15)
    assert sign_in(client).status_code == 200
    assert code_of(sign_in(client, "guess")) == (401, "wrong_password")


def test_one_address_cannot_try_many_accounts(client: TestClient, mia: str) -> None:
    codes = [code_of(sign_in(client, "x", email=f"p{number}@shop.example"))[0] for number in range(31)]

    assert codes == [401] * 30 + [429]


def test_second_factor_takes_each_code_once(client: TestClient, workspace: Workspace, clock: Hands, mia: str) -> None:
    sign_in(client)
    setup = client.post("/api/account/totp", json={"password": PASSWORD}).json()
    app = TOTP(setup["secret"])
    assert setup["uri"].startswith("otpauth://totp/")
    assert setup["qr_path"].startswith("M4 4h1v1h-1z")
    assert code_of(client.post("/api/account/totp/confirm", json={"code": "000000"})) == (422, "wrong_code")
    codes = client.post("/api/account/totp/confirm", json={"code": app.at(clock())}).json()["codes"]
    assert len(set(codes)) == 10
    assert setup["secret"] not in (workspace.files.root / "sojourn.db").read_bytes().decode("latin-1")

    assert code_of(sign_in(client)) == (401, "code_needed")
    assert code_of(sign_in(client, code=app.at(clock()))) == (401, "wrong_sign_in_code")  # used to confirm
    clock.wait(seconds=30)
    assert sign_in(client, code=app.at(clock())).status_code == 200
    assert code_of(sign_in(client, code=app.at(clock()))) == (401, "wrong_sign_in_code")
    clock.wait(seconds=30)
    assert sign_in(client, code=f" {app.at(clock())[:3]} {app.at(clock())[3:]} ").status_code == 200

    assert sign_in(client, code=codes[0].lower()).status_code == 200
    assert code_of(sign_in(client, code=codes[0])) == (401, "wrong_sign_in_code")
    assert client.get("/api/account").json()["recovery_codes_left"] == 9

    assert client.post("/api/account/totp/off", json={"password": PASSWORD}).status_code == 204
    assert sign_in(client).status_code == 200


def test_key_file_is_for_its_owner_alone(workspace: Workspace) -> None:
    workspace.office.key.seal("x")

    assert (workspace.files.root / "secret.key").stat().st_mode & 0o777 == 0o600


def test_token_changes_with_use_and_parallel_requests_survive(
    client: TestClient, workspace: Workspace, clock: Hands, mia: str
) -> None:
    old = token_of(workspace, workspace.office.accounts.get(mia))
    ask = lambda token: client.get("/api/workspace", headers=cookie(workspace, token))  # noqa: E731
    assert "set-cookie" not in ask(old).headers
    clock.wait(seconds=ROTATE_AFTER.total_seconds())

    first, second = ask(old), ask(old)
    new = first.headers["set-cookie"].split("=", 1)[1].split(";")[0]

    assert new != old
    assert "set-cookie" not in second.headers  # one offer at a time
    assert ask(old).status_code == 200  # the answer with the new one may never have arrived
    assert ask(new).status_code == 200
    assert ask(old).status_code == 200  # requests that were under way
    clock.wait(seconds=OVERLAP.total_seconds() + 1)
    assert ask(old).status_code == 401
    assert ask(new).status_code == 200


def test_answer_that_never_arrived_signs_nobody_out(workspace: Workspace, clock: Hands, mia: str) -> None:
    sessions = workspace.office.sessions
    token = token_of(workspace, workspace.office.accounts.get(mia))
    clock.wait(minutes=20)
    lost = sessions.find(token)
    assert lost is not None
    clock.wait(hours=3)

    again = sessions.find(token)

    assert again is not None
    assert again.token not in (None, lost.token)
    assert lost.token is not None
    assert sessions.find(lost.token) is None


def test_session_ends_when_idle_and_in_any_case(tmp_path: Path, clock: Hands) -> None:
    from datetime import timedelta

    with workspace_at(
        tmp_path / "short", clock, session_idle=timedelta(hours=1), session_longest=timedelta(hours=4)
    ) as opened:
        account = member(opened, Role.VIEWER)
        idle = token_of(opened, account)
        clock.wait(hours=1, seconds=1)
        assert opened.office.sessions.find(idle) is None
        token = token_of(opened, account)
        for _ in range(7):
            clock.wait(minutes=40)
            found = opened.office.sessions.find(token)
            if found is not None and found.token:
                token = found.token
        assert opened.office.sessions.find(token) is None
        assert opened.office.sessions.of(account.id) == []


def test_change_with_a_cookie_must_come_from_the_own_page(workspace: Workspace, client: TestClient, mia: str) -> None:
    token = token_of(workspace, workspace.office.accounts.get(mia))
    bare = cookie(workspace, token)
    del bare["Origin"]
    client.headers.pop("origin")
    put = lambda headers: client.put("/api/account", json={"name": "Mia B"}, headers=headers)  # noqa: E731

    assert code_of(put(bare)) == (403, "unproven_origin")
    assert code_of(put({**bare, "Sec-Fetch-Site": "none"})) == (403, "unproven_origin")
    assert code_of(put({**bare, "Origin": "https://evil.example"})) == (403, "foreign_origin")
    assert code_of(put({**bare, "X-Sojourn-CSRF": "0" * 32})) == (403, "unproven_origin")
    csrf = client.get("/api/me", headers=bare).json()["csrf"]
    for proof in ({"Origin": HOST}, {"Sec-Fetch-Site": "same-origin"}, {"X-Sojourn-CSRF": csrf}):
        assert put({**bare, **proof}).status_code == 204


@pytest.mark.parametrize("before", ['prefs={"a": 1}; ', "a:b=c; ", "=; ", "\x01=2; "])
def test_odd_cookie_beside_the_session_is_no_way_past(
    workspace: Workspace, client: TestClient, mia: str, before: str
) -> None:
    headers = cookie(workspace, token_of(workspace, workspace.office.accounts.get(mia)))
    client.headers.pop("origin")

    answer = client.put("/api/account", json={"name": "Mia B"}, headers={"Cookie": before + headers["Cookie"]})

    assert code_of(answer) == (403, "unproven_origin")


def test_signing_out_and_changing_the_password_end_sessions(client: TestClient, workspace: Workspace, mia: str) -> None:
    sign_in(client)
    with browser(workspace) as phone:
        sign_in(phone)
        assert len(client.get("/api/account/sessions").json()) == 2
        change = {"current": PASSWORD, "new": "nine red boats here"}
        assert client.put("/api/account/password", json=change).status_code == 204
        assert phone.get("/api/workspace").status_code == 401
    assert client.get("/api/workspace").status_code == 200
    assert code_of(client.put("/api/account/password", json=change)) == (401, "wrong_current_password")

    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/me").json()["state"] == "signed_out"
    assert code_of(client.get("/api/workspace")) == (401, "not_signed_in")


@pytest.mark.parametrize(
    ("password", "code"),
    [("short", "bad_password_length"), ("x" * 300, "bad_password_length"), ("aaaaaaaaaaaa", "weak_password"),
     ("mia@shop.example", "weak_password")],
)  # fmt: skip
def test_weak_password_is_refused(client: TestClient, workspace: Workspace, password: str, code: str) -> None:
    token = Joining(workspace.office).first_link_token()

    answer = client.post("/api/welcome", json={**MIA, "password": password, "token": token})

    assert code_of(answer) == (422, code)


class TestWithoutSignIn:
    """The mode of `sojourn open`, the demo and `serve --no-sign-in`."""

    @pytest.fixture
    def client(self, workspace: Workspace) -> Iterator[TestClient]:
        with browser(workspace, sign_in=False) as opened:
            yield opened

    def test_person_at_this_computer_is_the_owner(self, client: TestClient) -> None:
        me = client.get("/api/me").json()

        assert (me["state"], me["id"], me["name"], me["role"]) == ("local", "local", "You", "owner")
        assert client.get("/api/journeys").status_code == 200

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"])
    def test_what_a_proxy_hands_on_is_not_from_here(self, client: TestClient, header: str) -> None:
        assert code_of(client.get("/api/journeys", headers={header: "203.0.113.7"})) == (401, "not_signed_in")

    def test_other_name_of_the_server_is_not_from_here(self, workspace: Workspace) -> None:
        import dataclasses

        from sojourn.server.app import create_app

        settings = dataclasses.replace(workspace.settings, allowed_hosts=("maps.example",))
        with TestClient(create_app(workspace, settings, sign_in=False), base_url="http://maps.example") as client:
            assert code_of(client.get("/api/journeys")) == (401, "not_signed_in")

    def test_first_account_ends_the_mode_at_once(self, client: TestClient, workspace: Workspace) -> None:
        assert client.post("/api/welcome", json=MIA).status_code == 201
        assert client.get("/api/me").json()["state"] == "signed_in"
        with browser(workspace, sign_in=False) as other:
            assert code_of(other.get("/api/journeys")) == (401, "not_signed_in")
            assert code_of(other.post("/api/welcome", json=MIA)) == (403, "first_link_needed")

    def test_own_account_and_keys_need_an_account(self, client: TestClient) -> None:
        assert code_of(client.get("/api/account")) == (403, "no_account")
        asked = {"name": "k", "scopes": ["read"]}
        assert code_of(client.post("/api/keys", json=asked)) == (403, "no_account")
