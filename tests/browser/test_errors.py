"""What goes wrong is said, with a way on; names from data are text and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server, serving


def test_unknown_journey_is_named_with_a_way_on(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/journeys/no-such-map", expected=("404",))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("no-such-map")
    expect(alert.get_by_role("button", name="Try again")).to_be_visible()


def test_unknown_step_is_named(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/journeys/through-the-airport/steps/nowhere", expected=("404",))
    expect(page.get_by_role("dialog").get_by_role("alert").first).to_contain_text("nowhere")


def test_unknown_page_leads_home(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/nowhere")
    expect(page.get_by_text("There is no page here")).to_be_visible()
    page.get_by_role("link", name="To the journeys").click()
    expect(page.get_by_role("heading", level=1, name="Journeys")).to_be_visible()


def test_stopped_server_is_told_with_a_way_to_try_again(web_app: None, tmp_path: Path, visit: Visit) -> None:
    with serving(tmp_path / "short") as server:
        page = visit(server, "/paths", expected=("ERR_CONNECTION_REFUSED", "Failed to fetch"))
        expect(page.get_by_text("No events fit")).to_be_visible()
        server.stop()
        page.get_by_role("button", name="Variants").click()
        alert = page.get_by_role("alert").first
        expect(alert).to_contain_text("The server did not answer")
        expect(alert.get_by_role("button", name="Try again")).to_be_visible()


def test_file_that_is_no_data_is_refused_in_words(empty: Server, tmp_path: Path, visit: Visit) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 this is not a table")
    page = visit(empty, "/data", expected=("400", "422"))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("broken.parquet")
    expect(page.get_by_role("button", name="Choose a file")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/paths", "/paths?view=variants", "/data"])
def test_hostile_names_are_shown_as_text(hostile: Server, visit: Visit, path: str) -> None:
    page = visit(hostile, path)
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    expect(page.locator("[aria-busy='true'], .skel")).to_have_count(0)
    if path != "/data":
        expect(page.get_by_text("<img src=x onerror=alert(1)>").filter(visible=True).first).to_be_visible()
    expect(page.locator("img[src='x']")).to_have_count(0)
    assert said == []


def test_hostile_names_on_a_map_are_text_to_the_last_verbatim(hostile: Server, visit: Visit) -> None:
    page = visit(hostile, "/")
    page.get_by_role("link", name="<img src=x onerror=alert(1)>").first.click()
    heads = page.locator("th.th-step")
    expect(heads.filter(has_text="onerror").first).to_be_visible()
    heads.last.click()
    expect(page.get_by_role("dialog").locator("pre.sql")).to_be_visible()
    expect(page.locator("img[src='x'], main script")).to_have_count(0)
