"""Share links: what they show, what they never send, and when they show nothing any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sojourn.access.permissions import Role
from sojourn.app.settings import Settings
from sojourn.app.workspace import Workspace
from sojourn.maps.journey import Journey
from sojourn.server.app import create_app
from tests.app.shop import JOURNEY, NOW, fill
from tests.server.calling import TestClient
from tests.server.people import HOST, Hands, code_of, cookie, member, token_of

MAP = Journey.model_validate(
    {
        **JOURNEY.document(),
        "owner": "Secret Owner",
        "scenario": "secret scenario",
        "lanes": [
            {"id": "feel", "title": "Feeling", "type": "emotion", "order": "a"},
            {"id": "reach", "title": "Reach", "type": "metrics", "measure": "reach", "order": "b"},
            {"id": "inside", "title": "Inside", "type": "text", "order": "c"},
            {"id": "shown", "title": "Shown", "type": "text", "order": "d"},
        ],
        "cards": [
            {"id": "c1", "lane": "inside", "span": {"from_step": "visit", "to_step": "pay"}, "text": "secret card",
             "reference": "i1"},
            {"id": "c2", "lane": "shown", "span": {"from_step": "visit", "to_step": "visit"}, "text": "open card"},
        ],
        "insights": [{"id": "i1", "type": "pain", "title": "secret pain", "steps": ["pay"]}],
        "emotions": [{"step": "pay", "valence": 1.5, "label": "secret curve"}],
        "notes": ["secret note"],
    }
)  # fmt: skip


@pytest.fixture
def clock() -> Hands:
    return Hands(NOW)


@pytest.fixture
def workspace(tmp_path: Path, clock: Hands) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "ws", clock=clock, settings=Settings()) as opened:
        fill(opened)
        opened.save(MAP)
        member(opened, Role.EDITOR)
        yield opened


@pytest.fixture
def client(workspace: Workspace, tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("<!doctype html><title>Sojourn</title>")
    app = create_app(workspace, built=tmp_path / "dist")
    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as opened:
        yield opened


def editor(workspace: Workspace) -> dict[str, str]:
    found = workspace.office.accounts.by_email("editor@shop.example")
    assert found is not None
    return cookie(workspace, token_of(workspace, found))


def share(client: TestClient, workspace: Workspace, **asked: Any) -> dict[str, Any]:
    answer = client.post("/api/journeys/buy/shares", json=asked, headers=editor(workspace))
    assert answer.status_code == 201, answer.text
    return answer.json()


def holding(made: dict[str, Any], given_pass: str = "") -> dict[str, str]:
    return {"Sojourn-Share": made["path"].removeprefix("/s/"), "Sojourn-Share-Pass": given_pass}


def test_link_shows_its_map_and_nothing_else(client: TestClient, workspace: Workspace) -> None:
    link = holding(share(client, workspace, view="?zoom=wide"))

    shown = client.get("/api/shared/map", headers=link).json()

    assert (shown["journey"]["title"], shown["view"], shown["comment"]) == ("Buying", "zoom=wide", False)
    assert client.get("/api/shared/measured", headers=link).json()["measurement"]["totals"]["instances"] == 20
    for address in ("/api/journeys", "/api/journeys/buy", "/api/journeys/buy/measured", "/api/fields", "/api/people"):
        assert code_of(client.get(address, headers=link)) == (403, "not_permitted"), address


def test_hidden_lanes_are_not_sent_with_document_or_measures(client: TestClient, workspace: Workspace) -> None:
    hidden = holding(share(client, workspace, hidden_lanes=["inside", "reach", "feel"]))
    document = client.get("/api/shared/map", headers=hidden)
    measured = client.get("/api/shared/measured", headers=hidden)

    assert "secret" not in document.text.lower()
    assert "match" not in {
        name for step in document.json()["journey"]["steps"] for name, value in step.items() if value
    }
    assert [lane["id"] for lane in document.json()["journey"]["lanes"]] == ["shown"]
    assert [card["id"] for card in document.json()["journey"]["cards"]] == ["c2"]
    for step in measured.json()["measurement"]["steps"]:
        assert step["reach"]["share"] is None
        assert step["dropoff"]["share"] is None
        assert step["instances"] is None
        assert step["feeling"]["valence"]["value"] is None
    assert measured.json()["measurement"]["totals"]["completion"]["share"] is None


def test_shown_lanes_keep_their_numbers(client: TestClient, workspace: Workspace) -> None:
    link = holding(share(client, workspace, hidden_lanes=["inside"]))
    steps = client.get("/api/shared/measured", headers=link).json()["measurement"]["steps"]

    assert [step["reach"]["k"] for step in steps] == [20, 12, 9]
    assert steps[2]["feeling"]["valence"]["n"] == 9


def test_holder_of_a_link_cannot_filter_but_its_maker_can(client: TestClient, workspace: Workspace) -> None:
    link = holding(share(client, workspace, question={"channel": ["app"]}))

    plain = client.get("/api/shared/measured", headers=link).json()
    probing = client.get("/api/shared/measured?where=profile = 'p01'&channel=web", headers=link).json()

    assert plain["measurement"] == probing["measurement"]
    assert plain["measurement"]["totals"]["instances"] == 10
    wrong = client.post("/api/journeys/buy/shares", json={"question": {"sql": ["x"]}}, headers=editor(workspace))
    assert code_of(wrong) == (422, "unknown_filter")


def test_password_is_asked_for_and_guessing_is_slowed(client: TestClient, workspace: Workspace, clock: Hands) -> None:
    link = share(client, workspace, password="river1", label="Board")
    locked = holding(link)
    assert client.get("/api/shared", headers=locked).json() == {"locked": True, "title": "", "comment": False}
    assert code_of(client.get("/api/shared/map", headers=locked)) == (401, "not_signed_in")
    codes = [code_of(client.post("/api/shared/unlock", json={"password": "guess"}, headers=locked)) for _ in range(6)]
    assert codes == [(401, "wrong_share_password")] * 5 + [(429, "too_many_tries")]
    clock.wait(minutes=1)

    opened = client.post("/api/shared/unlock", json={"password": "river1"}, headers=locked).json()["token"]

    assert client.get("/api/shared/map", headers=holding(link, opened)).status_code == 200
    other = share(client, workspace, password="river2")
    assert code_of(client.get("/api/shared/map", headers=holding(other, opened))) == (401, "not_signed_in")
    clock.wait(hours=12, seconds=1)
    assert code_of(client.get("/api/shared/map", headers=holding(link, opened))) == (401, "not_signed_in")


def test_revoked_expired_and_invented_links_say_the_same(
    client: TestClient, workspace: Workspace, clock: Hands
) -> None:
    revoked = share(client, workspace)
    expiring = share(client, workspace, expires_at="2024-03-02T00:00:00Z")
    assert client.get("/api/shared/map", headers=holding(revoked)).status_code == 200
    address = f"/api/journeys/buy/shares/{revoked['id']}"
    assert client.delete(address, headers=editor(workspace)).status_code == 204
    clock.wait(days=1, seconds=1)

    for link in (holding(revoked), holding(expiring), {"Sojourn-Share": "guess"}):
        for route in ("/api/shared", "/api/shared/map", "/api/shared/measured"):
            assert code_of(client.get(route, headers=link)) == (404, "no_such_share")
    assert client.get("/api/journeys/buy/shares", headers=editor(workspace)).json() == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"password": "short"}, "bad_share_password"),
        ({"hidden_lanes": ["none"]}, "no_such_lane"),
        ({"expires_at": "2024-02-01T00:00:00Z"}, "over_already"),
        ({"origins": ["https://a.example/x"]}, "bad_origin"),
        ({"origins": ["https://a.example; script-src *"]}, "bad_origin"),
    ],
)
def test_wish_that_cannot_be_is_refused(
    client: TestClient, workspace: Workspace, asked: dict[str, Any], code: str
) -> None:
    answer = client.post("/api/journeys/buy/shares", json=asked, headers=editor(workspace))

    assert code_of(answer) == (422, code)


def test_only_the_page_of_a_link_that_says_so_may_be_framed(client: TestClient, workspace: Workspace) -> None:
    framed = share(client, workspace, origins=["https://intranet.example"])
    plain = share(client, workspace)

    page = client.get(framed["embed_path"])

    assert "frame-ancestors https://intranet.example" in page.headers["content-security-policy"]
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers
    for path in (framed["path"], plain["embed_path"], "/embed/guess", "/embed/", "/journeys/buy", "/"):
        other = client.get(path)
        assert "frame-ancestors 'none'" in other.headers["content-security-policy"], path
        assert other.headers["x-frame-options"] == "DENY", path


def test_setting_allows_sites_for_links_that_name_none(workspace: Workspace, tmp_path: Path) -> None:
    settings = Settings(frame_origins=("https://wiki.example",))
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "index.html").write_text("x")
    app = create_app(workspace, settings, built=tmp_path / "d")
    with TestClient(app, base_url=HOST) as client:
        plain = share(client, workspace)
        policy = client.get(plain["embed_path"]).headers["content-security-policy"]

    assert policy.endswith("frame-ancestors https://wiki.example")


def test_link_goes_with_its_journey(client: TestClient, workspace: Workspace) -> None:
    link = holding(share(client, workspace))

    workspace.store.delete("buy")

    assert code_of(client.get("/api/shared/map", headers=link)) == (404, "no_such_share")


def test_readers_of_a_link_speak_where_it_lets_them(client: TestClient, workspace: Workspace) -> None:
    silent, link = holding(share(client, workspace)), holding(share(client, workspace, comment=True))
    said = {"id": "g1", "name": "Mira", "step": "pay", "text": "Why twice?"}
    assert code_of(client.post("/api/shared/comments", json=said, headers=silent)) == (403, "not_permitted")
    assert client.post("/api/shared/comments", json=said, headers=link).json()["author"] == "Mira"
    unknown = {"id": "g2", "step": "nowhere", "text": "?"}
    assert code_of(client.post("/api/shared/comments", json=unknown, headers=link)) == (404, "unknown_step")

    editors = client.get("/api/journeys/buy/comments", headers=editor(workspace)).json()
    assert [(one["author"], one["part"], one["of"], one["text"]) for one in editors] == [
        ("Mira", "steps", "pay", "Why twice?")
    ]
    client.post(
        "/api/journeys/buy/comments",
        json={"id": "i", "part": "cards", "of": "c1", "text": "inside"},
        headers=editor(workspace),
    )
    assert [one["id"] for one in client.get("/api/shared/comments", headers=link).json()] == ["g1"]
