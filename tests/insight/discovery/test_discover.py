from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sojourn.insight.answer import Selection, Window
from sojourn.insight.discovery import DiscoverySettings, discover
from sojourn.kernel.errors import NotEnoughData
from sojourn.maps.exchange import yaml
from sojourn.maps.journey import Journey
from sojourn.maps.validate import check, errors_of
from sojourn.rules.model import Rule
from sojourn.store.engine import memory_engine

START = datetime(2026, 1, 1, tzinfo=UTC)


def walk(case: str, events: str, hours: float = 1.0, **columns: Any) -> list[dict[str, Any]]:
    """One case: comma-separated events, some hours apart; `name@channel` sets the channel."""
    rows: list[dict[str, Any]] = []
    for place, event in enumerate(events.split(",")):
        name, _, channel = event.strip().partition("@")
        time = START + timedelta(hours=hours * place)
        rows.append(
            {"time": time, "profile_id": case, "case_id": case, "name": name, "channel": channel or None, **columns}
        )
    return rows


def answer(
    case: str, hour: float, question: str, score: float | None, low: float = 1, high: float = 5
) -> dict[str, Any]:
    return {"time": START + timedelta(hours=hour), "profile_id": case, "case_id": case, "name": "feedback",
            "question": question, "score": score, "scale_low": low, "scale_high": high}  # fmt: skip


def drafted(rows: Iterable[dict[str, Any]], **settings: Any) -> Journey:
    engine = memory_engine(list(rows), as_of=START + timedelta(days=400))
    return discover(engine, Selection(), DiscoverySettings(**settings))


def titles(journey: Journey) -> list[str]:
    return [step.title for step in journey.steps_in_order()]


def shop() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number in range(40):
        rows += walk(f"o{number}", "order_placed,payment_received,parcel_shipped,parcel_delivered")
    rows += walk("x", "order_placed,order_cancelled") + walk("y", "order_placed,order_cancelled")
    return rows + walk("z", "order_placed,order_cancelled")


def test_order_lifecycle_gives_steps_in_order_in_named_stages() -> None:
    found = drafted(shop())
    assert titles(found) == [
        "Order placed", "Payment received", "Parcel shipped", "Parcel delivered", "Order cancelled",
    ]  # fmt: skip
    assert [stage.title for stage in found.stages_in_order()][-2:] == ["Delivery", "Cancellation"]
    assert found.scope.case == "case"
    assert found.scope.unit == "orders"
    assert found.scope.starts == Rule.parse("event = 'order_placed'")
    assert {name: rule.text for name, rule in found.scope.ends.items()} == {
        "parcel delivered": "event = 'parcel_delivered'",
        "order cancelled": "event = 'order_cancelled'",
    }
    assert found.scope.success == ["parcel delivered"]


def test_draft_is_valid_and_survives_yaml() -> None:
    found = drafted(shop())
    assert errors_of(check(found)) == []
    assert yaml.load(yaml.dump(found)) == found


def test_same_events_in_any_order_give_the_same_map() -> None:
    rows = shop()
    assert drafted(rows) == drafted(rows[::-1])


def test_rare_noise_is_left_out_and_said_so() -> None:
    rows = shop() + walk("o1", "printer_jam,coffee_spilt")
    found = drafted(rows)
    assert not {"Printer jam", "Coffee spilt"} & set(titles(found))
    assert any("2 kinds of events are met by too few" in note and "Coffee spilt" in note for note in found.notes)


def test_rare_step_that_continues_a_funnel_stays() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(200):
        rows += walk(
            f"p{number}",
            ",".join(["view", "cart", "checkout", "purchase"][: 1 + (number < 40) + (number < 12) + (number < 5)]),
        )
    assert titles(drafted(rows)) == ["View", "Cart", "Checkout", "Purchase"]


def test_planned_date_and_ping_are_no_steps() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(10):
        rows += walk(f"c{number}", "order_placed,page_ping,page_ping,order_delivered,order_estimated_delivery_date")
    found = drafted(rows)
    assert titles(found) == ["Order placed", "Order delivered"]
    assert any("planned" in note for note in found.notes)
    assert any("machines" in note for note in found.notes)


def test_max_steps_keeps_the_commonest_and_says_so() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(20):
        rows += walk(f"c{number}", "a,b,c,d,e,f,g,h"[: 15 - 2 * (number % 3)])
    found = drafted(rows, max_steps=4)
    assert titles(found) == ["A", "B", "C", "D"]
    assert any("to keep the map readable" in note for note in found.notes)


def test_end_that_would_cut_most_walks_is_not_proposed() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(30):
        rows += walk(f"c{number}", "open,x,y" if number % 3 else "open,y,x")
    found = drafted(rows)
    assert found.scope.ends == {}
    assert any("No outcome is proposed" in note for note in found.notes)


def test_timeout_is_a_figure_people_use_over_nearly_all_pauses() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(30):
        rows += walk(f"c{number}", "a,b,c", hours=40)
    assert drafted(rows).scope.timeout == timedelta(days=2)


def test_cases_of_one_event_each_give_way_to_people() -> None:
    rows: list[dict[str, Any]] = []
    for person in range(10):
        for place, name in enumerate(["purchase", "cancellation", "purchase"]):
            time = START + timedelta(days=place)
            rows.append({"time": time, "profile_id": f"p{person}", "case_id": f"i{person}-{place}", "name": name})
    found = drafted(rows)
    assert found.scope.case == "profile"
    assert titles(found) == ["Purchase", "Cancellation"]


def test_case_by_a_property_is_used_when_asked_for() -> None:
    rows = [{**row, "properties": '{{"order_id": "{}"}}'.format(row["case_id"]), "profile_id": "one"} for row in shop()]
    found = drafted(rows, case="order_id")
    assert found.scope.case == "order_id"
    assert found.scope.starts == Rule.parse("event = 'order_placed'")


def test_question_is_bound_to_the_step_before_its_answers() -> None:
    rows = shop()
    for number in range(40):
        rows.append(answer(f"o{number}", 5, "delivery_rating", 1 + number % 5))
        rows.append(answer(f"o{number}", 1.5, "payment_rating", 4))
        rows.append(answer(f"o{number}", 1.5, "would_recommend", 9, 0, 10))
    found = drafted(rows)
    bound = {step.title: step.feedback.text for step in found.steps if step.feedback}
    assert bound == {
        "Parcel delivered": "question = 'delivery_rating'",
        "Payment received": "question in ('payment_rating', 'would_recommend')",
    }
    assert [(kpi.id, kpi.method) for kpi in found.kpis] == [
        ("nps-would-recommend", "net"),
        ("mean-payment-rating", "mean"),
    ]
    assert "emotion" in {lane.type for lane in found.lanes}


def test_answer_at_the_very_time_of_an_event_speaks_of_it() -> None:
    rows = shop() + [answer(f"o{number}", 2, "packing", 3) for number in range(40)]
    bound = {step.title for step in drafted(rows).steps if step.feedback}
    assert bound == {"Parcel shipped"}


def test_no_answers_and_no_channels_give_no_empty_lanes() -> None:
    assert {"emotion", "touchpoints"}.isdisjoint(lane.type for lane in drafted(shop()).lanes)


def test_channels_of_a_case_are_a_mix_not_steps() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(20):
        where = "web" if number % 4 else "desk"
        rows += walk(f"c{number}", f"apply@{where},decide@{where}")
    found = drafted(rows)
    assert titles(found) == ["Apply", "Decide"]
    assert found.steps_in_order()[0].channels == ["web", "desk"]
    assert [item.values for item in found.library] == [["web"], ["desk"]]


def test_same_event_at_another_place_on_another_channel_is_another_step() -> None:
    rows: list[dict[str, Any]] = []
    for number in range(20):
        rows += walk(f"c{number}", "contact@mail,order@web,pay@web,deliver@van,contact@phone")
    found = drafted(rows)
    assert titles(found) == ["Contact, Mail", "Order", "Pay", "Deliver", "Contact, Phone"]
    assert found.steps_in_order()[-1].match == Rule.parse("event = 'contact' and channel = 'phone'")


def survey() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number in range(30):
        rows += walk(f"p{number}", "survey answered")
        for question in ("Q1SIGN", "Q1FOOD", "Q2WIFI"):
            rows.append(answer(f"p{number}", 0, question, None if question == "Q1FOOD" and number % 2 else 4))
        rows.append(answer(f"p{number}", 0, "NPS", 9, 0, 10))
    return rows


def test_survey_gives_a_step_a_question_in_the_order_of_the_file() -> None:
    found = drafted(survey())
    assert titles(found) == ["Q1SIGN", "Q1FOOD", "Q2WIFI", "NPS"]
    assert [stage.title for stage in found.stages_in_order()] == ["Q1", "Q2", "NPS"]
    food = found.steps_in_order()[1]
    assert food.match == Rule.parse("question = 'Q1FOOD' and score exists")
    assert food.asked == food.feedback == Rule.parse("question = 'Q1FOOD'")
    assert found.limits.keys() == {"dropoff", "time_to_next"}
    assert [kpi.id for kpi in found.kpis] == ["nps-nps", "mean-q1sign"]
    assert errors_of(check(found)) == []


def test_nothing_to_draft_from_is_a_clear_error() -> None:
    with pytest.raises(NotEnoughData, match="no events and no answers"):
        drafted([])
    later = Selection(Window(START + timedelta(days=900)))
    with pytest.raises(NotEnoughData):
        discover(memory_engine(shop()), later)


def test_events_without_a_case_are_counted_and_left_out() -> None:
    rows = [*shop(), {"time": START, "profile_id": "n", "name": "order_placed"}]
    assert any("1 events name no case" in note or "1 event names no case" in note for note in drafted(rows).notes)


def test_single_event_kind_gives_a_map_of_one_step() -> None:
    rows = [row for number in range(10) for row in walk(f"c{number}", "visit")]
    found = drafted(rows)
    assert titles(found) == ["Visit"]
    assert found.scope.starts is None
    assert errors_of(check(found)) == []
