"""What MAP may be: a journey of the workspace by its short name, or a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sojourn.kernel.errors import NotFound

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace
    from sojourn.maps.journey import Journey


def looks_like_file(text: str) -> bool:
    """Whether MAP names a file: it is there, or it is written as one."""
    from sojourn.app.map_files import MEDIA_TYPES

    path = Path(text)
    return path.is_file() or path.suffix.lower().lstrip(".") in (*MEDIA_TYPES, "yml", "xml") or path.parent != Path()


def from_file(text: str) -> Journey:
    """The journey in a file; what could not be taken over from it is said on the error stream."""
    from sojourn.app.map_files import read_map

    path = Path(text)
    if not path.is_file():
        raise NotFound("no_such_file", f"There is no file {text!r}.", "Check the name and the folder.")
    journey, lost = read_map(path)
    for line in lost:
        print(f"Note: {line}", file=sys.stderr)  # noqa: T201
    return journey


def from_anywhere(text: str, workspace: Path) -> Journey:
    """The journey in the file or the workspace."""
    if looks_like_file(text):
        return from_file(text)
    from sojourn.app.workspace import Workspace

    with Workspace.open(workspace, create=False) as opened:
        return opened.journey(text)


def in_workspace(text: str, opened: Workspace) -> Journey:
    """The same, with the workspace already open."""
    return from_file(text) if looks_like_file(text) else opened.journey(text)
