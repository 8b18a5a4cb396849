"""Where a request came from, as far as it is written down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Caller:
    """Network address and browser of who asks."""

    address: str = ""
    agent: str = ""
