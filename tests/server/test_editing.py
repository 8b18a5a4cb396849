"""Editing over HTTP: changes, what is refused, versions, comments, and hearing of others as it happens."""

from __future__ import annotations

import asyncio
import itertools
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from sojourn.maps.journey import Journey
from sojourn.server.app import create_app
from sojourn.store import database
from tests.app.shop import shop
from tests.maps.editing.documents import shop as drawing
from tests.server.calling import TestClient

JOURNEY = "/api/journeys/drawn"
numbers = itertools.count()


@pytest.fixture
def drawn(client: TestClient) -> TestClient:
    document = {**drawing(), "id": "drawn", "slug": "drawn"}
    assert client.post("/api/journeys", json=document).status_code == 201
    return client


def edit(*operations: dict[str, Any], base: int = 1, **more: Any) -> dict[str, Any]:
    return {"id": f"e{next(numbers)}", "base": base, "operations": list(operations), **more}


def words(value: str, card: str = "c1") -> dict[str, Any]:
    return {"kind": "set", "part": "cards", "of": card, "field": "text", "value": value}


def send(client: Any, *changes: dict[str, Any], page: str = "a") -> dict[str, Any]:
    answer = client.post(f"{JOURNEY}/changes", json={"client": page, "changes": list(changes)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_changes_are_taken_in_one_by_one_and_refusals_say_why(drawn: TestClient) -> None:
    answer = send(
        drawn,
        edit(words("one")),
        edit(words("nowhere", card="none")),
        edit({"kind": "delete", "part": "steps", "of": "pay"}),
    )
    first, second, third = answer["outcomes"]
    assert answer["version"] == 3
    assert first["made"]["version"] == 2
    assert second["made"] is None
    assert second["error"]["code"] == "part_gone"
    assert len(third["made"]["operations"]) > 1
    assert drawn.get(JOURNEY).headers["etag"] == '"3"'
    assert {step["id"] for step in drawn.get(JOURNEY).json()["steps"]} == {"browse", "receive"}


def test_whose_words_were_replaced_is_told(drawn: TestClient) -> None:
    send(drawn, edit(words("first")), page="a")
    outcome = send(drawn, edit(words("second")), page="b")["outcomes"][0]
    assert outcome["overwritten"] == [{"part": "cards", "of": "c1", "field": "text", "author": "You", "value": "first"}]


def test_changes_after_a_version_say_whether_they_suffice(drawn: TestClient) -> None:
    send(drawn, edit(words("one")), edit(words("two")))
    found = drawn.get(f"{JOURNEY}/changes", params={"after": 2}).json()
    assert (found["version"], found["whole"], [one["version"] for one in found["changes"]]) == (3, True, [3])
    document = drawn.get(JOURNEY).json()
    assert drawn.put(JOURNEY, json={**document, "goal": "Sell"}).status_code == 200
    found = drawn.get(f"{JOURNEY}/changes", params={"after": 2}).json()
    assert (found["version"], found["whole"]) == (4, False)


@pytest.mark.parametrize(
    "body",
    [
        {"client": "a", "changes": []},
        {"client": "", "changes": [{"id": "x", "base": 1, "operations": [words("x")]}]},
        {"client": "a", "changes": [{"id": "x", "base": 1, "operations": []}]},
        {"client": "a", "changes": [{"id": "x", "base": 1, "operations": [{"kind": "explode"}]}]},
        {"client": "a", "changes": [{"id": "x", "base": -1, "operations": [words("x")]}]},
    ],
)
def test_what_is_no_change_is_refused(drawn: TestClient, body: dict[str, Any]) -> None:
    answer = drawn.post(f"{JOURNEY}/changes", json=body)
    assert answer.status_code == 422
    assert answer.json()["code"]


def test_edits_that_a_busy_database_kept_out_are_not_refused_but_sent_again(
    drawn: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    held: database.Database = drawn.app.state.workspace.store._database  # type: ignore[attr-defined]
    change = edit(words("patient"))
    with held.write():
        answer = drawn.post(f"{JOURNEY}/changes", json={"client": "a", "changes": [change]})
    assert (answer.status_code, answer.json()["code"]) == (409, "workspace_busy")
    assert send(drawn, change)["outcomes"][0]["made"]["version"] == 2


def test_versions_are_named_compared_and_restored(drawn: TestClient) -> None:
    send(drawn, edit(words("one")))
    named = drawn.post(f"{JOURNEY}/versions", json={"label": "Workshop"}).json()
    assert (named["version"], named["label"], named["author"]) == (2, "Workshop", "You")
    send(drawn, edit({"kind": "delete", "part": "steps", "of": "browse"}, base=2))
    told = drawn.get(f"{JOURNEY}/versions/2/differences").json()
    assert ("removed", "step 'Browse'") in [(one["kind"], one["what"]) for one in told]
    restored = drawn.post(f"{JOURNEY}/versions/2/restore").json()
    assert (restored["version"], len(restored["steps"])) == (4, 3)
    assert drawn.post(f"{JOURNEY}/versions/77/restore").status_code == 404


def test_a_thread_is_begun_answered_settled_and_opened_again_by_an_answer(drawn: TestClient) -> None:
    begun = {"id": "t1", "part": "steps", "of": "pay", "text": "Why so slow, @[Li](u2)?"}
    first = drawn.post(f"{JOURNEY}/comments", json=begun).json()
    assert (first["number"], first["mentions"], first["mine"], first["author"]) == (1, ["u2"], True, "You")
    assert drawn.post(f"{JOURNEY}/comments", json=begun).json() == first
    assert drawn.patch(f"{JOURNEY}/comments/t1", json={"resolved": True}).json()["resolved_by"] == "You"
    drawn.post(f"{JOURNEY}/comments", json={"id": "t1a", "thread": "t1", "text": "The bank."})
    drawn.post(f"{JOURNEY}/comments", json={"id": "t2", "text": "On the whole map"})
    listed = drawn.get(f"{JOURNEY}/comments").json()
    assert [(one["id"], one["number"], one["resolved_at"]) for one in listed] == [
        ("t1", 1, None),
        ("t1a", 1, None),
        ("t2", 2, None),
    ]
    assert drawn.patch(f"{JOURNEY}/comments/t1a", json={"text": "The bank's page."}).json()["edited_at"]
    assert drawn.delete(f"{JOURNEY}/comments/t1").status_code == 204
    assert [one["id"] for one in drawn.get(f"{JOURNEY}/comments").json()] == ["t2"]


@pytest.mark.parametrize(("text", "code"), [("  \n", "empty_comment"), ("x" * 5_001, "long_comment")])
def test_comments_without_words_or_end_are_refused(drawn: TestClient, text: str, code: str) -> None:
    answer = drawn.post(f"{JOURNEY}/comments", json={"id": "t", "text": text})
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert drawn.get(f"{JOURNEY}/comments").json() == []


@pytest.fixture
def address(tmp_path: Path, built: Path) -> Iterator[str]:
    """A real server, for what only a real connection shows."""
    with shop(tmp_path / "ws") as workspace, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        workspace.save(Journey.model_validate({**drawing(), "id": "drawn", "slug": "drawn"}))
        config = uvicorn.Config(
            create_app(workspace, built=built, sign_in=False), log_level="warning", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[taken])), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


class Page:
    """One open page: what it hears."""

    def __init__(self, address: str, name: str, after: int = 1, last: int = 0) -> None:
        self._client = httpx.Client(base_url=address, timeout=10)
        heard = {"last-event-id": str(last)} if last else {}
        self._open = self._client.stream(
            "GET", f"{JOURNEY}/live", params={"client": name, "after": after}, headers=heard
        )
        self._lines = self._open.__enter__().iter_lines()

    def until(self, name: str) -> Any:
        """The data of the next event of this name."""
        for line in self._lines:
            if line == f"event: {name}":
                data = next(line for line in self._lines if line.startswith("data: "))
                return json.loads(data.removeprefix("data: "))
        raise AssertionError(f"the connection ended before {name!r}")

    def close(self) -> None:
        self._open.__exit__(None, None, None)
        self._client.close()


def test_a_page_hears_of_others_changes_comments_and_presence(address: str) -> None:
    page = Page(address, "a")
    assert page.until("hello")["version"] == 1
    with httpx.Client(base_url=address) as other:
        made = send(other, edit(words("from afar")), page="b")["outcomes"][0]["made"]
        assert page.until("change") == made
        other.post(f"{JOURNEY}/comments", json={"id": "t1", "text": "Look"})
        assert page.until("comments")["revision"] == 1
        other.put(f"{JOURNEY}/presence", json={"client": "a", "cell": "cards[c1].text", "editing": True})
        present = page.until("presence")
        assert [(one["client"], one["cell"], one["editing"]) for one in present] == [("a", "cards[c1].text", True)]
        other.post(f"{JOURNEY}/versions/1/restore")
        assert page.until("replaced")["version"] == 3
    page.close()


def test_a_page_that_comes_back_hears_what_it_missed(address: str) -> None:
    with httpx.Client(base_url=address) as other:
        for number in range(3):
            send(other, edit(words(f"words {number}"), base=number + 1), page="b")
    page = Page(address, "a", after=2)
    assert [page.until("change")["version"] for _ in range(2)] == [3, 4]
    page.close()


def test_a_browser_that_comes_back_hears_only_what_followed_its_last_event(address: str) -> None:
    with httpx.Client(base_url=address) as other:
        for number in range(3):
            send(other, edit(words(f"words {number}"), base=number + 1), page="b")
    page = Page(address, "a", after=1, last=3)
    assert page.until("change")["version"] == 4
    page.close()


def test_who_leaves_is_no_longer_present(address: str) -> None:
    stays, goes = Page(address, "stays"), Page(address, "goes")
    while len(stays.until("presence")) != 2:
        pass
    goes.close()
    assert [one["client"] for one in stays.until("presence")] == ["stays"]
    stays.close()
