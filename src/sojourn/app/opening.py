"""What a person hands over (a workspace folder, data files, a folder of them, map files) as an open workspace."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.store.workspace_files import MARKER

MAP_ENDINGS = (".yaml", ".yml", ".json", ".mmd")
DATA_ENDINGS = (".csv", ".tsv", ".txt", ".parquet", ".jsonl", ".ndjson", ".xlsx", ".xes")
PACKED_ENDINGS = (".gz", ".xz", ".zst", ".bz2")


@dataclass(frozen=True)
class Given:
    """Files sorted by what they are for."""

    data: tuple[Path, ...]
    maps: tuple[Path, ...]


def sort_files(paths: Sequence[Path]) -> Given:
    """Data and map files among `paths`; a folder stands for the files in it, sorted by name.

    A named file that is no map counts as data, whatever its ending. Raises NotFound and InvalidInput, naming the path.
    """
    data: list[Path] = []
    maps: list[Path] = []
    for path in paths:
        if not path.exists():
            raise NotFound("no_such_file", f"There is no {str(path)!r}.", "Check the name and the folder.")
        inside = _files_in(path) if path.is_dir() else [path]
        for file in inside:
            (maps if _is_map(file) else data).append(file)
    return Given(tuple(data), tuple(maps))


def open_anything(*paths: str | Path, **options: Any) -> Workspace:
    """The workspace for `paths`: a workspace folder, or data files, which are imported into one beside them.

    Without paths: the default workspace. `options` are those of the import (`profile=`, `time=`, `score=`, `scale=`).
    Files imported before are recognised, so calling it again is quick.
    """
    if not paths:
        return Workspace.open()
    given = [Path(path).expanduser() for path in paths]
    if len(given) == 1 and not options and _is_workspace(given[0]):
        return Workspace.open(given[0])
    files = sort_files(given)
    workspace = Workspace.open(_beside(given[0]))
    if files.data:
        workspace.import_files(*files.data, **options)
    for path in files.maps:
        from sojourn.app.map_files import read_map

        workspace.take(read_map(path)[0])
    return workspace


def _is_workspace(path: Path) -> bool:
    if path.is_dir():
        return (path / MARKER).exists() or not any(path.iterdir())
    return not path.exists() and not path.suffix


def _beside(path: Path) -> Path:
    """`events.parquet` has its workspace in `events.sojourn`; in a temporary folder where that cannot be written."""
    resolved = path.resolve()
    beside = resolved.parent / f"{resolved.name.split('.')[0]}.sojourn"
    try:
        beside.mkdir(exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="sojourn-"))
    return beside


def _files_in(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.is_file() and (_is_data(path) or _is_map(path)))
    if not found:
        raise InvalidInput(
            "nothing_to_import",
            f"The folder {folder} holds no file to import.",
            f"Files to import end in {', '.join(DATA_ENDINGS)}, packed or not.",
        )
    return found


def _is_data(path: Path) -> bool:
    name = path.name.lower()
    for packed in PACKED_ENDINGS:
        name = name.removesuffix(packed)
    return name.endswith(DATA_ENDINGS) and not name.startswith(("source.", "readme", "license", "."))


def _is_map(path: Path) -> bool:
    """By its content where the ending alone does not say: a JSON file may hold events as well."""
    if path.suffix.lower() not in MAP_ENDINGS:
        return False
    if path.suffix.lower() == ".mmd":
        return True
    with path.open("rb") as handle:
        head = handle.read(4096).decode(errors="replace")
    return "sojourn/journey/" in head or ("slug" in head and "title" in head)
