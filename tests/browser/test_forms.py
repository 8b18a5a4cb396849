"""Forms beside the map: a field saves itself when it is left, deleting says what goes, a picture needs its words."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server, run, serving


@pytest.fixture(scope="module")
def forms(web_app: None, orders_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A drafted map with a persona and a card on a lane of pictures."""
    folder = tmp_path_factory.mktemp("forms") / "ws"
    run("import", orders_file, "-w", folder, "--event", "what", "--channel", "place", "--score", "stars")
    run("map", "discover", "-w", folder, "--title", "Orders", "--save")
    with serving(folder) as server:
        journey = document(server)
        first = journey["steps"][0]["id"]
        span = {"from_step": first, "to_step": first}
        journey["personas"] = [{"id": "gold", "name": "Gold"}, {"id": "plain", "name": "Plain"}]
        journey["lanes"].append({"id": "photos", "title": "Photos", "type": "image", "order": "zz"})
        journey["cards"] = [{"id": "photo", "lane": "photos", "span": span, "text": "The shop"}]
        head = {"content-type": "application/json"}
        body = json.dumps(journey).encode()
        with urlopen(Request(f"{server.url}/api/journeys/orders", body, head, method="PUT"), timeout=60) as answer:
            assert answer.status == 200
        yield server


def document(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(server.get("/api/journeys/orders"))
    return found


def test_fields_save_themselves_when_they_are_left(forms: Server, visit: Visit) -> None:
    step = document(forms)["steps"][0]["id"]
    page = visit(forms, f"/journeys/orders/edit?step={step}", width=1440)
    page.get_by_label("Caption under the title").fill("in the shop")
    page.get_by_label("Expected duration").fill("soon")
    expect(page.get_by_text("Write for example 7d")).to_be_visible()
    page.get_by_label("Expected duration").fill("1h 30m")
    page.get_by_label("Cost per visit").fill("2.5")
    page.get_by_label("Cost per visit").press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.wait_for_function(
        "async () => (await (await fetch('/api/journeys/orders')).json()).steps.some((s) => s.cost_per_visit === 2.5)"
    )
    saved = next(one for one in document(forms)["steps"] if one["id"] == step)
    assert (saved["caption"], saved["expected_duration"], saved["cost_per_visit"]) == ("in the shop", "1h 30m", 2.5)


def test_deleting_a_step_says_what_goes_with_it(forms: Server, visit: Visit) -> None:
    step = document(forms)["steps"][0]["id"]
    page = visit(forms, f"/journeys/orders/edit?step={step}", width=1440)
    page.get_by_role("button", name="Delete step").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("1 card")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("alertdialog")).to_have_count(0)


def test_a_persona_gets_a_rule_and_says_how_many_it_stands_for(forms: Server, visit: Visit) -> None:
    page = visit(forms, "/journeys/orders/edit?show=personas", width=1440)
    page.get_by_role("button", name="Move Plain up").click()
    expect(page.locator(".personaname").first).to_contain_text("Plain")
    page.locator(".personaname").nth(1).click()
    rule = page.get_by_label("Stands for people with")
    rule.fill("plan = 'gold'")
    expect(page.get_by_text("Stands for 7")).to_contain_text("of 1,507, 50")
    rule.press("Control+Enter")
    page.wait_for_function(
        "async () => (await (await fetch('/api/journeys/orders')).json()).personas.some((one) => one.segment)"
    )
    assert {one["id"]: one.get("segment") for one in document(forms)["personas"]} == {
        "gold": "plan = 'gold'",
        "plain": None,
    }


def test_a_picture_is_added_with_its_words_and_stands_on_the_map(forms: Server, visit: Visit) -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    page = visit(forms, "/journeys/orders/edit?card=photo", width=1440)
    add = page.get_by_role("button", name="Add a picture")
    expect(add).to_be_disabled()
    page.get_by_label("Alternative text").fill("The front of the shop")
    with page.expect_file_chooser() as chooser:
        add.click()
    chooser.value.set_files({"name": "shop.png", "mimeType": "image/png", "buffer": out.getvalue()})
    expect(page.get_by_role("img", name="The front of the shop")).to_have_count(2)
    expect(page.get_by_role("button", name="Another picture")).to_be_visible()
