"""The main job in the browser: a file becomes a map, a step is opened, two groups are compared, a picture is kept."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.serving import Server

MAP = "/journeys/orders"


def choose_file(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(file)


def to_report(page: Page, file: Path) -> None:
    """Choose the file, say which columns are the event and the channel, import."""
    choose_file(page, file)
    page.get_by_label("What what is").select_option("event")
    page.get_by_label("What place is").select_option("channel")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="Imported")).to_be_visible()


@pytest.fixture(scope="module")
def imported(empty: Server, orders_file: Path, browser: object) -> Server:
    """The empty workspace after a person took the file in and had a map drafted, all in the browser."""
    context = browser.new_context(locale="en")  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(empty.url + "/data")
    to_report(page, orders_file)
    page.get_by_label("Title of the map").fill("Orders")
    page.get_by_role("button", name="Draft a map").click()
    page.wait_for_url("**" + MAP)
    context.close()
    return empty


def test_import_of_a_file_shows_guessed_columns_with_samples(empty: Server, orders_file: Path, visit: Visit) -> None:
    page = visit(empty, "/data")
    choose_file(page, orders_file)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="customer"))
    expect(row.get_by_role("combobox")).to_have_value("profile")
    expect(row).to_contain_text("c0001")
    expect(page.get_by_label("What when is")).to_have_value("time")
    expect(page.get_by_label("What stars is")).to_have_value("score")


def test_column_given_to_another_role_is_taken_from_the_first(empty: Server, orders_file: Path, visit: Visit) -> None:
    page = visit(empty, "/data")
    choose_file(page, orders_file)
    page.get_by_label("What place is").select_option("profile")
    expect(page.get_by_label("What customer is")).to_have_value("property")


def test_import_without_a_person_says_what_is_missing(empty: Server, orders_file: Path, visit: Visit) -> None:
    page = visit(empty, "/data")
    choose_file(page, orders_file)
    page.get_by_label("What customer is").select_option("property")
    expect(page.get_by_text("Say which column is the person or the case")).to_be_visible()
    expect(page.get_by_role("button", name="Import", exact=True)).to_be_disabled()


def test_same_file_again_adds_nothing(imported: Server, orders_file: Path, visit: Visit) -> None:
    page = visit(imported, "/data")
    to_report(page, orders_file)
    report = page.get_by_role("region", name="Import report")
    expect(report.locator("div").filter(has_text="Rows read").locator("dd")).to_have_text("5,000")
    expect(report.locator("div").filter(has_text="Events").locator("dd")).to_have_text("0")
    expect(report.locator("div").filter(has_text="Rejected").locator("dd")).to_have_text("0")


def test_drafted_map_has_the_steps_of_the_file_in_order(imported: Server, visit: Visit) -> None:
    page = visit(imported, MAP)
    heads = page.locator("th.th-step .th-in")
    expect(heads).to_have_count(4)
    assert [text.split("\n")[0] for text in heads.all_inner_texts()] == [
        "Searched",
        "Put in basket",
        "Paid",
        "Delivered",
    ]
    reach = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Reach"))
    expect(reach.get_by_role("gridcell").first).to_contain_text(re.compile(r"100\s%"))


def test_step_is_opened_by_click_and_tells_how_it_was_computed(imported: Server, visit: Visit) -> None:
    page = visit(imported, MAP)
    page.locator("th[data-step='delivered']").click()
    panel = page.get_by_role("dialog", name="Step: Delivered")
    definition = panel.locator("#panel-definition")
    expect(definition).to_contain_text("question = 'stars'")
    expect(definition.locator("pre.sql")).to_contain_text(re.compile("select", re.IGNORECASE))
    expect(definition.get_by_text("n", exact=True)).to_be_visible()
    expect(panel).to_contain_text(re.compile(r"n [\d,]+"))


def test_two_groups_side_by_side_show_differences_with_intervals(imported: Server, visit: Visit) -> None:
    page = visit(imported, MAP)
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("button", name="plan", exact=True).click()
    page.get_by_role("button", name=re.compile("^gold")).click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Compare")).click()
    page.get_by_role("button", name="Another group: plan").click()
    page.get_by_role("button", name=re.compile("^plain")).click()
    page.get_by_role("button", name="Table", exact=True).click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Delivered"))
    # Gold is made to rate a whole star higher, 0.67 to 1 after the ends of the scale are cut.
    expect(row).to_contain_text(re.compile(r"\+0\.[6-9]\d|\+1\.\d\d"))
    expect(row).to_contain_text(re.compile(r"\[[+−]\d\.\d\d, [+−]\d\.\d\d\]"))


def test_two_windows_side_by_side_show_differences(imported: Server, visit: Visit) -> None:
    view = "?from=2026-02-15&to=2026-04-01&vs_from=2026-01-01&vs_to=2026-02-15&show=table"
    page = visit(imported, MAP + view)
    expect(page.get_by_role("columnheader", name="Difference").first).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Put in basket"))
    expect(row).to_contain_text(re.compile(r"\[[+−]?\d+\.\d, [+−]?\d+\.\d\]"))


def exported(page: Page, entry: str) -> bytes:
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("menuitem", name=entry).click()
    return Path(waiting.value.path()).read_bytes()


def test_pdf_of_the_map_holds_its_title_and_steps(imported: Server, visit: Visit) -> None:
    found = exported(visit(imported, MAP), "PDF, one page")
    assert found.startswith(b"%PDF")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(found)).pages)
    assert "Orders" in text
    assert "Delivered" in text


@pytest.mark.parametrize(
    ("entry", "start"), [("SVG, scalable", b"<svg"), ("PNG", b"\x89PNG"), ("YAML, for", b"format:")]
)
def test_export_of_the_map_is_a_file_of_its_kind(imported: Server, visit: Visit, entry: str, start: bytes) -> None:
    found = exported(visit(imported, MAP), entry)
    assert start in found[:200]
    if entry.startswith("YAML"):
        assert [step["id"] for step in yaml.safe_load(found)["steps"]][-1] == "delivered"


def test_drafted_map_stands_on_the_home_page(imported: Server, visit: Visit) -> None:
    page = visit(imported, "/")
    expect(page.get_by_role("link", name="Orders").first).to_have_attribute("href", re.compile("^" + MAP))
