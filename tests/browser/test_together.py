"""Two people on one map, each in a browser of their own."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.serving import Server, serving
from tests.maps.editing.documents import shop

MAP = "/journeys/drawn"
EDIT = f"{MAP}/edit"
NOTHING_MEASURED = ("/measured",)
"""The workspace of these tests has no events, so there is nothing to measure."""
CUT = (*NOTHING_MEASURED, "net::ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED", "Failed to load resource")
"""What the browser itself says in the console while a test has cut its connection."""


@pytest.fixture(scope="module")
def drawn(web_app: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A workspace with a small map that everybody may draw on."""
    folder: Path = tmp_path_factory.mktemp("together") / "ws"
    with serving(folder) as server:
        ask(server, "POST", "/api/journeys", {**shop(), "id": "drawn", "slug": "drawn"})
        yield server


def ask(server: Server, method: str, path: str, body: Any = None) -> Any:
    """One request to the interface, as another program would make it."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(server.url + path, data=data, method=method, headers={"content-type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or "null")


def change(server: Server, *operations: dict[str, Any], page: str = "other") -> dict[str, Any]:
    """An edit that somebody makes elsewhere."""
    base = ask(server, "GET", "/api/journeys/drawn")["version"]
    edit = {"id": f"x{time.time_ns()}", "base": base, "operations": list(operations), "label": "text"}
    answer = ask(server, "POST", "/api/journeys/drawn/changes", {"client": page, "changes": [edit]})
    outcome: dict[str, Any] = answer["outcomes"][0]
    assert outcome["made"], outcome
    return outcome


def set_title(step: str, title: str) -> dict[str, Any]:
    return {"kind": "set", "part": "steps", "of": step, "field": "title", "value": title}


def opened(visit: Visit, server: Server, path: str = EDIT, expected: tuple[str, ...] = NOTHING_MEASURED) -> Page:
    return visit(server, path, expected=expected)


def threads(page: Page, name: str | None = None) -> Any:
    """The threads in the drawer."""
    return page.get_by_role("complementary", name="Comments").get_by_role("article", name=name)


def head(page: Page, title: str) -> Any:
    """The header cell of a step."""
    return page.locator("th.th-step, th.editstep").filter(has_text=title).first


def test_a_step_that_another_inserts_appears_within_a_second_and_disturbs_nobody(drawn: Server, visit: Visit) -> None:
    ann, li = opened(visit, drawn), opened(visit, drawn)
    li.get_by_role("button", name="Comments").click()
    words = li.get_by_role("combobox", name="New comment about the whole map")
    words.press_sequentially("I am writ")
    expect(ann.get_by_role("list", name="1 other here")).to_be_visible()
    step = {"id": "wait", "title": "Waits in line", "stage": "buy", "order": "c"}
    change(drawn, {"kind": "insert", "part": "steps", "value": step})
    expect(head(li, "Waits in line")).to_be_visible(timeout=1_000)
    expect(head(ann, "Waits in line")).to_be_visible(timeout=1_000)
    words.press_sequentially("ing this")
    expect(words).to_be_focused()
    expect(words).to_have_value("I am writing this")


def test_a_thread_is_begun_answered_by_another_and_resolved(drawn: Server, visit: Visit) -> None:
    ann, li = opened(visit, drawn), opened(visit, drawn)
    for page in (ann, li):
        page.get_by_role("button", name="Comments").click()
    words = ann.get_by_role("combobox", name="New comment about the whole map")
    words.fill("Is **this** the [queue](https://example.org)? [no](javascript:alert(1)) <b>raw</b>")
    ann.get_by_role("button", name="Comment", exact=True).click()
    thread = threads(li, name="Thread 1: the whole map")
    expect(thread.locator("strong")).to_have_text("this")
    link = thread.get_by_role("link", name="queue")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(thread.get_by_role("link")).to_have_count(1)
    expect(thread.locator("b", has_text="raw")).to_have_count(0)
    thread.get_by_role("combobox", name="Reply in thread 1").fill("It is.")
    thread.get_by_role("combobox", name="Reply in thread 1").press("Control+Enter")
    expect(threads(ann).get_by_text("It is.")).to_be_visible()
    threads(ann).get_by_role("button", name="Resolve").click()
    expect(li.get_by_role("button", name="Resolved 1")).to_be_visible()
    expect(threads(li)).to_have_count(0)
    li.get_by_role("button", name="Resolved 1").click()
    expect(threads(li, name="Thread 1: the whole map").get_by_text("Resolved by You")).to_be_visible()


def test_a_version_is_named_spoilt_compared_looked_at_and_restored(drawn: Server, visit: Visit) -> None:
    page = opened(visit, drawn)
    page.get_by_role("button", name="Versions").click()
    page.get_by_label("Name the current version").fill("Before the workshop")
    page.get_by_role("button", name="Keep").click()
    kept = page.get_by_role("listitem").filter(has_text="Before the workshop").first
    expect(kept).to_be_visible()
    version = ask(drawn, "GET", "/api/journeys/drawn")["version"]
    change(drawn, set_title("browse", "Spoilt"))
    expect(head(page, "Spoilt")).to_be_visible()
    since = page.get_by_role("region", name=f"Changes since v{version}")
    expect(since.get_by_text("Spoilt, step")).to_be_visible()
    page.get_by_role("button", name=f"Compare with v{version}").first.click()
    told = page.get_by_role("region", name=f"What changed from v{version} to v{version + 1}")
    expect(told.get_by_text("Spoilt: title")).to_be_visible()
    expect(told.locator("del")).to_have_text("Browse")
    page.get_by_role("button", name=f"Look at v{version}").click()
    expect(page.get_by_text(f"You are looking at v{version}.")).to_be_visible()
    expect(head(page, "Browse")).to_be_visible()
    page.get_by_role("button", name="Back to the map as it is now").click()
    expect(head(page, "Spoilt")).to_be_visible()
    page.get_by_role("button", name=f"Restore v{version}").click()
    page.get_by_role("button", name=f"Restore v{version}").click()
    expect(head(page, "Browse")).to_be_visible()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(head(page, "Spoilt")).to_be_visible()
    change(drawn, set_title("browse", "Browse"))


def test_without_a_connection_others_edits_wait_and_arrive_when_it_is_back(drawn: Server, visit: Visit) -> None:
    ann, li = opened(visit, drawn, expected=CUT), opened(visit, drawn)
    expect(head(ann, "Pay")).to_be_visible()
    ann.context.set_offline(True)
    expect(ann.get_by_role("status", name="About your edits").get_by_text("No connection.")).to_be_visible()
    change(drawn, set_title("pay", "Pays by card"))
    expect(head(li, "Pays by card")).to_be_visible(timeout=1_000)
    ann.context.set_offline(False)
    expect(ann.get_by_text("Connected again. Everything is saved.")).to_be_visible()
    expect(head(ann, "Pays by card")).to_be_visible()


def test_an_edit_made_without_a_connection_is_kept_and_arrives_when_it_is_back(drawn: Server, visit: Visit) -> None:
    ann, li = opened(visit, drawn, expected=CUT), opened(visit, drawn)
    change(drawn, set_title("receive", "Receives late"), page="a")
    expect(head(ann, "Receives late")).to_be_visible()
    ann.context.set_offline(True)
    kept = [
        {"id": "kept1", "base": 1, "operations": [set_title("receive", "Kept here")], "label": "text", "undoes": None}
    ]
    ann.evaluate("text => localStorage.setItem('sojourn.unsent.drawn', text)", json.dumps(kept))
    ann.context.set_offline(False)
    ann.reload()
    expect(head(li, "Kept here")).to_be_visible()
    expect(head(ann, "Kept here")).to_be_visible()


def test_a_view_is_saved_chosen_by_address_presented_and_deleted(drawn: Server, visit: Visit) -> None:
    page = opened(visit, drawn, MAP + "?hide=pains")
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("menuitem", name="Save this view").click()
    page.get_by_label("Name").fill("Only doing")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(lambda url: "view=view" in url and "hide" not in url)
    expect(page.get_by_role("rowheader", name="Doing")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Pains")).to_have_count(0)
    page.get_by_role("button", name="Only doing").click()
    page.get_by_role("menuitem", name="Present").click()
    show = page.get_by_role("region", name="Shop")
    expect(show.get_by_role("heading", name="Shop")).to_be_visible()
    expect(show.get_by_text("1 / 3")).to_be_visible()
    expect(show.get_by_text("Next: Buy")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(show.get_by_role("heading", name="Buy")).to_be_visible()
    page.keyboard.press("End")
    expect(show.get_by_text("This is the last slide.")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: url.split("?")[0].endswith(MAP))
    page.get_by_role("button", name="Only doing").click()
    page.get_by_role("menuitem", name="Change “Only doing”").click()
    page.get_by_role("button", name="Delete view").click()
    page.get_by_role("button", name="Delete for everyone?").click()
    expect(page.get_by_role("rowheader", name="Pains")).to_be_visible()


def test_whoever_only_reads_the_map_may_comment_and_hears_answers(drawn: Server, visit: Visit) -> None:
    page = opened(visit, drawn, MAP)
    page.get_by_role("button", name="Comments").click()
    page.get_by_role("combobox", name="New comment about the whole map").fill("From the page")
    page.get_by_role("button", name="Comment", exact=True).click()
    thread = threads(page).filter(has_text="From the page")
    expect(thread).to_be_visible()
    listed = ask(drawn, "GET", "/api/journeys/drawn/comments")
    said = next(one for one in listed if one["text"] == "From the page")
    answer = {"id": "elsewhere", "thread": said["id"], "text": "Heard"}
    ask(drawn, "POST", "/api/journeys/drawn/comments", answer)
    expect(thread.get_by_text("Heard")).to_be_visible()


def test_a_wide_map_is_printed_whole_with_its_header_on_every_sheet(drawn: Server, visit: Visit) -> None:
    names = [f"Step {chr(65 + number)}" for number in range(24)]
    stages = [{"id": "all", "title": "All of it", "order": "a"}]
    steps = [
        {"id": f"s{place}", "title": name, "stage": "all", "order": f"a{chr(97 + place)}"}
        for place, name in enumerate(names)
    ]
    lanes = [
        {"id": f"l{place}", "title": f"Lane {place:02}", "type": "actions", "order": f"a{place:02}"}
        for place in range(12)
    ]
    text = "What people do here, in more words than fit one line. " * 3
    cards = [
        {
            "id": f"{lane['id']}c{at}",
            "lane": lane["id"],
            "span": {"from_step": f"s{at}", "to_step": f"s{at}"},
            "text": text,
        }
        for lane in lanes
        for at in range(24)
    ]
    document = {"id": "wide", "slug": "wide", "title": "Wide", "stages": stages, "steps": steps, "lanes": lanes}
    ask(drawn, "POST", "/api/journeys", {**document, "cards": cards})
    page = opened(visit, drawn, "/journeys/wide", expected=("/measured",))
    expect(page.get_by_text("Step X")).to_be_attached()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) > 1
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in sheets)
    for sheet in sheets[1:]:
        told = " ".join(sheet.extract_text().split())
        assert all(name in told for name in (names[0], names[-1]))
    whole = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    assert all(lane["title"] in whole for lane in lanes)
