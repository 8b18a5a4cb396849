"""The order in which people meet the steps: whatever comes first in most walks stands further left."""

from __future__ import annotations

from sojourn.insight.discovery.facts import Flow


def in_order(flow: Flow, count: int) -> list[int]:
    """Kinds from first to last. Ties go to the commoner kind, then to the lower index: deterministic.

    By the mean share of walks in which a kind comes before another one; then neighbours are swapped while the data
    says that the right one comes before the left one in most walks that hold both.
    """
    order = sorted(range(count), key=lambda kind: (-_lead(flow, kind, count), -flow.visited.get(kind, 0), kind))
    for _ in range(count):
        swapped = False
        for place in range(count - 1):
            left, right = order[place], order[place + 1]
            if flow.before.get((right, left), 0) > _both(flow, left, right) / 2:
                order[place], order[place + 1] = right, left
                swapped = True
        if not swapped:
            break
    return order


def _both(flow: Flow, one: int, other: int) -> int:
    """Walks that hold both."""
    return flow.before.get((one, other), 0) + flow.before.get((other, one), 0)


def _lead(flow: Flow, kind: int, count: int) -> float:
    """Mean over the kinds it meets of the share of walks in which this one is first; 0, the end, without any."""
    shares: list[float] = []
    for other in range(count):
        if other != kind:
            both = _both(flow, kind, other)
            if both:
                shares.append(flow.before.get((kind, other), 0) / both)
    return sum(shares) / len(shares) if shares else 0.0
