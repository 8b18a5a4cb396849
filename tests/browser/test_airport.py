"""The real journey of the demo shows the published figures, and says what it cannot know."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server

AIRPORT = "/journeys/through-the-airport"


def test_security_in_may_2018_for_those_flying_abroad_is_as_published(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT + "?show=table")
    expect(page.get_by_role("button", name="Window May 2018")).to_be_visible()
    expect(page.get_by_role("button", name="Who Flying abroad")).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Security", exact=True))
    expect(row).to_contain_text("+0.86 [+0.78, +0.93]")


def test_security_panel_shows_the_same_figure_with_n(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT + "/steps/security")
    emotion = page.get_by_role("dialog").get_by_role("row").filter(has_text="Emotion").first
    expect(emotion).to_contain_text("+0.86")
    expect(emotion).to_contain_text("[+0.78, +0.93]")
    expect(emotion).to_contain_text("889")


def test_unbound_step_says_so_on_the_map(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT)
    expect(page.locator("th[data-step='checkin']")).to_contain_text("Not bound")
    expect(page.locator("td[data-step='checkin']").filter(has_text=re.compile(r"\b0\s%|NaN|null"))).to_have_count(0)


def test_panel_of_an_unbound_step_says_what_to_do(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT + "/steps/checkin")
    panel = page.get_by_role("dialog", name="Step: Check-in")
    expect(panel).to_contain_text("Not bound")
    expect(panel).to_contain_text(re.compile(r"\b(add|bind|give)\b.*\b(rule|match|feedback)\b", re.I))


def test_next_year_promises_are_not_shown_as_measured(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    row = page.get_by_role("row").filter(has_text="Through the airport, next year").first
    expect(row).to_contain_text("Promise, not a measure")
