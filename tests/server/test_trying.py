"""Trying a rule over HTTP: counts, the step in question left out, errors of the rule language, an empty workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sojourn.app.workspace import Workspace
from sojourn.server.app import create_app
from tests.app.shop import JOURNEY, NOW
from tests.server.calling import TestClient


def trial(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.post("/api/journeys/buy/try-rule", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_rule_is_counted_with_its_share_and_its_newest_examples(client: TestClient) -> None:
    found = trial(client, step="basket", rule="event = 'basket' and channel = 'app'")
    assert (found["rows"], found["people"]["k"], found["people"]["n"]) == (6, 6, 20)
    assert [one["person"] for one in found["examples"]] == ["p11", "p09", "p07"]
    assert found["shared"] == []
    assert (found["instances"]["k"], found["instances"]["n"]) == (6, 20)


def test_the_map_s_other_steps_are_named_where_they_mean_the_same(client: TestClient) -> None:
    found = trial(client, step="basket", rule="event in ('basket', 'paid')")
    assert found["shared"] == [{"step": "pay", "title": "Pay", "rows": 9}]


def test_feedback_is_counted_apart_from_events(client: TestClient) -> None:
    found = trial(client, step="basket", kind="feedback", rule="question = 'csat'")
    assert (found["rows"], found["unusable"]) == (9, 0)
    assert found["shared"] == [{"step": "pay", "title": "Pay", "rows": 9}]


def test_a_new_step_is_tried_where_it_would_stand(client: TestClient) -> None:
    found = trial(client, rule="event = 'paid'", stage="take", order="b", title="Paying")
    assert found["instances"]["k"] == 0  # the step before it means the same events
    assert trial(client, rule="event = 'paid'", stage="take", order="0")["instances"]["k"] == 9


def test_without_a_rule_only_what_is_unmapped_is_told(client: TestClient) -> None:
    before = client.get("/api/journeys/buy").json()
    before["steps"] = [step for step in before["steps"] if step["id"] != "basket"]
    assert client.put("/api/journeys/buy", json=before).status_code == 200
    found = trial(client, step=None, title="In the basket")
    assert (found["rows"], found["note"]) == (0, None)
    assert found["unmapped"] == [{"kind": "event", "name": "basket", "rows": 12, "near": True}]
    assert trial(client, kind="feedback")["unmapped"] == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [("event = ", "bad_rule"), ("score = 'high'", "bad_rule_operand"), ("text matches '('", "bad_pattern")],
)
def test_rules_that_cannot_be_used_say_what_is_wrong(client: TestClient, rule: str, code: str) -> None:
    answer = client.post("/api/journeys/buy/try-rule", json={"step": "pay", "kind": "feedback", "rule": rule})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_unknown_maps_and_steps_are_not_found(client: TestClient) -> None:
    for path, step in (("nothing", None), ("buy", "nothing")):
        answer = client.post(f"/api/journeys/{path}/try-rule", json={"step": step, "rule": "event = 'a'"})
        assert answer.status_code == 404


@pytest.fixture
def fresh(tmp_path: Path, built: Path) -> Iterator[TestClient]:
    with Workspace.open(tmp_path / "fresh", clock=lambda: NOW) as workspace:
        workspace.save(JOURNEY)
        app = create_app(workspace, built=built, sign_in=False)
        with TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False) as opened:
            yield opened


def test_a_workspace_without_events_says_so(fresh: TestClient) -> None:
    found = trial(fresh, step="pay", rule="event = 'paid'")
    assert (found["rows"], found["note"]["key"]) == (0, "trial.no_data")
