"""The events table: one row a fact. Answers to questions are rows too, named 'feedback', with a question.

Order of one profile's events is (time, seq): `seq` is the lake's arrival number, unique over the table, so ties keep
the order they arrived in and every measure is deterministic.
"""

from __future__ import annotations

from typing import Final

ANSWER_NAME: Final = "feedback"

COLUMNS: Final[dict[str, str]] = {
    "seq": "int64",  # arrival number, 1.., unique
    "id": "string",  # the sender's own id; null when the file has none
    "time": "timestamp[us, UTC]",  # not null
    "profile_id": "string",  # not null
    "name": "string",  # not null; 'feedback' for answers
    "channel": "string",
    "value": "float64",
    "session_id": "string",
    "case_id": "string",
    "question": "string",  # null for events that are not answers
    "score": "float64",  # null: no usable score (blank, "not used", or text only)
    "scale_low": "float64",
    "scale_high": "float64",
    "text": "string",  # words of the answer
    "properties": "string",  # JSON object with the rest; null when there is none
    "source": "string",  # which import or source it came by
    "received_at": "timestamp[us, UTC]",
}
"""Name to Arrow type of every column, in order."""

RULE_COLUMNS: Final[dict[str, str]] = {
    "event": "name",
    "channel": "channel",
    "value": "value",
    "profile": "profile_id",
    "session": "session_id",
    "case": "case_id",
    "time": "time",
    "question": "question",
    "score": "score",
    "text": "text",
    "source": "source",
    "id": "id",
}
"""Field of a rule to column of the table."""
