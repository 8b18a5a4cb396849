"""Files on their way in: what they are taken for, and importing them, from disk or from an upload."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sojourn.app.progress import Report
from sojourn.app.uploads import Incoming, Uploads
from sojourn.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace
    from sojourn.events.guess import Guess, TableGuess
    from sojourn.events.options import ImportOptions
    from sojourn.events.report import ImportReport

_MANY = ("time", "score", "scale", "text", "ignore", "not_used")


def guess_files(files: Sequence[Path], options: ImportOptions | None = None) -> Guess:
    """What the files' columns are taken for; reads only their beginnings."""
    from sojourn.store.intake import preview

    return preview(files, options)


class Intake:
    """The way of files into one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._uploads = Uploads(workspace.files.uploads, workspace.settings.upload_limit)

    def run(
        self, files: Sequence[Path], options: ImportOptions | None = None, *, progress: Report | None = None
    ) -> ImportReport:
        """Import the files, all or none, and write the import down. Raises Conflict while another import runs."""
        from sojourn.store.intake import import_files

        workspace = self._workspace
        report = import_files(
            workspace.files.root,
            files,
            options,
            clock=workspace.clock,
            progress=_adapted(progress),
            memory_limit=workspace.settings.memory_limit,
            threads=workspace.settings.threads,
        )
        said = report.model_dump(mode="json", exclude={"mapping", "files"})
        workspace.imports.add([file.name for file in files], said)
        return report

    # Uploads

    def begin(self, name: str, announced: int | None, batch: str | None = None) -> Incoming:
        """Room for a file from the browser, in a new upload or beside the files of the upload `batch`."""
        return self._uploads.begin(name, announced, batch)

    def files(self, upload: str) -> list[Path]:
        """The files of an upload. Raises NotFound."""
        return self._uploads.files(upload)

    def discard(self, upload: str) -> None:
        """Forget an upload."""
        self._uploads.discard(upload)

    def look(self, upload: str, corrections: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What the files of an upload are taken for, as plain data, after corrections."""
        files = self.files(upload)
        found = guess_files(files, read_options(corrections or {}))
        tables = [_table(table, files) for table in found.tables]
        first = tables[0] if tables else {"name": files[0].name, "size": files[0].stat().st_size, "columns": []}
        return {
            "id": upload,
            "name": first["name"],
            "size": first["size"],
            "columns": first["columns"],
            "files": tables,
            "notes": list(found.notes),
            "mapping_yaml": found.mapping.to_yaml(),
        }

    def run_upload(
        self, upload: str, corrections: Mapping[str, Any], *, progress: Report | None = None
    ) -> dict[str, Any]:
        """Import an upload with corrections; the report as plain data. The upload is forgotten when it is done."""
        from sojourn.events.phrases import rejection
        from sojourn.events.report import FileNote

        report = self.run(self.files(upload), read_options(corrections), progress=progress)
        self.discard(upload)
        counts = ("rows_read", "events_imported", "answers_imported", "duplicates", "rejected", "no_answer", "seconds")
        kept = report.rejected_file
        return {
            **report.model_dump(include=set(counts)),
            "rejections": [{"reason": rejection(why), "rows": rows} for why, rows in report.rejected_reasons.items()],
            "rejected_file": Path(kept).name if kept else None,
            "notes": [FileNote.of(note) for note in report.notes]
            + [FileNote.of(note, part.file) for part in report.files for note in part.notes],
        }


def read_options(given: Mapping[str, Any]) -> ImportOptions:
    """Options from plain data: lists or single values, a moment in words, a mapping as YAML. Raises InvalidInput."""
    from sojourn.app.moments import read_moment
    from sojourn.events.mapping import ImportMapping
    from sojourn.events.options import ImportOptions

    known = {part.name for part in dataclasses.fields(ImportOptions)}
    taken = {name: value for name, value in given.items() if value is not None}
    yaml = taken.pop("mapping_yaml", None)
    unknown = sorted(set(taken) - known)
    if unknown:
        hint = f"Known are: {', '.join(sorted(known))}."
        raise InvalidInput("unknown_option", f"An import has no option {unknown[0]!r}.", hint, option=unknown[0])
    for name in _MANY:
        if name in taken:
            value = taken[name]
            taken[name] = (value,) if isinstance(value, str | int | float) else tuple(value)
    if isinstance(taken.get("at"), str):
        taken["at"] = read_moment(taken["at"])
    if yaml is not None:
        taken["mapping"] = ImportMapping.from_yaml(yaml)
    return ImportOptions(**taken)


def _table(table: TableGuess, files: Sequence[Path]) -> dict[str, Any]:
    path = next((file for file in files if file.name == table.file), files[0])
    columns = [
        {
            "name": column.name,
            "role": column.role,
            "confidence": column.confidence,
            "scale": _scale(column.detail) if column.role == "score" else None,
            "reason": column.detail,
            "samples": list(column.examples),
        }
        for column in table.columns
    ]
    return {"name": table.file, "size": path.stat().st_size, "happens": table.happens, "columns": columns}


def _scale(detail: str) -> tuple[float, float] | None:
    from sojourn.events.options import parse_scale

    try:
        return parse_scale(detail)
    except InvalidInput:
        return None


def _adapted(progress: Report | None) -> Callable[[str, int, int], None] | None:
    """A `Progress` report from the intake's counts."""
    if progress is None:
        return None
    from sojourn.app.progress import Meter

    meter = Meter(progress)
    return lambda what, done, total: meter(what or "importing", done, total or None)
