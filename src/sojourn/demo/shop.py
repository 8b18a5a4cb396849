"""Real: orders of an online gift shop, December 2010 to December 2011, with the people who placed them.

Lines without a customer are not in the shipped file. An order counts as cancelled when its number starts with C. The
last event of every customer says that the file ends there: only a customer whose first order lies at least 90 days
before it can be said to have come back, or not, within 90 days.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from sojourn.demo.files import read_rows
from sojourn.demo.rows import Facts

SOURCE = "online-retail"
FILE = "online_retail_orders.csv.xz"
WITHIN = timedelta(days=90)


def events() -> pa.Table:
    """All orders as rows of the events table, in order of time."""
    rows = list(read_rows(FILE))
    orders: dict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        if not row["invoice"].startswith("C"):
            orders[row["customer"]].append(_time(row))
    file_end = max(time for times in orders.values() for time in times)
    facts = Facts(SOURCE, file_end)
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        _order(facts, row, orders.get(row["customer"], []), seen)
    for customer, times in orders.items():
        _end_of_file(facts, customer, sorted(times), file_end)
    return facts.table()


def _order(facts: Facts, row: dict[str, str], times: list[datetime], seen: dict[str, int]) -> None:
    """One order or cancellation; `order_number` counts the customer's orders from 1 in order of time."""
    profile, time = _profile(row["customer"]), _time(row)
    facts_of_order: dict[str, Any] = {"country": row["country"], "lines": int(row["lines"])}
    if row["invoice"].startswith("C"):
        name = "purchase cancelled"
    else:
        name = "purchase"
        seen[row["customer"]] += 1
        facts_of_order["order_number"] = seen[row["customer"]]
        facts_of_order["days_since_first"] = round((time - min(times)) / timedelta(days=1), 5)
    facts.event(profile, time, name, id=f"{row['invoice']}-{row['customer']}", channel="web", case_id=row["invoice"],
                value=float(row["value"]), properties=json.dumps(facts_of_order))  # fmt: skip


def _end_of_file(facts: Facts, customer: str, times: list[datetime], file_end: datetime) -> None:
    second = "yes" if len(times) > 1 and times[1] - times[0] <= WITHIN else "no"
    if times[0] > file_end - WITHIN:
        second = "too early to say"
    known = json.dumps({"second_within_90_days": second})
    facts.event(_profile(customer), file_end, "orders file ends", channel="web", properties=known)


def _profile(customer: str) -> str:
    return f"shop-{customer}"


def _time(row: dict[str, str]) -> datetime:
    """The file has no zone; its minutes are taken as UTC."""
    return datetime.fromisoformat(row["time"]).replace(tzinfo=UTC)
