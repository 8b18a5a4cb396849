"""`sojourn map template`: the templates, or one of them as a map."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sojourn.cli import options as shared


@click.command(
    name="template", epilog="\b\nExample:\n  sojourn map template service-blueprint --empty --output hotel.yaml"
)
@click.argument("name", metavar="[TEMPLATE]", required=False)
@click.option("--lang", default="en", show_default=True, help="Language of its texts: en, ru, zh-Hans, zh-Hant.")
@click.option("--empty", is_flag=True, help="Without the sample content.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the map to this file.")
@click.option("--save/--no-save", default=False, help="Keep the map in the workspace. [default: no]")
@shared.workspace_option
def command(name: str | None, lang: str, empty: bool, output: Path | None, save: bool, workspace: Path) -> None:
    """Begin with TEMPLATE; without one, list what there is.

    Prints YAML when neither --output nor --save is given.
    """
    from sojourn.app.map_files import render_map, write_map
    from sojourn.maps.templates import catalogue

    if name is None:
        for line in catalogue.listed(lang):
            print(f"{line.id:<18} {line.title}")  # noqa: T201
        return
    journey = catalogue.load(name, lang)
    if empty:
        journey = catalogue.emptied(journey)
    if save:
        from sojourn.app.beginnings import bring_in
        from sojourn.app.workspace import Workspace

        with Workspace.open(workspace, create=False) as opened:
            journey = bring_in(opened, journey, f"from template {name}")
        print(f"{journey.title}: in the workspace as {journey.slug!r}", file=sys.stderr)  # noqa: T201
    if output is not None:
        write_map(output, journey)
        print(f"{journey.title}: {len(journey.steps)} steps written to {output}", file=sys.stderr)  # noqa: T201
    elif not save:
        sys.stdout.write(render_map("yaml", journey).decode())
