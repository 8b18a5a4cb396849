"""What a measured map says, on histories small enough to count by hand."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from sojourn.insight.answer import Window
from sojourn.insight.compare import measured_map
from sojourn.insight.measure import measure
from sojourn.insight.panel import step_panel
from sojourn.insight.request import MeasureRequest
from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Measurement, StepMeasure
from sojourn.rules.model import Rule
from sojourn.store.engine import memory_engine
from tests.insight.journeys import START, answer, event, shop

HISTORY = [
    event("ann", 0, "browse", channel="web"),
    event("ann", 1, "pay", channel="web"),
    event("ann", 2, "advert"),
    event("ann", 3, "receive", channel="store"),
    answer("ann", 4, "receive", 5),
    event("bob", 0, "browse", channel="app"),
    event("bob", 2, "pay", channel="app"),
    event("bob", 3, "pay", channel="app"),
    answer("bob", 3, "pay", 1),
    answer("ann", 1, "pay", 4),
    event("cyd", 90, "browse", channel="web"),
]


def measured(rows: list[dict[str, Any]], journey: Journey, request: MeasureRequest | None = None) -> Measurement:
    engine = memory_engine(rows)
    found = measure(engine, journey, request or MeasureRequest())
    engine.close()
    return found


def step(found: Measurement, name: str) -> StepMeasure:
    one = found.step(name)
    assert one is not None
    return one


def test_totals_of_three_walks_count_completed_abandoned_and_open() -> None:
    totals = measured(HISTORY, shop()).totals
    assert (totals.instances, totals.completed, totals.abandoned, totals.open) == (3, 1, 1, 1)
    assert (totals.completion.k, totals.completion.n) == (1, 2)
    assert totals.duration.median == 3 * 3600


def test_dropoff_leaves_open_instances_out_and_says_so() -> None:
    found = step(measured(HISTORY, shop()), "browse")
    assert (found.dropoff.k, found.dropoff.n) == (0, 2)
    assert [note.code for note in found.notes] == ["censored"]


def test_dropoff_without_ends_is_not_defined() -> None:
    found = measured(HISTORY, shop(scope={"timeout": "2d"}))
    assert step(found, "pay").dropoff.share is None
    assert step(found, "pay").dropoff.note is not None
    assert step(found, "pay").dropoff.note.code == "not_defined"
    assert (found.totals.completed, found.totals.open) == (None, 0)


def test_dropoff_with_a_limit_is_not_measurable_in_the_journeys_words() -> None:
    note = step(measured(HISTORY, shop(limits={"dropoff": "Asked at the end."})), "pay").dropoff.note
    assert note is not None
    assert (note.code, note.text) == ("not_measurable", "Asked at the end.")


def test_a_step_without_a_rule_says_that_it_is_not_bound() -> None:
    journey = shop()
    journey.steps[0].match = None
    found = step(measured(HISTORY, journey), "browse")
    assert (found.bound, found.instances, found.reach.share) == (False, None, None)
    assert found.reach.note is not None
    assert found.reach.note.code == "not_bound"


def test_repeats_and_cost_count_every_visit() -> None:
    found = step(measured(HISTORY, shop()), "pay")
    assert (found.visits, found.repeat.k, found.repeat.n, found.cost_total) == (3, 1, 2, 7.5)
    assert found.mean_visits.value == 1.5


def test_feeling_belongs_to_the_latest_instance_also_after_it_closed() -> None:
    found = measured(HISTORY, shop(minimum_n=2))
    assert step(found, "pay").feeling.valence.value == pytest.approx(-0.5)
    assert step(found, "pay").feeling.distribution == [1, 0, 0, 1, 0]
    late = step(found, "receive").feeling
    assert (late.valence.value, late.valence.n) == (None, 1)
    assert late.valence.note is not None
    assert late.valence.note.code == "not_enough_data"


def test_several_answers_of_one_instance_are_one_unit() -> None:
    more = [*HISTORY, answer("bob", 4, "pay", 3), answer("bob", 5, "pay", 5), answer("bob", 5, "pay", None)]
    feeling = step(measured(more, shop()), "pay").feeling
    assert (feeling.valence.n, feeling.valence.value) == (2, pytest.approx(0.5))
    assert sum(feeling.distribution) == 4


def test_answers_on_two_scales_are_said_to_be_mixed() -> None:
    wide = {**answer("bob", 4, "pay", 10), "scale_low": 0.0, "scale_high": 10.0}
    valence = step(measured([*HISTORY, wide], shop()), "pay").feeling.valence
    assert valence.note is not None
    assert valence.note.code == "mixed_scales"
    assert valence.value == pytest.approx((1 + (-2 + 2) / 2) / 2)


def test_a_filter_keeps_instances_with_an_event_of_their_own() -> None:
    request = MeasureRequest(where=Rule.parse("event = 'advert'"))
    assert measured(HISTORY, shop(), request).totals.instances == 1
    assert measured(HISTORY, shop(), MeasureRequest(channels=("app",))).totals.instances == 1


@pytest.mark.parametrize("by", ["profile", "case"])
def test_halves_beside_each_other_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    luck = random.Random(7)
    rows = [
        event(f"p{luck.randrange(60)}", luck.randrange(900), luck.choice(["browse", "pay", "receive", "advert"]),
              channel=luck.choice(["web", "app", None]), case_id=f"c{luck.randrange(40)}")
        for _ in range(900)
    ]  # fmt: skip
    rows += [answer(f"p{luck.randrange(60)}", luck.randrange(900), "pay", luck.randint(1, 5)) for _ in range(200)]
    scope = {
        "case": "profile" if by == "profile" else "case_id",
        "ends": {"received": "event = 'receive'"},
        "timeout": "2d",
    }
    journey = shop(scope=scope)
    for people in (rows, rows[:1], []):
        whole = measured(people, journey)
        with monkeypatch.context() as patched:
            patched.setattr("sojourn.insight.beside._WORTH_HALVING", 1)
            halved = measured(people, journey)
        assert halved.steps == whole.steps
        assert halved.totals == whole.totals


def test_the_window_picks_instances_by_their_opening() -> None:
    window = Window(START + timedelta(hours=1), None)
    assert measured(HISTORY, shop(), MeasureRequest(window)).totals.instances == 1


def test_a_persona_is_its_people_and_everyone_stays_told() -> None:
    journey = shop(personas=[{"id": "app", "name": "App people", "segment": "channel = 'app'"}])
    totals = measured(HISTORY, journey, MeasureRequest(persona="app")).totals
    assert (totals.instances, totals.everyone) == (1, 3)
    with pytest.raises(InvalidInput, match="no persona 'web'"):
        measured(HISTORY, journey, MeasureRequest(persona="web"))


def test_conformance_names_the_loop_and_the_detour() -> None:
    found = measured(HISTORY, shop()).totals.conformance
    assert (found.share.k, found.share.n) == (0, 2)
    assert {(one.kind, one.step, one.name) for one in found.deviations} == {
        ("loop", "pay", ""),
        ("detour", None, "advert"),
    }
    drawn = shop(transitions=[{"source": "pay", "target": "pay", "type": "loop"}])
    assert measured(HISTORY, drawn).totals.conformance.share.k == 1


def test_walks_by_case_keep_the_cases_of_one_person_apart() -> None:
    rows = [
        event("ann", 0, "browse", case_id="1"),
        event("ann", 1, "browse", case_id="2"),
        event("ann", 2, "receive", case_id="1"),
        event("bob", 3, "browse"),
    ]
    totals = measured(rows, shop(scope={"case": "case", "ends": {"received": "event = 'receive'"}})).totals
    assert (totals.instances, totals.completed, totals.profiles) == (2, 1, 1)


def test_comparing_a_window_with_itself_shows_no_difference() -> None:
    engine = memory_engine([*HISTORY, *[{**row, "profile_id": row["profile_id"] + "2"} for row in HISTORY]])
    found = measured_map(engine, shop(), MeasureRequest(), MeasureRequest())
    assert found.comparison is not None
    assert all(one.reach.diff == 0 for one in found.comparison.steps)
    assert all(one.valence.verdict != "clear" for one in found.comparison.steps)


def test_panel_of_events_shows_real_moves_and_their_time() -> None:
    found = step_panel(memory_engine(HISTORY), shop(), "pay", MeasureRequest())
    assert [(one.step, one.share.k, one.median_seconds) for one in found.before] == [("browse", 2, 5400.0)]
    assert [(one.step, one.share.k, one.median_seconds) for one in found.after] == [("receive", 1, 7200.0)]
    assert {one.measure for one in found.definitions} == {"emotion", "reach", "dropoff", "time_to_next", "repeats"}
    with pytest.raises(NotFound, match="no step 'paid'"):
        step_panel(memory_engine(HISTORY), shop(), "paid", MeasureRequest())


def test_a_request_is_told_by_its_digest() -> None:
    one = MeasureRequest(Window(START, None), "app", Rule.parse("a = 1"), ("web", "app"))
    same = MeasureRequest(Window(START, None), "app", Rule.parse("(a = 1)"), ("app", "web"))
    assert one.digest() == same.digest() != MeasureRequest().digest()
