"""`sojourn map render`: a map as a picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sojourn.cli import options as shared
from sojourn.cli.map_question import question
from sojourn.cli.progress import working


@click.command(
    name="render",
    epilog="\b\nExample:\n  sojourn map render airport --output airport.pdf --compare-from 2018 --compare-to 2019",
)
@click.argument("map_", metavar="MAP")
@click.option(
    "--output",
    "-o",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The picture's file: .svg, .png, .pdf, .pptx or .html. Repeatable.",
)
@click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True, help="Light or dark."
)
@click.option("--lang", default="en", show_default=True, help="Language of the fixed words: en, ru, zh-Hans, zh-Hant.")
@click.option("--paper", type=click.Choice(["a4", "a3"]), help="Cut a PDF into sheets of this paper to glue together.")
@click.option(
    "--orientation",
    type=click.Choice(["landscape", "portrait"]),
    default="landscape",
    show_default=True,
    help="How the sheets lie.",
)
@click.option("--lane", "lanes", multiple=True, help="Only this lane, by its id. Repeatable.")
@click.option("--measure/--no-measure", default=True, help="With the numbers of the workspace. [default: yes]")
@shared.map_filters
@shared.workspace_option
def command(
    map_: str,
    workspace: Path,
    output: tuple[Path, ...],
    theme: str,
    lang: str,
    lanes: tuple[str, ...],
    measure: bool,
    **given: Any,
) -> None:
    """Draw MAP, with its measures unless told otherwise."""
    paper, orientation = given.pop("paper"), given.pop("orientation")
    from sojourn.app.map_files import PICTURES, format_of, write_map
    from sojourn.cli.map_argument import from_anywhere, in_workspace

    for path in output:
        if format_of(path) not in PICTURES:
            raise click.BadParameter(
                f"{path.name!r} is no picture; end it in .svg, .png, .pdf, .pptx or .html.", param_hint="--output"
            )
        if paper and format_of(path) != "pdf":
            raise click.BadParameter(f"{path.name!r} is no PDF: only a PDF is cut into sheets.", param_hint="--paper")
    look = {"theme": theme, "lang": lang, "lanes": lanes or None}
    measured = None
    if measure:
        from sojourn.app.workspace import Workspace

        with Workspace.open(workspace, create=False) as opened:
            journey = in_workspace(map_, opened)
            with working(f"measuring {journey.title}"):
                measured = opened.measured(journey, question(given))
    else:
        journey = from_anywhere(map_, workspace)
    for path in output:
        with working(f"drawing {path}"):
            sheets = {"paper": paper, "orientation": orientation} if paper else {}
            write_map(path, journey, measured, **look, **sheets)
        print(f"{path}", file=sys.stderr)  # noqa: T201
