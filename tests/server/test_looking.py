"""Personas, gaps, priorities and search over HTTP."""

from __future__ import annotations

import pytest

from sojourn.maps.gaps import FutureGaps
from sojourn.maps.persona_numbers import PersonasMeasured
from sojourn.maps.priorities import Priorities
from tests.app.shop import JOURNEY
from tests.server.calling import TestClient


def with_personas(client: TestClient) -> None:
    document = client.get("/api/journeys/buy").json()
    document["personas"] = [
        {"id": "app", "name": "App people", "segment": "channel = 'app'"},
        {"id": "drawn", "name": "Drawn"},
        {"id": "nobody", "name": "Nobody", "segment": "plan = 'gold'"},
    ]
    assert client.put("/api/journeys/buy", json=document).status_code == 200


def with_future(client: TestClient) -> None:
    future = {
        **JOURNEY.document(), "id": "next", "slug": "next", "title": "Buying, next", "state": "future",
        "baseline_id": "buy", "emotions": [{"step": "pay", "curve": "target", "valence": 2.0}],
    }  # fmt: skip
    assert client.post("/api/journeys", json=future).status_code == 201


def test_personas_are_counted_and_have_an_etag(client: TestClient) -> None:
    with_personas(client)
    answer = client.get("/api/journeys/buy/personas")
    found = PersonasMeasured.model_validate_json(answer.content)
    again = client.get("/api/journeys/buy/personas", headers={"If-None-Match": answer.headers["etag"]})

    assert [(one.id, one.people.k, one.people.n) for one in found.personas] == [
        ("app", 10, 20),
        ("drawn", None, None),
        ("nobody", 0, 20),
    ]
    assert [one.note.key if one.note else None for one in found.personas] == [
        None,
        "note.no_segment",
        "note.few_in_persona",
    ]
    assert again.status_code == 304


def test_personas_of_a_window_are_those_of_that_window(client: TestClient) -> None:
    with_personas(client)
    query = {"from": "2024-01-01", "to": "2024-01-08"}
    found = PersonasMeasured.model_validate_json(client.get("/api/journeys/buy/personas", params=query).content)
    assert (found.people, found.personas[0].people.k) == (7, 3)


def test_gaps_hold_a_promise_against_the_baseline(client: TestClient) -> None:
    with_future(client)
    found = FutureGaps.model_validate_json(client.get("/api/journeys/next/gaps").content)
    pay = next(step for step in found.steps if step.step == "pay")
    assert (found.baseline, pay.target, pay.measured.n, pay.verdict) == ("buy", 2.0, 9, "missed")


@pytest.mark.parametrize(("slug", "status", "code"), [("buy", 422, "not_a_future_map"), ("x", 404, "no_such_journey")])
def test_gaps_of_another_map_are_refused_in_words(client: TestClient, slug: str, status: int, code: str) -> None:
    answer = client.get(f"/api/journeys/{slug}/gaps")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_gaps_without_their_baseline_say_what_is_missing(client: TestClient) -> None:
    with_future(client)
    client.delete("/api/journeys/buy")
    answer = client.get("/api/journeys/next/gaps")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_baseline")


def test_priorities_follow_the_question(client: TestClient) -> None:
    found = Priorities.model_validate_json(
        client.get("/api/journeys/buy/priorities", params={"where": "channel = 'app'"}).content
    )
    pay = next(step for step in found.steps if step.step == "pay")
    assert (pay.valence.n, pay.importance) == (4, None)


def test_search_finds_where_words_stand(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "PAY"}).json()
    assert [(hit["kind"], hit["slug"], hit["step"]) for hit in found["hits"]] == [("step", "buy", "pay")]
    assert client.get("/api/search", params={"q": ""}).json()["found"] == 0
    assert client.get("/api/search").status_code == 422


def test_portfolio_holds_the_tree_of_journeys(client: TestClient) -> None:
    with_future(client)
    tree = client.get("/api/portfolio").json()["tree"]
    assert [(one["slug"], one["kind"], one["depth"]) for one in tree] == [("buy", "root", 0), ("next", "future", 1)]


def test_list_of_journeys_says_which_map_a_future_starts_from(client: TestClient) -> None:
    with_future(client)
    lines = {line["slug"]: line["baseline_id"] for line in client.get("/api/journeys").json()}
    assert lines == {"buy": None, "next": "buy"}
