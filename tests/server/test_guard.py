"""Strangers get nothing: every route is walked under a wrong name and from a foreign page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from sojourn.server.app import create_app
from sojourn.server.guard import HEADERS
from tests.server.calling import TestClient


def walked() -> Iterator[tuple[str, str]]:
    """Every method and address of the interface, with something in each gap."""
    gaps = {"slug": "buy", "step": "pay", "question": "events", "picture_format": "svg", "export_format": "yaml"}
    for path, methods in create_app(None).openapi()["paths"].items():
        address = path
        for gap, value in gaps.items():
            address = address.replace(f"{{{gap}}}", value)
        for method in methods:
            yield method.upper(), address.replace("{", "").replace("}", "")


ROUTES = sorted(walked())


def test_walk_covers_the_interface() -> None:
    assert len(ROUTES) >= 19
    assert ("PUT", "/api/uploads/name") in ROUTES


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "localhost.evil.example", "", "127.0.0.2", "[::2]"]
)
def test_route_under_a_wrong_name_is_refused(client: TestClient, host: str) -> None:
    for method, address in [*ROUTES, ("GET", "/"), ("GET", "/api/openapi.json"), ("GET", "/assets/app-abc.js")]:
        answer = client.request(method, address, headers={"Host": host})
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_host"), (method, address)


@pytest.mark.parametrize("host", ["localhost", "localhost:9999", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST"])
def test_route_under_a_known_name_answers(client: TestClient, host: str) -> None:
    assert client.get("/api/workspace", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_unsafe_route_from_a_foreign_page_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    for method, address in ROUTES:
        if method != "GET":
            answer = client.request(method, address, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin"), (method, address)
    assert [line["slug"] for line in client.get("/api/journeys").json()] == ["buy"]


def test_unsafe_route_from_the_own_page_answers(client: TestClient) -> None:
    answer = client.post(
        "/api/ask/events", json={}, headers={"Origin": "http://localhost:8765", "Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 200


def test_every_answer_carries_the_security_headers(client: TestClient) -> None:
    for address in ("/", "/api/workspace", "/api/none", "/assets/app-abc.js"):
        answer = client.get(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, address
    policy = HEADERS["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


def test_name_given_at_start_is_known() -> None:
    from sojourn.app.settings import Settings

    app: FastAPI = create_app(None, Settings(allowed_hosts=("maps.example",)))
    with TestClient(app, base_url="http://maps.example") as client:
        assert client.get("/api/openapi.json").status_code == 200
