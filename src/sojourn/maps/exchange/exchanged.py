"""What reading or writing a map in another format gives: the result, and what did not come along, in words."""

from __future__ import annotations

from typing import NamedTuple

from sojourn.maps.journey import Journey


class Read(NamedTuple):
    """A journey, and notes on what was assumed, kept in another form or could not be taken over."""

    journey: Journey
    notes: list[str]


class Written(NamedTuple):
    """A file's content, and notes on what of the journey it does not hold."""

    content: bytes
    notes: list[str]
