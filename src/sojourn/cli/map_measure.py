"""`sojourn map measure`: the numbers of a map, one row a step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sojourn.cli import options as shared
from sojourn.cli.map_question import question
from sojourn.cli.output import Printed, emit
from sojourn.cli.progress import working


@click.command(name="measure", epilog="\b\nExample:\n  sojourn map measure airport --from 2017 --to 2018 --format json")
@click.argument("map_", metavar="MAP")
@shared.map_filters
@shared.workspace_option
@shared.printing
def command(map_: str, workspace: Path, form: str, output: Path | None, **given: Any) -> None:
    """Measure MAP on the workspace's events.

    One row a step: how many reach it, leave there, take how long to the next, and how it feels (-2 to 2), each with
    its 95 % interval and n. JSON also holds the whole journey's measures, and under effects what past changes did.
    """
    from sojourn.app.flat_measures import TABLE_COLUMNS, flat_map
    from sojourn.app.workspace import Workspace
    from sojourn.cli.map_argument import in_workspace

    with Workspace.open(workspace, create=False) as opened:
        journey = in_workspace(map_, opened)
        with working(f"measuring {journey.title}"):
            measured = opened.measured(journey, question(given))
            effects = opened.effects(journey)
    document = flat_map(journey, measured)
    if effects:
        document["effects"] = [effect.model_dump(mode="json") for effect in effects]
    rows = document["steps"]
    columns = TABLE_COLUMNS if form == "table" else list(rows[0]) if rows else TABLE_COLUMNS
    if form == "parquet":
        rows = [{name: _column(value) for name, value in row.items()} for row in rows]
    emit(Printed(columns, rows, document, _under(document)), form, output)


def _column(value: Any) -> Any:
    """Nested values as text, so that every row has the same type in a column."""
    import json

    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _under(document: dict[str, Any]) -> list[str]:
    from sojourn.cli.table import shown

    journey, window = document["journey"], document["window"]
    facts = [f"{journey['instances']:,} instances"]
    for name, label in (("completion_share", "completed"), ("conformance_share", "follow the drawn path")):
        if journey[name] is not None:
            facts.append(f"{shown(journey[name], name)} {label}")
    if journey["median_seconds_duration"] is not None:
        facts.append(f"median duration {shown(journey['median_seconds_duration'], 'median_seconds')}")
    if window["from"] or window["to"]:
        facts.append(f"window {shown(window['from'])} to {shown(window['to'])}")
    if document["as_of"]:
        facts.append(f"as of {shown(document['as_of'])} UTC")
    return [" · ".join(facts), *(f"Note: {note}" for note in [*document["notes"], *_step_notes(document["steps"])])]


def _step_notes(steps: list[dict[str, Any]]) -> list[str]:
    """Notes of steps, said once: with the steps' names where they are few."""
    said: dict[str, list[str]] = {}
    for step in steps:
        for note in step["notes"]:
            said.setdefault(note, []).append(step["title"])
    return [
        f"{', '.join(titles) if len(titles) < 4 else f'{len(titles)} steps'}: {note}" for note, titles in said.items()
    ]
