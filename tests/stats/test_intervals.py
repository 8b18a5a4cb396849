"""Intervals against scipy, published values and the figures of the design screens."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sojourn.stats import intervals


@settings(max_examples=50, deadline=None)
@given(data=st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_of_any_share_equals_scipy(data):
    k, n = data
    expected = stats.binomtest(k, n).proportion_ci(method="wilson")
    found = intervals.wilson(k, n)
    assert found.value == k / n
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_wilson_of_newcombes_example_is_as_published():
    # Newcombe 1998 (single proportion), 81 of 263 by method 3: 0.2553 to 0.3662
    found = intervals.wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


def test_wilson_of_none_and_of_all_ends_at_the_share_itself():
    for n in range(1, 200):
        assert intervals.wilson(0, n).low == 0
        assert intervals.wilson(n, n).high == 1


def test_wilson_of_nobody_is_nothing():
    assert intervals.wilson(0, 0) == intervals.NOTHING


def test_mean_of_passengers_in_2017_is_as_on_the_screens():
    values = np.repeat([1.0, 2, 3, 4, 5], [10, 20, 30, 200, 150])
    found = intervals.mean_t(len(values), values.mean(), values.std(ddof=1))
    expected = stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
    assert (found.low, found.high) == pytest.approx(expected)


@pytest.mark.parametrize(("n", "mean", "sd"), [(1, 4.0, None), (1, 4.0, math.nan)])
def test_mean_of_one_value_has_no_interval(n, mean, sd):
    assert intervals.mean_t(n, mean, sd) == (4.0, None, None)


def test_mean_of_no_value_is_nothing():
    assert intervals.mean_t(0, None, None) == intervals.NOTHING


def test_nps_of_passengers_in_2017_is_as_published():
    found = intervals.nps(1436, 968, 342)
    assert round(found.value, 2) == 39.84
    variance = (1436 + 342) / 2746 - ((1436 - 342) / 2746) ** 2
    assert found.high - found.value == pytest.approx(100 * stats.norm.ppf(0.975) * math.sqrt(variance / 2746))


def test_nps_of_nobody_is_nothing():
    assert intervals.nps(0, 0, 0) == intervals.NOTHING


@settings(max_examples=50, deadline=None)
@given(n=st.integers(1, 5000), share=st.sampled_from((0.1, 0.25, 0.5, 0.9)))
def test_quantile_places_of_any_number_equal_scipys_binomial(n, share):
    low, high = stats.binom.ppf([0.025, 0.975], n, share)
    assert intervals.quantile_places(n, share) == (max(int(low) - 1, 0), min(int(high), n - 1))


@settings(max_examples=30, deadline=None)
@given(values=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=300))
def test_median_of_any_values_equals_the_screens_formula(values):
    ordered = np.sort(np.array(values))
    n, low = len(ordered), int(stats.binom.ppf(0.025, len(ordered), 0.5))
    expected = (np.median(ordered), ordered[max(low - 1, 0)], ordered[min(n - low, n - 1)])
    assert intervals.median_order(ordered) == pytest.approx(expected)


def test_median_interval_of_skewed_values_holds_its_promise():
    generator = np.random.default_rng(7)
    draws = np.sort(generator.exponential(size=(2000, 41)), axis=1)
    found = [intervals.median_order(row) for row in draws]
    held = np.mean([each.low <= math.log(2) <= each.high for each in found])
    assert 0.94 <= held <= 0.99


def test_median_of_no_values_is_nothing():
    assert intervals.median_order(np.array([])) == intervals.NOTHING
