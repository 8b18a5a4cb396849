"""Orders by packed numbers equal those of numpy's own sorts."""

from __future__ import annotations

import numpy as np
import pytest

from sojourn.insight.ordering import order_of, order_of_walks


@pytest.mark.parametrize("bits", [1, 12, 40, 62])
def test_order_of_numbers_of_any_size_is_stable(bits: int) -> None:
    values = np.random.default_rng(bits).integers(0, 1 << bits, 5_000)
    values[::7] = values[0]
    assert order_of(values).tolist() == np.argsort(values, kind="stable").tolist()


def test_order_of_nothing_is_empty() -> None:
    nothing = np.empty(0, dtype=np.int64)
    assert order_of(nothing).tolist() == order_of_walks(nothing, nothing, nothing)[0].tolist() == []


def test_order_of_walks_in_any_arrival_is_by_key_time_and_arrival_number() -> None:
    numbers = np.random.default_rng(5)
    k = numbers.integers(0, 40, 3_000) << 55
    us = numbers.integers(-500, 500, 3_000)
    seq = numbers.permutation(3_000)
    in_time = np.argsort(us, kind="stable")
    for arrival in (np.arange(3_000), in_time):
        columns = k[arrival], us[arrival], seq[arrival]
        order, *ordered = order_of_walks(*columns)
        assert order.tolist() == np.lexsort(columns[::-1]).tolist()
        assert all((one == column[order]).all() for one, column in zip(ordered, columns, strict=True))


def test_keys_alike_in_their_upper_bits_are_told_apart_by_the_rest() -> None:
    numbers = np.random.default_rng(6)
    k = (numbers.integers(0, 3, 4_000) << 60) + numbers.integers(0, 4, 4_000)
    us, seq = numbers.integers(0, 300, 4_000), numbers.permutation(4_000)
    assert order_of_walks(k, us, seq)[0].tolist() == np.lexsort((seq, us, k)).tolist()
