"""Measures, pictures and exports over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from sojourn.maps.measured import MeasuredMap
from sojourn.maps.panel import StepPanel
from tests.server.calling import TestClient


def test_measured_is_the_whole_map_with_an_etag(client: TestClient) -> None:
    answer = client.get("/api/journeys/buy/measured")
    found = MeasuredMap.model_validate_json(answer.content)
    again = client.get("/api/journeys/buy/measured", headers={"If-None-Match": answer.headers["etag"]})

    assert [step.instances for step in found.measurement.steps] == [20, 12, 9]
    assert found.comparison is None
    assert (again.status_code, again.content) == (304, b"")


def test_measured_etag_changes_with_question_document_and_facts(client: TestClient) -> None:
    from tests.app.shop import fill

    def tag(**query: str) -> str:
        return str(client.get("/api/journeys/buy/measured", params=query).headers["etag"])

    tags = [tag(), tag(where="channel = 'web'")]
    client.put("/api/journeys/buy", json={**client.get("/api/journeys/buy").json(), "title": "Faster"})
    tags.append(tag())
    fill(client.app.state.workspace, "again")  # type: ignore[attr-defined]
    tags.append(tag())
    assert len(set(tags)) == 4


def test_measured_compares_two_groups(client: TestClient) -> None:
    query = {"where": "channel = 'web'", "compare_where": "channel = 'app'", "from": "2024", "to": "2025"}
    found = MeasuredMap.model_validate_json(client.get("/api/journeys/buy/measured", params=query).content)

    assert found.comparison is not None
    assert found.measurement.totals.instances == 10
    assert found.comparison.other.totals.instances == 10
    assert found.comparison.other.provenance.window_from == found.measurement.provenance.window_from


@pytest.mark.parametrize(
    ("query", "code"),
    [({"from": "soon"}, "bad_moment"), ({"where": "event ="}, "bad_rule"), ({"compare_to": "x"}, "bad_moment")],
)
def test_measured_wrongly_asked_is_refused_in_words(client: TestClient, query: dict[str, str], code: str) -> None:
    answer = client.get("/api/journeys/buy/measured", params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_panel_speaks_of_one_step(client: TestClient) -> None:
    answer = client.get("/api/journeys/buy/steps/pay/panel")
    found = StepPanel.model_validate_json(answer.content)

    assert (found.step.id, found.step.instances) == ("pay", 9)
    assert found.definitions
    assert client.get("/api/journeys/buy/steps/none/panel").json()["code"] == "no_such_step"


def test_portfolio_has_a_card_for_every_journey(client: TestClient) -> None:
    found: dict[str, Any] = client.get("/api/portfolio").json()
    assert [card["slug"] for card in found["cards"]] == ["buy"]
    assert found["journeys"] == 1


@pytest.mark.parametrize(
    ("ending", "media", "head"),
    [
        ("svg", "image/svg+xml", b"<"),
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
        ("html", "text/html; charset=utf-8", b"<!"),
    ],
)
def test_picture_is_a_download_of_its_kind(client: TestClient, ending: str, media: str, head: bytes) -> None:
    answer = client.get(f"/api/journeys/buy/picture.{ending}", params={"theme": "dark"})

    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == media
    assert f"filename*=UTF-8''buy.{ending}" in answer.headers["content-disposition"]
    assert answer.content.lstrip().startswith(head)


@pytest.mark.parametrize("ending", ["yaml", "json", "csv", "xlsx", "mmd"])
def test_export_is_a_download_that_can_be_read_back(client: TestClient, ending: str) -> None:
    answer = client.get(f"/api/journeys/buy/export.{ending}")

    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content


def test_format_there_is_none_of_is_refused(client: TestClient) -> None:
    assert client.get("/api/journeys/buy/picture.exe").status_code == 422
    assert client.get("/api/journeys/buy/export.exe").status_code == 422


def test_draft_is_saved_or_only_shown(client: TestClient) -> None:
    shown = client.post("/api/journeys/discover", json={"title": "Shopping", "save": False})
    saved = client.post("/api/journeys/discover", json={"title": "Shopping"})

    assert (shown.status_code, saved.status_code) == (201, 201), shown.text + saved.text
    assert shown.json()["steps"] == saved.json()["steps"]
    assert [line["slug"] for line in client.get("/api/journeys").json()] == ["buy", "shopping"]
