"""How the columns of files become events and answers, as a document that a person can read, edit and keep.

Decides nothing by itself: `guess.py` proposes a mapping, the person corrects it, the store's intake carries it out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sojourn.kernel.errors import InvalidInput


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TimeColumn(_Model):
    """A column that says when. In a wide table each one is an event of its own, named `event`.

    `formats`: how it is written, tried in order: 'iso', 'epoch_s', 'epoch_ms', 'epoch_us', 'epoch_ns', 'excel',
    'time_of_day' (needs the table's `at`) or a date
    pattern such as '%d/%m/%Y' (any time of day may follow). Empty: found out from the values.
    """

    column: str
    event: str | None = None
    formats: list[str] = Field(default_factory=list)


class ScoreColumns(_Model):
    """Columns (a name or a glob such as 'Q7*') that hold answers on one scale.

    A value outside [low, high] is no answer and is counted as such; one of `not_used` says "does not apply to me" and
    is kept without a score.
    """

    columns: str
    low: float
    high: float
    not_used: list[float] = Field(default_factory=list)


class EventWhen(_Model):
    """Rows whose `column` starts with `starts_with` are events called `name` (first match wins)."""

    column: str
    starts_with: str
    name: str


class Late(_Model):
    """The property 'late' (true or false) of rows that hold both times: whether `happened` came after `planned`.

    A planned day without a clock time is kept until the day is over. `formats` are those of `planned`.
    """

    happened: str
    planned: str
    formats: list[str] = Field(default_factory=list)


class Lookup(_Model):
    """Columns taken from another file: the row there whose `their_key` equals this row's `key` (the first, if several).

    `take` names the columns taken (empty: all but the key). `file` is the other table's `file`.
    """

    file: str
    key: str
    their_key: str
    take: list[str] = Field(default_factory=list)


class TableMapping(_Model):
    """One file (or several alike): which column plays which role. Columns without a role become properties."""

    file: str
    """A file name or a glob; 'orders*.csv*' fits any compression."""
    kind: Literal["events", "lookup", "skip"] = "events"
    """'lookup' files only lend columns to others; 'skip' files are left out, `note` says why."""
    profile: str | None = None
    profile_prefix: str = ""
    case: str | None = None
    session: str | None = None
    id: str | None = None
    times: list[TimeColumn] = Field(default_factory=list[TimeColumn])
    at: datetime | None = None
    """The time of every row, for a file whose rows have none (or, with 'time_of_day', their day)."""
    timezone: str | None = None
    """The zone of times written without an offset; None is UTC."""
    event: str | None = None
    event_name: str | None = None
    """The name of every row's event when no column holds it."""
    event_when: list[EventWhen] = Field(default_factory=list[EventWhen])
    channel: str | None = None
    value: str | None = None
    value_by: str | None = None
    """A column the value is multiplied by (unit price x quantity)."""
    late: Late | None = None
    fold_lines: bool = False
    """Rows are lines of one order: those of one case, person, time and name are one event."""
    scores: list[ScoreColumns] = Field(default_factory=list[ScoreColumns])
    question: str | None = None
    """A column naming the question that the row's score answers; None: the score column's own name."""
    texts: list[str] = Field(default_factory=list)
    whole_ids: list[str] = Field(default_factory=list)
    """Id columns that a spreadsheet has turned into '17850.0'; read as '17850'."""
    decimal_comma: bool = False
    currency: bool = False
    ignore: list[str] = Field(default_factory=list)
    """Columns (names or globs) not even kept as properties."""
    lookups: list[Lookup] = Field(default_factory=list[Lookup])
    note: str = ""


class ImportMapping(_Model):
    """The mapping of one import, kept with the workspace as YAML."""

    version: Literal[1] = 1
    tables: list[TableMapping]

    def to_yaml(self) -> str:
        """The document as YAML, defaults left out; `from_yaml(mapping.to_yaml()) == mapping`."""
        content = self.model_dump(mode="json", exclude_defaults=True)
        return yaml.safe_dump({"version": 1, **content}, allow_unicode=True, sort_keys=False)

    @classmethod
    def from_yaml(cls, text: str) -> ImportMapping:
        """The mapping that the YAML says; InvalidInput names the place and what is wrong."""
        try:
            content = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise InvalidInput(
                "mapping_not_yaml", f"The mapping is not YAML: {error}.", "Check its indentation."
            ) from None
        try:
            return cls.model_validate(content)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the document"
            raise InvalidInput(
                "mapping_invalid",
                f"The mapping is wrong at {place}: {first['msg']}.",
                "Save a guessed mapping and edit that one.",
                place=place,
            ) from None
