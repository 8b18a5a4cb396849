"""Distances to a target: intervals agree with those of the value, tests hold what they promise."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from sojourn.stats.intervals import mean_t, nps, wilson
from sojourn.stats.target import mean_against, normal_against, share_against


def test_share_against_agrees_with_its_own_interval() -> None:
    """The score test rejects at 5 % exactly where Wilson's interval leaves the target out."""
    for k, n in ((3, 20), (50, 120), (0, 9), (9, 9)):
        found, own = share_against(k, n, 0.3), wilson(k, n)
        assert found.diff == pytest.approx(k / n - 0.3)
        inside = (own.low or 0) <= 0.3 <= (own.high or 0)
        assert ((found.p or 0) >= 0.05) == inside


def test_share_against_an_end_of_the_scale_needs_no_spread() -> None:
    assert share_against(4, 4, 1.0).p == 1.0
    assert share_against(3, 4, 1.0).p == 0.0
    assert share_against(0, 0, 0.5).diff is None


def test_mean_against_equals_the_one_sample_t_test() -> None:
    values = np.random.default_rng(1).normal(0.4, 1.1, 37)
    mean, sd = float(values.mean()), float(values.std(ddof=1))
    own = mean_t(len(values), mean, sd)
    found = mean_against(len(values), mean, sd, own.low or 0, own.high or 0, 0.9)
    assert found.p == pytest.approx(stats.ttest_1samp(values, 0.9).pvalue)
    assert found.low == pytest.approx((own.low or 0) - 0.9)


def test_mean_of_one_value_has_no_test() -> None:
    assert mean_against(1, 2.0, None, 2.0, 2.0, 1.0) == (1.0, None, None, None)


def test_nps_against_its_own_value_is_certain_to_be_no_different() -> None:
    own = nps(30, 10, 10)
    found = normal_against(own.value or 0, own.low or 0, own.high or 0, own.value or 0)
    assert (found.diff, found.p) == (0.0, 1.0)
    far = normal_against(own.value or 0, own.low or 0, own.high or 0, -40)
    assert (far.p or 1) < 1e-6
    assert not math.isnan(far.low or 0)
