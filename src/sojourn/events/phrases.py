"""The English of what an import says: what was guessed, what was changed, why rows were rejected.

Each key has its words in `web/src/i18n/said` in every language.
"""

from __future__ import annotations

from typing import Final

from sojourn.kernel.phrase import Catalogue, Phrase, Template, content

_NOTES: Final[dict[str, Template]] = {
    "import.no_person": "No column says who; each '{column}' is taken as one person.",
    "import.day_first": "{column}: day and month could be either way round in the rows seen; read day first.",
    "import.month_first": "{column}: day and month could be either way round in the rows seen; read month first.",
    "import.other_order": (
        "{column}: {more:number} of its times fit {format}, only {fewer:number} fit {other}; read as {format}."
    ),
    "import.plan": "{columns}: a plan or a birthday, not something that happened; kept as a property.",
    "import.late": "{happened} after {planned} is kept as the property 'late' (true or false): ask with late = true.",
    "import.one_scale": (
        "{columns:number} columns look like questions on one scale; read as {low:number}-{high:number}: "
        "say --score and --scale if that is wrong."
    ),
    "import.one_scale_unused": (
        "{columns:number} columns look like questions on one scale; read as {low:number}-{high:number}, "
        "{unused:number} as 'does not apply': say --score and --scale if that is wrong."
    ),
    "import.lends": "{file}: lends its columns to the other files.",
    "import.no_source": "{file}: left out; it has no time of its own, and nothing to take one from.",
    "import.no_action": "{file}: left out; it has no time of its own, and '{name}' is not an action.",
    "import.timeless": "{file}: no time of its own; each row is '{name}' at the {time} of its {key}.",
    "import.no_header": "No header: columns are numbered.",
    "import.above_header": "Not read, above the header: {text}",
    "import.nobody": "{file}: left out; no column says who its rows are about.",
    "import.taken_name": "The name '{name}' is taken; the later one is '{renamed}' here.",
    "import.same_name": "Two columns are called '{name}'; the later one is '{renamed}' here.",
    "import.not_utf8": (
        "{count:number} line is not UTF-8; read as Windows Western (cp1252).",
        "{count:number} lines are not UTF-8; read as Windows Western (cp1252).",
    ),
    "import.encoding": "Read as {encoding}.",
    "import.lost_characters": (
        "{count:number} character cannot be read as {encoding} and stands as '�': try --encoding.",
        "{count:number} characters cannot be read as {encoding} and stand as '�': try --encoding.",
    ),
    "import.folded": (
        "{lines:number} rows are lines of {events:number} events, one for each {case} at one time, and what differs "
        "between lines is a list. Say --lines keep for an event a line."
    ),
    "import.folded_summed": (
        "{lines:number} rows are lines of {events:number} events, one for each {case} at one time; their value is the "
        "sum of the lines, and what differs between lines is a list. Say --lines keep for an event a line."
    ),
}

_REJECTED: Final[dict[str, Template]] = {
    "rejected.no_profile": "no profile",
    "rejected.no_event": "no event name",
    "rejected.no_time": "no time",
    "rejected.bad_time": "time cannot be read",
    "rejected.no_answer": "an answer without score and text",
    "rejected.too_few_cells": "too few cells",
    "rejected.too_many_cells": "too many cells",
    "rejected.broken_quotes": "broken quotes",
    "rejected.longer_than_2_mb": "line longer than 2 MB",
    "rejected.longer_than_4_mb": "line longer than 4 MB",
    "rejected.not_text": "bytes that are not text",
    "rejected.nul_byte": "NUL byte in the line",
    "rejected.not_an_object": "not an object",
    "rejected.not_json": "not JSON",
    "rejected.formula": "a formula without a computed value",
}
_REASONS: Final = {english: key for key, english in _REJECTED.items()}

phrase: Final = Catalogue({**_NOTES, **_REJECTED})


def rejection(reason: str) -> Phrase:
    """The reason as the file of rejected rows holds it, as a phrase; one that is not ours stays as it is."""
    key = _REASONS.get(reason)
    return phrase(key) if key else content(reason)
