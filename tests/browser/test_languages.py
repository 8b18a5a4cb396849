"""Four languages at two widths: every text is there, and no control cuts its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server

LANGUAGES = ("en", "ru", "zh-Hans", "zh-Hant")
PAGES = {
    "portfolio": "/",
    "map": "/journeys/through-the-airport",
    "panel": "/journeys/through-the-airport/steps/security",
    "paths": "/paths",
    "data": "/data",
}
RAW_KEY = re.compile(
    r"\b(?:common|journey|portfolio|paths|data):[a-z]|(?<![\w./@'\"-])(?:nav|palette|states|header|panel|measure|filters|filter|graph|table|funnel|views|about|mapping|roles|report|held|drop|kpi|compare|column|counts)\.[a-z]\w+(?!\w*\.\w)|\{\{\w+\}\}"
)
CUT = """() => [...document.querySelectorAll("button, a.btn, th, h1, h2, label, select, .pill, .seg")]
  .filter((one) => one.checkVisibility() && !one.closest(".vh, .react-flow") && !one.classList.contains("vh"))
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
  .map((one) => `${one.tagName} "${one.innerText.slice(0, 40)}" ${one.scrollWidth} > ${one.clientWidth}`)"""


def settled(page: Page) -> None:
    """Wait until nothing is being computed any more."""
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[aria-busy='true'], .skel")).to_have_count(0)


def cut(page: Page) -> list[str]:
    return page.evaluate(CUT)


def test_chosen_language_is_kept_on_the_next_visit(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/data")
    page.get_by_role("button", name="Language: English").click()
    page.get_by_role("menuitem", name="Русский").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Данные")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "ru")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_in_a_language_has_all_its_texts_uncut(demo: Server, visit: Visit, name: str, lang: str) -> None:
    page = visit(demo, PAGES[name], lang={"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(lang, lang))
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    text = page.locator("body").inner_text()
    assert RAW_KEY.findall(text) == []
    assert cut(page) == []
    page.set_viewport_size({"width": 820, "height": 1100})
    assert cut(page) == [], "at 820 px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 820
