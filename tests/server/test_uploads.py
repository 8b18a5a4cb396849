"""Files through the browser: streamed in, looked at, corrected, imported in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sojourn.app.settings import Settings
from sojourn.app.workspace import Workspace
from sojourn.server.app import create_app
from tests.app.shop import NOW
from tests.cli.test_import import EVENTS, SURVEY
from tests.server.calling import TestClient


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(upload_limit=100_000)
    with (
        Workspace.open(tmp_path / "ws", clock=lambda: NOW, settings=settings) as workspace,
        TestClient(create_app(workspace, sign_in=False), base_url="http://localhost") as client,
    ):
        yield client


def finished(client: TestClient, job: str) -> dict[str, Any]:
    """The job when it has ended; the jobs' own thread is waited for."""
    client.app.state.jobs.wait()  # type: ignore[attr-defined]
    found: dict[str, Any] = client.get(f"/api/jobs/{job}").json()
    return found


def waiting(client: TestClient) -> list[Path]:
    folder: Path = client.app.state.workspace.files.uploads  # type: ignore[attr-defined]
    return list(folder.rglob("*")) if folder.exists() else []


def test_upload_is_guessed_imported_and_forgotten(empty: TestClient) -> None:
    sent = empty.put("/api/uploads/orders.csv", content=EVENTS)
    assert sent.status_code == 201, sent.text
    upload = sent.json()
    started = empty.post(f"/api/uploads/{upload['id']}/import", json={})
    job = finished(empty, started.json()["job"])

    assert (upload["name"], upload["size"]) == ("orders.csv", len(EVENTS))
    roles = {column["name"]: column["role"] for column in upload["columns"]}
    assert roles["customer_id"] == "profile"
    assert upload["columns"][0]["samples"] == ["c1", "c2", "c3"]
    assert started.status_code == 202
    assert job["state"] == "done", job
    assert (job["report"]["rows_read"], job["report"]["events_imported"]) == (5, 5)
    assert empty.get("/api/workspace").json()["events"] == 5
    assert empty.get("/api/workspace").json()["imports"][0]["files"] == ["orders.csv"]
    assert waiting(empty) == []


def test_upload_is_looked_at_again_with_corrections(empty: TestClient) -> None:
    upload = empty.put("/api/uploads/survey.csv", content=SURVEY).json()
    mapping = {"profile": "person", "score": ["Q*"], "scale": "1-5", "text": ["comment"], "at": "2024-05-01"}
    again = empty.post(f"/api/uploads/{upload['id']}/guess", json=mapping).json()
    job = finished(empty, empty.post(f"/api/uploads/{upload['id']}/import", json=mapping).json()["job"])

    scores = {column["name"]: column["scale"] for column in again["columns"] if column["role"] == "score"}
    assert scores == {"Q1": [1, 5], "Q2": [1, 5]}
    assert job["report"]["no_answer"] == {"Q1": 1, "Q2": 1}


def test_upload_of_files_that_belong_together(empty: TestClient) -> None:
    head, *rows = EVENTS.splitlines()
    first = empty.put("/api/uploads/a.csv", content="\n".join([head, *rows[:2]])).json()
    both = empty.put("/api/uploads/b.csv", params={"batch": first["id"]}, content="\n".join([head, *rows[2:]])).json()
    job = finished(empty, empty.post(f"/api/uploads/{first['id']}/import", json={}).json()["job"])

    assert both["id"] == first["id"]
    assert [file["name"] for file in both["files"]] == ["a.csv", "b.csv"]
    assert job["report"]["events_imported"] == 5


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("big.csv", b"x" * 100_001, "upload_too_large"),
        ("empty.csv", b"", "empty_file"),
        ("broken.parquet", b"PAR1 but not really", "file_damaged"),
    ],
)
def test_upload_that_cannot_be_used_leaves_nothing(empty: TestClient, name: str, content: bytes, code: str) -> None:
    answer = empty.put(f"/api/uploads/{name}", content=content)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert waiting(empty) == []


def test_upload_streamed_without_a_size_is_cut_at_the_limit(empty: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(300):
            yield b"x" * 1000

    answer = empty.put("/api/uploads/big.csv", content=pieces())
    assert answer.json()["code"] == "upload_too_large"
    assert waiting(empty) == []


@pytest.mark.parametrize("name", ["..%2F..%2Fevil.csv", "..%5Cevil.csv", "%00evil.csv"])
def test_upload_with_a_hostile_name_stays_in_its_folder(empty: TestClient, name: str) -> None:
    empty.put(f"/api/uploads/{name}", content=EVENTS)
    root: Path = empty.app.state.workspace.files.root  # type: ignore[attr-defined]

    assert [path for path in root.parent.rglob("*evil*") if root / "uploads" not in path.parents] == []


def test_failed_import_says_why_and_can_be_tried_again(empty: TestClient) -> None:
    upload = empty.put("/api/uploads/survey.csv", content=SURVEY).json()
    failed = finished(empty, empty.post(f"/api/uploads/{upload['id']}/import", json={}).json()["job"])
    mapping = {"profile": "person", "score": ["Q*"], "at": "2024-05-01"}
    done = finished(empty, empty.post(f"/api/uploads/{upload['id']}/import", json=mapping).json()["job"])

    assert (failed["state"], bool(failed["error"]["hint"])) == ("failed", True)
    assert done["state"] == "done"


def test_cancelled_import_imports_nothing(empty: TestClient) -> None:
    upload = empty.put("/api/uploads/orders.csv", content=EVENTS).json()
    with empty.app.state.jobs.paused():  # type: ignore[attr-defined]
        job = empty.post(f"/api/uploads/{upload['id']}/import", json={}).json()["job"]
        assert empty.get(f"/api/jobs/{job}").json()["state"] == "waiting"
        empty.post(f"/api/jobs/{job}/cancel")

    assert finished(empty, job)["state"] == "cancelled"
    assert empty.get("/api/workspace").json()["lake_version"] is None


def test_unknown_upload_and_job_are_not_found(empty: TestClient) -> None:
    for method, address in (
        ("POST", "/api/uploads/0123456789abcdef/import"),
        ("POST", "/api/uploads/x/guess"),
        ("DELETE", "/api/uploads/x"),
        ("GET", "/api/jobs/x"),
        ("POST", "/api/jobs/x/cancel"),
    ):
        answer = empty.request(method, address, json={} if method == "POST" and "jobs" not in address else None)
        assert answer.status_code == 404, address
