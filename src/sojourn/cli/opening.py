"""`sojourn open`: the whole main job. Import, take or draft a map, measure it, show it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sojourn.cli import options as shared
from sojourn.cli.import_options import column_options, import_options
from sojourn.cli.importing import file_rows, say, show_guess, under
from sojourn.cli.progress import ProgressLine, working
from sojourn.cli.serving import serve_options

if TYPE_CHECKING:
    from sojourn.app.opening import Given
    from sojourn.app.workspace import Workspace
    from sojourn.events.options import ImportOptions
    from sojourn.maps.journey import Journey
    from sojourn.maps.measured import MeasuredMap


@click.command(name="open", epilog="\b\nExample:\n  sojourn open orders.csv reviews.csv journey.yaml")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@column_options
@shared.workspace_option
@click.option("--title", default="", help="What a drafted journey is called.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw the map to this file as well.")
@click.option("--serve/--no-serve", "serving", default=True, help="Show it in the browser. [default: yes]")
@serve_options
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: tuple[Path, ...],
    workspace: Path,
    title: str,
    picture: Path | None,
    serving: bool,
    host: str,
    port: int,
    allowed_hosts: tuple[str, ...],
    browser: bool,
    **given: Any,
) -> None:
    """Import files (or folders of them), draft a map or take a given one, measure it and show it.

    Map files (.yaml, .json, .mmd) among FILEs are taken as they are; without one a map is drafted from the events.
    Run again on the same files, it uses what is there.
    """
    from sojourn.app.opening import sort_files
    from sojourn.app.workspace import Workspace
    from sojourn.cli.browsing import Address, listen, serve

    sorted_files = sort_files(files)
    options = import_options(given)
    address = Address(host, port, allowed_hosts, sign_in=False)
    if serving:
        listen(address).close()  # a busy port is told before the long work
    with Workspace.open(workspace) as opened:
        new = _import(opened, sorted_files, options)
        shown = [_measured(opened, journey) for journey in _journeys(opened, sorted_files, title, new=new)]
        for each in shown:
            _summary(each)
        if not serving or picture is not None:
            _draw(shown[0], picture or opened.files.root / f"{shown[0].journey.slug}.svg")
        if serving:
            serve(opened, address, open_browser=browser, path=f"/journeys/{shown[0].journey.slug}")


@dataclass(frozen=True)
class _Shown:
    journey: Journey
    measured: MeasuredMap


def _import(opened: Workspace, files: Given, options: ImportOptions) -> bool:
    """Import the data files; whether anything was new."""
    from sojourn.app.imports import guess_files

    if not files.data:
        return False
    guess = guess_files(files.data, options)
    show_guess(guess)
    with ProgressLine() as line:
        report = opened.intake.run(files.data, options, progress=line)
    for row in file_rows(report):
        say(
            f"{row['file']}: {row['rows_read']:,} rows, {row['events_imported']:,} events, "
            f"{row['answers_imported']:,} answers, {row['duplicates']:,} duplicates, {row['rejected']:,} rejected"
        )
    for text in under(report, [note.text for note in guess.notes]):
        say(text)
    return bool(report.events_imported or report.answers_imported)


def _journeys(opened: Workspace, files: Given, title: str, *, new: bool) -> list[Journey]:
    """The maps to show: those given, else those of the workspace, else a draft."""
    from sojourn.app.drafting import DraftRequest
    from sojourn.app.map_files import read_map

    given: list[Journey] = []
    for path in files.maps:
        journey, lost = read_map(path)
        for text in lost:
            say(f"Note: {path.name}: {text}")
        given.append(opened.take(journey, path.name))
    if given:
        return given
    known = opened.journeys()
    if known and not new:
        return known
    with working("drafting a map"):
        journey = opened.draft(DraftRequest(title=title))
    for note in journey.notes:
        say(f"Note: {note}")
    return [opened.save(journey, "drafted from events")]


def _measured(opened: Workspace, journey: Journey) -> _Shown:
    with working(f"measuring {journey.title}"):
        return _Shown(journey, opened.measured(journey))


def _summary(shown: _Shown) -> None:
    from sojourn.app.flat_measures import TABLE_COLUMNS, flat_map
    from sojourn.cli.table import table

    document = flat_map(shown.journey, shown.measured)
    totals = document["journey"]
    completed = totals["completion_share"]
    parts = [f"{totals['instances']:,} {shown.journey.scope.unit or 'instances'}"]
    if completed is not None:
        parts.append(f"{completed * 100:.1f} % completed")
    print(f"\n{shown.journey.title}: {', '.join(parts)}")  # noqa: T201
    print(table(TABLE_COLUMNS, document["steps"]))  # noqa: T201


def _draw(shown: _Shown, path: Path) -> None:
    from sojourn.app.map_files import write_map

    with working(f"drawing {path}"):
        write_map(path, shown.journey, shown.measured)
    print(f"Picture: {path}")  # noqa: T201
