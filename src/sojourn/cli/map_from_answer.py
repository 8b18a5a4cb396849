"""`sojourn map from-answer`: the answer of a language model as a map, item by item."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from sojourn.cli import options as shared
from sojourn.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from sojourn.maps.prompting.checking import Checked


@click.command(
    name="from-answer",
    epilog="\b\nExample:\n  sojourn map from-answer answer.txt --reject insight-2 --output draft.yaml",
)
@click.argument("file", metavar="FILE", type=click.File("rb"))
@click.option("--reject", "rejected", multiple=True, metavar="ITEM", help="Leave out this item, by its id. Repeatable.")
@click.option("--lang", default="en", show_default=True, help="Language of the map's lanes: en, ru, zh-Hans, zh-Hant.")
@click.option("--title", default="", help="What the journey is called; else as the answer says.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the map to this file.")
@click.option("--save/--no-save", default=False, help="Keep the map in the workspace. [default: no]")
@shared.workspace_option
def command(
    file: BinaryIO,
    rejected: tuple[str, ...],
    lang: str,
    title: str,
    output: Path | None,
    save: bool,
    workspace: Path,
) -> None:
    """Make a map of what a language model answered ('-' reads standard input).

    Every proposal is listed with its id and what is wrong with it; wrong ones are left out. Everything proposed is an
    assumption. Prints YAML when neither --output nor --save is given.
    """
    from sojourn.app.map_files import render_map, write_map
    from sojourn.maps.prompting.building import accepted, build
    from sojourn.maps.prompting.checking import check
    from sojourn.maps.templates import catalogue

    base = catalogue.blank(lang)
    found = check(_text(file), base)
    items = accepted(found, set(rejected))
    _tell(found, {item.id for item in items})
    if not any(item.kind == "step" for item in items):
        hint = "Accept at least one stage and one of its steps."
        raise InvalidInput("nothing_accepted", "No step of the answer was accepted.", hint)
    journey = build(base, items, title or found.title, found.description)
    if save:
        from sojourn.app.beginnings import bring_in
        from sojourn.app.workspace import Workspace

        with Workspace.open(workspace, create=False) as opened:
            journey = bring_in(opened, journey, "from a language model's answer")
        print(f"{journey.title}: in the workspace as {journey.slug!r}", file=sys.stderr)  # noqa: T201
    if output is not None:
        write_map(output, journey)
        print(f"{journey.title}: {len(journey.steps)} steps written to {output}", file=sys.stderr)  # noqa: T201
    elif not save:
        sys.stdout.write(render_map("yaml", journey).decode())


def _text(file: BinaryIO) -> str:
    from sojourn.maps.prompting.pasted import MOST_CHARACTERS

    content = file.read(4 * MOST_CHARACTERS + 4)
    return content.decode("utf-8-sig", errors="replace")


def _tell(found: Checked, kept: set[str]) -> None:
    """One line an item on the error stream; its problems below it."""
    for note in found.notes:
        print(f"Note: {note.text}", file=sys.stderr)  # noqa: T201
    for item in found.items:
        mark = "+" if item.id in kept else "-"
        print(f"{mark} {item.id:<24} {item.kind:<8} {item.label}", file=sys.stderr)  # noqa: T201
        for problem in item.problems:
            print(f"    {problem.text}", file=sys.stderr)  # noqa: T201
