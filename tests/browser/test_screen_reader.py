"""What assistive technology is told: the map is one table, its values are spoken with n and interval."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server

AIRPORT = "/journeys/through-the-airport"


def airport(demo: Server, visit: Visit) -> Page:
    page = visit(demo, AIRPORT)
    expect(page.locator("td[data-step='security']").filter(has_text="n 889")).to_be_visible()
    return page


def test_map_is_one_table_with_stages_and_steps_as_column_headers(demo: Server, visit: Visit) -> None:
    page = airport(demo, visit)
    table = page.get_by_role("grid")
    expect(table).to_have_count(1)
    heads = table.get_by_role("columnheader")
    for name in ("Getting there", "Check-in & security", "Security", "Boarding area", "SFO as a whole"):
        expect(heads.filter(has_text=name).first).to_be_visible()
    expect(heads).to_have_count(15 + 5 + 1)


def test_lanes_of_the_map_are_row_headers(demo: Server, visit: Visit) -> None:
    page = airport(demo, visit)
    heads = page.get_by_role("grid").get_by_role("rowheader")
    assert {"Doing", "Touchpoints", "Emotion", "Reach"} <= {text.split("\n")[0] for text in heads.all_inner_texts()}


def test_emotion_of_a_step_is_spoken_with_interval_and_n(demo: Server, visit: Visit) -> None:
    page = airport(demo, visit)
    cell = page.get_by_role("gridcell", name=re.compile(r"^Observed .*0\.86, interval .*0\.78 to .*0\.93, n 889$"))
    expect(cell).to_have_attribute("data-step", "security")


def test_every_control_has_a_name(demo: Server, visit: Visit) -> None:
    for path in ("/", AIRPORT, AIRPORT + "/steps/security", "/paths", "/paths?view=funnel", "/data"):
        page = visit(demo, path)
        expect(page.locator("h1, h2").first).to_be_visible()
        expect(page.locator("[aria-busy='true'], .skel")).to_have_count(0)
        nameless = re.findall(
            r"^\s*- (?:button|link|combobox|textbox|slider|checkbox)(?: \[.*)?:?$",
            page.locator("body").aria_snapshot(),
            re.M,
        )
        assert nameless == [], path
        page.close()


def test_map_behind_an_open_panel_is_inert(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT + "/steps/security")
    expect(page.get_by_role("dialog", name="Step: Security")).to_be_visible()
    assert "dialog" in roles(page)
    assert "grid" not in roles(page)
    page.get_by_role("button", name="Close, Escape").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "grid" in roles(page)


def roles(page: Page) -> set[str]:
    """What the browser itself tells assistive technology; Playwright's own roles know nothing of inert parts."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return {node["role"]["value"] for node in tree["nodes"] if not node["ignored"]}
