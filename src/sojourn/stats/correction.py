"""Corrections for looking at many tests at once."""

from __future__ import annotations

from collections.abc import Sequence


def benjamini_hochberg(ps: Sequence[float | None]) -> list[float | None]:
    """q-values in the order of `ps`: the smallest false discovery rate at which each test would count as found.

    Ordered upwards, q of rank r is the least of p · m / r over this and all higher ranks. A missing p stays missing
    and is not one of the m tests. Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995) 289-300.
    """
    known = sorted(((p, place) for place, p in enumerate(ps) if p is not None), reverse=True)
    found: list[float | None] = [None] * len(ps)
    least = 1.0
    for rank, (p, place) in zip(range(len(known), 0, -1), known, strict=True):
        least = min(least, p * len(known) / rank)
        found[place] = least
    return found
