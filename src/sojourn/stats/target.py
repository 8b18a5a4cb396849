"""How far a measured value lies from a fixed target, with the interval of the value and the test against the target."""

from __future__ import annotations

import math

from sojourn.stats.difference import NO_CONTRAST, Contrast
from sojourn.stats.intervals import Z, t_two_sided, wilson, z_two_sided


def share_against(k: int, n: int, target: float) -> Contrast:
    """The share k / n minus `target`, with Wilson's interval moved by it; nothing when n is 0.

    p by the score test, z = (share - target) / sqrt(target·(1 - target) / n): it agrees with Wilson's interval. A
    target of 0 or 1 has no spread: p is 1 where the share is just that, else 0. Source: Wilson, JASA 22 (1927) 209-212.
    """
    found = wilson(k, n)
    if found.value is None or found.low is None or found.high is None:
        return NO_CONTRAST
    diff = found.value - target
    error = math.sqrt(max(target * (1 - target), 0.0) / n)
    p = z_two_sided(diff / error) if error else float(diff == 0)
    return Contrast(diff, found.low - target, found.high - target, p)


def mean_against(n: int, mean: float, sd: float | None, low: float, high: float, target: float) -> Contrast:
    """A mean minus `target` with its interval moved by it; p by Student's one-sample t on n - 1 degrees of freedom.

    Without a spread (n < 2, or all values equal) the difference alone. Source: Student, Biometrika 6 (1908) 1-25.
    """
    diff = mean - target
    if n < 2 or not sd:
        return Contrast(diff, None, None, None)
    return Contrast(diff, low - target, high - target, t_two_sided(diff / (sd / math.sqrt(n)), n - 1))


def normal_against(value: float, low: float, high: float, target: float) -> Contrast:
    """A value with a symmetric normal interval minus `target`; p by the normal distribution, none without a width."""
    diff, half = value - target, (high - low) / 2
    return Contrast(diff, low - target, high - target, z_two_sided(diff / (half / Z)) if half > 0 else None)
