"""The tree of journeys: who lies under whom, and sums that add only what counts the same thing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sojourn.insight.portfolio import portfolio
from sojourn.maps.branches import Branch
from sojourn.maps.journey import Journey
from sojourn.maps.measured import (
    Estimate,
    Feeling,
    JourneyTotals,
    MeasuredMap,
    Measurement,
    Provenance,
    ShareOf,
    StepMeasure,
)

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def journey(name: str, unit: str = "orders", **more: Any) -> Journey:
    document = {
        "id": name, "slug": name, "title": name.title(), "status": "live", "scope": {"unit": unit},
        "stages": [{"id": "s", "title": "S", "order": "a"}],
        "steps": [{"id": "one", "title": f"One of {name}", "stage": "s", "order": "a", "match": "event = 'x'",
                   "children": more.pop("children", [])}],
        **more,
    }  # fmt: skip
    return Journey.model_validate(document)


def measured(n: int, valence: float, done: float, last: datetime = NOW) -> MeasuredMap:
    felt = Feeling(valence=Estimate(value=valence, low=valence - 0.1, high=valence + 0.1, n=n))
    completion = ShareOf(k=round(done * n), n=n, share=done, low=done, high=done)
    return MeasuredMap(
        measurement=Measurement(
            provenance=Provenance(last_event=last),
            totals=JourneyTotals(instances=n, completion=completion),
            steps=[StepMeasure(id="one", title="One", stage="s", bound=True, feeling=felt)],
        )
    )


def tree() -> dict[str, Branch]:
    journeys = [
        journey("whole", children=["part"]),
        journey("part", insights=[{"id": "p", "type": "pain", "title": "P"}]),
        journey("visit", unit="visits", parent_journey="whole", review_by="2024-05-01"),
        journey("later", state="future", baseline_id="part"),
    ]
    old = datetime(2024, 1, 1, tzinfo=UTC)
    maps = {"whole": measured(100, 0.5, 0.6), "part": measured(40, -1.0, 0.3), "visit": measured(7, 1.0, 0.9, old)}
    return {branch.slug: branch for branch in portfolio(journeys, maps, NOW).tree}


def test_children_stand_under_their_step_their_parent_or_their_baseline() -> None:
    found = {slug: (one.parent, one.step, one.depth, one.kind) for slug, one in tree().items()}
    assert found == {
        "whole": (None, None, 0, "root"),
        "part": ("whole", "one", 1, "nested"),
        "later": ("part", None, 2, "future"),
        "visit": ("whole", None, 1, "nested"),
    }


def test_sums_add_only_what_counts_the_same_thing_and_leave_futures_out() -> None:
    whole = tree()["whole"].total
    assert whole.journeys == 3
    assert [(one.unit.text, one.instances, one.journeys) for one in whole.instances] == [
        ("orders", 140, 2),
        ("visits", 7, 1),
    ]


def test_extremes_of_a_branch_name_their_journey() -> None:
    whole = tree()["whole"].total
    assert whole.worst is not None
    assert whole.lowest is not None
    assert (whole.worst.slug, whole.worst.valence.value) == ("part", -1.0)
    assert (whole.lowest.slug, whole.lowest.share.share) == ("part", 0.3)
    assert (whole.pains, whole.late, whole.overdue) == (1, ["Visit"], ["Visit"])


def test_journeys_that_name_each_other_stay_at_the_top() -> None:
    journeys = [journey("a", children=["b"]), journey("b", children=["a"])]
    found = portfolio(journeys, {}, NOW).tree
    assert [(one.slug, one.depth) for one in found] == [("a", 0), ("b", 0)]


def test_review_is_due_two_weeks_before_and_overdue_after() -> None:
    days = {"2024-05-31": "overdue", "2024-06-10": "due", "2024-08-01": "later", None: "none"}
    cards = [portfolio([journey("a", **({"review_by": day} if day else {}))], {}, NOW).cards[0].review for day in days]
    assert cards == list(days.values())
