"""Differences between two independent groups, always `this` minus `other`, with interval (95 %) and p-value."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from sojourn.stats.intervals import Z, t_point, t_two_sided, wilson, z_two_sided


class Contrast(NamedTuple):
    """This minus the other; null where too little is known to say."""

    diff: float | None
    low: float | None
    high: float | None
    p: float | None


NO_CONTRAST: Final = Contrast(None, None, None, None)


class Sample(NamedTuple):
    """A group by its moments: how many, their mean and their sample standard deviation (n - 1 below the line)."""

    n: int
    mean: float
    sd: float


def welch(n: int, mean: float, sd: float, n_other: int, mean_other: float, sd_other: float) -> Contrast:
    """Difference of two means from n, mean and sample standard deviation of each, variances not assumed equal.

    Standard error sqrt(sd²/n + sd'²/n'), Student's distribution with Welch-Satterthwaite degrees of freedom.
    A group with fewer than two values, or no spread in either: the difference alone, or nothing when one is empty.
    Source: Welch, Biometrika 34 (1947) 28-35.
    """
    if n < 1 or n_other < 1:
        return NO_CONTRAST
    diff = mean - mean_other
    if n < 2 or n_other < 2:
        return Contrast(diff, None, None, None)
    part, part_other = sd * sd / n, sd_other * sd_other / n_other
    variance = part + part_other
    if variance <= 0:
        return Contrast(diff, None, None, None)
    freedom = variance**2 / (part**2 / (n - 1) + part_other**2 / (n_other - 1))
    error = math.sqrt(variance)
    half = t_point(freedom) * error
    return Contrast(diff, diff - half, diff + half, t_two_sided(diff / error, freedom))


def newcombe(k: int, n: int, k_other: int, n_other: int) -> Contrast:
    """Difference of two shares with Newcombe's hybrid score interval and the two-proportion z-test's p-value.

    The interval joins the two Wilson intervals by the square root of the summed squared distances. The test pools the
    shares; where all or none of both groups count, the shares are equal and p is 1. Nothing when a group is empty.
    Source: Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
    """
    this, other = wilson(k, n), wilson(k_other, n_other)
    if this.value is None or this.low is None or this.high is None:
        return NO_CONTRAST
    if other.value is None or other.low is None or other.high is None:
        return NO_CONTRAST
    diff = this.value - other.value
    low = diff - math.hypot(this.value - this.low, other.high - other.value)
    high = diff + math.hypot(this.high - this.value, other.value - other.low)
    pooled = (k + k_other) / (n + n_other)
    error = math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / n_other))
    return Contrast(diff, low, high, z_two_sided(diff / error) if error else 1.0)


def difference_in_differences(after: Sample, before: Sample, after_other: Sample, before_other: Sample) -> Contrast:
    """How much more a group changed than another: (after - before) - (after_other - before_other).

    Four independent groups (nobody is followed from one time to the other), variances not assumed equal: standard error
    sqrt of the sum of the four sd²/n, normal interval and p. It is the effect of what happened to the first group alone
    only where both would else have changed alike. A group with fewer than two values, or no spread anywhere: the
    difference alone; nothing when one is empty.
    Source: Card & Krueger, American Economic Review 84 (1994) 772-793; Angrist & Pischke, Mostly Harmless Econometrics
    (2009), 5.2.
    """
    groups = (after, before, after_other, before_other)
    if any(group.n < 1 for group in groups):
        return NO_CONTRAST
    diff = (after.mean - before.mean) - (after_other.mean - before_other.mean)
    if any(group.n < 2 for group in groups):
        return Contrast(diff, None, None, None)
    error = math.sqrt(sum(group.sd * group.sd / group.n for group in groups))
    if error <= 0:
        return Contrast(diff, None, None, None)
    return Contrast(diff, diff - Z * error, diff + Z * error, z_two_sided(diff / error))
