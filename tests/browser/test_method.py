"""The eight steps of the method on a new map, by keyboard alone."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server
from tests.browser.test_editor import saved, typed


def step_into(page: Page, cell: str) -> None:
    """The focus on a cell of the map; arrows do the same, one cell at a time."""
    page.locator(f'[data-cell="{cell}"]').focus()


def labelled(page: Page, label: str, text: str) -> None:
    """Write into a field of the drawer and leave it."""
    field = page.locator(".editside").get_by_label(label, exact=True).first
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def kept(server: Server) -> dict[str, Any]:
    lines = json.loads(server.get("/api/journeys"))
    slug = next(line["slug"] for line in lines if line["title"] == "Renting a bicycle here")
    return json.loads(server.get(f"/api/journeys/{slug}"))


def test_the_eight_steps_of_the_method_by_keyboard_alone(empty: Server, visit: Visit) -> None:
    page = visit(empty, "/start/guided", width=1440)
    # for whom and why; who takes part; the format; what tells whether it goes well
    page.get_by_label("What do you want to learn?").wait_for()
    page.keyboard.type("Where people give up")
    page.keyboard.press("Control+Enter")
    page.get_by_label("What is the journey called?").wait_for()
    page.keyboard.type("Renting a bicycle here")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("radio", name="No template")).to_be_focused()
    page.keyboard.press("Control+Enter")
    for question, text in (
        ("In which situation does it begin?", "A Sunday in May"),
        ("What do these people want to reach?", "Ride within ten minutes"),
        ("Whose journey is it?", "Tourist"),
        ("Where do they meet you?", "shop"),
        ("Which departments take part?", "Fleet"),
        ("Which suppliers and partners take part?", ""),
        ("Which one number tells whether it goes well?", ""),
        ("Who answers for the map?", "Mira"),
        ("When is it to be looked at again?", ""),
    ):
        page.get_by_text(question).first.wait_for()
        if text:
            page.keyboard.type(text)
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Is this right?")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Renting a bicycle here")).to_be_visible()

    # the persona, in the editor
    page.get_by_role("link", name="Edit").press("Enter")
    page.get_by_role("button", name="Personas").press("Enter")
    page.locator(".personaname").first.press("Enter")
    labelled(page, "Job", "Teacher on holiday")
    saved(page)
    page.keyboard.press("Escape")

    # the timeline: stages and steps, what people do, what they feel
    if page.locator("thead [data-kind=step]").count() == 0:
        page.get_by_role("toolbar").get_by_role("button", name="Stage").press("Enter")
        expect(page.locator("thead [data-kind=stage]")).to_be_focused()
        typed(page, "Find")
        page.keyboard.press("ArrowDown")
    else:
        page.locator("thead [data-kind=step]").first.focus()
    typed(page, "Look for a station")
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("thead [data-kind=step]").nth(1)).to_be_focused()
    typed(page, "Unlock")
    step = page.locator("thead [data-kind=step]").nth(1).get_attribute("data-cell")
    assert step is not None
    ident = step[len("steps[") : -1]
    step_into(page, f"emotions[{ident}]")
    for _ in range(8):
        page.keyboard.press("-")

    # what customers say, with its evidence; an opportunity with a task for a department
    for kind in ("Quotes", "Actions"):
        page.get_by_role("toolbar").get_by_role("button", name="Lane").press("Enter")
        page.get_by_role("menuitem", name=kind, exact=True).press("Enter")
        expect(page.locator("tbody [data-kind=lane]").last).to_contain_text(kind)
    lanes = page.locator("tbody th[data-kind=lane]")
    quotes = lanes.nth(lanes.count() - 2).get_attribute("data-cell")
    tasks = lanes.nth(lanes.count() - 1).get_attribute("data-cell")
    assert quotes is not None
    assert tasks is not None
    step_into(page, f"cell[{quotes[6:-1]}/{ident}]")
    typed(page, "The lock did not open and nobody answered")
    page.keyboard.press("d")
    page.locator(".editside").get_by_label("Evidence").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    step_into(page, f"cell[{tasks[6:-1]}/{ident}]")
    typed(page, "Answer the hotline on Sundays")
    page.keyboard.press("d")
    labelled(page, "Department", "Fleet")
    labelled(page, "Owner", "Jo")
    page.keyboard.press("Escape")

    # what to watch next
    page.get_by_role("button", name="About this map").press("Enter")
    labelled(page, "Goal", "Ride within five minutes")
    saved(page)

    document = kept(empty)
    assert document["scenario"] == "A Sunday in May"
    assert document["goal"] == "Ride within five minutes"
    assert document["owner"] == "Mira"
    assert [(one["name"], one["job"]) for one in document["personas"]] == [("Tourist", "Teacher on holiday")]
    assert {"Look for a station", "Unlock"} <= {one["title"] for one in document["steps"]}
    assert [point["valence"] for point in document["emotions"]] == [-0.8]
    assert any("nobody answered" in card["text"] for card in document["cards"])
    (task,) = [one for one in document["actions"] if re.match("Answer the hotline", one["title"])]
    assert (task["department"], task["owner"], task["steps"]) == ("Fleet", "Jo", [ident])
