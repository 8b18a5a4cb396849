"""`sojourn map personas`: the people behind a map's personas, one row a persona."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sojourn.cli import options as shared
from sojourn.cli.output import Printed, emit
from sojourn.cli.progress import working

if TYPE_CHECKING:
    from sojourn.maps.persona_numbers import PersonaNumbers, PersonasMeasured

COLUMNS = (
    "persona", "people", "of", "share", "low_share", "high_share", "instances", "completion_share",
    "rest_completion_share", "most_unlike",
)  # fmt: skip


@click.command(name="personas", epilog="\b\nExample:\n  sojourn map personas order-to-door --format json")
@click.argument("map_", metavar="MAP")
@shared.workspace_option
@shared.printing
def command(map_: str, workspace: Path, form: str, output: Path | None) -> None:
    """Hold the personas of MAP against the workspace's events.

    One row a persona: how many people its segment rule stands for, and how they differ from everyone else. JSON also
    holds what they do, how they walk every step, and how many people two personas share.
    """
    from sojourn.app.workspace import Workspace
    from sojourn.cli.map_argument import in_workspace

    with Workspace.open(workspace, create=False) as opened:
        journey = in_workspace(map_, opened)
        with working(f"measuring the people of {journey.title}"):
            found = opened.personas(journey)
    rows = [_row(one) for one in found.personas]
    emit(Printed(COLUMNS, rows, found.model_dump(mode="json"), _under(found)), form, output)


def _row(one: PersonaNumbers) -> dict[str, Any]:
    habit = next((each for each in one.events if each.difference.verdict == "clear"), None)
    return {
        "persona": one.name,
        "people": one.people.k,
        "of": one.people.n,
        "share": one.people.share,
        "low_share": one.people.low,
        "high_share": one.people.high,
        "instances": one.instances.k,
        "completion_share": one.completion.share,
        "rest_completion_share": one.completion_rest.share,
        "most_unlike": habit.label if habit else None,
    }


def _under(found: PersonasMeasured) -> list[str]:
    names = {one.id: one.name for one in found.personas}
    shared_people = [
        f"{names[one.first]} and {names[one.second]} share {one.people:,} people." for one in found.overlaps
    ]
    notes = [f"Note: {one.name}: {one.note.text}" for one in found.personas if one.note]
    return [f"{found.people:,} people · {found.instances:,} instances", *shared_people, *notes]
