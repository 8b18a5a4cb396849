"""The order that a map draws: which step may follow which, where a walk may begin and where it may end.

Without transitions the steps follow each other in the order of the map. Drawn transitions (of any type) permit their
moves as well. Steps without a `match` rule cannot be seen, so a move may pass over them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sojourn.insight.binding import Binding, looks_at_answers


@dataclass(frozen=True)
class Drawing:
    """Bound steps by place, and the moves between them that the drawing allows."""

    places: tuple[int, ...]
    entries: frozenset[int]
    moves: frozenset[tuple[int, int]]
    last: frozenset[int]
    """Steps after which the drawing may end."""

    def distances(self, without: int | None = None) -> dict[tuple[int | None, int | None], int]:
        """Fewest moves between steps, along the drawing; None is the beginning (first) and the end (second)."""
        after: dict[int | None, set[int | None]] = {None: set(self.entries)}
        for source, target in self.moves:
            after.setdefault(source, set()).add(target)
        for place in self.last:
            after.setdefault(place, set()).add(-1)
        found: dict[tuple[int | None, int | None], int] = {}
        for source in (None, *self.places):
            edge: set[int | None] = {source}
            seen: set[int | None] = set()
            length = 0
            while edge:
                length += 1
                edge = {to for one in edge if one != -1 for to in after.get(one, set())} - seen - {without}
                seen |= edge
                found.update({(source, None if to == -1 else to): length for to in edge})
        return found

    def unavoidable(self) -> set[int]:
        """Steps that every walk along the drawing from beginning to end meets."""
        return {place for place in self.places if (None, None) not in self.distances(without=place)}


def in_order(count: int, drawn: Iterable[tuple[int, int]] = ()) -> Drawing:
    """So many steps from the first to the last, each followed by the next or along `drawn` moves."""
    moves = {(place, place + 1) for place in range(count - 1)} | set(drawn)
    return Drawing(
        tuple(range(count)), frozenset(range(min(count, 1))), frozenset(moves), frozenset({count - 1} - {-1})
    )


def drawing(binding: Binding) -> Drawing:
    """What the journey's drawing allows between its bound steps."""
    count = len(binding.steps)
    place_of = {step.id: place for place, step in enumerate(binding.steps)}
    after: dict[int, set[int]] = {place: {place + 1} for place in range(-1, count)}
    for transition in binding.journey.transitions:
        source, target = place_of.get(transition.source), place_of.get(transition.target)
        if source is not None and target is not None:
            after[source].add(target)
    bound = [place for place, step in enumerate(binding.steps) if step.match is not None]
    seen = set(bound)
    reach = {place: _through_unseen(after, place, seen, count) for place in [-1, *bound]}
    return Drawing(
        places=tuple(bound),
        entries=frozenset(reach[-1] - {count}),
        moves=frozenset((place, to) for place in bound for to in reach[place] if to != count),
        last=frozenset(place for place in bound if count in reach[place]),
    )


def has_order(binding: Binding) -> bool:
    """Whether the visits have an order of their own: answers of one survey all carry the same time."""
    rules = [step.match for step in binding.steps if step.match is not None]
    return any(not looks_at_answers(rule) for rule in rules)


def _through_unseen(after: dict[int, set[int]], start: int, seen: set[int], end: int) -> set[int]:
    """Steps (and `end`) that can follow `start` when steps that cannot be seen are passed over."""
    found: set[int] = set()
    edge, passed = set(after[start]), set[int]()
    while edge:
        place = edge.pop()
        if place in seen or place == end:
            found.add(place)
        elif place not in passed:
            passed.add(place)
            edge |= after[place]
    return found
