"""What the draft is made from: counts that Ibis aggregates over the events, small enough for plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sojourn.insight.discovery.names import human
from sojourn.rules.model import All, Compare, Rule


@dataclass(frozen=True)
class Kind:
    """A kind of event: a name, or a name on one channel where the channel makes it another thing."""

    name: str
    channel: str | None = None

    @property
    def title(self) -> str:
        """What people would call it."""
        title = human(self.name)
        return title if self.channel is None else f"{title}, {human(self.channel)}"

    @property
    def rule(self) -> Rule:
        """The events of this kind."""
        event = Compare("event", "=", (self.name,))
        if self.channel is None:
            return Rule(event)
        return Rule(All((event, Compare("channel", "=", (self.channel,)))))


@dataclass(frozen=True)
class Tally:
    """How often a kind of event happens, and to how many cases."""

    kind: Kind
    count: int
    cases: int


@dataclass
class Flow:
    """How walks run through chosen kinds (named by their index). A walk is a case, or a person's time between pauses.

    `first[i]`, `last[i]`: walks that begin and, among those that are over, end with the kind; `visited[i]`: walks that
    meet it. `before[i, j]`: walks in which i is met, and j only later. `follows[i, j]`: (count, median seconds) of j
    being the next.
    """

    walks: int = 0
    closed: int = 0
    first: dict[int, int] = field(default_factory=dict[int, int])
    last: dict[int, int] = field(default_factory=dict[int, int])
    visited: dict[int, int] = field(default_factory=dict[int, int])
    before: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    follows: dict[tuple[int, int], tuple[int, float]] = field(default_factory=dict[tuple[int, int], tuple[int, float]])


@dataclass(frozen=True)
class Question:
    """A question with its number of answers and of usable scores; `scale` is (low, high) where one is known."""

    name: str
    answers: int
    scored: int
    cases: int
    scale: tuple[float, float] | None


@dataclass(frozen=True)
class Base:
    """Whose walks these are: the rule's `case`, how many there are, and how many events have one.

    `one_in`: these are the cases of a sample, one in so many; 1 is all of them.
    """

    case: str
    cases: int
    events: int
    without_case: int
    timeout: timedelta = timedelta(days=30)
    one_in: int = 1


def rows(table: Any) -> list[dict[str, Any]]:
    """Rows of an Arrow table."""
    return table.to_pylist()
