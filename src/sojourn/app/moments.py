"""Moments as people type them: a year, a month, a day or an exact time; without a zone they are UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sojourn.kernel.errors import InvalidInput

_SHORT = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)


def read_moment(text: str) -> datetime:
    """The first instant of what `text` names, aware, in UTC. Raises InvalidInput, naming the text."""
    words = text.strip()
    short = _SHORT.fullmatch(words)
    try:
        if short:
            return datetime(int(short[1]), int(short[2] or 1), 1, tzinfo=UTC)
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise InvalidInput(
            "bad_moment",
            f"{text!r} is not a date or time.",
            "Write for example 2017, 2017-05, 2017-05-31 or 2017-05-31T14:30:00Z.",
            value=text,
        ) from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def check_window(start: datetime | None, end: datetime | None) -> None:
    """Raise InvalidInput for a window that holds no moment: nothing in it would look like an answer."""
    if start is None or end is None or start < end:
        return
    raise InvalidInput(
        "empty_window",
        f"The window ends ({end:%Y-%m-%d %H:%M}) before or when it starts ({start:%Y-%m-%d %H:%M}).",
        "Give the earlier moment first; the end is not included.",
        start=f"{start:%Y-%m-%d %H:%M}",
        end=f"{end:%Y-%m-%d %H:%M}",
    )
