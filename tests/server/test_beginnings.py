"""Beginning a journey over HTTP: templates, guided start, map files, answers of language models; and every export."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from sojourn.maps.exchange import formats
from sojourn.maps.journey import Journey
from sojourn.maps.templates import catalogue
from tests.maps.documents import journey
from tests.maps.test_prompting import HOSTILE, answer
from tests.server.calling import TestClient

Answer = dict[str, Any]


def test_templates_are_listed_in_the_language_asked_for(client: TestClient) -> None:
    found = client.get("/api/templates", params={"language": "ru"}).json()
    assert [line["id"] for line in found] == list(catalogue.NAMES)
    assert found[5]["title"] == "Розница: заказ онлайн, получение в магазине"
    assert found[3]["locked"]


def test_template_becomes_a_journey_and_a_second_one_has_its_own_name(client: TestClient) -> None:
    given = {"template": "retail", "language": "en", "sample": False, "title": "Our shop"}
    first = client.post("/api/journeys/from-template", json=given)
    second = client.post("/api/journeys/from-template", json=given)

    assert (first.status_code, second.status_code) == (201, 201)
    assert (first.json()["title"], first.json()["cards"]) == ("Our shop", [])
    assert (first.json()["slug"], second.json()["slug"]) == ("retail", "retail-2")
    assert client.get("/api/journeys/retail-2/findings").status_code == 200


def test_future_state_can_name_the_journey_of_today(client: TestClient) -> None:
    given = {"template": "future-state", "baseline": "buy"}
    made = client.post("/api/journeys/from-template", json=given).json()
    assert made["baseline_id"] == client.get("/api/journeys/buy").json()["id"]


def test_unknown_template_is_told(client: TestClient) -> None:
    refused = client.post("/api/journeys/from-template", json={"template": "none"})
    assert (refused.status_code, refused.json()["code"]) == (404, "no_such_template")


def test_guided_start_saves_what_was_answered(client: TestClient) -> None:
    answers = {"title": "Renting", "departments": ["Operations"], "owner": "M. Koch", "review_by": "2027-05-01"}
    made = client.post("/api/journeys/start", json=answers)
    assert made.status_code == 201
    assert client.get("/api/journeys/renting").json()["owner"] == "M. Koch"


@pytest.mark.parametrize("suffix", ["yaml", "yml", "json", "csv", "xlsx", "mmd", "cjml", "xml"])
def test_every_readable_file_becomes_a_journey_with_notes(client: TestClient, suffix: str) -> None:
    content = formats.write(journey(), f"x.{suffix}").content
    made = client.post("/api/journeys/from-file", params={"name": f"Order.{suffix}"}, content=content)
    body: Answer = made.json()

    assert made.status_code == 201, body
    assert [step["title"] for step in body["journey"]["steps"]] == ["Order", "Pay", "At the door"]
    assert client.get(f"/api/journeys/{body['journey']['slug']}").status_code == 200


def test_file_can_be_looked_at_without_saving(client: TestClient) -> None:
    content = b"Stage,Step,Weather\nBuy,Pay,rain\n"
    looked = client.post("/api/journeys/from-file", params={"name": "a.csv", "save": False}, content=content).json()
    assert looked["notes"][0] == "Columns kept as lanes of text: Weather."
    assert client.get(f"/api/journeys/{looked['journey']['slug']}").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.doc", b"x", "unknown_format"),
        ("a.svg", b"<svg/>", "picture_given"),
        ("a.yaml", b"a: [", "broken_yaml"),
        ("a.json", b"{}", "invalid_map"),
        ("a.cjml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "unsafe_xml"),
        ("a.xlsx", b"PK", "broken_xlsx"),
        ("../../etc/passwd", b"", "unknown_format"),
        ("a.csv", b"x" * 50_000_000, "map_too_large"),
    ],
)
def test_unusable_file_is_refused_in_words(client: TestClient, name: str, content: bytes, code: str) -> None:
    refused = client.post("/api/journeys/from-file", params={"name": name}, content=content)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert "Traceback" not in refused.text


def test_prompt_is_complete_in_the_language(client: TestClient) -> None:
    found = client.get("/api/prompt", params={"language": "zh-Hans", "about": "租车"}).json()
    assert "租车" in found["text"]
    assert json.dumps(found["json_schema"], ensure_ascii=False)[:40] in found["text"]


def test_answer_is_checked_and_built_from_what_was_accepted(client: TestClient) -> None:
    checked = client.post("/api/prompt/check", json={"answer": f"Here:\n```json\n{answer()}\n```"}).json()
    assert {item["status"] for item in checked["items"]} == {"right"}
    made = client.post("/api/journeys/from-answer", json={"answer": answer(), "rejected": ["stage-1-step-2"]})
    assert made.status_code == 201
    assert [step["title"] for step in made.json()["steps"]] == ["Search"]


def test_answer_for_a_journey_that_is_there_is_a_document_and_not_saved(client: TestClient) -> None:
    before = client.get("/api/journeys/buy").json()
    made = client.post("/api/journeys/from-answer", json={"answer": answer(), "slug": "buy"})
    assert made.status_code == 200
    assert len(made.json()["steps"]) == len(before["steps"]) + 2
    assert client.get("/api/journeys/buy").json() == before
    assert client.put("/api/journeys/buy", json=made.json()).status_code == 200


def test_answer_with_nothing_accepted_makes_no_journey(client: TestClient) -> None:
    refused = client.post("/api/journeys/from-answer", json={"answer": answer(), "rejected": ["stage-1"]})
    assert (refused.status_code, refused.json()["code"]) == (422, "nothing_accepted")


@pytest.mark.parametrize("text", ["", "no", "x" * 10_000_000, '{"stages":' + "[" * 50_000, "\x00\ud800"])
def test_hostile_answers_are_refused_quietly(client: TestClient, text: str) -> None:
    body = json.dumps({"answer": text}).encode()
    refused = client.post("/api/prompt/check", content=body, headers={"Content-Type": "application/json"})
    assert refused.status_code == 422
    assert len(refused.content) < 2000


def test_hostile_names_do_no_harm_in_any_export(client: TestClient) -> None:
    steps = [{"title": HOSTILE}]
    made = client.post(
        "/api/journeys/from-answer", json={"answer": answer(title=HOSTILE, stages=[{"title": "S", "steps": steps}])}
    )
    slug = made.json()["slug"]
    page = client.get(f"/api/journeys/{slug}/picture.html", params={"measured": False})
    assert "<script" not in page.text
    assert "javascript:" not in made.json()["steps"][0]["title"]


def opened(form: str, content: bytes) -> object:
    """Opens an export with the reader of its own kind; raises when it is none."""
    match form:
        case "svg":
            return fromstring(content)
        case "html":
            assert content.startswith(b"<!doctype html>")
            return content
        case "png":
            return Image.open(io.BytesIO(content)).verify()
        case "pdf":
            return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
        case "pptx":
            return Presentation(io.BytesIO(content)).slides[0].shapes.title.text
        case "xlsx":
            return openpyxl.load_workbook(io.BytesIO(content)).sheetnames
        case "csv":
            return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        case _:
            return formats.loads(content, form).journey  # type: ignore[arg-type]


PICTURES = [
    ("svg", {}), ("png", {}), ("pdf", {}), ("pdf", {"paper": "a4"}),
    ("pdf", {"paper": "a3", "orientation": "portrait"}),
    ("pptx", {}), ("html", {}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "look"), PICTURES)
def test_every_picture_opens_with_its_own_reader(client: TestClient, form: str, look: dict[str, str]) -> None:
    query = {"from": "2024", "lang": "ru", "where": "channel = 'web'", **look}
    got = client.get(f"/api/journeys/buy/picture.{form}", params=query)
    assert got.status_code == 200
    assert opened(form, got.content) is not None or form == "png"
    paper = f"-{look['paper']}" if "paper" in look else ""
    assert got.headers["content-disposition"].endswith(f"filename*=UTF-8''buy{paper}.{form}")


@pytest.mark.parametrize(
    ("form", "layout"),
    [("yaml", ""), ("json", ""), ("csv", "long"), ("csv", "matrix"), ("xlsx", "long"), ("xlsx", "matrix"), ("mmd", ""),
     ("cjml", "")],
)  # fmt: skip
def test_every_document_opens_with_its_own_reader(client: TestClient, form: str, layout: str) -> None:
    got = client.get(f"/api/journeys/buy/export.{form}", params={"layout": layout} if layout else {})
    found = opened(form, got.content)
    assert got.status_code == 200
    if isinstance(found, Journey):
        assert [step.title for step in found.steps_in_order()] == [
            step.title for step in Journey.model_validate(client.get("/api/journeys/buy").json()).steps_in_order()
        ]
