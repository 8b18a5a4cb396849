"""Everything without a mouse."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server

AIRPORT = "/journeys/through-the-airport"


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until the target has the focus."""
    target.wait_for()
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{most} times Tab did not reach {target}")


def focused(page: Page) -> dict[str, str]:
    """The data of the focused cell: step and lane, or column of a stage."""
    return page.evaluate("({...document.activeElement.dataset})")


def on_map(page: Page) -> None:
    """Focus the first step's head, as Tab does."""
    first = page.locator("th.th-step").first
    expect(page.locator("td[data-step='security']").filter(has_text="n 889")).to_be_visible()
    first.focus()


def test_panel_is_reached_from_the_portfolio_by_keys(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    tab_to(page, page.get_by_role("link", name="Through the airport").first)
    page.keyboard.press("Enter")
    tab_to(page, page.locator("th.th-step").first)
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Step: Trip to the airport")
    expect(panel.get_by_role("heading", name="Trip to the airport")).to_be_focused()


def test_escape_in_the_panel_gives_the_map_back(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT)
    on_map(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Step: Roadway signs")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Step: Roadway signs")).to_be_hidden()
    assert focused(page)["step"] == "roads"


def test_arrows_home_and_end_move_over_the_map(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT)
    on_map(page)
    moves = [
        ("ArrowRight", "roads"),
        ("End", "whole"),
        ("ArrowLeft", "boarding"),
        ("Home", "trip"),
        ("ArrowDown", "trip"),
    ]
    for key, step in moves:
        page.keyboard.press(key)
        assert focused(page).get("step") == step, key
    assert page.evaluate("document.activeElement.tagName") == "TD"


def test_control_home_and_end_go_to_the_corners(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT)
    on_map(page)
    page.keyboard.press("Control+End")
    low = page.evaluate("document.activeElement.closest('tr').rowIndex")
    page.keyboard.press("Control+Home")
    assert low > page.evaluate("document.activeElement.closest('tr').rowIndex")


def test_f6_goes_round_filters_map_and_panel(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT)
    on_map(page)
    where = "document.activeElement.closest('[data-region]')?.dataset.region"
    page.keyboard.press("F6")
    assert page.evaluate(where) == "filters"
    page.keyboard.press("F6")
    assert page.evaluate(where) == "map"


def test_palette_finds_a_journey_by_its_name(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    expect(page.get_by_role("link", name="Order to door").first).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("order to")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Order to door")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/journeys/order-to-door$"))


def test_focus_is_always_visible(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    expect(page.get_by_role("link", name="Order to door").first).to_be_visible()
    ring = """(() => {
      const s = getComputedStyle(document.activeElement);
      return s.outlineStyle !== "none" || s.boxShadow !== "none";
    })()"""
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        if not page.evaluate(ring):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
    assert unseen == []
