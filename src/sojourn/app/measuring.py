"""What is asked of a map, as it comes from the command line or a query string, made ready for `insight`.

Decides what is left unsaid: the journey's pinned window and persona, and what a comparison shares with the first side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sojourn.app.moments import check_window
from sojourn.maps.journey import Journey
from sojourn.rules.model import Rule

if TYPE_CHECKING:
    from sojourn.insight.request import MeasureRequest

EVERYONE = "everyone"
"""As a persona: all people, also where the journey opens with a persona of its own."""


@dataclass(frozen=True)
class MapQuestion:
    """One measurement of a map, and what to hold beside it (nothing, when no `compare_` part is given)."""

    start: datetime | None = None
    end: datetime | None = None
    persona: str | None = None
    where: Rule | None = None
    channels: tuple[str, ...] = ()
    compare_start: datetime | None = None
    compare_end: datetime | None = None
    compare_persona: str | None = None
    compare_where: Rule | None = None
    compare_channels: tuple[str, ...] = ()

    @property
    def compares(self) -> bool:
        """Whether a second side is asked for."""
        sides = (self.compare_start, self.compare_end, self.compare_persona, self.compare_where)
        return any(part is not None for part in sides) or bool(self.compare_channels)


def requests(journey: Journey, question: MapQuestion) -> tuple[MeasureRequest, MeasureRequest | None]:
    """The request and the one beside it.

    No window given: the journey's pinned window. No persona given: the journey's own; 'everyone' asks for all. The
    other side takes over whatever is not given for it.
    """
    from sojourn.insight.answer import Window
    from sojourn.insight.request import MeasureRequest

    check_window(question.start, question.end)
    check_window(question.compare_start, question.compare_end)
    pinned = journey.window if question.start is None and question.end is None else None
    window = Window(*pinned) if pinned else Window(question.start, question.end)
    persona = _persona(question.persona, journey.persona)
    first = MeasureRequest(window, persona, question.where, question.channels)
    if not question.compares:
        return first, None
    other_window = window
    if question.compare_start is not None or question.compare_end is not None:
        other_window = Window(question.compare_start, question.compare_end)
    return first, MeasureRequest(
        other_window,
        _persona(question.compare_persona, persona),
        question.compare_where if question.compare_where is not None else question.where,
        question.compare_channels or question.channels,
    )


def _persona(asked: str | None, unsaid: str | None) -> str | None:
    """What `MeasureRequest` calls it: '' is everyone, whichever persona the journey opens with."""
    if asked is None:
        return unsaid
    return "" if asked == EVERYONE else asked
