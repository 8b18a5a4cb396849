"""Looking at the drawing with the data: personas overlaid, promises, other shapes, the portfolio grouped."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sojourn.app.workspace import Workspace
from tests.browser.conftest import Visit
from tests.browser.serving import Server

ORDER = "/journeys/order-to-door"
AIRPORT = "/journeys/through-the-airport"


def numbers(page: Page, selector: str) -> list[float]:
    texts = page.locator(selector).all_inner_texts()
    return [float(text.replace(",", "").replace("%", "").replace("\u202f", "").replace("−", "-")) for text in texts]


def test_personas_show_how_many_people_they_stand_for(demo: Server, visit: Visit) -> None:
    with Workspace.open(demo.folder) as workspace:
        found = workspace.personas("order-to-door")
    page = visit(demo, ORDER)
    page.get_by_role("navigation", name="Pages of this journey").get_by_role("link", name="Personas").click()
    for one in found.personas:
        card = page.get_by_role("article", name=one.name)
        said = f"{one.people.k:,} of {one.people.n:,} people" if one.people.k is not None else "No segment rule"
        expect(card).to_contain_text(said)


def test_two_personas_are_overlaid_and_read_as_a_table(demo: Server, visit: Visit) -> None:
    page = visit(demo, f"{ORDER}/personas")
    picks = page.get_by_role("group", name="Whose curves are drawn")
    picks.get_by_role("button", name="Everyone").click()
    expect(page).to_have_url(re.compile("with=app-on-the-coast%2Cmembers"))
    chart = page.get_by_role("img", name=re.compile("Emotion along the steps for App on the coast, Members"))
    expect(chart.locator(".curve")).to_have_count(2)
    headings = page.locator("table.compare thead th")
    expect(headings).to_have_text(["Step", "App on the coast", "Members"])
    row = page.locator("table.compare tbody tr").filter(has_text="Payment")
    expect(row.locator("td").first).to_contain_text("worse")


def test_profile_of_one_persona_stands_alone_for_print(demo: Server, visit: Visit) -> None:
    page = visit(demo, f"{ORDER}/personas")
    page.get_by_role("link", name="Open the profile of App on the coast").click()
    expect(page.get_by_role("article")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("article").get_by_text("What they do")).to_be_visible()


def test_gap_list_tells_promises_from_data_worst_first(demo: Server, visit: Visit) -> None:
    page = visit(demo, AIRPORT)
    page.get_by_role("link", name="Promise and data").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Security", exact=True))
    expect(row.first).to_contain_text("Not yet kept")
    page.get_by_role("button", name="Largest gap first").click()
    expect(page).to_have_url(re.compile("order=gap"))
    expect(page.locator("table.gaplist").first.locator("tbody th").first).to_have_text(re.compile("^Food"))
    expect(page.get_by_role("heading", name="What changes")).to_be_visible()
    expect(page.get_by_text("Book a time at security", exact=True).last).to_be_visible()


def test_table_is_sorted_by_any_measure_and_keeps_it_in_the_address(demo: Server, visit: Visit) -> None:
    page = visit(demo, f"{ORDER}?show=table")
    page.get_by_role("button", name="Sort by Drop-off").click()
    expect(page).to_have_url(re.compile("sort=-dropoff"))
    column = page.locator("table.st thead th").filter(has_text="Drop-off")
    expect(column).to_have_attribute("aria-sort", "descending")
    at = [text.strip() for text in page.locator("table.st thead th").all_inner_texts()].index("Drop-off")
    shown = numbers(page, f"table.st tbody td:nth-child({at + 1}) b")
    assert shown == sorted(shown, reverse=True)
    assert len(shown) >= 5


@pytest.mark.parametrize("address", ["/?show=tree", f"{AIRPORT}?show=table", f"{ORDER}/personas", f"{ORDER}?show=grid"])
def test_pages_do_not_scroll_sideways(demo: Server, visit: Visit, address: str) -> None:
    page = visit(demo, address)
    expect(page.locator("table").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("width", [1440, 1280])
def test_matrices_are_drawn_beside_their_tables(demo: Server, visit: Visit, width: int) -> None:
    page = visit(demo, AIRPORT, width=width)
    page.get_by_role("group", name="Show as").get_by_role("button", name="Matrix").click()
    expect(page).to_have_url(re.compile("show=needs"))
    picture = page.get_by_role("img", name=re.compile("Steps by importance and satisfaction"))
    expect(picture.locator("circle.dot").first).to_be_visible()
    expect(page.locator(".matrixbody tbody th").first).to_contain_text("Security")
    page.get_by_role("button", name="Value and effort").click()
    expect(page.get_by_role("row").filter(has_text="Bigger “International” arrows")).to_contain_text("Quick wins")


def test_grid_holds_the_cards_of_every_step(demo: Server, visit: Visit) -> None:
    page = visit(demo, f"{ORDER}?show=grid")
    row = page.locator("table.cardgrid tbody tr").filter(has_text="Payment").last
    expect(page.locator("table.cardgrid tbody tr")).to_have_count(9)
    expect(row).to_be_visible()


def test_portfolio_is_grouped_by_owner_and_filtered_by_a_tag(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    page.get_by_role("button", name=re.compile("^Group by")).click()
    page.get_by_role("menuitem", name="Owner").click()
    expect(page).to_have_url(re.compile("group=owner"))
    expect(page.locator("tr.grp b").first).to_have_text("Guest Experience")
    page.get_by_role("button", name=re.compile("^Country")).click()
    page.get_by_role("menuitem", name="Demoland").click()
    expect(page).to_have_url(re.compile("tag=country%3ADemoland"))
    expect(page.get_by_role("link", name="Through the airport", exact=True)).to_have_count(0)
    page.reload()
    expect(page.get_by_role("link", name="Order to door", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="Through the airport", exact=True)).to_have_count(0)


def test_tree_rolls_up_what_adds_up(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/?show=tree")
    row = page.locator("table.treet tbody tr").filter(has=page.get_by_role("link", name="Order to door", exact=True))
    expect(row.first).to_contain_text("returns")
    expect(row.first).to_contain_text("with 2 below")
    expect(page.get_by_text("Rates are not averaged over journeys")).to_be_visible()


def test_search_finds_a_card_and_opens_the_map_at_its_step(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    page.get_by_role("searchbox", name="Search all maps").fill("bank page")
    found = page.get_by_role("region", name="Search results")
    expect(found.get_by_role("listitem").first).to_contain_text("Order to door")
    found.get_by_role("link", name=re.compile("Open the bank")).click()
    expect(page).to_have_url(re.compile("/journeys/order-to-door/steps/payment"))


def test_palette_offers_what_stands_on_the_maps(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/")
    expect(page.get_by_role("heading", name="Journeys")).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("carrier for the hills")
    option = page.get_by_role("option", name=re.compile("Second carrier for the hills"))
    expect(option).to_be_visible()
    option.click()
    expect(page).to_have_url(re.compile("/journeys/order-to-door/steps/delivery"))


@pytest.mark.parametrize("lang", ["ru", "zh-Hans", "zh-Hant"])
def test_pages_are_said_in_every_language(demo: Server, visit: Visit, lang: str) -> None:
    words = {"ru": "Обещания и данные", "zh-Hans": "承诺与数据", "zh-Hant": "承諾與資料"}
    page = visit(demo, "/journeys/through-the-airport-next-year/gaps", lang=lang, width=1280)
    expect(page.get_by_role("heading", level=1)).to_have_text(words[lang])
    expect(page.locator("table.gaplist").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
