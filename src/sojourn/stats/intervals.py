"""Intervals (95 %) of shares, means, quantiles and NPS from counts and moments: the formulas, never what is counted."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

Z: Final = float(special.ndtri(0.975))
"""The 97.5 % point of the normal distribution, 1.95996..."""


class Interval(NamedTuple):
    """A value between `low` and `high`; null where too little is known to say."""

    value: float | None
    low: float | None
    high: float | None


NOTHING: Final = Interval(None, None, None)


def wilson(k: int, n: int) -> Interval:
    """The share k / n with Wilson's score interval, inside [0, 1]; nothing when n is 0.

    Centre (p + z²/2n) / (1 + z²/n), half width z · sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n).
    Source: Wilson, JASA 22 (1927) 209-212.
    """
    if n <= 0:
        return NOTHING
    share = k / n
    scale = 1 + Z * Z / n
    centre = (share + Z * Z / (2 * n)) / scale
    half = Z * math.sqrt(max(share * (1 - share), 0.0) / n + Z * Z / (4 * n * n)) / scale
    # At the ends the bound is the share itself, but for what floating point leaves.
    low, high = 0.0 if k <= 0 else centre - half, 1.0 if k >= n else centre + half
    return Interval(share, max(0.0, low), min(1.0, high))


def mean_t(n: int, mean: float | None, sd: float | None) -> Interval:
    """A mean with Student's interval, from n, mean and sample standard deviation (n - 1 below the line).

    Mean ± t(0.975, n - 1) · sd / sqrt(n). Without a value: nothing; of one value no interval is known.
    Source: Student, Biometrika 6 (1908) 1-25.
    """
    if n <= 0 or mean is None:
        return NOTHING
    if n < 2 or sd is None or math.isnan(sd):
        return Interval(mean, None, None)
    half = t_point(n - 1) * sd / math.sqrt(n)
    return Interval(mean, mean - half, mean + half)


def nps(promoters: int, passives: int, detractors: int) -> Interval:
    """Net promoter score in -100..100 with its normal interval; nothing when nobody answered.

    Share of promoters p minus share of detractors q; variance of one answer p + q - (p - q)²,
    half width 100 · z · sqrt(variance / n). Source: Rocks, Int. J. of Market Research 58 (2016), Wald interval.
    """
    n = promoters + passives + detractors
    if n <= 0:
        return NOTHING
    p, q = promoters / n, detractors / n
    half = Z * math.sqrt(max(p + q - (p - q) ** 2, 0.0) / n)
    return Interval(100 * (p - q), 100 * (p - q - half), 100 * (p - q + half))


def quantile_places(n: int, share: float) -> tuple[int, int]:
    """Places (from 0, in ascending order) of the two values that enclose a quantile with 95 % certainty.

    The places are the 2.5 % and 97.5 % points of Binomial(n, share), taken one outwards and clipped to the data: with
    fewer than six values the ends themselves, which is then less than 95 %. Needs n >= 1.
    Source: Conover, Practical Nonparametric Statistics (1999), 3.2.
    """
    low = _binomial_point(0.025, n, share)
    high = _binomial_point(0.975, n, share)
    return max(low - 1, 0), min(high, n - 1)


def quantile_order(ordered: NDArray[np.float64], share: float) -> Interval:
    """A quantile (linear between neighbours) of ascending values with its distribution-free interval.

    Nothing without values. See `quantile_places` for the interval.
    """
    n = len(ordered)
    if not n:
        return NOTHING
    low, high = quantile_places(n, share)
    return Interval(float(np.quantile(ordered, share)), float(ordered[low]), float(ordered[high]))


def median_order(ordered: NDArray[np.float64]) -> Interval:
    """The median of ascending values with its distribution-free interval; nothing without values."""
    return quantile_order(ordered, 0.5)


def t_point(freedom: float, share: float = 0.975) -> float:
    """The point below which `share` of Student's distribution with `freedom` degrees of freedom lies."""
    return float(special.stdtrit(freedom, share))


def t_two_sided(t: float, freedom: float) -> float:
    """The two-sided p-value of a t statistic."""
    return float(2 * special.stdtr(freedom, -abs(t)))


def z_two_sided(z: float) -> float:
    """The two-sided p-value of a normal statistic."""
    return float(2 * special.ndtr(-abs(z)))


def _binomial_point(q: float, n: int, share: float) -> int:
    """The smallest k with P(X <= k) >= q for X ~ Binomial(n, share)."""
    above = math.ceil(special.bdtrik(q, n, share))
    below = max(above - 1, 0)
    return below if special.bdtr(below, n, share) >= q else above
