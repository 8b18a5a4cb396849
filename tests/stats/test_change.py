"""Changes of level: found where they are, and not found where there are none."""

from __future__ import annotations

import numpy as np
import pytest

from sojourn.stats.change import change_points


def series(*levels: tuple[float, int], seed: int = 1, scatter: float = 0.1) -> list[float]:
    random = np.random.default_rng(seed)
    return [level + scatter * random.standard_normal() for level, count in levels for _ in range(count)]


def test_change_points_of_a_step_is_where_the_new_level_begins() -> None:
    values = series((1.0, 12), (0.2, 10))
    assert change_points(values, [30] * len(values)) == [12]


def test_change_points_of_two_steps_are_both_found() -> None:
    values = series((1.0, 10), (0.0, 10), (0.8, 10))
    assert change_points(values, [30] * len(values)) == [10, 20]


def test_change_points_of_a_level_series_are_rarely_found() -> None:
    found = sum(bool(change_points(series((0.5, 20), seed=seed), [25] * 20)) for seed in range(400))
    assert found / 400 < 0.07, "promised: 5 %"


@pytest.mark.parametrize("count", [0, 1, 7])
def test_change_points_of_a_short_series_are_none(count: int) -> None:
    assert change_points([0.0, 9.0, 0.0, 9.0, 0.0, 9.0, 9.0][:count], [5] * count) == []


def test_change_points_without_scatter_are_exact() -> None:
    assert change_points([1.0] * 5 + [2.0] * 5, [10] * 10) == [5]
    assert change_points([1.0] * 10, [10] * 10) == []


def test_change_points_weigh_points_by_n() -> None:
    """One stray thin day does not make a change; the same day with all the weight does not make one either."""
    values = series((1.0, 9), (1.0, 9))
    values[9] = -2.0
    assert change_points(values, [1 if at == 9 else 100 for at in range(18)]) == []
