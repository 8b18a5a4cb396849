"""Journeys inside journeys: the tree of the portfolio with what can honestly be said of a whole branch."""

from __future__ import annotations

from typing import Literal

from sojourn.kernel.phrase import Phrase
from sojourn.maps.measured import Estimate, ShareOf, Value


class UnitSum(Value):
    """Instances of the journeys that count the same thing. Different things are never added."""

    unit: Phrase
    instances: int
    journeys: int


class WorstStep(Value):
    """The step with the lowest measured feeling of a branch."""

    slug: str
    journey: str
    step: str
    title: str
    valence: Estimate


class LowestCompletion(Value):
    """The journey of a branch that the smallest share completes."""

    slug: str
    journey: str
    share: ShareOf


class RollUp(Value):
    """A journey with all that lie under it. Future maps are not counted: nobody walks them yet.

    There is no mean of rates: journeys of a branch start from different people, so that a mean would have no group it
    is true of. Their sums by unit, the lowest and the worst are given instead.
    """

    journeys: int
    instances: list[UnitSum]
    worst: WorstStep | None
    lowest: LowestCompletion | None
    pains: int
    actions_open: int
    late: list[str]
    """Titles of journeys whose data is late or stale."""
    overdue: list[str]
    """Titles of journeys whose review is overdue."""


class Branch(Value):
    """One journey in the tree. `parent` and `step` say under which journey and step it lies; `depth` counts from 0."""

    slug: str
    parent: str | None
    step: str | None
    step_title: str
    depth: int
    kind: Literal["root", "nested", "future"]
    children: int
    total: RollUp
