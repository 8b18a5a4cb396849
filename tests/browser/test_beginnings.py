"""Ways to begin a journey, by keyboard; and every export clicked on a page of its own server."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from sojourn.maps.exchange import formats
from tests.browser.conftest import Visit
from tests.browser.serving import Server, serving
from tests.maps.documents import journey
from tests.maps.test_prompting import HOSTILE, answer


@pytest.fixture(scope="module")
def fresh(web_app: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A workspace of its own, for the journeys that these tests make."""
    del web_app
    with serving(tmp_path_factory.mktemp("begin") / "ws") as server:
        yield server


def type_and_go(page: Page, question: str, text: str) -> None:
    """Answers the question on the screen with the keyboard alone: the field has the focus already."""
    field = page.get_by_label(question)
    expect(field).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")


def test_guided_start_is_walked_by_keyboard_alone(fresh: Server, visit: Visit) -> None:
    page = visit(fresh, "/start/guided")
    type_and_go(page, "What do you want to learn?", "Where people give up")
    type_and_go(page, "What is the journey called?", "Renting a bicycle")
    expect(page.get_by_role("radio", name="Retail: ordered online")).to_be_visible()
    expect(page.get_by_role("radio", name="No template")).to_be_focused()
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Retail: ordered online")).to_be_checked()
    page.keyboard.press("Enter")
    type_and_go(page, "In which situation does it begin?", "A Sunday in May")
    type_and_go(page, "What do these people want to reach?", "")
    page.keyboard.press("Escape")
    expect(page.get_by_label("What do these people want to reach?")).to_be_focused()
    page.keyboard.press("Control+Enter")
    type_and_go(page, "Whose journey is it?", "Tourist")
    for _ in range(4):
        page.keyboard.press("Control+Enter")
    expect(page.get_by_label("What it is called")).not_to_be_visible()
    for _ in range(2):
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Is this right?")).to_be_focused()
    expect(page.get_by_text("A Sunday in May")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Renting a bicycle")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Check stock nearby").first).to_be_visible()


def test_new_journey_offers_every_way(fresh: Server, visit: Visit) -> None:
    page = visit(fresh, "/")
    page.get_by_role("button", name="Other ways").or_(page.get_by_role("button", name="New journey")).first.click()
    dialog = page.get_by_role("dialog", name="New journey")
    for way in (
        "Guided",
        "From a template",
        "Import a file",
        "Draft from",
        "Open a map file",
        "From a language model",
        "Blank",
    ):
        expect(dialog.get_by_role("button", name=way)).to_be_visible()
    dialog.get_by_role("button", name="From a template").click()
    expect(page.get_by_role("heading", name="Templates")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "title", "use"),
    [
        ("en", "Airport: from the kerb to the seat", "Use with sample content: "),
        ("zh-CN", "机场：从路边到座位", "含示例内容使用："),
    ],
)
def test_template_becomes_a_map_in_the_language_of_the_page(
    fresh: Server, visit: Visit, lang: str, title: str, use: str
) -> None:
    page = visit(fresh, "/start/templates", lang=lang)
    page.get_by_role("button", name=use + title).click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_map_file_is_shown_with_what_was_lost_before_it_is_saved(fresh: Server, visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "Order.mmd"
    file.write_bytes(formats.write(journey(), "mmd").content)
    page = visit(fresh, "/start/file")
    page.locator("input[type=file]").set_input_files(file)
    found = page.get_by_role("region", name="Order to door")
    expect(found).to_contain_text("steps 3")
    found.get_by_role("button", name="Make a journey of it").click()
    expect(page.get_by_role("heading", name="Order to door")).to_be_visible()


def test_file_that_is_no_map_is_told_in_words(fresh: Server, visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "x.cjml"
    file.write_text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    page = visit(fresh, "/start/file", lang="ru", expected=("422",))
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("XML объявляет тип документа")


def test_answer_is_taken_item_by_item_by_keyboard(fresh: Server, visit: Visit) -> None:
    page = visit(fresh, "/start/prompt")
    expect(page.get_by_label("The prompt, with schema and example")).to_have_value(re.compile("^You help to draft"))
    wrong = {"title": HOSTILE, "stages": [*json.loads(answer())["stages"], {"title": HOSTILE, "steps": []}]}
    page.get_by_label("The model's answer, whole").fill("Sure!\n```json\n" + answer(**wrong) + "\n```")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("The stage has no step.")).to_be_visible()
    expect(page.get_by_text("The map gets: 1 stage, 2 steps")).to_be_visible()
    page.get_by_role("checkbox", name="Step Walk").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("The map gets: 1 stage, 1 step, 1 feeling")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("checkbox", name="Card Types the title")).to_be_focused()
    page.get_by_role("button", name="Make the map").press("Enter")
    expect(page.get_by_role("columnheader", name="Search").first).to_be_visible()
    expect(page.get_by_role("columnheader", name="Walk")).to_have_count(0)


EXPORTS = {
    "SVG, scalable": ".svg", "PNG": ".png", "PDF, one page": ".pdf", "PDF on A4 sheets": "-a4.pdf",
    "PDF on A3 sheets": "-a3.pdf", "PowerPoint, editable": ".pptx", "HTML, stands alone": ".html",
    "YAML, for a repository": ".yaml", "JSON": ".json", "CSV, a row a step": ".csv",
    "CSV, lanes by steps": "-matrix.csv", "Excel workbook": ".xlsx", "Mermaid": ".mmd", "CJML, XML": ".cjml",
}  # fmt: skip


def test_every_export_is_a_file_of_its_kind_with_a_name_of_its_own(fresh: Server, visit: Visit) -> None:
    page = visit(fresh, "/start/templates")
    page.get_by_role("button", name="Use with sample content: Retail").click()
    expect(page.get_by_role("columnheader", name="Check stock nearby").first).to_be_visible()
    slug = page.url.split("/journeys/")[1].split("?")[0]
    got: dict[str, bytes] = {}
    page.get_by_role("button", name="Export").click()
    entries = page.locator("[role=menuitem][download]").all_inner_texts()
    page.keyboard.press("Escape")
    assert len(entries) == len(EXPORTS)
    for entry in entries:
        ending = next(ending for name, ending in EXPORTS.items() if entry.startswith(name))
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as waiting:
            page.get_by_role("menuitem", name=entry).click()
        assert waiting.value.suggested_filename == slug + ending
        got[ending] = Path(waiting.value.path()).read_bytes()

    assert len(set(got.values())) == len(EXPORTS)
    for ending in (".pdf", "-a4.pdf", "-a3.pdf"):
        assert PdfReader(io.BytesIO(got[ending])).pages
    assert len(PdfReader(io.BytesIO(got["-a4.pdf"])).pages) > 1
    assert len(Presentation(io.BytesIO(got[".pptx"])).slides) >= 6
    assert zipfile.is_zipfile(io.BytesIO(got[".xlsx"]))
    assert (got[".png"][:4], b"<svg" in got[".svg"][:200]) == (b"\x89PNG", True)
    for ending in (".yaml", ".json", ".csv", "-matrix.csv", ".mmd", ".cjml"):
        found = formats.loads(got[ending], formats.format_of(f"x{ending}")).journey
        assert "Check stock nearby" in [step.title for step in found.steps]
