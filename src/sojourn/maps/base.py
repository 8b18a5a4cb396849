"""What every part of a journey document shares: strict fields, stable ids, rank keys, and durations in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from sojourn.kernel.durations import render_duration

Id = Annotated[str, Field(min_length=1, max_length=120, description="Opaque and stable; never reused")]
Rank = Annotated[str, Field(max_length=120, description="Order key, compared as text; never a position")]
Markdown = Annotated[str, Field(max_length=20_000)]
Title = Annotated[str, Field(max_length=500)]
Share = Annotated[float, Field(ge=0, le=1)]

_UNITS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "min": 60, "s": 1, "ms": 0.001}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(w|d|h|min|ms|m|s)", re.ASCII)


def parse_duration(value: object) -> timedelta:
    """A duration from words such as '7d', '1h 30m', '90 min' or '250ms'; a bare number is seconds.

    Finer than a millisecond is rounded. Raises ValueError for anything else, for a negative duration and for one
    over 1,000 years.
    """
    if isinstance(value, timedelta):
        return _whole_milliseconds(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = float(value)
    else:
        text = str(value).strip().lower()
        parts = _PART.findall(text)
        if not parts or _PART.sub("", text).strip():
            raise ValueError(f"{value!r} is not a duration; write for example 7d, 12h, 1h 30m or 45s")
        seconds = sum(float(number) * _UNITS[unit] for number, unit in parts)
    if not 0 <= seconds <= 365_250 * 86_400:
        raise ValueError(f"{value!r} is not a duration between 0 and 1,000 years")
    return _whole_milliseconds(timedelta(seconds=seconds))


def _whole_milliseconds(value: timedelta) -> timedelta:
    """What the words of a duration can say, so that writing and reading loses nothing."""
    return timedelta(milliseconds=round(value / timedelta(milliseconds=1)))


Duration = Annotated[
    timedelta,
    BeforeValidator(parse_duration),
    PlainSerializer(render_duration, return_type=str),
    WithJsonSchema({"type": "string", "description": "A duration in words: 14d, 12h, 1h 30m, 45s"}),
]


def in_utc(moment: datetime) -> datetime:
    """The moment; one that names no time zone is taken for UTC, as all times of the product are."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


Moment = Annotated[datetime, AfterValidator(in_utc)]


class Part(BaseModel):
    """Base of all parts: unknown fields are errors, so that a typing mistake is never lost in silence."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=False,
        validate_assignment=False,
        json_schema_serialization_defaults_required=True,
    )

    def document(self) -> dict[str, Any]:
        """Plain JSON data; fields at their default are left out, the order of keys is the order of the model."""
        return self.model_dump(mode="json", exclude_defaults=True)
