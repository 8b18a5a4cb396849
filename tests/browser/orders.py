"""Generated files: what people do around an order, in two groups that feel differently; and one with hostile names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

ROWS = 5_000
HEAD = ("customer", "when", "what", "place", "plan", "stars", "remark")
START = datetime(2026, 1, 5, 8)  # noqa: DTZ001 - a file without a time zone, as files are
Row = tuple[object, ...]


def orders_csv(rows: int = ROWS, seed: int = 7) -> str:
    """`rows` events; gold customers rate the delivery a whole star higher than plain ones."""
    rng = np.random.default_rng(seed)
    found: list[Row] = []
    person = 0
    while len(found) < rows:
        person += 1
        found.extend(_walk(rng, f"c{person:04d}", "gold" if person % 2 else "plain"))
    return _written(found[:rows])


def _walk(rng: np.random.Generator, customer: str, plan: str) -> Iterator[Row]:
    at = START + timedelta(minutes=int(rng.integers(0, 60 * 24 * 80)))
    steps = [("searched", "web", 1.0), ("put in basket", "web", 0.9), ("paid", "web", 0.8), ("delivered", "courier", 1)]
    for what, place, chance in steps:
        if rng.random() > chance:
            return
        stars: object = ""
        if what == "delivered":
            at += timedelta(days=2)
            stars = int(np.clip((4 if plan == "gold" else 3) + rng.integers(-1, 2), 1, 5))
        yield customer, at.isoformat(" "), what, place, plan, stars, "late again" if stars in (1, 2) else ""
        at += timedelta(minutes=int(rng.integers(3, 90)))


def hostile_csv() -> str:
    """Forty walks whose event names, channels and remarks would do harm if they were taken for anything but text."""
    names = ("searched", "<img src=x onerror=alert(1)>", "=cmd()")
    rows = [
        (f"h{person}", _moment(person, at), name, "<b>web</b>", "=1+1", 2 + at, "<script>alert(2)</script>")
        for person in range(40)
        for at, name in enumerate(names)
    ]  # fmt: skip
    return _written(rows)


def _moment(hours: int, minutes: int) -> str:
    return (START + timedelta(hours=hours, minutes=minutes)).isoformat(" ")


def _written(rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows(rows)
    return out.getvalue()
