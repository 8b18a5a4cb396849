import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sojourn.maps.diff import diff, render_diff
from sojourn.maps.journey import Journey
from tests.maps.documents import data, journey
from tests.maps.generated import journeys, quick


def changed(**changes: object) -> list[tuple[str, str]]:
    return [(change.kind, change.path) for change in diff(journey(), journey(**changes))]


def test_same_map_in_another_file_order_has_no_changes() -> None:
    shuffled = data()
    for name in ("steps", "lanes", "cards", "emotions", "transitions"):
        random.Random(7).shuffle(shuffled[name])
    assert diff(journey(), Journey.model_validate(shuffled)) == []
    assert render_diff([]) == "No changes.\n"


def test_field_of_a_step_changed_is_named_by_its_path() -> None:
    steps = data()["steps"]
    steps[1]["title"] = "Payment"
    found = diff(journey(), journey(steps=steps))
    assert [(c.kind, c.path, c.before, c.after) for c in found] == [("changed", "steps[pay].title", "Pay", "Payment")]
    assert render_diff(found) == '~ title of step \'Payment\': "Pay" -> "Payment"  (steps[pay].title)\n'


def test_swapped_steps_are_one_move() -> None:
    steps = data()["steps"]
    steps[1]["order"] = "05"
    found = diff(journey(), journey(steps=steps))
    assert [(c.kind, c.path) for c in found] in ([("moved", "steps[pay]")], [("moved", "steps[order]")])


def test_step_in_another_stage_is_moved_with_both_places() -> None:
    steps = data()["steps"]
    steps[1]["stage"] = "get"
    found = diff(journey(), journey(steps=steps))
    assert [(c.kind, c.before, c.after) for c in found] == [
        ("moved", {"stage": "buy", "after": "order"}, {"stage": "get", "after": "door"})
    ]


def test_new_order_keys_that_keep_the_order_are_no_change() -> None:
    lanes = [{**lane, "order": f"x{lane['order']}"} for lane in data()["lanes"]]
    assert changed(lanes=lanes) == []


def test_card_on_other_steps_is_moved() -> None:
    cards = data()["cards"]
    cards[0]["span"]["to_step"] = "door"
    assert changed(cards=cards) == [("moved", "cards[c1]")]


def test_added_removed_and_renamed_outcomes() -> None:
    scope = data()["scope"]
    scope["ends"]["returned"] = "event = 'returned'"
    assert changed(scope=scope) == [("changed", "scope.ends.returned")]
    assert changed(insights=[], cards=data()["cards"][:1]) == [("removed", "cards[c2]"), ("removed", "insights[late]")]
    assert changed(tags={"brand": ["A"]}) == [("changed", "tags")]


def test_emotion_is_found_by_step_not_by_place() -> None:
    points = data()["emotions"][::-1]
    points[0]["valence"] = -0.5
    assert changed(emotions=points) == [("changed", "emotions[door/current].valence")]


@settings(quick, max_examples=30)
@given(journeys, journeys)
def test_any_two_maps_can_be_compared(one: Journey, other: Journey) -> None:
    assert diff(one, one) == []
    assert render_diff(diff(one, other))


@given(st.permutations(range(6)))
def test_moves_named_are_no_more_than_needed(order: list[int]) -> None:
    def drawn(places: list[int]) -> Journey:
        lanes = [{"id": f"l{i}", "title": "L", "type": "text", "order": str(place)} for i, place in enumerate(places)]
        return journey(lanes=[*data()["lanes"], *lanes])

    moves = diff(drawn(list(range(6))), drawn(order))
    longest = max(
        sum(1 for bit in range(6) if mask >> bit & 1)
        for mask in range(64)
        if (kept := [order[i] for i in range(6) if mask >> i & 1]) == sorted(kept)
    )
    assert len(moves) <= 6 + 3 - longest
    assert all(change.kind == "moved" for change in moves)


def test_effect_question_added_and_changed_is_told_field_by_field() -> None:
    asked = {"step": "door", "before": ["2017-05-01", "2017-06-01"], "after": ["2018-05-01", "2018-06-01"]}
    plain = journey(actions=[{"id": "a", "title": "A"}])
    one = journey(actions=[{"id": "a", "title": "A", "effect": asked}])
    other = journey(actions=[{"id": "a", "title": "A", "effect": {**asked, "group": {"where": "country = 'ch'"}}}])
    assert [(change.path, change.before) for change in diff(plain, one)] == [("actions[a].effect", None)]
    assert [(change.path, change.after) for change in diff(one, other)] == [
        ("actions[a].effect.group", {"where": "country = 'ch'"})
    ]
