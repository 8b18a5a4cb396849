"""Amounts with a currency's sign or code: read as values, the currency kept; what is no amount stays as written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sojourn.app.workspace import Workspace
from sojourn.events.currency import without_currency


def imported(folder: Path, amounts: list[str], **options: Any) -> list[tuple[float | None, dict[str, Any]]]:
    """Value and properties of one row for each amount."""
    quoted = [f'p{n},2024-01-{n:02} 10:00,paid,"{amount}"' for n, amount in enumerate(amounts, 1)]
    file = folder / "orders.csv"
    file.write_text("\n".join(["customer_id,time,event,amount", *quoted]), encoding="utf-8")
    with Workspace.open(folder / "ws") as workspace:
        workspace.import_files(file, **{"profile": "customer_id", **options})
        events = workspace.engine().events()
        rows = workspace.engine().fetch(events.order_by("time").select("value", "properties")).to_pylist()
    return [(row["value"], json.loads(row["properties"] or "{}")) for row in rows]


def test_amounts_with_a_decimal_comma_are_read_with_their_currency(tmp_path: Path) -> None:
    found = imported(tmp_path, ["€ 12,50", "€ 1.299,00", "7,00 EUR", "-€ 3,20"])
    assert found == [
        (12.5, {"currency": "€"}),
        (1299.0, {"currency": "€"}),
        (7.0, {"currency": "EUR"}),
        (-3.2, {"currency": "€"}),
    ]


def test_amounts_with_a_decimal_point_are_read_with_their_currency(tmp_path: Path) -> None:
    found = imported(tmp_path, ["$1,299.00", "$5", "US$ 7.25", "£0.99"])
    assert found == [
        (1299.0, {"currency": "$"}),
        (5.0, {"currency": "$"}),
        (7.25, {"currency": "US$"}),
        (0.99, {"currency": "£"}),
    ]


def test_what_is_no_amount_stays_as_it_was_written(tmp_path: Path) -> None:
    found = imported(tmp_path, ["$5", "$6", "$7", "twelve", "$5 or $6", "8", "$9"], value="amount")
    assert found[3] == (None, {"amount": "twelve"})
    assert found[4] == (None, {"amount": "$5 or $6"})
    assert found[5] == (8.0, {})


def test_plain_numbers_get_no_currency(tmp_path: Path) -> None:
    assert imported(tmp_path, ["1,299.00", "5"]) == [(1299.0, {}), (5.0, {})]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("€ 12,50", "12,50"), ("1\u00a0299,00 ₽", "1299,00"), ("-$5", "-5"), ("$-5", "-5"), ("¥500", "500"),
        ("EURO 5", None), ("12", None), ("room 5", None), ("$", None), ("-$-5", None), ("5 items", None),
    ],
)  # fmt: skip
def test_mark_of_an_amount_is_told_from_other_words(text: str, wanted: str | None) -> None:
    assert without_currency(text) == wanted
