"""Light and dark, and no motion for those who asked for none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server

PATHS = ("/", "/journeys/through-the-airport", "/paths", "/data")


def brightness(page: Page) -> float:
    """Of the page's ground, 0 to 255."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)")
    return sum(colour) / 3


@pytest.mark.parametrize("path", PATHS)
def test_dark_scheme_of_the_system_gives_a_dark_page(demo: Server, visit: Visit, path: str) -> None:
    page = visit(demo, path, color_scheme="dark")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert brightness(page) < 60


def test_chosen_appearance_wins_over_the_system_and_is_kept(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/data", color_scheme="dark")
    page.get_by_role("button", name="Appearance:").click()
    page.get_by_role("menuitem", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert brightness(page) > 200


def test_reduced_motion_leaves_no_running_animation(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/journeys/through-the-airport", reduced_motion="reduce")
    page.locator("th[data-step='security']").click()
    expect(page.get_by_role("dialog", name="Step: Security")).to_be_visible()
    running = """document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().duration > 1)
      .map((one) => one.effect.target.className)"""
    assert page.evaluate(running) == []
