"""The maps that `sojourn open` drafts from real files are those a person of the trade would draw."""

from __future__ import annotations

from typing import Any

from tests.acceptance.conftest import Make, ask, measured, sojourn

ORDERS = tuple(f"olist/olist_{name}_dataset.csv.gz" for name in ("orders", "order_reviews", "order_payments"))
RETAIL = "online_retail/online_retail.csv.xz"


def titles(found: Any) -> list[str]:
    return [step["title"] for step in found["steps"]]


def test_orders_run_from_purchase_to_delivery_with_every_delivery_on_the_map(opened: Make) -> None:
    found = measured(opened(*ORDERS))
    assert titles(found) == [
        "Order purchase", "Order payment", "Order approved", "Order delivered to carrier", "Order delivered to customer"
    ]  # fmt: skip
    assert found["journey"]["instances"] == 3000
    last = found["steps"][-1]
    # 2,904 orders have a delivery date; a pause of months may cut one in a thousand
    assert 2904 - 3 <= last["instances"] <= 2904
    assert 1.0 < last["valence"] < 1.1
    assert last["valence_n"] > 2900


def test_late_orders_score_far_lower_than_orders_on_time(opened: Make) -> None:
    workspace = opened(*ORDERS)
    [late] = ask(workspace, "satisfaction", "--who", "late = true")["rows"]
    [punctual] = ask(workspace, "satisfaction", "--who", "late = false")["rows"]
    assert late["n"] > 150
    assert late["mean"] < 2.7
    assert punctual["mean"] > 4.2
    assert late["high"] < punctual["low"]


def test_folder_of_orders_gives_the_same_steps_and_the_customer_behind_the_order(opened: Make) -> None:
    workspace = opened("olist")
    assert titles(measured(workspace)) == titles(measured(opened(*ORDERS)))
    rows = {row["event"]: row for row in ask(workspace, "events")["rows"]}
    assert rows["order purchase"]["count"] == 3000 >= rows["order purchase"]["profiles"]


def test_receipt_keeps_the_main_path_in_order_and_says_what_was_left_out(opened: Make) -> None:
    workspace = opened("process_logs/receipt.csv.gz")
    found = measured(workspace)
    assert [title.split()[0] for title in titles(found)] == ["Confirmation", "T02", "T04", "T05", "T06", "T10"]
    assert found["journey"]["instances"] == 1434
    assert "21 kinds of events are met by too few to be a step" in (workspace / "opened.txt").read_text()


def test_lines_of_an_invoice_are_one_purchase_with_their_sum(opened: Make) -> None:
    workspace = opened(RETAIL)
    found = measured(workspace)
    assert titles(found) == ["Purchase", "Cancellation"]
    rows = {row["event"]: row for row in ask(workspace, "events")["rows"]}
    assert rows["purchase"]["count"] == 18_566
    assert rows["purchase"]["profiles"] == 4339
    one = ask(workspace, "events", "--where", "case = '536365' and value between 139.11 and 139.13 and lines = 7")
    assert one["n"] == 1


def test_importing_the_same_file_again_counts_every_line_as_a_duplicate(opened: Make) -> None:
    workspace = opened(RETAIL)
    from tests.acceptance.conftest import DATA

    report = sojourn("import", DATA / RETAIL, "-w", workspace, "--format", "json").json()
    counts = [report[name] for name in ("rows_read", "events_imported", "duplicates", "rejected")]
    assert counts == [541_909, 0, 406_829, 135_080]


def test_pictures_are_drawn(opened: Make) -> None:
    for workspace in (opened(*ORDERS), opened("process_logs/receipt.csv.gz"), opened(RETAIL)):
        assert (workspace / "map.png").read_bytes().startswith(b"\x89PNG")
