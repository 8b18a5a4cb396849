"""Tests that are shown together: corrected together, and told in words only when clear after that."""

from __future__ import annotations

from typing import Final, Literal

from sojourn.maps.measured import Difference
from sojourn.stats.correction import benjamini_hochberg

CLEAR: Final = 0.05
"""A difference is clear when its q is below this."""
Good = Literal["up", "down", "none"]
"""Which way a measure gets better."""


def family(differences: list[Difference], good: list[Good]) -> list[Difference]:
    """The differences with q over all that have a p, and what they mean by their good direction."""
    qs = benjamini_hochberg([one.p for one in differences])
    tests = sum(q is not None for q in qs)
    return [
        one.model_copy(update={"q": q, "tests": tests, **_judged(one, q, way)})
        for one, q, way in zip(differences, qs, good, strict=True)
    ]


def _judged(one: Difference, q: float | None, good: Good) -> dict[str, str]:
    if q is None or one.diff is None:
        return {"verdict": "not_comparable", "direction": "none"}
    verdict = "clear" if q < CLEAR else "not_clear"
    if good == "none" or one.diff == 0:
        return {"verdict": verdict, "direction": "none"}
    return {"verdict": verdict, "direction": "better" if (one.diff > 0) == (good == "up") else "worse"}
