"""What the HTTP interface takes and gives beside the shared documents (journey, measured map, panel, portfolio)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sojourn.events.report import FileNote
from sojourn.kernel.phrase import Phrase
from sojourn.maps.base import Duration
from sojourn.maps.measured import Note
from sojourn.rules.model import Rule


class Body(BaseModel):
    """Base: unknown fields are errors; in answers every field is always there."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True, populate_by_name=True)


class ErrorBody(Body):
    """Every error: `code` is stable, `message` says what and with which value, `hint` what to do."""

    code: str
    message: str
    hint: str = ""
    facts: dict[str, Any] = {}


class ImportLine(Body):
    """One finished import."""

    files: list[str]
    imported_at: datetime
    events: int
    answers: int
    rejected: int


class WorkspaceInfo(Body):
    """What the workspace holds. `events` and `answers` count rows, `profiles` people with at least one row."""

    name: str
    program_version: str
    lake_version: int | None = Field(description="Null before the first import")
    events: int = 0
    answers: int = 0
    profiles: int = 0
    first_event: datetime | None = None
    last_event: datetime | None = None
    journeys: int = 0
    imports: list[ImportLine] = []
    upload_limit_bytes: int = 0


class JourneyLine(Body):
    """A journey in a list."""

    id: str
    slug: str
    title: str
    kind: str
    state: str
    status: str
    area: str
    data_label: str
    persona: str | None
    baseline_id: str | None = Field(description="Of a future map: the id of the current one it starts from")
    version: int
    steps: int
    bound_steps: int


class VersionLine(Body):
    """One saved version of a journey."""

    version: int
    saved_at: datetime
    cause: str
    author: str = ""
    label: str = Field(default="", description="The name that people gave it")


class FindingLine(Body):
    """Something the validator says about a journey document."""

    path: str
    severity: Literal["error", "warning"]
    code: str
    message: str
    hint: str = ""


class DiscoverRequest(Body):
    """Draft a map from events. `save` keeps the draft in the workspace."""

    title: str = ""
    start: datetime | None = Field(default=None, alias="from")
    end: datetime | None = Field(default=None, alias="to")
    channels: list[str] = []
    where: Rule | None = None
    who: Rule | None = None
    case: str | None = Field(default=None, description="profile, case, or a property; guessed when not given")
    steps: int | None = Field(default=None, ge=2, le=60, description="At most this many steps")
    save: bool = True


class QuestionName(StrEnum):
    """The questions that can be asked of events without a map."""

    EVENTS = "events"
    TRANSITIONS = "transitions"
    VARIANTS = "variants"
    PATHS = "paths"
    FUNNEL = "funnel"
    RETENTION = "retention"
    SATISFACTION = "satisfaction"
    CONFORMANCE = "conformance"
    TIMING = "timing"


class AskRequest(Body):
    """A question's filters, and the options of those questions that have any (others ignore nothing: they refuse)."""

    start: datetime | None = Field(default=None, alias="from", description="From this moment on (UTC)")
    end: datetime | None = Field(default=None, alias="to", description="Up to, not including, this moment (UTC)")
    channels: list[str] = []
    where: Rule | None = Field(default=None, description="Keeps events for which the rule holds")
    who: Rule | None = Field(default=None, description="Keeps people with at least one such event")
    case: str | None = Field(
        default=None, description="transitions, variants, paths, timing: profile, case or property"
    )
    steps: list[str] = Field(default=[], description="funnel, conformance: event names or rules, in order")
    within: Duration | None = Field(default=None, description="funnel: from the first step on")
    exclude: list[str] = Field(default=[], description="funnel: events that end an attempt")
    by: str | None = Field(default=None, description="funnel: one funnel for each value of this property")
    cohort: Literal["day", "week", "month"] | None = Field(default=None, description="retention")
    timezone: str | None = Field(default=None, description="retention: periods of this zone; UTC when not given")
    from_event: str | None = Field(default=None, description="paths, timing: from this event (a name or a rule)")
    to_event: str | None = Field(default=None, description="paths, timing: to this event (a name or a rule)")
    depth: int | None = Field(default=None, ge=2, le=50, description="paths: at most this many events")
    shape: Literal["tree", "graph"] | None = Field(default=None, description="paths: whole ways, or single moves")
    journey: str | None = Field(default=None, description="conformance, timing, satisfaction: a journey's short name")
    question: str | None = Field(default=None, description="satisfaction: only this question")
    limit: int | None = Field(default=None, ge=1, le=10_000, description="At most this many rows")


class WindowBody(Body):
    """Half-open [from, to) in UTC; null is unbounded."""

    start: datetime | None = Field(default=None, alias="from")
    end: datetime | None = Field(default=None, alias="to")


class Envelope(Body):
    """The one shape of all answers; `rows` have the keys named in `columns`, and null where nothing was computed."""

    columns: list[str]
    rows: list[dict[str, Any]]
    n: int
    window: WindowBody
    as_of: datetime | None
    definition: dict[str, Any]
    notes: list[Note]
    sql: str = ""


class FieldValue(Body):
    value: str
    count: int


class FieldChoice(Body):
    """Something a filter can speak of. `values` are the most frequent ones; counted on a sample when `sampled`."""

    name: str = Field(description="As written in a rule")
    kind: Literal["column", "property"]
    type: Literal["text", "number", "flag", "time"] = "text"
    values: list[FieldValue] = []
    distinct: int | None = None
    sampled: bool = False


class Fields(Body):
    fields: list[FieldChoice]


class ColumnGuess(Body):
    """One column of a file: what it is taken for, how sure that is (0..1), and what is in it.

    `role`: profile, case, session, id, time, event, channel, value, value_by, score, question, text, property.
    """

    name: str
    role: str
    confidence: float = 0
    scale: tuple[float, float] | None = None
    reason: str = ""
    samples: list[str] = []


class UploadedFile(Body):
    """One file of an upload. `happens` says in a sentence what its rows become."""

    name: str
    size: int
    happens: str = ""
    columns: list[ColumnGuess] = []


class MappingBody(Body):
    """What is to be used instead of the guess: the same options as on the command line. Names or globs."""

    profile: str | None = None
    case: str | None = None
    session: str | None = None
    id: str | None = None
    time: list[str] = Field(default=[], description="COLUMN or COLUMN=EVENT")
    event: str | None = None
    event_name: str | None = None
    channel: str | None = None
    value: str | None = None
    score: list[str] = []
    scale: str | list[str] = Field(default=[], description="LOW-HIGH: one for all scores, or one for each")
    not_used: list[float] = []
    question: str | None = None
    text: list[str] = []
    ignore: list[str] = []
    timezone: str | None = None
    at: str | None = Field(default=None, description="The moment of all rows, for a file without times")
    profile_prefix: str = ""
    duplicates: Literal["drop", "keep"] = "drop"
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    source: str | None = None
    mapping_yaml: str | None = Field(default=None, description="A whole mapping; with it nothing is guessed")


class UploadBody(Body):
    """Files that have come in and wait to be imported, with what their columns are taken for.

    `name`, `size` and `columns` are those of the first file; `files` holds them all.
    """

    id: str
    name: str
    size: int
    columns: list[ColumnGuess]
    files: list[UploadedFile] = []
    notes: list[Phrase] = []
    mapping_yaml: str = ""


class JobProgress(Body):
    """How far a job is. `share` 0..1 and `seconds_left` are null while unknown."""

    phase: str = ""
    done: int = 0
    total: int | None = None
    unit: str = "rows"
    per_second: float | None = None
    share: float | None = None
    seconds_left: float | None = None


class Rejection(Body):
    reason: Phrase
    rows: int
    example: str = ""


class ImportReportBody(Body):
    """What an import did: the same numbers as `sojourn import --format json`."""

    rows_read: int
    events_imported: int
    answers_imported: int
    duplicates: int
    rejected: int
    rejections: list[Rejection] = []
    no_answer: dict[str, int] = Field(default={}, description="Question to cells with a value outside its scale")
    rejected_file: str | None = None
    notes: list[FileNote] = []
    seconds: float = 0


class Job(Body):
    """Work that goes on in the background."""

    id: str
    kind: Literal["import"]
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    progress: JobProgress = JobProgress()
    report: ImportReportBody | None = None
    error: ErrorBody | None = None


class JobStarted(Body):
    job: str
