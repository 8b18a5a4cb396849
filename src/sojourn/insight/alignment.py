"""Fitness of a walk to the drawing by its best alignment, for many distinct walks at once.

An alignment pairs the visits of a walk with a path of the drawing. A visit that is on the path is a move in agreement
(cost 0); a visit that is not costs 1; a step of the path that was not visited costs 1. Of the alignments with the least
cost that with most agreement counts. Fitness is moves in agreement / all moves, in [0, 1]. The path begins where the
drawing begins; it must reach the drawing's end for completed walks and may stop anywhere for the others.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sojourn.insight.drawing import Drawing

_FAR: Final = 1 << 40
_COST: Final = 1 << 20
"""One unit of cost weighs more than any number of agreements, which count as -1 each."""


def fitness(drawing: Drawing, walks: NDArray[np.int16], completed: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Fitness of each row of `walks`: places of steps in order, padded with -1 at the end.

    `completed` says for each row whether the path must reach the end of the drawing. A walk without visits fits when
    the path may be empty.
    """
    index = {place: number for number, place in enumerate(drawing.places, start=1)}
    ahead, to_end = _distances(drawing, index)
    states = len(index) + 1
    weight = np.full((len(walks), states), _FAR, dtype=np.int64)
    weight[:, 0] = 0
    numbers = np.zeros(max(drawing.places, default=0) + 2, dtype=np.int64)
    for place, number in index.items():
        numbers[place] = number
    for column in range(walks.shape[1]):
        there = np.flatnonzero(walks[:, column] >= 0)
        if not len(there):
            break
        target = numbers[walks[there, column]]
        before = weight[there]
        agreed = (before + ahead[:, target].T).min(axis=1) - 1
        after = before + _COST
        rows = np.arange(len(there))
        after[rows, target] = np.minimum(after[rows, target], agreed)
        weight[there] = after
    ended = np.where(completed[:, None], weight + to_end[None, :], weight).min(axis=1)
    cost = -(-ended // _COST)
    agreed = cost * _COST - ended
    moves = cost + agreed
    return np.where(moves == 0, 1.0, agreed / np.maximum(moves, 1))


def _distances(drawing: Drawing, index: dict[int, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Weight of the path's own steps before agreeing at a target, and before the end, from each state."""
    states = len(index) + 1
    ahead = np.full((states, states), _FAR, dtype=np.int64)
    to_end = np.full(states, _FAR, dtype=np.int64)
    for (source, target), length in drawing.distances().items():
        state = 0 if source is None else index[source]
        if target is None:
            to_end[state] = (length - 1) * _COST
        else:
            ahead[state, index[target]] = (length - 1) * _COST
    if not index:
        to_end[0] = 0
    return ahead, to_end
