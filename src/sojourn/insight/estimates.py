"""From aggregates to values with intervals and notes: what the measures of a map share."""

from __future__ import annotations

import math
from typing import Final, Literal

from sojourn.maps.measured import Difference, Estimate, Note, ShareOf
from sojourn.maps.phrases import noted, phrase
from sojourn.stats import difference, intervals

MEAN_METHOD = "mean, 95 % Student t interval"
SHARE_METHOD = phrase("interval.share").text
MEDIAN_METHOD = phrase("interval.median").text
NPS_METHOD = "NPS in points, 95 % normal interval"


Counted = Literal["answers", "instances", "times"]
_FEW: Final[dict[Counted, str]] = {
    "answers": "note.few_answers",
    "instances": "note.few_instances",
    "times": "note.few_times",
}


def not_enough(n: int, needed: int, what: Counted = "answers") -> Note:
    """Said instead of a number that would stand on too little."""
    return noted("not_enough_data", _FEW[what], n=n, needed=needed)


def share(k: int, n: int) -> ShareOf:
    """k of n with Wilson's interval; a note when n is 0."""
    found = intervals.wilson(k, n)
    note = None if n else not_enough(0, 1, "instances")
    return ShareOf(k=k, n=n, share=found.value, low=found.low, high=found.high, note=note)


def no_share(note: Note) -> ShareOf:
    """A share that could not be computed, and why."""
    return ShareOf(note=note)


def mean(n: int, value: float | None, sd: float | None, needed: int = 1) -> Estimate:
    """A mean with Student's interval; null with a note when fewer than `needed` values."""
    if n < max(needed, 1) or value is None:
        return Estimate(n=n, method=MEAN_METHOD, note=not_enough(n, max(needed, 1)))
    found = intervals.mean_t(n, value, sd)
    return Estimate(value=found.value, low=found.low, high=found.high, n=n, method=MEAN_METHOD)


def nps(promoters: int, passives: int, detractors: int) -> Estimate:
    """Net promoter score in -100..100; null with a note when nobody answered."""
    n = promoters + passives + detractors
    found = intervals.nps(promoters, passives, detractors)
    note = None if n else not_enough(0, 1)
    return Estimate(value=found.value, low=found.low, high=found.high, n=n, method=NPS_METHOD, note=note)


def sd_of(estimate: Estimate) -> float | None:
    """The sample standard deviation that a mean's Student interval was made from."""
    if estimate.value is None or estimate.high is None or estimate.n < 2:
        return None
    return (estimate.high - estimate.value) * math.sqrt(estimate.n) / intervals.t_point(estimate.n - 1)


def of_moments(n: int, total: float, squares: float, needed: int = 1) -> Estimate:
    """A mean from n, the sum and the sum of squares of whole numbers."""
    if n < 2:
        return mean(n, total / n if n else None, None, needed)
    spread = max(squares - total * total / n, 0.0) / (n - 1)
    return mean(n, total / n, math.sqrt(spread), needed)


def mean_difference(this: Estimate, other: Estimate) -> Difference:
    """Difference of two means with Welch's interval and p; not comparable when one is missing."""
    sd, sd_other = sd_of(this), sd_of(other)
    if this.value is None or other.value is None or sd is None or sd_other is None:
        return Difference(n=this.n, n_other=other.n, note=this.note or other.note)
    found = difference.welch(this.n, this.value, sd, other.n, other.value, sd_other)
    return Difference(diff=found.diff, low=found.low, high=found.high, p=found.p, n=this.n, n_other=other.n)


def difference_of_changes(change: tuple[Estimate, Estimate], other: tuple[Estimate, Estimate]) -> Difference:
    """How much more the means of one group changed than those of another, each (before, after); with interval and p.

    `n` counts the first group at both times, `n_other` the other. Not comparable when a mean is missing.
    """
    n, n_other = sum(one.n for one in change), sum(one.n for one in other)
    samples = [_sample(one) for one in (change[1], change[0], other[1], other[0])]
    known = [one for one in samples if one is not None]
    if len(known) < len(samples):
        return Difference(n=n, n_other=n_other)
    found = difference.difference_in_differences(*known)
    return Difference(diff=found.diff, low=found.low, high=found.high, p=found.p, n=n, n_other=n_other)


def _sample(estimate: Estimate) -> difference.Sample | None:
    sd = sd_of(estimate)
    return None if estimate.value is None or sd is None else difference.Sample(estimate.n, estimate.value, sd)


def share_difference(this: ShareOf, other: ShareOf) -> Difference:
    """Difference of two shares with Newcombe's interval and the z test's p; not comparable when one is missing."""
    if this.k is None or other.k is None or not this.n or not other.n:
        return Difference(n=this.n or 0, n_other=other.n or 0, note=this.note or other.note)
    found = difference.newcombe(this.k, this.n, other.k, other.n)
    return Difference(diff=found.diff, low=found.low, high=found.high, p=found.p, n=this.n, n_other=other.n)
