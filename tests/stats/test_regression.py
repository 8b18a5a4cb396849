"""Least squares against numpy and White's sandwich written out."""

from __future__ import annotations

import numpy as np
import pytest

from sojourn.stats.regression import ols_hc1


def sample(seed=3, n=80):
    generator = np.random.default_rng(seed)
    x = generator.normal(size=(n, 2))
    return 1 + x @ [2.0, -1.0] + generator.normal(size=n) * (1 + np.abs(x[:, 0])), x


def test_coefficients_equal_numpys_least_squares():
    y, x = sample()
    expected = np.linalg.lstsq(np.column_stack([np.ones(len(y)), x]), y, rcond=None)[0]
    assert ols_hc1(y, x).coefficients == pytest.approx(expected)


def test_errors_equal_the_sandwich_summed_row_by_row():
    y, x = sample()
    design = np.column_stack([np.ones(len(y)), x])
    fit = ols_hc1(y, x)
    residuals = y - design @ fit.coefficients
    meat = sum(r**2 * np.outer(row, row) for r, row in zip(residuals, design, strict=True))
    bread = np.linalg.inv(design.T @ design)
    expected = np.sqrt(np.diag(bread @ meat @ bread) * len(y) / (len(y) - 3))
    assert fit.errors == pytest.approx(expected)


def test_interval_of_a_known_effect_holds_its_promise():
    found = [ols_hc1(*sample(seed)).interval(1) for seed in range(300)]
    assert 0.90 <= np.mean([low <= 2.0 <= high for _, low, high in found]) <= 0.99


def test_a_column_given_twice_shares_its_weight():
    y, x = sample()
    single, double = ols_hc1(y, x[:, :1]), ols_hc1(y, x[:, [0, 0]])
    assert double.coefficients[1] + double.coefficients[2] == pytest.approx(single.coefficients[1])


def test_more_columns_than_rows_give_no_fit():
    assert ols_hc1(np.ones(3), np.ones((3, 3))) is None
