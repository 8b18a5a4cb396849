"""Loads the demo workspace: data through the lake like any other, journeys like any that a person saves.

What is there already is left alone, edits included, so a second run only looks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sojourn.app.progress import Meter, Report
from sojourn.app.workspace import Workspace
from sojourn.demo import airport, retailer, shop
from sojourn.demo.files import read_text
from sojourn.demo.moved_dates import moved
from sojourn.kernel.clock import Clock
from sojourn.maps.exchange.yaml import load as read_journey
from sojourn.maps.journey import Journey
from sojourn.store.lake import Lake, Stamp

SEED = 7
DEMO_NOW = datetime(2018, 6, 17, 9, tzinfo=UTC)
"""A fixed moment for tests and screenshots: the example dates in the journeys are written as of this day."""
JOURNEYS = (
    "through-the-airport",
    "through-the-airport-next-year",
    "first-to-second-order",
    "order-to-door",
    "return-and-refund",
    "store-visit",
    "lost-parcel",
    "support-call",
)
_STAMP = 1
_ROW_GROUP = 65_536


@dataclass(frozen=True)
class Loaded:
    """What a run added; both 0 when everything was there."""

    rows: int
    journeys: int


def load(
    workspace: Workspace, *, clock: Clock | None = None, seed: int = SEED, progress: Report | None = None
) -> Loaded:
    """Put the demo data and journeys into `workspace`; what is there is not touched.

    The synthetic retailer ends at the clock's moment (default: the workspace's clock) and example dates move with it;
    real data keeps its own dates. Killed half-way, a re-run completes.
    """
    now = (clock or workspace.clock)()
    tell = Meter(progress) if progress else None
    rows = 0
    for name, make in _sources(now, seed):
        rows += _append(workspace.lake, name, make)
        if tell:
            tell("loading demo data", rows, None, "rows")
    known = {journey.slug for journey in workspace.journeys()}
    missing = [slug for slug in JOURNEYS if slug not in known]
    for slug in missing:
        workspace.take(moved(journey(slug), now.date() - DEMO_NOW.date()), "demo")
    return Loaded(rows, len(missing))


def journey(slug: str) -> Journey:
    """A shipped journey as it is written."""
    return read_journey(read_text(f"journeys/{slug}.yaml"))


def _sources(now: datetime, seed: int) -> list[tuple[str, Callable[[], pa.Table]]]:
    return [
        (airport.SOURCE, airport.events),
        (shop.SOURCE, shop.events),
        (retailer.SOURCE, lambda: retailer.events(now, seed)),
    ]


def _append(lake: Lake, name: str, make: Callable[[], pa.Table]) -> int:
    """One commit a source; the rows added, 0 when the source is in the lake."""
    app = f"demo/{name}"
    if lake.has(app, _STAMP):
        return 0
    table = make()
    with lake.writing():
        if lake.has(app, _STAMP):
            return 0
        first = lake.snapshot().last_seq + 1
        numbered = table.set_column(0, table.schema.field("seq"), pa.array(np.arange(first, first + table.num_rows)))
        file = lake.path / f"demo-{name}.parquet"
        pq.write_table(numbered, file, compression="zstd", row_group_size=_ROW_GROUP)
        lake.append([file], Stamp(app, _STAMP, {"source": name, "rows": str(table.num_rows)}))
    return table.num_rows
