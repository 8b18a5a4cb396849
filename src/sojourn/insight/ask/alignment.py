"""The best alignment of many sequences with a drawn order: how many moves agree, how many do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

UNMAPPED: Final = -1
_FAR: Final = 10**6
_MOVE: Final = 10**6
"""One move apart outweighs any number of moves in agreement."""


class Agreement(NamedTuple):
    """Moves of the best alignment: in agreement, and apart (in the sequence alone or in the drawing alone)."""

    agreed: int
    apart: int

    @property
    def fitness(self) -> float:
        """Moves in agreement / all moves, 0..1; of no moves at all 0."""
        moves = self.agreed + self.apart
        return self.agreed / moves if moves else 0.0

    @property
    def follows(self) -> bool:
        """Nothing is apart."""
        return not self.apart and self.agreed > 0


@dataclass(frozen=True)
class Order:
    """A drawing of `count` steps: from the first to the last, along the next step or along `drawn` edges."""

    count: int
    drawn: frozenset[tuple[int, int]] = frozenset()

    def allows(self, source: int, target: int) -> bool:
        """Whether `target` may directly follow `source`."""
        return target == source + 1 or (source, target) in self.drawn


def align(order: Order, sequences: Sequence[Sequence[int]]) -> list[Agreement]:
    """The best alignment of each sequence (numbers of steps, UNMAPPED for anything else) with the order.

    Best means fewest moves apart, then most in agreement. Moves along the drawing without an event take the shortest
    way. All sequences move on together, place by place: cost grows with longest x sequences x steps².
    Source: Adriansyah, van Dongen, van der Aalst, EDOC 2011 (cost-based fitness), with unit costs.
    """
    if not sequences:
        return []
    lengths = np.array([len(sequence) for sequence in sequences])
    codes = np.full((len(sequences), max(int(lengths.max()), 1)), UNMAPPED)
    for row, sequence in enumerate(sequences):
        codes[row, : len(sequence)] = sequence
    enter, finish = _model_moves(order)
    cost = np.full((len(sequences), order.count + 1), _FAR * _MOVE, dtype=np.int64)
    cost[:, order.count] = 0
    for place in range(codes.shape[1]):
        _move_on(cost, codes[:, place], lengths > place, enter)
    total = (cost + finish * _MOVE).min(axis=1)
    apart = -(-total // _MOVE)
    return [Agreement(int(many * _MOVE - sum_), int(many)) for many, sum_ in zip(apart, total, strict=True)]


def _move_on(
    cost: NDArray[np.int64], codes: NDArray[np.int64], alive: NDArray[np.bool_], enter: NDArray[np.int64]
) -> None:
    mapped = np.flatnonzero(alive & (codes != UNMAPPED))
    met = (cost[mapped] + enter[:, codes[mapped]].T * _MOVE).min(axis=1) - 1
    cost[alive] += _MOVE
    cost[mapped, codes[mapped]] = np.minimum(cost[mapped, codes[mapped]], met)


def _model_moves(order: Order) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Moves in the drawing alone: from a state to just before a step, and from a state to the end.

    The last state is before the first step.
    """
    edges = [(a, b) for a in range(order.count) for b in range(order.count) if order.allows(a, b)]
    far = _distances(order.count, edges)
    enter = np.full((order.count + 1, order.count), _FAR, dtype=np.int64)
    for source, target in edges:
        enter[source] = np.minimum(enter[source], far[target])
    enter[order.count] = far[0]
    finish = np.append(far[:, order.count - 1], far[0, order.count - 1] + 1)
    return enter, finish


def _distances(count: int, edges: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    far = np.full((count, count), _FAR, dtype=np.int64)
    np.fill_diagonal(far, 0)
    for source, target in edges:
        if source != target:
            far[source, target] = 1
    for middle in range(count):
        far = np.minimum(far, far[:, [middle]] + far[[middle], :])
    return far
