"""Fitness equals the best of all alignments found by trying every path of the drawing."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sojourn.insight.alignment import aligned
from sojourn.insight.drawing import Drawing

LINE = Drawing((0, 1, 2), frozenset({0}), frozenset({(0, 1), (1, 2)}), frozenset({2}))
LOOP = Drawing((0, 1, 2), frozenset({0}), frozenset({(0, 1), (1, 2), (1, 0)}), frozenset({2}))
BRANCH = Drawing((0, 1, 2, 3), frozenset({0}), frozenset({(0, 1), (0, 2), (1, 3), (2, 3)}), frozenset({3}))
_LONGEST = 9


def paths(drawing: Drawing, *, complete: bool) -> list[tuple[int, ...]]:
    """All paths of the drawing up to a length; only those that reach its end when `complete`."""
    found: list[tuple[int, ...]] = [] if complete else [()]
    edge: list[tuple[int, ...]] = [(place,) for place in sorted(drawing.entries)]
    while edge:
        found += [path for path in edge if not complete or path[-1] in drawing.last]
        edge = [(*path, to) for path in edge if len(path) < _LONGEST for one, to in drawing.moves if one == path[-1]]
    return found


def best(walk: tuple[int, ...], drawing: Drawing, *, complete: bool) -> float:
    """Fitness by trying each path: least cost, then most agreement (a longest common subsequence)."""
    scores: list[tuple[int, int]] = []
    for path in paths(drawing, complete=complete):
        agreed = max(
            size
            for size in range(min(len(walk), len(path)) + 1)
            if size == 0 or set(itertools.combinations(walk, size)) & set(itertools.combinations(path, size))
        )
        scores.append((len(walk) + len(path) - 2 * agreed, -agreed))
    cost, agreed = min(scores)
    return 1.0 if cost - agreed == 0 else -agreed / (cost - agreed)


def fitness(drawing: Drawing, walks: list[list[int]], complete: list[bool]) -> list[float]:
    first = np.append(0, np.cumsum([len(walk) for walk in walks], dtype=int))
    places = np.array([place for walk in walks for place in walk], dtype=int)
    return aligned(drawing, places, first, np.array(complete)).fitness().tolist()


@settings(max_examples=80, deadline=None)
@given(some.lists(some.integers(0, 2), max_size=4), some.sampled_from([LINE, LOOP]), some.booleans())
def test_fitness_of_a_walk_equals_the_best_of_all_paths(walk: list[int], drawing: Drawing, complete: bool) -> None:
    found = fitness(drawing, [walk], [complete])
    assert found[0] == pytest.approx(best(tuple(walk), drawing, complete=complete))


def test_fitness_of_a_branch_asks_for_one_side_only() -> None:
    assert fitness(BRANCH, [[0, 2, 3], [0, 3], [0, 1, 2]], [True, True, False]) == pytest.approx([1.0, 2 / 3, 2 / 3])
    assert BRANCH.unavoidable() == {0, 3}
