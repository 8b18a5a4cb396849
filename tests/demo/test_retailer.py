"""The synthetic retailer: same seed, same rows; nothing after the clock; the size and languages promised."""

from __future__ import annotations

import json
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sojourn.demo import DEMO_NOW, SEED, retailer
from sojourn.demo.retailer.scores import scores


@pytest.fixture(scope="module")
def rows() -> pa.Table:
    return retailer.events(DEMO_NOW, SEED)


def test_retailer_same_seed_gives_the_same_rows_and_another_seed_others(rows: pa.Table) -> None:
    assert retailer.events(DEMO_NOW, SEED).equals(rows)
    assert not retailer.events(DEMO_NOW, SEED + 1).equals(rows)


def test_retailer_has_the_size_it_promises(rows: pa.Table) -> None:
    assert 190_000 <= rows.num_rows <= 210_000
    assert pc.count_distinct(rows["profile_id"]).as_py() == 12_000
    channels = set(pc.unique(rows["channel"]).to_pylist())
    assert channels == {"web", "app", "e-mail", "store", "call centre", "delivery"}


def test_retailer_nothing_happens_after_the_clock_and_rows_are_in_order(rows: pa.Table) -> None:
    times = rows["time"].to_pylist()
    assert max(times) <= DEMO_NOW
    assert times == sorted(times)
    assert min(times) > DEMO_NOW - timedelta(days=181)


def test_retailer_orders_are_live_and_the_till_feed_is_two_days_late(rows: pa.Table) -> None:
    def age(*names: str) -> timedelta:
        chosen = rows.filter(pc.field("name").isin(names))
        return DEMO_NOW - max(chosen["time"].to_pylist())

    assert age("searched", "product viewed") <= timedelta(seconds=10)
    assert timedelta(days=2) <= age("store entered", "advice given", "receipt given") < timedelta(days=3)


def test_retailer_people_write_in_four_languages(rows: pa.Table) -> None:
    told = rows.filter(pc.field("text").is_valid()).to_pylist()
    by_language = {json.loads(row["properties"])["lang"] for row in told}
    assert by_language == {"en", "zh-Hans", "zh-Hant", "ru"}
    russian = [row["text"] for row in told if json.loads(row["properties"])["lang"] == "ru"]
    assert all(any("а" <= letter <= "я" for letter in text.lower()) for text in russian)


def test_scores_have_the_wanted_mean() -> None:
    rng = np.random.default_rng(1)
    for wanted in (-1.4, -0.2, 0.0, 0.9):
        found = scores(rng, np.full(20_000, wanted))
        assert set(np.unique(found)) <= {1.0, 2.0, 3.0, 4.0, 5.0}
        assert found.mean() - 3 == pytest.approx(wanted, abs=0.04)
