"""What a rule would mean if a map had it: shown while the rule is written."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sojourn.maps.measured import Note, ShareOf, Value

RuleKind = Literal["match", "feedback", "asked", "segment"]
"""Where a rule stands: a step's `match`, `feedback` or `asked`, or any rule over all rows, such as a persona's."""


class Example(Value):
    """One row that the rule means."""

    time: datetime
    person: str
    name: str
    channel: str | None = None
    value: float | None = None
    score: float | None = None
    text: str | None = None


class Shared(Value):
    """Another step of the map whose rule of the same kind means some of the same rows."""

    step: str
    title: str
    rows: int


class Unmapped(Value):
    """An event name or a question with the rows of it that no step means; `near`: its name is like the step's title."""

    kind: Literal["event", "question"]
    name: str
    rows: int
    near: bool = False


class Trial(Value):
    """`people` is of all people of the workspace. `instances` is the step's reach on the map as it is measured.

    `unusable` counts answers without a score on their scale: blank, "not used", or words alone. `note` says why there
    is nothing to count. `instances` is null where measuring the map takes longer than typing.
    """

    kind: RuleKind
    rule: str
    rows: int = 0
    people: ShareOf = ShareOf()
    instances: ShareOf | None = None
    unusable: int | None = None
    examples: list[Example] = []
    shared: list[Shared] = []
    unmapped: list[Unmapped] = []
    unmapped_total: int = 0
    note: Note | None = None
