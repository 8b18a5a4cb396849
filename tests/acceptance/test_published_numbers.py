"""Published figures of the real files come out of the command line as stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.conftest import Make, ask, shared, sojourn

SURVEY = "sfo_survey/2017_SFO_Customer_Survey.csv.gz"


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The airport's passengers of 2017: ratings on 1-5, recommending on 0-10."""
    workspace = tmp_path_factory.mktemp("survey")
    scores = ["--score", "Q7*", "--scale", "1-5", "--score", "NETPRO", "--scale", "0-10"]
    ran = sojourn("import", *shared(SURVEY), *scores, "--at", "2017-05-31", "-w", workspace, "--format", "json")
    report = ran.json()
    assert (report["rows_read"], report["events_imported"], report["rejected"]) == (2831, 2831, 0)
    return workspace


def test_airport_ratings_are_those_published(survey: Path) -> None:
    rows = {row["question"]: row for row in ask(survey, "satisfaction")["rows"]}
    overall = rows["Q7ALL"]
    assert overall["n"] == 2688
    assert round(overall["mean"], 4) == 4.0644
    assert round(overall["top2_share"], 4) == 0.8207
    ranked = sorted((row["mean"], name) for name, row in rows.items() if name.startswith("Q7"))
    assert (ranked[0][1], round(ranked[0][0], 3)) == ("Q7FOOD", 3.615)
    assert (ranked[-1][1], round(ranked[-1][0], 3)) == ("Q7WALKWAYS", 4.147)


def test_airport_nps_is_the_one_published(survey: Path) -> None:
    [row] = ask(survey, "satisfaction", "--question", "NETPRO")["rows"]
    assert row["n"] == 2746
    assert round(row["nps"], 2) == 39.84


def test_online_retail_cohort_comes_back_as_published(opened: Make) -> None:
    workspace = opened("online_retail/online_retail.csv.xz")
    rows = ask(workspace, "retention", "--cohort", "month")["rows"]
    first = {row["period"]: row["count"] for row in rows if row["cohort"] == "2010-12-01"}
    assert [first[period] for period in range(4)] == [948, 362, 317, 367]
    assert sum(row["count"] for row in rows if row["period"] == 0) == 4372


def test_textbook_log_has_the_textbooks_events_transitions_and_variants(opened: Make) -> None:
    workspace = opened("process_logs/running-example.csv")
    events = ask(workspace, "events")["rows"]
    assert (len(events), sum(row["count"] for row in events)) == (8, 42)
    transitions = {(row["from"], row["to"]): row["count"] for row in ask(workspace, "transitions")["rows"]}
    assert transitions["check ticket", "decide"] == max(transitions.values()) == 6
    variants = ask(workspace, "variants")
    assert (len(variants["rows"]), variants["n"]) == (6, 6)


def test_receipt_log_has_its_variants_and_channels(opened: Make) -> None:
    workspace = opened("process_logs/receipt.csv.gz")
    variants = ask(workspace, "variants")
    assert (len(variants["rows"]), variants["rows"][0]["count"], variants["n"]) == (116, 713, 1434)
    for channel, cases in {"Internet": 1250, "Desk": 109, "Post": 53}.items():
        rows = ask(workspace, "events", "--channel", channel)["rows"]
        assert next(row["count"] for row in rows if row["event"] == "Confirmation of receipt") == cases
