"""Where a series changed its level: binary segmentation by a weighted two-sample t test, corrected for all places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import stats

FEWEST: Final = 8
"""Points that a stretch needs to be looked at."""
SIDE: Final = 3
"""Points that lie at least on each side of a change."""
_Numbers: TypeAlias = NDArray[np.float64]


def change_points(values: Sequence[float], weights: Sequence[float], alpha: float = 0.05) -> list[int]:
    """Places at which a new level begins, ascending; none for fewer than 8 points.

    Points are in time order, `weights` are their n (all positive). Each stretch is split where the weighted means of
    its two sides differ most against the scatter of the points around them, while p, times the number of places tried
    (Bonferroni), stays under `alpha`; then both sides are looked at in turn. The scatter between points counts, not
    only that within them: days that differ for no reason are no change.

    Source: Scott and Knott (1974), Biometrics 30, binary segmentation; Bonferroni's bound for the choice of the place.
    """
    x, w = np.asarray(values, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    return sorted(_split(x, w, 0, alpha))


def _split(x: _Numbers, w: _Numbers, offset: int, alpha: float) -> list[int]:
    if len(x) < FEWEST:
        return []
    places = range(SIDE, len(x) - SIDE + 1)
    scores = [_t(x, w, place) for place in places]
    best = int(np.argmax(scores))
    p = min(1.0, 2 * float(stats.t.sf(scores[best], len(x) - 2)) * len(scores))
    if p >= alpha:
        return []
    place = places[best]
    left = _split(x[:place], w[:place], offset, alpha)
    return [*left, offset + place, *_split(x[place:], w[place:], offset + place, alpha)]


def _t(x: _Numbers, w: _Numbers, place: int) -> float:
    """Size of the t statistic of the difference of both sides, weights as inverse variances up to one factor."""
    sides = (x[:place], w[:place]), (x[place:], w[place:])
    means = [float(np.average(one, weights=weight)) for one, weight in sides]
    rest = sum(float(np.sum(weight * (one - mean) ** 2)) for (one, weight), mean in zip(sides, means, strict=True))
    difference = abs(means[1] - means[0])
    scatter = rest / (len(x) - 2) * sum(1 / float(np.sum(weight)) for _, weight in sides)
    if scatter <= 0:
        return math.inf if difference > 0 else 0.0
    return difference / math.sqrt(scatter)
