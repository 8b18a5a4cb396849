"""What a person may say about a draft before it is made; everything else is proposed from the events."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DiscoverySettings:
    """`case` is 'profile', 'case' or a property name; None lets the events decide.

    `min_share`: a kind of event met by a smaller share of cases is left out, unless it continues a funnel (see
    `kinds.worth_a_step`). `unit` is what a case is called in the plural.
    """

    title: str = ""
    slug: str = ""
    max_steps: int = 15
    min_share: float = 0.05
    case: str | None = None
    unit: str = ""
