"""Loading: through the lake, once, leaving alone what is there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sojourn.app.progress import Progress
from sojourn.app.workspace import Workspace
from sojourn.demo import DEMO_NOW, Loaded, load
from sojourn.demo.load import JOURNEYS, journey


def test_load_puts_all_rows_and_journeys_in_the_workspace(demo: Workspace) -> None:
    assert demo.lake.rows() > 370_000
    assert [kept.slug for kept in demo.journeys()] == list(JOURNEYS)


def test_load_again_adds_nothing(demo: Workspace) -> None:
    version = demo.lake.version()
    assert load(demo) == Loaded(rows=0, journeys=0)
    assert demo.lake.version() == version


def test_load_numbers_rows_without_gaps_over_all_sources(demo: Workspace) -> None:
    with demo.lease() as engine:
        events = engine.events()
        found = engine.fetch(events.agg(n=events.count(), first=events.seq.min(), last=events.seq.max(),
                                        different=events.seq.nunique())).to_pylist()[0]  # fmt: skip
    assert found["first"] == 1
    assert found["n"] == found["last"] == found["different"]


def test_load_after_an_edit_keeps_the_edit_and_brings_back_nothing_else(tmp_path: Path) -> None:
    later = DEMO_NOW + timedelta(days=100)
    told: list[Progress] = []
    with Workspace.open(tmp_path, clock=lambda: later) as workspace:
        first = load(workspace, progress=told.append)
        mine = workspace.journey("store-visit")
        workspace.save(mine.model_copy(update={"title": "My visit"}))
        again = load(workspace)
        kept = workspace.journey("store-visit").title
        review = workspace.journey("order-to-door").review_by
    assert (first.journeys, again) == (len(JOURNEYS), Loaded(rows=0, journeys=0))
    assert told[-1].done == first.rows
    assert kept == "My visit"
    written = journey("order-to-door").review_by
    assert written is not None
    assert review == written + timedelta(days=100)
