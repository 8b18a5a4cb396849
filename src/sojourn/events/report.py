"""What an import did: every row that was read is an event's, a duplicate or rejected, and the report says which."""

from __future__ import annotations

from pydantic import BaseModel, Field

from sojourn.events.mapping import ImportMapping
from sojourn.kernel.phrase import Phrase


class FileNote(Phrase):
    """What a person should know about an import; `file` names the file it is about, '' for all of them."""

    file: str = ""

    @classmethod
    def of(cls, note: Phrase, file: str = "") -> FileNote:
        """The note, said of `file`."""
        return cls(key=note.key, text=note.text, facts=note.facts, file=file)


class FileReport(BaseModel):
    """One file's part of the import. `rows_read` = `rows_used` + `duplicates` + `rejected`.

    `folded`: rows used that are further lines of an event; where each row is one event otherwise, `rows_used` =
    `events_imported` + `folded`.
    """

    file: str
    kind: str
    rows_read: int = 0
    rows_used: int = 0
    events_imported: int = 0
    answers_imported: int = 0
    folded: int = 0
    duplicates: int = 0
    rejected: int = 0
    rejected_reasons: dict[str, int] = Field(default_factory=dict)
    no_answer: dict[str, int] = Field(default_factory=dict)
    notes: list[Phrase] = Field(default_factory=list[Phrase])


class ImportReport(BaseModel):
    """The whole import. Rows of files that only lend columns, or are left out, are not counted in `rows_read`.

    `no_answer`: per question, cells with a value outside the scale. `rejected_file`: the rejected rows with file, line
    and reason; None when there are none. `lake_version`: after the import; unchanged when nothing was new.
    """

    import_id: str
    rows_read: int = 0
    events_imported: int = 0
    answers_imported: int = 0
    folded: int = 0
    duplicates: int = 0
    rejected: int = 0
    rejected_reasons: dict[str, int] = Field(default_factory=dict)
    no_answer: dict[str, int] = Field(default_factory=dict)
    notes: list[Phrase] = Field(default_factory=list[Phrase])
    files: list[FileReport] = Field(default_factory=list[FileReport])
    mapping: ImportMapping | None = None
    mapping_file: str | None = None
    rejected_file: str | None = None
    lake_version: int = -1
    seconds: float = 0.0

    def add(self, part: FileReport) -> None:
        """Count one file in."""
        self.files.append(part)
        if part.kind != "events":
            return
        self.rows_read += part.rows_read
        self.events_imported += part.events_imported
        self.answers_imported += part.answers_imported
        self.folded += part.folded
        self.duplicates += part.duplicates
        self.rejected += part.rejected
        _sum_into(self.rejected_reasons, part.rejected_reasons)
        _sum_into(self.no_answer, part.no_answer)


def _sum_into(total: dict[str, int], part: dict[str, int]) -> None:
    for key, count in part.items():
        total[key] = total.get(key, 0) + count
