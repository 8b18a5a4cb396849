"""`sojourn map discover`: a map drafted from the events."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from sojourn.cli import options as shared
from sojourn.cli.options import both
from sojourn.cli.progress import working


@click.command(
    name="discover",
    epilog="\b\nExample:\n  sojourn map discover --title 'Order to door' --case order_id --output order.yaml",
)
@click.option("--title", default="", help="What the journey is called.")
@click.option("--steps", type=click.IntRange(2, 60), help="At most this many steps.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the map to this file (.yaml .json .csv .xlsx .mmd .cjml .svg .pptx ...).",
)
@click.option("--save/--no-save", default=False, help="Keep the map in the workspace. [default: no]")
@shared.case_option
@shared.filters
@shared.workspace_option
def command(workspace: Path, output: Path | None, save: bool, **given: Any) -> None:
    """Draft a map: the steps that matter, in the order people meet them, in named stages.

    Prints YAML when neither --output nor --save is given. The same events give the same map.
    """
    from sojourn.app.drafting import DraftRequest
    from sojourn.app.map_files import render_map, write_map
    from sojourn.app.workspace import Workspace

    given["where"] = both(given["where"])
    with Workspace.open(workspace, create=False) as opened:
        with working("drafting a map"):
            journey = opened.draft(DraftRequest(**given))
        if save:
            journey = opened.save(journey, "drafted from events")
    if output is not None:
        write_map(output, journey)
    elif not save:
        print(render_map("yaml", journey).decode(), end="")  # noqa: T201
    for note in journey.notes:
        print(f"Note: {note}", file=sys.stderr)  # noqa: T201
    places = [f"in the workspace as {journey.slug!r}"] * save + [f"in {output}"] * (output is not None)
    if places:
        print(f"{journey.title}: {len(journey.steps)} steps, {' and '.join(places)}", file=sys.stderr)  # noqa: T201
