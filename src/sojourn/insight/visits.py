"""Visits: the events of walks that are a step, and what each walk met: one entry an instance and step it visited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sojourn.insight.cutting import NONE, Members
from sojourn.insight.ordering import Flags, Ints, changes, order_of


@dataclass(frozen=True)
class Visits:
    """Events that are a step, instance by instance, in the order they happened.

    `prev_step` and `next_step` are those of the same instance, -1 for none. `first` are the places of each visited
    instance's first visit.
    """

    of: Members
    instances: int
    first: Ints
    prev_step: Ints
    next_step: Ints

    def __len__(self) -> int:
        return len(self.of.instance)

    def next_us(self) -> Ints:
        """When the next visit of the same instance was; anything for the last one."""
        return np.append(self.of.us[1:], 0)[: len(self)]

    def last(self) -> Ints:
        """The places of each visited instance's last visit."""
        return np.append(self.first[1:], len(self)) - 1 if len(self) else self.first

    def last_step(self) -> Ints:
        """For each instance the step of its last visit, -1 without any."""
        found = np.full(self.instances, NONE, dtype=np.int16)
        last = self.last()
        found[self.of.instance[last]] = self.of.step[last]
        return found

    def halves(self) -> tuple[Visits, Visits]:
        """The visits of the earlier and of the later instances, about as many of each."""
        middle = len(self.first) // 2
        bound = int(self.first[middle]) if len(self.first) else 0

        def part(which: slice, first: Ints) -> Visits:
            return Visits(self.of.at(which), self.instances, first, self.prev_step[which], self.next_step[which])

        return part(slice(bound), self.first[:middle]), part(slice(bound, None), self.first[middle:] - bound)


@dataclass(frozen=True)
class Met:
    """One entry an instance and step it visited, in that order.

    `visits`: how often. `first`: the place of the first of these visits. `leaves`: the place of the first of them that
    another step follows at once, -1 when the walk never goes on from here.
    """

    instance: Ints
    step: Ints
    visits: Ints
    first: Ints
    leaves: Ints


def visits_of(members: Members, instances: int) -> Visits:
    """The members that are a step, each with the step before and after it."""
    some = members.step != NONE
    of = members if some.all() else members.at(some)
    fresh = changes(of.instance)
    previous, following = np.full_like(of.step, NONE), np.full_like(of.step, NONE)
    previous[1:] = np.where(fresh[1:], NONE, of.step[:-1])
    following[:-1] = np.where(fresh[1:], NONE, of.step[1:])
    return Visits(of, instances, np.flatnonzero(fresh), previous, following)


def met_of(visits: Visits, steps: int) -> Met:
    """What each instance met, of a map with so many steps."""
    of = visits.of
    both = of.instance.astype(np.int64) * steps + of.step
    order = order_of(both).astype(np.int32)
    both = both[order]
    first = np.flatnonzero(changes(both))
    count = np.diff(np.append(first, len(both))).astype(np.int32)
    goes = (visits.next_step != NONE) & (visits.next_step != of.step)
    # the first visit that leaves: of each group's visits in time order, the least place that does
    places = np.where(goes[order], order, np.iinfo(np.int32).max)
    leaves = np.minimum.reduceat(places, first) if len(first) else places
    leaves = np.where(leaves == np.iinfo(np.int32).max, NONE, leaves)
    return Met(of.instance[order[first]], of.step[order[first]], count, order[first], leaves)


def goes_further(visits: Visits, met: Met, bounds: Ints, steps: int) -> Flags:
    """Whether a step at `bounds[step]` or later is visited after the first visit to the step.

    `bounds` lie beyond their steps, so the first visit itself never counts.
    """
    of = visits.of
    # the greatest step from a visit to its instance's end: later instances must not outdo it
    rise = (visits.instances - of.instance.astype(np.int64)) * (steps + 1)
    greatest = np.maximum.accumulate((rise + of.step)[::-1])[::-1] - rise
    return greatest[met.first] >= bounds[met.step]
