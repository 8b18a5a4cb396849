"""Everyone else: what is left of a whole when a part of it is taken away, from counts and moments alone."""

from __future__ import annotations

import math

from sojourn.insight import estimates
from sojourn.maps.measured import Estimate, ShareOf


def rest_share(whole: ShareOf, part: ShareOf) -> ShareOf:
    """The share among those of `whole` that are not in `part`; missing when either is."""
    if whole.k is None or whole.n is None or part.k is None or part.n is None:
        return ShareOf(note=whole.note or part.note)
    return estimates.share(whole.k - part.k, whole.n - part.n)


def rest_mean(whole: Estimate, part: Estimate, needed: int) -> Estimate:
    """The mean among those of `whole` that are not in `part`, from both means and their spreads.

    Sums and sums of squares are taken apart: n·mean and (n - 1)·sd² + n·mean². Missing when either is missing or fewer
    than `needed` are left.
    """
    n = whole.n - part.n
    if whole.value is None or part.value is None or n < max(needed, 1):
        return Estimate(n=max(n, 0), note=whole.note or part.note or estimates.not_enough(max(n, 0), needed))
    total = whole.n * whole.value - part.n * part.value
    squares = _squares(whole) - _squares(part)
    value = total / n
    sd = math.sqrt(max(squares - n * value * value, 0.0) / (n - 1)) if n > 1 else None
    return estimates.mean(n, value, sd, needed)


def _squares(one: Estimate) -> float:
    value, sd = one.value or 0.0, estimates.sd_of(one) or 0.0
    return (one.n - 1) * sd * sd + one.n * value * value
