"""Scores with a wanted mean, and words that go with them in the person's language."""

from __future__ import annotations

import json
from functools import cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from sojourn.demo.files import read_text
from sojourn.demo.retailer.people import LANGUAGES

_SHAPE = np.array([0.16, 0.19, 0.22, 0.25, 0.18])
"""Before it is tilted towards the wanted mean: people use the ends of a scale more than a bell curve would."""
_SAY_SOMETHING = 0.4


def scores(rng: np.random.Generator, valence: NDArray[np.float64]) -> NDArray[np.float64]:
    """One score 1 to 5 for each wanted mean valence (-2..2), from the tilted shape with exactly that mean."""
    result = np.empty(len(valence))
    for wanted in np.unique(valence):
        chosen = valence == wanted
        result[chosen] = rng.choice(np.arange(1.0, 6.0), int(chosen.sum()), p=_tilted(float(wanted)))
    return result


def _tilted(wanted: float) -> NDArray[np.float64]:
    """Weights `shape * exp(t * score)` whose mean is `wanted`, `t` by bisection."""
    grid = np.arange(-2.0, 3.0)
    low, high = -20.0, 20.0
    weights = _SHAPE
    for _ in range(60):
        tilt = (low + high) / 2
        weights = _SHAPE * np.exp(tilt * grid)
        weights = weights / weights.sum()
        low, high = (tilt, high) if float(weights @ grid) < wanted else (low, tilt)
    return weights


def words(
    rng: np.random.Generator, topic: str, score: NDArray[np.float64], language: NDArray[np.int64]
) -> list[str | None]:
    """What some of them wrote: a phrase on `topic` that fits the score; those with a 3 write nothing."""
    phrases = _phrases()[topic]
    speaks = rng.random(len(score)) < _SAY_SOMETHING
    pick = rng.integers(0, 1 << 30, len(score))
    said: list[str | None] = []
    for place, number in enumerate(score):
        if not speaks[place] or number == 3:
            said.append(None)
            continue
        options = phrases["bad" if number < 3 else "good"][LANGUAGES[language[place]]]
        said.append(options[pick[place] % len(options)])
    return said


@cache
def _phrases() -> dict[str, dict[str, dict[str, list[str]]]]:
    return cast("dict[str, dict[str, dict[str, list[str]]]]", json.loads(read_text("retailer_phrases.json")))
