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
    document = client.get("/api/journeys/buy").json()
    document["steps"][0]["title"] = "Another name"
    client.put("/api/journeys/buy", json=document)
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


def _with_effect(client: TestClient, **changes: Any) -> None:
    """Ask what the change of 5 January did to paying: app answers 5 before and after, web answers 2."""
    effect = {
        "step": "pay",
        "before": ["2024-01-01", "2024-01-05"],
        "after": ["2024-01-05", "2024-01-21"],
        **changes,
    }
    action = {"id": "faster", "title": "Faster form", "status": "done", "done_on": "2024-01-05", "effect": effect}
    document = client.get("/api/journeys/buy").json()
    saved = client.put("/api/journeys/buy", json={**document, "actions": [action]})
    assert saved.status_code == 200, saved.text


def test_panel_shows_what_a_past_change_did_at_its_step_only(client: TestClient) -> None:
    assert client.get("/api/journeys/buy/steps/pay/panel").json()["effects"] == []
    _with_effect(client)
    found = StepPanel.model_validate_json(client.get("/api/journeys/buy/steps/pay/panel").content).effects

    # Visits of 1 to 4 January paid 2, 5, 2, 5 (mean valence 0.5); of 5 to 9 January 2, 5, 2, 5, 2 (0.2).
    assert [(one.action, one.step_title, one.method) for one in found] == [("faster", "Pay", "before_after")]
    assert found[0].effect.diff == pytest.approx(0.2 - 0.5)
    assert (found[0].group.before.n, found[0].group.after.n) == (4, 5)
    assert client.get("/api/journeys/buy/steps/visit/panel").json()["effects"] == []


def test_portfolio_shows_what_was_tried_and_why_there_is_no_number(client: TestClient) -> None:
    assert client.get("/api/portfolio").json()["tried"] == []
    _with_effect(client, group={"where": "channel = 'app'"}, comparison={"where": "channel = 'web'"})
    found = client.get("/api/portfolio").json()["tried"]

    assert [(one["journey"], one["action"], one["method"]) for one in found] == [
        ("buy", "faster", "difference_in_differences")
    ]
    assert found[0]["effect"]["diff"] is None
    assert found[0]["effect"]["note"]["code"] == "not_enough_data"
    assert (found[0]["group"]["before"]["n"], found[0]["comparison"]["after"]["n"]) == (2, 3)


def test_effect_that_cannot_be_asked_leaves_the_portfolio_whole(client: TestClient) -> None:
    for changes, said in (({"step": "pya"}, "no step 'pya'"), ({"group": {"persona": "bob"}}, "no persona 'bob'")):
        _with_effect(client, **changes)
        found = client.get("/api/portfolio").json()
        assert len(found["cards"]) == 1
        assert found["tried"][0]["effect"]["diff"] is None
        assert said in found["tried"][0]["effect"]["note"]["text"]


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
