"""Differences against scipy and Newcombe's published example."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sojourn.stats import difference

VALUES = st.lists(st.integers(1, 5), min_size=2, max_size=60).filter(lambda values: len(set(values)) > 1)


def moments(values):
    return len(values), float(np.mean(values)), float(np.std(values, ddof=1))


@settings(max_examples=50, deadline=None)
@given(this=VALUES, other=VALUES)
def test_welch_of_any_groups_equals_scipy(this, other):
    expected = stats.ttest_ind(this, other, equal_var=False)
    low, high = expected.confidence_interval()
    found = difference.welch(*moments(this), *moments(other))
    assert found.diff == pytest.approx(np.mean(this) - np.mean(other))
    assert (found.low, found.high, found.p) == pytest.approx((low, high, expected.pvalue))


def test_welch_of_one_value_has_no_interval():
    assert difference.welch(1, 4.0, 0.0, 10, 3.0, 1.0) == (1.0, None, None, None)


def test_welch_of_an_empty_group_is_nothing():
    assert difference.welch(0, 0.0, 0.0, 10, 3.0, 1.0) == difference.NO_CONTRAST


def test_newcombe_of_the_papers_first_example_is_as_published():
    # Newcombe 1998, table II, 56/70 - 48/80 by method 10: 0.0524 to 0.3339
    found = difference.newcombe(56, 70, 48, 80)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


def test_newcombe_p_is_that_of_the_pooled_z_test():
    table = np.array([[56, 14], [48, 32]])
    expected = stats.chi2_contingency(table, correction=False).pvalue
    assert difference.newcombe(56, 70, 48, 80).p == pytest.approx(expected)


def test_newcombe_where_everybody_counts_has_no_difference():
    found = difference.newcombe(5, 5, 9, 9)
    assert (found.diff, found.p) == (0, 1)
    assert found.low < 0 < found.high


def test_newcombe_of_an_empty_group_is_nothing():
    assert difference.newcombe(0, 0, 1, 2) == difference.NO_CONTRAST


GROUPS = st.tuples(VALUES, VALUES, VALUES, VALUES)


@settings(max_examples=50, deadline=None)
@given(groups=GROUPS)
def test_difference_in_differences_is_the_interaction_of_a_saturated_model(groups):
    # The coefficient of group x time in least squares; HC2 errors of a saturated model are the sums of sd^2/n.
    y = np.concatenate(groups).astype(float)
    ours = np.concatenate([np.full(len(group), place < 2) for place, group in enumerate(groups)]).astype(float)
    late = np.concatenate([np.full(len(group), place in (0, 2)) for place, group in enumerate(groups)]).astype(float)
    x = np.column_stack([np.ones(len(y)), ours, late, ours * late])
    inverse = np.linalg.inv(x.T @ x)
    residual = y - x @ (inverse @ x.T @ y)
    weights = residual**2 / (1 - np.einsum("ij,jk,ik->i", x, inverse, x))
    error = np.sqrt((inverse @ (x.T * weights) @ x @ inverse)[3, 3])
    expected = (inverse @ x.T @ y)[3]
    found = difference.difference_in_differences(*(difference.Sample(*moments(group)) for group in groups))
    assert found.diff == pytest.approx(expected, abs=1e-9)
    assert (found.low, found.high) == pytest.approx(
        (expected - 1.959964 * error, expected + 1.959964 * error), abs=1e-5
    )
    assert found.p == pytest.approx(2 * stats.norm.sf(abs(expected / error)))


def test_difference_in_differences_of_thin_groups_has_no_interval():
    one, many, none = (difference.Sample(n, 1.0, 1.0) for n in (1, 9, 0))
    assert difference.difference_in_differences(many, one, many, many) == (0, None, None, None)
    assert difference.difference_in_differences(many, none, many, many) == difference.NO_CONTRAST
