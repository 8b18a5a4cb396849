"""A step that no event is bound to gets its rule by keyboard alone, and its number appears on the map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server, run, serving

UNBOUND = "paid"


@pytest.fixture(scope="module")
def orders(web_app: None, orders_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A drafted map of the orders, one of whose steps has lost its rule."""
    folder = tmp_path_factory.mktemp("binding") / "ws"
    run("import", orders_file, "-w", folder, "--event", "what", "--channel", "place", "--score", "stars")
    run("map", "discover", "-w", folder, "--title", "Orders", "--save")
    with serving(folder) as server:
        journey = json.loads(server.get("/api/journeys/orders"))
        for step in journey["steps"]:
            if UNBOUND in (step.get("match") or ""):
                step.update(match=None, title="Payment", id=step["id"])
        body = json.dumps(journey).encode()
        head = {"content-type": "application/json"}
        with urlopen(Request(f"{server.url}/api/journeys/orders", body, head, method="PUT"), timeout=60) as answer:
            assert answer.status == 200
        yield server


def unbound(server: Server) -> str:
    steps = json.loads(server.get("/api/journeys/orders"))["steps"]
    return next(step["id"] for step in steps if step["title"] == "Payment")


def test_a_step_is_bound_by_keyboard_and_its_number_appears(orders: Server, visit: Visit) -> None:
    step = unbound(orders)
    page = visit(orders, f"/journeys/orders/edit?bind={step}", width=1440)
    form = page.get_by_role("form", name="Match")
    expect(form.get_by_role("combobox", name="Value").or_(form.get_by_label("Value")).first).to_be_focused()
    near = page.get_by_role("region", name="No step means these yet")
    expect(near.get_by_role("button").first).to_contain_text("paid")
    page.keyboard.type("pai")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(form.get_by_label("Rule as text: Match")).to_have_value("event = 'paid'")
    count = form.locator(".trialcount")
    expect(count).to_contain_text("of ")
    people = count.locator(".big").inner_text()
    page.keyboard.press("Control+Enter")
    bound = form.locator(".boundline")
    expect(bound).to_contain_text("On the map: reach")
    expect(bound).to_contain_text(people)
    expect(page.locator(f"td[data-step='{step}']").filter(has_text=f"{people} of 1,507")).to_have_count(1)
    expect(page.locator(f"th[data-cell='steps[{step}]']")).not_to_contain_text("Not bound")
    saved = json.loads(orders.get("/api/journeys/orders"))["steps"]
    assert next(one["match"] for one in saved if one["id"] == step) == "event = 'paid'"


def test_a_rule_that_cannot_be_read_says_so_where_it_is_written(orders: Server, visit: Visit) -> None:
    first = json.loads(orders.get("/api/journeys/orders"))["steps"][0]["id"]
    page = visit(orders, f"/journeys/orders/edit?bind={first}", width=1440, expected=("422",))
    text = page.get_by_label("Rule as text: Match")
    text.fill("event = 'paid")
    alert = page.get_by_role("form", name="Match").get_by_role("alert")
    expect(alert).to_contain_text("cannot be read")
    expect(page.get_by_role("button", name="Bind Ctrl")).to_be_disabled()
    text.fill("not (event = 'paid' or event = 'delivered')")
    expect(page.get_by_text("more than rows can show")).to_be_visible()
    text.fill("event = 'paid' or plan = 'gold'")
    expect(page.get_by_label("Comparison")).to_have_count(2)
