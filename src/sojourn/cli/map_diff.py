"""`sojourn map diff`: what changed between two maps."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from sojourn.cli import options as shared
from sojourn.cli.failing import FAILED
from sojourn.cli.output import Printed, emit


@click.command(name="diff", epilog="\b\nExample:\n  sojourn map diff airport-2017.yaml airport-2018.yaml")
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are changes.")
@shared.workspace_option
@shared.printing
def command(before: str, after: str, exit_code: bool, workspace: Path, form: str, output: Path | None) -> int:
    """Say what changed from the map BEFORE to the map AFTER, by stage, step, lane and card."""
    from sojourn.cli.map_argument import from_anywhere
    from sojourn.maps.diff import Change, diff, render_diff

    changes = diff(from_anywhere(before, workspace), from_anywhere(after, workspace))
    if form == "table":
        text = render_diff(changes) if changes else "No changes."
        if output is None:
            print(text)  # noqa: T201
        else:
            output.write_text(text + "\n", encoding="utf-8")
    else:
        rows = [asdict(change) for change in changes]
        columns = [field.name for field in fields(Change)]
        # A column of values of every kind has no type; as text it has.
        cells = [{name: _text(value) for name, value in row.items()} for row in rows] if form == "parquet" else rows
        emit(Printed(columns, cells, {"rows": rows, "n": len(rows)}), form, output)
    sys.stdout.flush()
    return FAILED if changes and exit_code else 0


def _text(value: Any) -> str | None:
    return value if isinstance(value, str | None) else json.dumps(value, ensure_ascii=False)
