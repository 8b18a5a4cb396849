"""Maps of real files that a person of the trade would call right. Read from the shared data; skipped without it."""

import csv
import gzip
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sojourn.insight.answer import Selection
from sojourn.insight.discovery import discover
from sojourn.maps.journey import Journey
from sojourn.store.engine import memory_engine

SHARED = Path(os.environ.get("SOJOURN_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here")


def read(name: str) -> list[dict[str, str]]:
    raw = (SHARED / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def event(row: dict[str, str], case: str, name: str, time: str, **more: Any) -> dict[str, Any]:
    when = datetime.fromisoformat(time)
    return {"time": when, "profile_id": case, "case_id": case, "name": name, **more}


def log(name: str, channel: str | None = None) -> Journey:
    rows = [
        event(
            row, row["case:concept:name"], row["concept:name"], row["time:timestamp"],
            channel=row[channel] if channel else None,
        )
        for row in read(name)
    ]  # fmt: skip
    return discover(memory_engine(rows), Selection())


def shape(journey: Journey) -> dict[str, list[str]]:
    steps = journey.steps_in_order()
    return {stage.title: [s.title for s in steps if s.stage == stage.id] for stage in journey.stages_in_order()}


def test_permits_of_a_municipality_show_the_main_path() -> None:
    found = log("process_logs/receipt.csv.gz", "case:channel")
    assert {name: [title[:3] for title in steps] for name, steps in shape(found).items()} == {
        "Confirmation of receipt": ["Con", "T02", "T04", "T05"],
        "Determine necessity": ["T06", "T10"],
    }
    assert str(found.scope.starts) == "event = 'Confirmation of receipt'"
    assert [item.name for item in found.library][:2] == ["Internet", "Desk"]
    assert found.notes[0].startswith("Drafted from 8,577 events of 1,434 cases: 6 of 27 kinds")


def test_textbook_log_ends_with_its_two_outcomes() -> None:
    found = log("process_logs/running-example.csv")
    assert sorted(found.scope.ends) == ["pay compensation", "reject request"]
    assert found.scope.success == ["pay compensation"]
    assert list(shape(found))[-1] == "Outcome"
    assert shape(found)["Check"] == ["Examine casually", "Check ticket", "Examine thoroughly"]


def test_orders_with_reviews_run_from_purchase_to_delivery_and_are_rated_there() -> None:
    columns = ("order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date",
               "order_delivered_customer_date", "order_estimated_delivery_date")  # fmt: skip
    rows = [
        event(row, row["order_id"], column, row[column] + "+00:00")
        for row in read("olist/olist_orders_dataset.csv.gz")
        for column in columns
        if row[column]
    ]
    for row in read("olist/olist_order_reviews_dataset.csv.gz"):
        at = row["review_answer_timestamp"] + "+00:00"
        rows.append(event(row, row["order_id"], "review_answer_timestamp", at))
        score = {"question": "review_score", "score": float(row["review_score"]), "scale_low": 1.0, "scale_high": 5.0}
        rows.append(event(row, row["order_id"], "feedback", at, **score))
    found = discover(memory_engine(rows), Selection())
    assert shape(found) == {
        "Order": ["Order purchase", "Order approved"],
        "Delivery": ["Order delivered to carrier", "Order delivered to customer"],
    }
    assert list(found.scope.ends) == ["order delivered to customer"]
    assert {step.title: str(step.feedback) for step in found.steps if step.feedback} == {
        "Order delivered to customer": "question = 'review_score'"
    }
    assert any("Review answer" in note and "not as a step" in note for note in found.notes)
