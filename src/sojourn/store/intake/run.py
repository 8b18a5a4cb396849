"""One import from beginning to end: look, guess, load, change into events, leave out what is there, commit once."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sojourn.events.guess import guess
from sojourn.events.mapping import ImportMapping, TableMapping
from sojourn.events.options import ImportOptions
from sojourn.events.report import FileReport, ImportReport
from sojourn.kernel.clock import Clock, monotonic_seconds
from sojourn.kernel.errors import InvalidInput
from sojourn.kernel.phrase import content
from sojourn.store.intake.load_parquet import load_parquet
from sojourn.store.intake.load_rows import load_rows
from sojourn.store.intake.load_text import load_text
from sojourn.store.intake.preview import Looked, look, rows_of
from sojourn.store.intake.rejected import RejectedFile
from sojourn.store.intake.session import Progress, Session
from sojourn.store.intake.source import Source
from sojourn.store.intake.table import Batch, import_table
from sojourn.store.intake.timesql import check_zone
from sojourn.store.lake import Lake, Stamp
from sojourn.store.lake_compact import compact_if_crowded

__all__ = ["Progress", "import_files"]


def import_files(
    workspace: Path,
    files: Sequence[Path],
    options: ImportOptions | None = None,
    *,
    clock: Clock,
    progress: Progress | None = None,
    memory_limit: str = "2GB",
    threads: int | None = None,
) -> ImportReport:
    """Bring `files` (folders mean all data files in them) into the lake of the folder `workspace`; one commit or none.

    Every row read becomes events, is a duplicate, or is rejected with a reason into `<workspace>/rejected`. Importing
    the same file again finds all rows there already and leaves the lake's version as it is. The mapping used is kept
    in `<workspace>/mappings`. Raises InvalidInput or NotFound for what cannot be imported at all, Conflict while
    another import runs; then nothing has changed.
    """
    options = options or ImportOptions()
    started = monotonic_seconds()
    now = clock().astimezone(UTC)
    import_id = f"{now:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
    looked = look(files, options)
    guessed = guess([item.sample for item in looked], options)
    check(guessed.mapping, looked)
    lake = Lake(workspace / "lake" / "events")
    folder = workspace / "cache" / f"import-{import_id}"
    report = ImportReport(import_id=import_id, mapping=guessed.mapping, notes=list(guessed.notes))
    rejected = RejectedFile(workspace / "rejected" / f"{import_id}.csv")
    with lake.writing():
        folder.mkdir(parents=True)
        session = Session(folder, memory_limit, threads, progress)
        batch = Batch(session, lake, import_id, now, options, rejected)
        try:
            for part in _run(batch, guessed.mapping, looked):
                report.add(part)
            report.lake_version = lake.append(batch.files, _stamp(import_id, report))
        finally:
            session.close()
            shutil.rmtree(folder, ignore_errors=True)
    if batch.files and compact_if_crowded(lake, now):
        report.lake_version = lake.version()
    report.rejected_file = str(rejected.path) if rejected.count else None
    report.mapping_file = _keep_mapping(workspace, guessed.mapping, looked)
    report.seconds = monotonic_seconds() - started
    return report


def check(mapping: ImportMapping, looked: Sequence[Looked]) -> None:
    """Raise InvalidInput when a file lacks what events need: someone they are about, and a time."""
    names = {item.sample.file for item in looked}
    tables = [table for table in mapping.tables if table.kind == "events" and _files(table, names)]
    if not tables:
        held = "; ".join(f"{table.file}: {table.note or 'no events'}" for table in mapping.tables)
        raise InvalidInput(
            "nothing_to_import",
            f"No file holds events ({held}).",
            "Say which column holds the time (--time COLUMN), or the time of all rows (--at DATE).",
        )
    for table in tables:
        check_zone(table.timezone)
        if not table.times and table.at is None:
            _check_rows(table, looked)
            raise InvalidInput(
                "time_missing",
                f"{table.file}: no column holds a time.",
                "Say which one does (--time COLUMN), or the time of all rows (--at DATE).",
                file=table.file,
            )
        if any(time.formats == ["time_of_day"] for time in table.times) and table.at is None:
            raise InvalidInput(
                "day_missing",
                f"{table.file}: {table.times[0].column} holds times of day without a date.",
                "Give the day with --at DATE.",
                file=table.file,
                column=table.times[0].column,
            )
        if table.profile is None:
            raise InvalidInput(
                "profile_missing",
                f"{table.file}: no column says who each event is about.",
                "Say which one does: --profile COLUMN.",
                file=table.file,
            )


def _check_rows(table: TableMapping, looked: Sequence[Looked]) -> None:
    """Raise InvalidInput when the table's files have no row to guess from: what is missing is not a column then."""
    for file in _files(table, [item.sample.file for item in looked]):
        sample = next(item.sample for item in looked if item.sample.file == file)
        if not any(sample.columns.values()):
            raise InvalidInput(
                "no_rows",
                f"{file} has no row that can be read.",
                "Check that it was written completely, and of a workbook that it is the right sheet (--sheet NAME).",
                file=file,
            )


def _run(batch: Batch, mapping: ImportMapping, looked: Sequence[Looked]) -> list[FileReport]:
    """Load what is needed (files that lend columns first), then import table by table in the mapping's order."""
    by_file = {item.sample.file: item for item in looked}
    wanted = [(table, file) for table in mapping.tables for file in _files(table, by_file)]
    lending = {lookup.file for table, _ in wanted for lookup in table.lookups}
    sources: dict[str, Source] = {}
    numbers = {file: index for index, file in enumerate(by_file)}
    for file in lending:
        if file not in by_file:
            raise InvalidInput(
                "lookup_missing",
                f"The mapping looks things up in {file}, which is not here.",
                "Import it together.",
                file=file,
            )
        sources[file] = _load(batch, by_file[file], numbers[file])
    reports: list[FileReport] = []
    for table, file in wanted:
        if table.kind != "events":
            reports.append(FileReport(file=file, kind=table.kind, notes=[content(table.note)] if table.note else []))
            continue
        source = sources.get(file) or _load(batch, by_file[file], numbers[file])
        reports.append(import_table(batch, source, table, sources))
        if file not in lending:
            batch.session.run(f"DROP {'VIEW' if source.row == '__row' else 'TABLE'} {source.relation}")
    return reports


def _files(table: TableMapping, names: Sequence[str] | set[str] | dict[str, Looked]) -> list[str]:
    from fnmatch import fnmatchcase

    return [name for name in names if name == table.file or fnmatchcase(name, table.file)]


def _load(batch: Batch, item: Looked, number: int) -> Source:
    if item.dialect is not None:
        return load_text(batch.session, item.file, item.dialect, number)
    if item.file.kind == "parquet":
        return load_parquet(batch.session, item.file, number)
    return load_rows(batch.session, item.file.name, rows_of(item.file, batch.options), number)


def _stamp(import_id: str, report: ImportReport) -> Stamp:
    facts = {"import": import_id, "rows_read": str(report.rows_read), "events": str(report.events_imported)}
    return Stamp(f"import-{import_id}", 1, facts)


def _keep_mapping(workspace: Path, mapping: ImportMapping, looked: Sequence[Looked]) -> str:
    folder = workspace / "mappings"
    folder.mkdir(parents=True, exist_ok=True)
    first = looked[0].file.path
    stem = first.name.split(".")[0] if len(looked) == 1 else first.absolute().parent.name or "import"
    path = folder / f"{stem}.yaml"
    path.write_text(mapping.to_yaml(), encoding="utf-8")
    return str(path)


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is UTC already."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
