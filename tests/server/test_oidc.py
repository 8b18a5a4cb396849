"""Signing in at a real OpenID provider that runs in the test: who comes in, and whose word is not believed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from sojourn.access.permissions import Role
from sojourn.access.principal import LOCAL_OWNER
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.joining import Joining
from sojourn.app.accounts.provider import is_own_page
from sojourn.app.workspace import Workspace
from sojourn.channels.outgoing import Outgoing, is_public
from sojourn.kernel.errors import ExternalFailure, NotAllowed
from tests.server.calling import TestClient
from tests.server.oidc_provider import Provider, running_provider
from tests.server.people import Hands, browser, member, workspace_at

MIA = {"sub": "user-1", "email": "mia@shop.example", "email_verified": True, "name": "Mia Berg"}


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    clock = Hands()
    running.person, running.claims, running.signing_key = dict(MIA), {}, None
    running.now = clock().timestamp()
    return running


@pytest.fixture
def workspace(tmp_path: Path, provider: Provider) -> Iterator[Workspace]:
    chosen = {"oidc_issuer": provider.url, "oidc_client_id": provider.client_id, "oidc_name": "Shop"}
    secret = {"oidc_client_secret": provider.client_secret, "oidc_domains": ("partner.example",)}
    with workspace_at(tmp_path / "ws", Hands(), oidc_inside=True, **chosen, **secret) as opened:
        member(opened, Role.OWNER)
        yield opened


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with browser(workspace) as opened:
        yield opened


def come_back(client: TestClient, provider: Provider, after: str = "/paths", **changed: str) -> Any:
    """Go to the provider, agree there, come back."""
    away = client.get("/api/oidc/start", params={"after": after}, follow_redirects=False)
    assert away.status_code == 303, away.text
    carried = {**provider.agree(away.headers["location"]), **changed}
    return client.get("/api/oidc/return", params=carried, follow_redirects=False)


def refused(answer: Any) -> str:
    assert answer.status_code == 303
    place = urlsplit(answer.headers["location"])
    assert place.path == "/sign-in", answer.headers["location"]
    return parse_qs(place.query)["error"][0]


def invited(workspace: Workspace, email: str = "Mia@shop.example", role: Role = Role.EDITOR) -> None:
    Joining(workspace.office).invite(LOCAL_OWNER, email, role, (), Caller())


def test_invited_person_comes_in_and_is_known_again(
    client: TestClient, workspace: Workspace, provider: Provider
) -> None:
    assert client.get("/api/me").json()["provider"] == {"name": "Shop"}
    invited(workspace)

    assert come_back(client, provider).headers["location"] == "/paths"

    me = client.get("/api/me").json()
    assert (me["name"], me["role"], me["email"]) == ("Mia Berg", "editor", "mia@shop.example")
    assert workspace.office.invitations.open() == []
    provider.person.update(email="mia.married@shop.example", email_verified=False)
    client.cookies.clear()
    assert come_back(client, provider).headers["location"] == "/paths"
    assert client.get("/api/me").json()["id"] == me["id"]


def test_stranger_and_unverified_address_stay_out(client: TestClient, workspace: Workspace, provider: Provider) -> None:
    assert refused(come_back(client, provider)) == "not_invited"
    invited(workspace)
    for unverified in ({"email_verified": False}, {"email_verified": "false"}, {"email_verified": None}):
        provider.person.update(unverified)
        assert refused(come_back(client, provider)) == "not_invited"
    assert client.get("/api/me").json()["state"] == "signed_out"


def test_people_of_an_allowed_domain_come_in_as_viewers(
    client: TestClient, workspace: Workspace, provider: Provider
) -> None:
    provider.person.update(email="ole@Partner.example", sub="user-2")

    come_back(client, provider)

    assert client.get("/api/me").json()["role"] == "viewer"
    provider.person.update(email="ole@partner.example.evil.example", sub="user-3")
    client.cookies.clear()
    assert refused(come_back(client, provider)) == "not_invited"


def test_removed_member_of_an_allowed_domain_does_not_come_back(
    client: TestClient, workspace: Workspace, provider: Provider
) -> None:
    provider.person.update(email="ole@partner.example", sub="user-2")
    come_back(client, provider)
    workspace.office.accounts.end_membership(client.get("/api/me").json()["id"])
    client.cookies.clear()

    assert refused(come_back(client, provider)) == "not_invited"


@pytest.mark.parametrize(
    "bent",
    [
        {"aud": "another"},
        {"aud": ["sojourn", "another"]},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"exp": None},
        {"iat": 4_000_000_000},
        {"nonce": "another"},
        {"sub": ""},
    ],
    ids=str,
)
def test_token_that_is_not_for_this_sign_in_is_not_believed(
    client: TestClient, workspace: Workspace, provider: Provider, bent: dict[str, Any]
) -> None:
    invited(workspace)
    provider.claims = bent

    assert refused(come_back(client, provider)) == "provider_not_believed"


def test_token_with_a_foreign_signature_is_not_believed(
    client: TestClient, workspace: Workspace, provider: Provider
) -> None:
    invited(workspace)
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "k1"})

    assert refused(come_back(client, provider)) == "provider_not_believed"


def test_answer_to_another_browser_or_a_second_time_is_lost(
    client: TestClient, workspace: Workspace, provider: Provider
) -> None:
    invited(workspace)
    away = client.get("/api/oidc/start", follow_redirects=False)
    carried = provider.agree(away.headers["location"])
    with browser(workspace) as other:
        assert refused(other.get("/api/oidc/return", params=carried, follow_redirects=False)) == "sign_in_lost"

    assert client.get("/api/oidc/return", params=carried, follow_redirects=False).headers["location"] == "/"
    assert refused(client.get("/api/oidc/return", params=carried, follow_redirects=False)) == "sign_in_lost"
    assert refused(come_back(client, provider, state="guess")) == "sign_in_lost"


def test_wrong_code_is_a_failure_of_the_provider(client: TestClient, workspace: Workspace, provider: Provider) -> None:
    invited(workspace)

    assert refused(come_back(client, provider, code="guess")) == "provider_failed"


@pytest.mark.parametrize("page", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/x\r\nSet: 1"])
def test_page_of_another_site_is_not_gone_to(
    client: TestClient, workspace: Workspace, provider: Provider, page: str
) -> None:
    invited(workspace)

    assert not is_own_page(page)
    assert come_back(client, provider, after=page).headers["location"] == "/"


def test_private_provider_is_called_only_when_said_to_be_inside(tmp_path: Path, provider: Provider) -> None:
    chosen = {"oidc_issuer": provider.url, "oidc_client_id": "sojourn"}
    with workspace_at(tmp_path / "outside", Hands(), **chosen) as opened, browser(opened) as client:
        assert refused(client.get("/api/oidc/start", follow_redirects=False)) == "provider_forbidden"
    with workspace_at(tmp_path / "none", Hands()) as opened, browser(opened) as client:
        assert refused(client.get("/api/oidc/start", follow_redirects=False)) == "no_provider"


@pytest.mark.parametrize(
    "url",
    ["http://203.0.113.9/", "https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/", "https://[::1]/",
     "https://169.254.169.254/", "https://[::ffff:10.0.0.1]/", "file:///etc/passwd", "https://a:b@example.com/"],
)  # fmt: skip
def test_forbidden_address_is_not_called(url: str) -> None:
    with pytest.raises(NotAllowed):
        Outgoing().get_json(url)


@pytest.mark.parametrize(
    ("number", "public"),
    [("8.8.8.8", True), ("2001:4860:4860::8888", True), ("192.168.1.1", False), ("100.64.0.1", False),
     ("0.0.0.0", False), ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("fe80::1", False), ("224.0.0.1", False)],
)  # fmt: skip
def test_public_address_is_told_from_a_private_one(number: str, *, public: bool) -> None:
    assert is_public(number) is public


def test_redirect_and_nonsense_are_failures(provider: Provider) -> None:
    with pytest.raises(ExternalFailure):
        Outgoing(inside=True).get_json(f"{provider.url}/nothing")
    with pytest.raises(ExternalFailure):
        Outgoing(inside=True).get_json("http://127.0.0.1:9/")
