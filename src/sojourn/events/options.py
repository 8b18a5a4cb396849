"""What a person says about files to import: one field an option of the command line. What is not said is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sojourn.events.mapping import ImportMapping, ScoreColumns
from sojourn.kernel.errors import InvalidInput

_SCALE = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*(?:-|\.\.|:|to)\s*(-?\d+(?:\.\d+)?)\s*$")


@dataclass(frozen=True)
class ImportOptions:
    """One field an option of `sojourn import` and `sojourn open`. Column names may be globs where many are allowed.

    - `profile`, `case`, `event`, `channel`, `value`, `session`, `id`, `question`: the column with that role
    - `time`: columns that say when; several make a wide table (each is an event named after its column, or after
      what follows '=': 'order_approved_at=payment approved')
    - `score`: columns with answers (globs); `scale`: 'LOW-HIGH', either one for all or one for each `score` in order
    - `not_used`: score codes that mean "does not apply", kept without a score (6 in the airport survey)
    - `text`: columns with words; `event_name`: the name of every event where no column holds it
    - `timezone`: zone of times without an offset; `at`: the time of every row of a file without times
    - `profile_prefix`: put before every profile id, where files number their people separately
    - `ignore`: columns not even kept as properties
    - `duplicates`: 'drop' identical rows inside a file, or 'keep' them; rows already imported are always recognised
    - `lines`: rows that are lines of one order: 'fold' them into one event, 'keep' an event a line; 'auto' folds where
      the rows look like it
    - `mapping`: a saved mapping; with it nothing is guessed, and the other options change it
    - `encoding`, `separator`: of text files, where detection is wrong; `sheet`: of a workbook (default the first)
    - `source`: written to every event; default the file's name
    """

    profile: str | None = None
    case: str | None = None
    time: tuple[str, ...] = ()
    event: str | None = None
    event_name: str | None = None
    channel: str | None = None
    value: str | None = None
    score: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    not_used: tuple[float, ...] = ()
    question: str | None = None
    text: tuple[str, ...] = ()
    id: str | None = None
    session: str | None = None
    timezone: str | None = None
    at: datetime | None = None
    profile_prefix: str = ""
    ignore: tuple[str, ...] = ()
    duplicates: Literal["drop", "keep"] = "drop"
    lines: Literal["auto", "fold", "keep"] = "auto"
    mapping: ImportMapping | None = None
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    source: str | None = None

    def score_columns(self) -> list[ScoreColumns]:
        """`score` with its `scale`; raises InvalidInput when their numbers do not fit or a scale cannot be read."""
        if len(self.scale) > 1 and len(self.scale) != len(self.score):
            raise InvalidInput(
                "scales_do_not_fit",
                f"{len(self.score)} score columns were given, but {len(self.scale)} scales.",
                "Give one --scale for all, or one for each --score in the same order.",
            )
        scales = [parse_scale(text) for text in self.scale]
        result: list[ScoreColumns] = []
        for index, columns in enumerate(self.score):
            low, high = scales[index if len(scales) > 1 else 0] if scales else (1.0, 5.0)
            result.append(ScoreColumns(columns=columns, low=low, high=high, not_used=list(self.not_used)))
        return result


def parse_scale(text: str) -> tuple[float, float]:
    """'1-5' is (1, 5); also '0..10', '-3:3'. Raises InvalidInput for anything else or an empty scale."""
    match = _SCALE.match(text)
    if match is None or float(match[1]) >= float(match[2]):
        raise InvalidInput(
            "scale_unreadable", f"'{text}' is not a scale.", "Write LOW-HIGH, for example 1-5 or 0-10.", scale=text
        )
    return float(match[1]), float(match[2])
