"""How well walks fit a drawing: the moves of each one's best alignment that agree, and those that are apart.

An alignment pairs the visits of a walk with a path of the drawing. A visit that is on the path is a move in agreement;
a visit that is not is apart, and so is a step of the path that was not visited. Best is the alignment with the fewest
moves apart and, of these, the most in agreement; the path begins where the drawing begins.
Source: Adriansyah, van Dongen, van der Aalst, EDOC 2011 (cost-based fitness), with unit costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sojourn.insight.beside import beside, worth_halving
from sojourn.insight.drawing import Drawing
from sojourn.insight.ordering import Flags, Ints

_FAR: Final = 1 << 40
_APART: Final = 1 << 20
"""One move apart weighs more than any number of agreements, which count as -1 each."""
_TOGETHER: Final = 1 << 16
"""Walks that move on together: what they need stays in the processor's cache."""
_BITS: Final = 62
_Weights: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Agreements:
    """For each walk the moves of its best alignment: in agreement, and apart."""

    agreed: Ints
    apart: Ints

    def fitness(self) -> NDArray[np.float64]:
        """Moves in agreement / all moves, 0..1; a walk without any move fits."""
        moves = self.agreed + self.apart
        return np.where(moves == 0, 1.0, self.agreed / np.maximum(moves, 1))


def aligned(drawing: Drawing, places: Ints, first: Ints, must_end: Flags) -> Agreements:
    """The best alignment of each walk with the drawing.

    `places` are the steps visited, walk after walk, each one of the drawing's; walk `i` is
    `places[first[i] : first[i + 1]]`. `must_end` says of which walks the path must reach the drawing's end; that of
    the others may stop anywhere. All walks move on together, visit by visit: time grows with visits x steps.
    """
    number = np.zeros(max(drawing.places, default=0) + 1, dtype=np.int64)
    for state, place in enumerate(drawing.places, start=1):
        number[place] = state
    ahead, to_end = _distances(drawing)
    states = number[places]

    def part(some: slice) -> Ints:
        return _ended(ahead, to_end, states, first[some.start : some.stop + 1], must_end[some])

    count = len(must_end)
    if not worth_halving(len(places)):
        ended = part(slice(0, count))
    else:
        middle = count // 2
        ended = np.concatenate(beside(lambda: part(slice(0, middle)), lambda: part(slice(middle, count))))
    apart = -(-ended // _APART)
    return Agreements(apart * _APART - ended, apart)


def _ended(ahead: _Weights, to_end: _Weights, states: Ints, first: Ints, must_end: Flags) -> Ints:
    """The weight of each walk's best alignment."""
    lengths = np.diff(first)
    one_of, like = _distinct(states, first, must_end, len(ahead))
    longest_first = one_of[np.argsort(-lengths[one_of], kind="stable")]
    ended = np.empty(len(lengths), dtype=np.int64)
    for start in range(0, len(longest_first), _TOGETHER):
        some = longest_first[start : start + _TOGETHER]
        weight = _moved_on(ahead, states, first[some], lengths[some])
        ended[some] = np.where(must_end[some, None], weight + to_end, weight).min(axis=1)
    return ended[like]


def _distinct(states: Ints, first: Ints, must_end: Flags, count: int) -> tuple[Ints, Ints]:
    """Walks of which no two are alike, and for each walk the one of them that it is like.

    Walks short enough to be packed into one whole number are compared; a longer one stands for itself.
    """
    lengths = np.diff(first)
    bits = count.bit_length()
    short = np.flatnonzero(lengths * bits < _BITS)
    packed = must_end[short].astype(np.int64)
    for visit in range(int(lengths[short].max(initial=0))):
        here = lengths[short] > visit
        packed[here] |= states[first[short[here]] + visit] << (1 + visit * bits)
    _, index, inverse = np.unique(packed, return_index=True, return_inverse=True)
    like = np.arange(len(lengths))
    like[short] = short[index][inverse]
    return np.flatnonzero(like == np.arange(len(lengths))), like


def _moved_on(ahead: _Weights, states: Ints, first: Ints, lengths: Ints) -> _Weights:
    """The least weight of each walk (longest first) in each state after its last visit."""
    weight = np.full((len(lengths), len(ahead)), _FAR, dtype=np.int64)
    weight[:, 0] = 0
    rows = np.arange(len(lengths))
    alive = len(lengths)
    for visit in range(int(lengths[0]) if len(lengths) else 0):
        alive = int(np.searchsorted(-lengths[:alive], -visit, side="left"))  # longer than `visit`
        there = weight[:alive]
        target = states[first[:alive] + visit]
        agreed = (there + ahead[target]).min(axis=1) - 1
        there += _APART
        there[rows[:alive], target] = np.minimum(there[rows[:alive], target], agreed)
    return weight


def _distances(drawing: Drawing) -> tuple[_Weights, _Weights]:
    """Weight of the path's own steps before agreeing at a target (its row) from each state, and before the end.

    State 0 is before the first step.
    """
    index: dict[int | None, int] = {None: 0} | {place: state for state, place in enumerate(drawing.places, start=1)}
    ahead = np.full((len(index), len(index)), _FAR, dtype=np.int64)
    to_end = np.full(len(index), _FAR, dtype=np.int64)
    for (source, target), length in drawing.distances().items():
        if target is None:
            to_end[index[source]] = (length - 1) * _APART
        else:
            ahead[index[target], index[source]] = (length - 1) * _APART
    if not drawing.places:
        to_end[0] = 0
    return ahead, to_end
