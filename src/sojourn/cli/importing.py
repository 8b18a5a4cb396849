"""`sojourn import`: files into a workspace, with a report of what became of every row."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sojourn.cli import options as shared
from sojourn.cli.failing import FAILED
from sojourn.cli.import_options import column_options, import_options
from sojourn.cli.output import Printed, emit
from sojourn.cli.progress import ProgressLine
from sojourn.cli.table import table
from sojourn.cli.terminal import plain

if TYPE_CHECKING:
    from sojourn.events.guess import Guess
    from sojourn.events.report import ImportReport

COLUMNS = ("file", "rows_read", "events_imported", "answers_imported", "duplicates", "rejected")


@click.command(
    name="import",
    epilog="\b\nExample:\n  sojourn import survey.csv --profile RESPNUM --at 2017-05-01 --score 'Q7*' --scale 1-5",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@column_options
@click.option("--dry-run", is_flag=True, help="Only show what the columns are taken for.")
@shared.workspace_option
@shared.printing
def command(
    files: tuple[Path, ...], workspace: Path, dry_run: bool, form: str, output: Path | None, **given: Any
) -> int:
    """Import CSV, TSV, Parquet, JSONL, XLSX or XES files, or folders of them, into a workspace.

    What the columns mean is guessed and shown; every option below overrides the guess. Importing the same file twice
    changes nothing. Rejected rows are kept in a file of the workspace.
    """
    from sojourn.app.imports import guess_files
    from sojourn.app.workspace import Workspace

    options = import_options(given)
    guess = guess_files(files, options)
    if form == "table" or dry_run:
        show_guess(guess)
    if dry_run:
        return 0
    with Workspace.open(workspace) as opened, ProgressLine() as line:
        report = opened.intake.run(files, options, progress=line)
    content = Printed(
        COLUMNS, file_rows(report), report.model_dump(mode="json"), under(report, [note.text for note in guess.notes])
    )
    emit(content, form, output)
    return FAILED if report.rejected and report.rejected == report.rows_read else 0


def show_guess(guess: Guess) -> None:
    """The guess with examples, on the error stream."""
    for table_ in guess.tables:
        say(f"{table_.file}: {table_.happens}")
        rows = [
            {
                "column": column.name,
                "is": " ".join(part for part in (column.role, column.detail) if part),
                "examples": ", ".join(plain(each)[:24] for each in column.examples[:3]),
            }
            for column in table_.columns
        ]
        for line in table(("column", "is", "examples"), rows).splitlines():
            say(f"  {line}")
    for note in guess.notes:
        say(f"Note: {note.text}")


def file_rows(report: ImportReport) -> list[dict[str, Any]]:
    """One row a file, and the sum when there are several."""
    rows = [part.model_dump(include=set(COLUMNS)) for part in report.files]
    if len(rows) > 1:
        rows.append({"file": "all", **report.model_dump(include=set(COLUMNS[1:]))})
    return rows


def under(report: ImportReport, told: Sequence[str] = ()) -> list[str]:
    """The lines under the table: why rows were rejected, what is no answer, where the rejected rows are.

    Notes that were `told` with the guess are not told again.
    """
    lines = [f"Rejected {count:,}: {reason}" for reason, count in sorted(report.rejected_reasons.items())]
    outside = sum(report.no_answer.values())
    if outside:
        lines.append(f"No answer (outside the scale): {outside:,} cells of {len(report.no_answer)} questions")
    if report.rejected_file:
        lines.append(f"Rejected rows are kept in {report.rejected_file}")
    lines += [f"Note: {note.text}" for note in report.notes if note.text not in told]
    lines += [
        f"Note: {part.file}: {note.text}"
        for part in report.files
        for note in part.notes
        if not any(part.file in known and note.text in known for known in told)
    ]
    if not report.events_imported and not report.answers_imported and report.duplicates:
        lines.append("Nothing was new.")
    return lines


def say(text: str) -> None:
    """A line on the error stream."""
    print(text, file=sys.stderr)  # noqa: T201
