import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.draft import BLUEPRINT, MEASURED, lanes
from sojourn.maps.ranks import between, first


@given(st.integers(0, 500))
def test_first_keys_are_in_order_and_leave_room(count: int) -> None:
    keys = first(count)
    assert keys == sorted(set(keys))
    ends: list[str | None] = [None, *keys, None]
    for low, high in itertools.pairwise(ends):
        found = between(low, high)
        assert (low or "") < found
        assert high is None or found < high


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=80))
def test_any_run_of_inserts_keeps_the_order(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
        assert keys == sorted(set(keys))


@given(st.text(min_size=1, max_size=6), st.text(min_size=1, max_size=6))
def test_hand_made_keys_are_fine_too(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low < high and not (high.startswith(low) and high[len(low)] <= "0"):
        assert low < between(low, high) < high


def test_keys_in_the_wrong_order_are_an_error() -> None:
    with pytest.raises(InvalidInput, match="not below"):
        between("b", "a")


def test_nothing_below_zero_says_what_to_do() -> None:
    with pytest.raises(InvalidInput, match="Number the parts anew"):
        between(None, "0")


def test_appending_many_keeps_keys_short() -> None:
    keys = first(10)
    for _ in range(200):
        keys.append(between(keys[-1], None))
    assert max(map(len, keys)) < 20


def test_measured_lanes_are_those_of_the_living_map() -> None:
    found = lanes(MEASURED, without=("repeats",))
    assert [lane.title for lane in found][:6] == [
        "Touchpoints",
        "Emotion",
        "Answers",
        "Reach",
        "Drop-off",
        "Time to next",
    ]
    assert [lane.order for lane in found] == sorted(lane.order for lane in found)
    assert len(lanes()) == len(BLUEPRINT)
