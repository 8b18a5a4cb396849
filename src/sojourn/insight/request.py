"""What a map is to be measured over: a window of opening times, a group of people, a filter, channels."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final

from sojourn.insight.answer import Window
from sojourn.kernel.phrase import Phrase
from sojourn.maps.journey import Journey
from sojourn.maps.phrases import phrase
from sojourn.rules.model import Rule

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class MeasureRequest:
    """One view of a map; hashable, so that results can be kept by it.

    `window` picks instances by the time they opened; `persona` those of profiles with an event in the window for which
    the persona's segment holds; `where` those with an event of their own for which the rule holds; `channels` those
    with a mapped event in one of these channels.
    """

    window: Window = field(default_factory=Window)
    persona: str | None = None
    where: Rule | None = None
    channels: tuple[str, ...] = ()

    def digest(self) -> str:
        """A stable key of this request: equal requests, equal keys, in every process."""
        parts = [
            self.window.start.isoformat() if self.window.start else None,
            self.window.end.isoformat() if self.window.end else None,
            self.persona,
            self.where.text if self.where else None,
            sorted(self.channels),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def settled(journey: Journey, request: MeasureRequest) -> MeasureRequest:
    """The request with the journey's own view filled in: its pinned window and its persona, unless told otherwise.

    A persona of '' asks for everyone. A window that starts at 1970-01-01 asks for all time.
    """
    window = request.window
    if window == Window() and journey.window is not None:
        window = Window(*journey.window)
    persona = journey.persona if request.persona is None else request.persona or None
    return replace(request, window=window, persona=persona)


def span(window: Window) -> Phrase:
    """A window in words: a whole month by its name, else its first and last day; open ends are said."""
    start, end = window.start, window.end
    first = start.date().isoformat() if start else None
    last = (end - _DAY) if end else None
    if start is None or last is None:
        until = phrase("span.until", last=last.date().isoformat()) if last else phrase("span.all")
        return phrase("span.since", first=first) if first else until
    if start.day == 1 and end is not None and end.day == 1 and (start.year, start.month) == (last.year, last.month):
        return phrase("span.month", first=first)
    return phrase("span.days", first=first, last=last.date().isoformat())
