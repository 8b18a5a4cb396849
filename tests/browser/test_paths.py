"""What people really do: the graph and its thresholds, variants, a funnel beside the same question in Python."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from sojourn.app.workspace import Workspace
from tests.browser.conftest import Visit
from tests.browser.serving import Server

STEPS = ("searched", "put in basket", "order confirmed")


def graph(demo: Server, visit: Visit, query: str = "", **more: object) -> Page:
    page = visit(demo, f"/paths{query}", **more)
    expect(page.locator(".react-flow__node").first).to_be_visible()
    return page


def count_of(page: Page, part: str) -> int:
    return page.locator(f".react-flow__{part}").count()


def test_graph_draws_the_retailers_events_and_moves(demo: Server, visit: Visit) -> None:
    page = graph(demo, visit)
    assert count_of(page, "node") >= 10
    assert count_of(page, "edge") >= count_of(page, "node") - 4
    expect(page.locator(".react-flow__node").filter(has_text="payment tried")).to_contain_text(
        re.compile(r"[\d,]+ events")
    )


@pytest.mark.parametrize("width", [1440, 820])
def test_labels_of_the_graph_do_not_cover_each_other(demo: Server, visit: Visit, width: int) -> None:
    page = graph(demo, visit, width=width)
    boxes = [one.bounding_box() for one in page.locator(".movelabel, .eventnode").all()]
    overlaps = [
        (a, b)
        for at, a in enumerate(boxes)
        for b in boxes[at + 1 :]
        if a and b and a["x"] + 1 < b["x"] + b["width"] and b["x"] + 1 < a["x"] + a["width"]
        and a["y"] + 1 < b["y"] + b["height"] and b["y"] + 1 < a["y"] + a["height"]
    ]  # fmt: skip
    assert overlaps == []


def test_higher_threshold_thins_the_graph_by_keyboard(demo: Server, visit: Visit) -> None:
    page = graph(demo, visit)
    before = count_of(page, "edge")
    knob = page.get_by_role("slider", name="Leave out below")
    knob.focus()
    page.keyboard.press("End")
    expect(knob).to_have_attribute("aria-valuenow", "50")
    assert count_of(page, "edge") < before
    expect(page.get_by_text(re.compile(r"Left out: \d+ events, \d+ transitions"))).to_be_visible()


def test_graph_between_two_events_holds_only_what_lies_between(demo: Server, visit: Visit) -> None:
    page = graph(demo, visit)
    page.get_by_label("From event").select_option("searched")
    page.get_by_label("To event").select_option("delivered")
    expect(page.locator(".react-flow__node").filter(has_text="call started")).to_have_count(0)
    expect(page.locator(".react-flow__node").filter(has_text="payment tried")).to_have_count(1)


def test_graph_says_the_same_as_a_table(demo: Server, visit: Visit) -> None:
    page = graph(demo, visit)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="searched")).first
    expect(row).to_contain_text("product viewed")
    expect(row).to_contain_text(re.compile(r"8\d\.\d\s%"))


def test_variants_list_whole_walks_most_frequent_first(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/paths?view=variants")
    rows = page.locator("table.variants tbody tr")
    expect(rows.nth(9)).to_be_visible()
    counts = [
        int(text.replace(",", "")) for text in page.locator("table.variants tbody td:nth-child(2)").all_inner_texts()
    ]
    assert counts == sorted(counts, reverse=True)


def test_funnel_of_three_steps_counts_as_the_workspace_does(demo: Server, visit: Visit) -> None:
    with Workspace.open(demo.folder) as workspace:
        rows = workspace.ask.funnel(list(STEPS), within="7d").rows
    page = visit(demo, "/paths?view=funnel")
    for step in STEPS:
        page.get_by_label("Next step").fill(step)
        page.get_by_role("button", name="Add", exact=True).click()
    body = page.locator("table.funnel tbody tr")
    expect(body).to_have_count(3)
    shown = [
        int(text.replace(",", "")) for text in page.locator("table.funnel tbody td:nth-child(3)").all_inner_texts()
    ]
    assert shown == [row["count"] for row in rows]


def test_channel_filter_is_kept_in_the_address(demo: Server, visit: Visit) -> None:
    page = graph(demo, visit)
    page.get_by_label("Channel", exact=True).select_option("app")
    expect(page).to_have_url(re.compile("channel=app"))


def test_answer_of_paths_tells_how_it_was_computed(demo: Server, visit: Visit) -> None:
    page = graph(demo, visit)
    page.get_by_text("How was this computed").click()
    expect(page.locator("pre.sql")).to_contain_text(re.compile("select", re.IGNORECASE))


def test_wrong_rule_says_what_is_wrong(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/paths?where=channel+%3D%3D%3D", expected=("400", "422"))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_retention_has_no_columns_in_which_nobody_came_back(demo: Server, visit: Visit) -> None:
    page = visit(demo, "/paths?view=retention")
    expect(page.locator("table.retention tbody tr").first).to_be_visible()
    assert 3 < page.locator("table.retention thead th").count() < 40
