"""Puts one question to a workspace and prints the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sojourn.cli.options import both
from sojourn.cli.output import Printed, emit
from sojourn.cli.progress import working

if TYPE_CHECKING:
    from sojourn.insight.answer import Answer


def print_answer(name: str, workspace: Path, form: str, output: Path | None, given: dict[str, Any]) -> None:
    """Ask the question `name` with the options that were given."""
    from sojourn.app.workspace import Workspace
    from sojourn.cli.map_argument import in_workspace

    given["where"] = both(given.get("where") or ())
    asked = {key: value for key, value in given.items() if value not in (None, ())}
    with Workspace.open(workspace, create=False) as opened, working(f"asking {name}"):
        if "journey" in asked:
            asked["journey"] = in_workspace(asked["journey"], opened)
        answer = opened.ask.put(name, asked)
    content = Printed(answer.columns, answer.rows, answer.envelope(), _under(answer), answer.to_arrow)
    emit(content, form, output)


def _under(answer: Answer) -> list[str]:
    window = answer.envelope()["window"]
    parts = [f"n {answer.n:,}"]
    if window["from"] or window["to"]:
        parts.append(f"window {window['from'] or '...'} to {window['to'] or '...'}")
    if answer.as_of is not None:
        parts.append(f"as of {answer.as_of:%Y-%m-%d %H:%M:%S} UTC")
    return [" · ".join(parts), *(f"Note: {note.text}" for note in answer.notes)]
