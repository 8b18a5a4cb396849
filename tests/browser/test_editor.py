"""Drawing a map: by keyboard alone, from a spreadsheet, by dragging; what is drawn is what the server keeps."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server


def draw(server: Server, slug: str, **more: Any) -> None:
    """A new map in the workspace."""
    document = {"id": slug, "slug": slug, "title": "Workshop", **more}
    request = Request(server.url + "/api/journeys", json.dumps(document).encode(), {"content-type": "application/json"})
    urlopen(request, timeout=60).close()


def kept(server: Server, slug: str) -> dict[str, Any]:
    """The map as the server has it, steps and stages by title."""
    document = json.loads(server.get(f"/api/journeys/{slug}"))
    stages = {stage["id"]: stage for stage in document["stages"]}
    order = sorted(document["steps"], key=lambda step: (stages[step["stage"]]["order"], step["order"], step["id"]))
    document["columns"] = [(stages[step["stage"]]["title"], step["title"]) for step in order]
    return document


def saved(page: Page) -> None:
    expect(page.locator(".savedstate")).to_have_text(re.compile("Saved"))


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement?.dataset.cell ?? ''")


def typed(page: Page, words: str) -> None:
    """Open the cell that has the focus, write, keep."""
    page.keyboard.press("Enter")
    expect(page.locator(".celledit textarea")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator(".celledit")).to_have_count(0)
    expect(page.locator(f'[data-cell="{focused(page)}"]')).to_be_focused()


LANES = [
    {"id": "doing", "title": "Doing", "type": "actions", "order": "a"},
    {"id": "feel", "title": "Emotion", "type": "emotion", "order": "b"},
    {"id": "pains", "title": "Pains", "type": "pains", "order": "c"},
]
SHOP = {
    "stages": [{"id": "buy", "title": "Buy", "order": "a"}, {"id": "get", "title": "Get", "order": "b"}],
    "steps": [
        {"id": "browse", "title": "Browse", "stage": "buy", "order": "a"},
        {"id": "pay", "title": "Pay", "stage": "buy", "order": "b"},
        {"id": "receive", "title": "Receive", "stage": "get", "order": "a"},
    ],
    "lanes": LANES,
}


def test_a_map_is_drawn_by_keyboard_alone_and_undone(empty: Server, visit: Visit) -> None:
    draw(empty, "keys", lanes=LANES)
    page = visit(empty, "/journeys/keys/edit")
    page.get_by_role("button", name="Stage").last.press("Enter")
    expect(page.locator("thead [data-kind=stage]")).to_be_focused()
    typed(page, "Buy")
    page.keyboard.press("ArrowDown")
    typed(page, "Browse")
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("thead [data-kind=step]")).to_have_count(2)
    expect(page.locator("thead [data-kind=step]").nth(1)).to_be_focused()
    typed(page, "Pay")
    page.keyboard.press("ArrowDown")
    typed(page, "Types the card number")
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("-")
    page.keyboard.press("ArrowDown")
    typed(page, "Number is refused\nwithout a word why".replace("\n", " "))
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(page.locator("thead [data-kind=stage]")).to_have_count(2)
    typed(page, "Get")
    saved(page)

    document = kept(empty, "keys")
    assert document["columns"] == [("Buy", "Browse"), ("Buy", "Pay"), ("Get", "New step")]
    assert [card["text"] for card in document["cards"] if card["lane"] == "doing"] == ["Types the card number"]
    assert [(point["valence"], point["basis"]) for point in document["emotions"]] == [(-0.3, "assumed")]
    assert [(one["type"], one["title"]) for one in document["insights"]] == [
        ("pain", "Number is refused without a word why")
    ]

    for _ in range(30):
        page.keyboard.press("Control+z")
    expect(page.get_by_text("This map has no steps yet")).to_be_visible()
    saved(page)
    assert kept(empty, "keys")["columns"] == []
    for _ in range(30):
        page.keyboard.press("Control+y")
    expect(page.locator("thead [data-kind=step]")).to_have_count(3)
    saved(page)
    assert kept(empty, "keys")["columns"] == document["columns"]


def test_a_step_is_moved_over_the_border_of_a_stage_and_deleted_with_its_cards(empty: Server, visit: Visit) -> None:
    span = {"from_step": "pay", "to_step": "pay"}
    draw(empty, "moves", **SHOP, cards=[{"id": "c", "lane": "doing", "span": span, "text": "Pays"}])
    page = visit(empty, "/journeys/moves/edit")
    page.locator('[data-cell="steps[pay]"]').focus()
    page.keyboard.press("Control+Shift+ArrowRight")
    expect(page.locator("thead [data-kind=step]").nth(1)).to_have_text(re.compile("Pay"))
    saved(page)
    assert kept(empty, "moves")["columns"] == [("Buy", "Browse"), ("Get", "Pay"), ("Get", "Receive")]
    page.keyboard.press("Delete")
    expect(page.get_by_text("Pays", exact=True)).to_have_count(0)
    saved(page)
    document = kept(empty, "moves")
    assert [title for _, title in document["columns"]] == ["Browse", "Receive"]
    assert document["cards"] == []
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Pays", exact=True)).to_be_visible()


def test_a_block_of_a_spreadsheet_becomes_cards_and_new_steps(empty: Server, visit: Visit) -> None:
    draw(empty, "block", **SHOP)
    page = visit(empty, "/journeys/block/edit")
    page.locator('[data-cell="cell[doing/receive]"]').focus()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text/plain", text);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true})); }""",
        'Opens the box\t"Tries it on\nat home"\r\nBox is torn\t\r\n',
    )
    expect(page.get_by_text("Opens the box")).to_be_visible()
    saved(page)
    document = kept(empty, "block")
    assert [title for _, title in document["columns"]] == ["Browse", "Pay", "Receive", "New step"]
    assert sorted(card["text"] for card in document["cards"] if card["text"]) == [
        "Opens the box",
        "Tries it on\nat home",
    ]
    assert [one["title"] for one in document["insights"]] == ["Box is torn"]


def test_the_curve_is_drawn_by_dragging_and_a_card_is_dragged_to_another_step(empty: Server, visit: Visit) -> None:
    span = {"from_step": "browse", "to_step": "browse"}
    cards = [{"id": "c", "lane": "doing", "span": span, "text": "Looks"}]
    draw(empty, "drags", **SHOP, cards=cards, emotions=[{"step": "pay", "valence": 0}])
    page = visit(empty, "/journeys/drags/edit")
    grab = page.locator(".emo .grab").nth(1).bounding_box()
    assert grab is not None
    page.mouse.move(grab["x"] + 20, grab["y"] + 100)
    page.mouse.down()
    page.mouse.move(grab["x"] + 20, grab["y"] + 161.5, steps=5)
    expect(page.locator(".reading")).to_contain_text("1.0")
    page.mouse.up()
    page.locator('[data-cell="cards[c]"]').drag_to(page.locator('[data-cell="cell[doing/receive]"]'))
    expect(page.locator('[data-cell="cell[doing/browse]"]')).to_be_visible()
    saved(page)
    document = kept(empty, "drags")
    assert document["emotions"][0]["valence"] == -1.0
    assert document["cards"][0]["span"]["from_step"] == "receive"


def test_hostile_words_stay_words(empty: Server, visit: Visit) -> None:
    draw(empty, "words", **SHOP)
    page = visit(empty, "/journeys/words/edit")
    page.locator('[data-cell="cell[doing/browse]"]').focus()
    typed(page, "<img src=x onerror=alert(1)> [go](javascript:alert(2)) ![p](http://evil.example/p.png) _fine_")
    expect(page.locator("td em")).to_have_text("fine")
    assert page.locator("td img").count() == 0
    assert page.locator('td a[href^="javascript"]').count() == 0
    saved(page)
    page.goto(empty.url + "/journeys/words")
    expect(page.locator("td em")).to_have_text("fine")
    assert page.locator("td img, td a").count() == 0


@pytest.mark.parametrize("lang", ["ru", "zh-CN", "zh-TW"])
def test_the_tools_fit_in_every_language(empty: Server, visit: Visit, lang: str) -> None:
    draw(empty, f"tools-{lang.lower()}", **SHOP)
    page = visit(empty, f"/journeys/tools-{lang.lower()}/edit", lang=lang)
    page.locator('[data-cell="steps[pay]"]').wait_for()
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".editbar button, .editbar .chip, .savedstate, thead .q")]
        .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
        .map(one => one.textContent)"""
    )
    assert cut == []


def test_the_palette_does_what_the_keys_do(empty: Server, visit: Visit) -> None:
    draw(empty, "palette", **SHOP)
    page = visit(empty, "/journeys/palette/edit")
    page.locator('[data-cell="steps[pay]"]').focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("step before")
    expect(page.get_by_role("option").first).to_contain_text("Insert step before")
    page.keyboard.press("Enter")
    expect(page.locator("thead [data-kind=step]")).to_have_count(4)
    expect(page.locator("thead [data-kind=step]").nth(1)).to_be_focused()
