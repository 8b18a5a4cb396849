"""Benjamini-Hochberg against scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sojourn.stats.correction import benjamini_hochberg


@given(ps=st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_q_values_of_any_tests_equal_scipy(ps):
    assert benjamini_hochberg(ps) == pytest.approx(list(stats.false_discovery_control(ps, method="bh")))


def test_a_missing_p_stays_missing_and_does_not_count():
    assert benjamini_hochberg([0.04, None, 0.01]) == pytest.approx([0.04, None, 0.02])


def test_no_tests_give_no_q_values():
    assert benjamini_hochberg([]) == []
