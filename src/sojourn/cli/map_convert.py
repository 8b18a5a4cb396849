"""`sojourn map convert`: a map from one file format to another."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sojourn.cli import options as shared


@click.command(name="convert", epilog="\b\nExample:\n  sojourn map convert workshop.xlsx workshop.yaml")
@click.argument("map_", metavar="MAP")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--layout",
    type=click.Choice(["long", "matrix"]),
    default="long",
    show_default=True,
    help="For CSV and XLSX: a row a step, or lanes by steps.",
)
@shared.workspace_option
def command(map_: str, target: Path, layout: str, workspace: Path) -> None:
    """Write MAP to FILE in the format that FILE's ending names.

    Documents: .yaml .json (lossless) .csv .xlsx .mmd .cjml. Pictures without numbers: .svg .png .pdf .pptx .html.
    """
    from sojourn.app.map_files import write_map
    from sojourn.cli.map_argument import from_anywhere

    journey = from_anywhere(map_, workspace)
    for line in write_map(target, journey, layout=layout):
        print(f"Note: {line}", file=sys.stderr)  # noqa: T201
    print(f"{journey.title}: {len(journey.steps)} steps written to {target}", file=sys.stderr)  # noqa: T201
