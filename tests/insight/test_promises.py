"""A future map against the data of its baseline: what changes, which promises are kept, missed or unclear."""

from __future__ import annotations

from typing import Any

from sojourn.insight.answer import Window
from sojourn.insight.measure import measure
from sojourn.insight.promises import gaps
from sojourn.insight.request import MeasureRequest
from sojourn.maps.gaps import FutureGaps
from sojourn.maps.journey import Journey
from sojourn.store.engine import memory_engine
from tests.insight.journeys import answer, event, shop

KPIS = [
    {"id": "paid", "name": "Paid", "type": "rate", "method": "rate", "match": "event = 'pay'"},
    {"id": "ease", "name": "Ease", "type": "csat", "method": "mean", "match": "question = 'pay'", "source": "feedback"},
]


def rows() -> list[dict[str, Any]]:
    """40 people browse, 30 pay and rate it 2 or 3, 30 receive and rate it 5 or 4."""
    found: list[dict[str, Any]] = []
    for number in range(40):
        who = f"p{number:02}"
        found.append(event(who, number * 50, "browse"))
        if number < 30:
            found += [event(who, number * 50 + 1, "pay"), answer(who, number * 50 + 2, "pay", 2.0 + number % 2)]
            found.append(event(who, number * 50 + 3, "receive"))
            found.append(answer(who, number * 50 + 4, "receive", 5.0 - number % 2))
    return [{"seq": seq, **row} for seq, row in enumerate(found, 1)]


def future(**changes: Any) -> Journey:
    steps = [
        {"id": "browse", "title": "Look around", "stage": "buy", "order": "a"},
        {"id": "wallet", "title": "Wallet", "stage": "buy", "order": "b"},
        {"id": "receive", "title": "Receive", "stage": "get", "order": "a"},
        {"id": "pay", "title": "Pay", "stage": "get", "order": "b"},
    ]
    document = {
        "id": "next", "slug": "next", "title": "Next", "state": "future", "baseline_id": "shop",
        "stages": [{"id": "buy", "title": "Buy", "order": "a"}, {"id": "get", "title": "Get", "order": "b"}],
        "steps": steps,
        "emotions": [
            {"step": "pay", "curve": "target", "valence": 1.0},
            {"step": "receive", "curve": "target", "valence": 1.0},
            {"step": "wallet", "curve": "target", "valence": 1.0},
        ],
        "kpis": [
            {"id": "paid", "name": "Paid", "type": "rate", "method": "rate", "target": 0.7},
            {"id": "ease", "name": "Ease", "type": "csat", "method": "mean", "target": 4.5},
            {"id": "new", "name": "New", "type": "rate", "method": "rate", "target": 0.2},
        ],
        **changes,
    }  # fmt: skip
    return Journey.model_validate(document)


def found(**changes: Any) -> FutureGaps:
    engine = memory_engine(rows())
    baseline = shop(
        kpis=KPIS,
        actions=[
            {"id": "one", "title": "One", "steps": ["pay"], "status": "planned"},
            {"id": "two", "title": "Two", "steps": ["pay"], "status": "done"},
        ],
        opportunities=[{"id": "how", "title": "How might we", "insights": ["slow"]}],
        insights=[{"id": "slow", "type": "pain", "title": "Slow", "steps": ["pay"]}],
    )
    try:
        return gaps(future(**changes), baseline, measure(engine, baseline, MeasureRequest(Window())))
    finally:
        engine.close()


def test_promised_feelings_are_missed_kept_or_not_measured() -> None:
    verdicts = {step.step: step.verdict for step in found().steps}
    assert verdicts == {"browse": "no_promise", "wallet": "not_measured", "receive": "kept", "pay": "missed"}


def test_distance_to_a_promise_has_the_interval_of_the_measured_feeling() -> None:
    pay = next(step for step in found().steps if step.step == "pay")
    assert pay.measured.value == -0.5
    assert pay.difference.diff == -1.5
    assert pay.difference.low is not None
    assert pay.measured.low is not None
    assert abs(pay.difference.low - (pay.measured.low - 1.0)) < 1e-12
    assert pay.difference.tests == 2


def test_promise_inside_the_interval_is_unclear() -> None:
    steps = found(emotions=[{"step": "pay", "curve": "target", "valence": -0.45}]).steps
    assert next(step for step in steps if step.step == "pay").verdict == "unclear"


def test_metrics_are_held_against_their_targets() -> None:
    verdicts = {row.metric: (row.verdict, row.share.k if row.share else None) for row in found().metrics}
    assert verdicts == {"paid": ("unclear", 30), "ease": ("missed", None), "new": ("not_measured", None)}


def test_steps_say_how_they_change() -> None:
    steps = {step.step: (step.changes, step.was) for step in found().steps}
    assert steps["browse"] == (["renamed"], "Browse")
    assert steps["wallet"] == (["added"], "")
    assert "moved" in steps["pay"][0]


def test_removed_steps_stand_last_with_what_the_data_says() -> None:
    last = found(steps=[{"id": "browse", "title": "Browse", "stage": "buy", "order": "a"}]).steps[-2:]
    assert [(step.step, step.changes) for step in last] == [("pay", ["removed"]), ("receive", ["removed"])]
    assert last[0].measured.value == -0.5


def test_open_work_of_both_maps_stands_at_its_step() -> None:
    pay = next(step for step in found().steps if step.step == "pay")
    assert [(one.kind, one.id) for one in pay.work] == [("action", "one"), ("opportunity", "how")]


def test_what_binds_to_data_or_is_left_unsaid_is_no_change() -> None:
    changed = {(change.part, change.field) for change in found().changes}
    assert ("steps", "match") not in changed
    assert ("kpis", "match") not in changed
    assert ("scope", "ends.received") not in changed
