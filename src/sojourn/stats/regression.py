"""Least squares with standard errors that do not assume equal spread."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sojourn.stats.intervals import Z, t_two_sided


class Fit(NamedTuple):
    """Coefficients with robust standard errors; place 0 is the intercept."""

    coefficients: NDArray[np.float64]
    errors: NDArray[np.float64]
    n: int
    columns: int

    def interval(self, place: int) -> tuple[float, float, float]:
        """Coefficient, low and high: the normal interval, b ± 1.96 · se."""
        value, error = float(self.coefficients[place]), float(self.errors[place])
        return value, value - Z * error, value + Z * error

    def p(self, place: int) -> float:
        """Two-sided p-value by Student's distribution with n - columns degrees of freedom; 1 without an error."""
        value, error = float(self.coefficients[place]), float(self.errors[place])
        return t_two_sided(value / error, self.n - self.columns) if error else 1.0


def ols_hc1(y: NDArray[np.float64], columns: NDArray[np.float64]) -> Fit | None:
    """Ordinary least squares of `y` on an intercept and `columns` (n rows) with HC1 errors; None if n <= columns.

    b = (X'X)⁻ X'y with the pseudo-inverse, so that columns that repeat others share their weight instead of failing;
    covariance (X'X)⁻ X' diag(e²) X (X'X)⁻ · n / (n - k), where k counts the intercept.
    Source: MacKinnon and White, J. of Econometrics 29 (1985) 305-325.
    """
    x = np.column_stack([np.ones(len(y)), columns])
    n, k = x.shape
    if n <= k:
        return None
    inverse = np.linalg.pinv(x.T @ x)
    coefficients = inverse @ x.T @ y
    residuals = y - x @ coefficients
    covariance = inverse @ (x.T * residuals**2) @ x @ inverse * n / (n - k)
    return Fit(coefficients, np.sqrt(np.clip(np.diag(covariance), 0, None)), n, k)
