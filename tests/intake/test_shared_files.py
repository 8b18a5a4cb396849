"""The real files give the numbers that their README states."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sojourn.events.options import ImportOptions
from sojourn.events.report import ImportReport
from sojourn.store.engine import DuckEngine
from sojourn.store.intake import import_files
from sojourn.store.lake import Lake

DATA = Path(os.environ.get("SOJOURN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
NOW = datetime(2024, 6, 1, tzinfo=UTC)
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")

Import = Callable[..., tuple[ImportReport, list[dict[str, object]]]]


@pytest.fixture
def bring(tmp_path: Path) -> Import:
    def run(*files: str, options: ImportOptions | None = None) -> tuple[ImportReport, list[dict[str, object]]]:
        report = import_files(tmp_path, [DATA / file for file in files], options, clock=lambda: NOW)
        engine = DuckEngine(Lake(tmp_path / "lake" / "events"))
        return report, engine.fetch(engine.events().drop("time", "received_at")).to_pylist()

    return run


def test_running_example_has_the_textbook_counts(bring: Import) -> None:
    report, rows = bring("process_logs/running-example.csv")
    assert (report.rows_read, report.events_imported, report.rejected) == (42, 42, 0)
    assert len({row["case_id"] for row in rows}) == 6
    assert len({row["name"] for row in rows}) == 8


def test_receipt_has_its_events_cases_and_channels(bring: Import) -> None:
    report, rows = bring("process_logs/receipt.csv.gz")
    assert report.events_imported == 8577
    channels = {row["case_id"]: row["channel"] for row in rows}
    assert len(channels) == 1434
    assert sum(channel == "Internet" for channel in channels.values()) == 1250


def test_online_retail_keeps_rows_without_a_customer_apart(bring: Import) -> None:
    report, rows = bring("online_retail/online_retail.csv.xz")
    assert report.rows_read == 541_909
    assert report.rejected_reasons == {"no profile": 135_080}
    assert report.rows_read == report.events_imported + report.folded + report.duplicates + report.rejected
    assert len({row["profile_id"] for row in rows}) == 4372
    assert {row["name"] for row in rows} == {"purchase", "cancellation"}
    assert all(str(row["case_id"]).startswith("C") == (row["name"] == "cancellation") for row in rows)


def test_airport_survey_gives_the_published_means(bring: Import) -> None:
    options = ImportOptions(score=("Q7*", "NETPRO"), scale=("1-5", "0-10"), at=datetime(2017, 6, 1, tzinfo=UTC))
    report, rows = bring("sfo_survey/2017_SFO_Customer_Survey.csv.gz", options=options)
    overall = [row["score"] for row in rows if row["question"] == "Q7ALL"]
    nps = [float(str(row["score"])) for row in rows if row["question"] == "NETPRO"]
    assert len(overall) == 2688
    assert sum(map(float, map(str, overall))) / 2688 == pytest.approx(4.0644, abs=5e-5)
    assert (sum(s >= 9 for s in nps), sum(7 <= s < 9 for s in nps), sum(s < 7 for s in nps)) == (1436, 968, 342)
    assert report.no_answer["Q7ALL"] == 2831 - 2688


def test_airport_survey_2018_finds_columns_with_trailing_blanks(bring: Import) -> None:
    options = ImportOptions(score=("NETPRO",), scale=("0-10",), at=datetime(2018, 6, 1, tzinfo=UTC), not_used=(11,))
    report, rows = bring("sfo_survey/2018_SFO_Customer_Survey.csv.gz", options=options)
    assert report.answers_imported > 2000
    assert {row["question"] for row in rows} == {None, "NETPRO"}


def test_olist_folder_is_one_story_of_orders(bring: Import) -> None:
    report, rows = bring("olist")
    names = {row["name"] for row in rows if row["question"] is None}
    assert names == {
        "order purchase", "order payment", "order approved", "order delivered carrier", "order delivered customer",
        "order review",
    }  # fmt: skip
    assert len({row["case_id"] for row in rows}) == 3000
    assert len({row["profile_id"] for row in rows}) == 2995
    assert {(row["question"], row["scale_low"], row["scale_high"]) for row in rows if row["question"]} == {
        ("review_score", 1.0, 5.0)
    }
    assert any("no time of its own" in note.text for note in report.notes)


def test_snowplow_events_drop_repeated_event_ids(bring: Import) -> None:
    report, rows = bring("snowplow_web/source/snowplow_web_events.csv.gz")
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert report.rows_read == report.events_imported + report.folded + report.duplicates + report.rejected
