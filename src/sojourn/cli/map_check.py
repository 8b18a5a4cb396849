"""`sojourn map check`: the validator's findings; exit code 1 when a map has errors."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sojourn.cli import options as shared
from sojourn.cli.failing import FAILED
from sojourn.cli.output import Printed, emit
from sojourn.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from sojourn.maps.findings import Finding

COLUMNS = ("map", "severity", "path", "message", "hint")


@click.command(name="check", epilog="\b\nExample:\n  sojourn map check airport.yaml")
@click.argument("maps", metavar="MAP...", nargs=-1, required=True)
@shared.workspace_option
@shared.printing
def command(maps: tuple[str, ...], workspace: Path, form: str, output: Path | None) -> int:
    """Say what is wrong with each MAP, where, and how to mend it.

    Exit code 0: no errors (warnings may be there). 1: at least one error.
    """
    rows = [{"map": name, **asdict(finding)} for name in maps for finding in _findings(name, workspace)]
    errors = sum(row["severity"] == "error" for row in rows)
    document = {"rows": rows, "n": len(maps), "errors": errors, "warnings": len(rows) - errors}
    if rows or form != "table":
        columns = COLUMNS if form == "table" else (*COLUMNS[:3], "code", *COLUMNS[3:])
        emit(Printed(columns, rows, document, whole=True), form, output)
    print(_summary(len(maps), errors, len(rows) - errors), file=sys.stderr)  # noqa: T201
    return FAILED if errors else 0


def _findings(name: str, workspace: Path) -> list[Finding]:
    from sojourn.cli.map_argument import from_anywhere
    from sojourn.maps.validate import check

    try:
        return check(from_anywhere(name, workspace))
    except InvalidInput as error:
        if error.code != "invalid_map":
            raise
        return _told(error.facts.get("findings"))


def _told(facts: Any) -> list[Finding]:
    from sojourn.maps.findings import Finding

    return [Finding(**fact) for fact in facts]


def _summary(maps: int, errors: int, warnings: int) -> str:
    return f"{_count(maps, 'map')} checked: {_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
