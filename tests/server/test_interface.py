"""The HTTP interface over a real workspace."""

from __future__ import annotations

from typing import Any

import pytest

from sojourn.server.openapi import TARGET, description
from tests.server.calling import TestClient


def error(answer: Any) -> tuple[int, str]:
    body = answer.json()
    assert set(body) == {"code", "message", "hint", "facts"}
    return answer.status_code, body["code"]


def test_workspace_says_what_it_holds(client: TestClient) -> None:
    found = client.get("/api/workspace").json()

    assert (found["events"], found["answers"], found["profiles"], found["journeys"]) == (41, 9, 20, 1)
    assert found["first_event"] == "2024-01-01T12:00:00Z"


def test_unknown_address_under_api_is_json(client: TestClient) -> None:
    for address in ("/api", "/api/", "/api/none", "/api/journeys/buy/none", "/api/workspace/"):
        assert error(client.get(address)) == (404, "no_such_address"), address


def test_wrong_method_is_json(client: TestClient) -> None:
    assert error(client.delete("/api/workspace")) == (405, "http_405")


def test_page_is_served_for_addresses_of_the_app(client: TestClient) -> None:
    for address in ("/", "/journeys/buy", "/journeys/buy/steps/pay"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.headers["cache-control"] == "no-cache"
    assert "immutable" in client.get("/assets/app-abc.js").headers["cache-control"]
    assert client.get("/assets/none.js").status_code == 404


@pytest.mark.parametrize(
    "path", ["/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "//secret.txt"]
)
def test_page_never_serves_a_file_outside(client: TestClient, path: str) -> None:
    assert "nobody may" not in client.get(path).text


def test_journey_is_saved_read_and_guarded_by_its_version(client: TestClient) -> None:
    journey = client.get("/api/journeys/buy").json()
    journey["title"] = "Buying faster"
    saved = client.put("/api/journeys/buy", json=journey, params={"cause": "workshop"})
    stale = client.put("/api/journeys/buy", json={**journey, "title": "Buying slower"})

    assert (saved.status_code, saved.json()["version"]) == (200, 2)
    assert error(stale) == (409, "stale_version")
    assert stale.json()["facts"] == {"current": 2, "given": 1}
    assert client.get("/api/journeys/buy", params={"version": 1}).json()["title"] == "Buying"
    assert [line["version"] for line in client.get("/api/journeys/buy/versions").json()] == [2, 1]


def test_journey_document_comes_back_unchanged(client: TestClient) -> None:
    first = client.get("/api/journeys/buy").json()
    assert client.put("/api/journeys/buy", json=first).json() == first


def test_journey_of_another_id_is_not_saved_over(client: TestClient) -> None:
    journey = client.get("/api/journeys/buy").json()
    assert error(client.put("/api/journeys/buy", json={**journey, "id": "other"})) == (422, "other_journey")


def test_journey_is_created_listed_and_deleted(client: TestClient) -> None:
    created = client.post("/api/journeys", json={"id": "j2", "slug": "return", "title": "Return"})

    assert created.status_code == 201
    assert [line["slug"] for line in client.get("/api/journeys").json()] == ["buy", "return"]
    assert error(client.post("/api/journeys", json={"id": "j3", "slug": "return", "title": "R"})) == (409, "slug_taken")
    assert client.delete("/api/journeys/return").status_code == 204
    assert error(client.get("/api/journeys/return")) == (404, "no_such_journey")


@pytest.mark.parametrize(
    "document",
    [
        {"id": "x", "slug": "x"},
        {"id": "x", "slug": "x", "title": "X", "colour": "red"},
        {"id": "x", "slug": "x", "title": "X", "scope": {"starts": "event ="}},
        [],
        "text",
    ],
)
def test_journey_that_is_none_is_refused_in_words(client: TestClient, document: object) -> None:
    answer = client.post("/api/journeys", json=document)
    assert error(answer) == (422, "bad_request")
    assert answer.json()["message"]


def test_findings_name_what_to_mend(client: TestClient) -> None:
    client.post(
        "/api/journeys",
        json={"id": "e", "slug": "e", "title": "E", "stages": [{"id": "s", "title": "S", "order": "a"}]},
    )
    findings = client.get("/api/journeys/e/findings").json()
    assert any(finding["path"].startswith("stages") for finding in findings)


def test_ask_gives_the_envelope_with_columns_and_sql(client: TestClient) -> None:
    answer = client.post(
        "/api/ask/funnel", json={"steps": ["visit", "basket", "paid"], "within": "1d", "to": "2024-01-11T00:00:00Z"}
    )
    body = answer.json()

    assert answer.status_code == 200
    assert [row["count"] for row in body["rows"]] == [10, 10, 9]
    assert body["window"] == {"from": None, "to": "2024-01-11T00:00:00Z"}
    assert body["columns"][:2] == ["step", "count"]
    assert "SELECT" in body["sql"].upper()


@pytest.mark.parametrize(
    ("question", "body", "code"),
    [
        ("events", {"steps": ["a"]}, "unknown_option"),
        ("events", {"where": "event ="}, "bad_request"),
        ("events", {"from": "2024-01-01T00:00:00"}, "naive_moment"),
        ("events", {"limit": 0}, "bad_request"),
        ("events", {"limt": 10}, "bad_request"),
        ("horoscope", {}, "bad_request"),
        ("funnel", {"steps": ["visit"], "within": "soon"}, "bad_request"),
    ],
)
def test_ask_wrongly_is_refused_in_words(client: TestClient, question: str, body: dict[str, object], code: str) -> None:
    assert error(client.post(f"/api/ask/{question}", json=body)) == (422, code)


def test_body_that_is_no_json_is_refused(client: TestClient) -> None:
    answer = client.post("/api/ask/events", content=b"{", headers={"Content-Type": "application/json"})
    assert error(answer) == (422, "bad_request")


def test_fields_name_values_for_filters(client: TestClient) -> None:
    found = {field["name"]: field for field in client.get("/api/fields").json()["fields"]}
    assert [value["value"] for value in found["channel"]["values"]] == ["web", "app"]


def test_large_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/api/openapi.json").headers["content-encoding"] == "gzip"


def test_written_description_is_the_one_of_the_code() -> None:
    assert TARGET.read_text(encoding="utf-8") == description(), "run: python -m sojourn.server.openapi"


def test_refused_rule_says_where_it_goes_wrong(client: TestClient) -> None:
    body = client.post("/api/ask/events", json={"where": "a b"}).json()

    assert body["facts"] == {"field": "where", "errors": 1, "cause": "bad_rule", "position": 2}
    assert "score in 1..5" in body["message"]
