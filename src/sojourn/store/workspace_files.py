"""Where the parts of a workspace lie on disk."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import dataclass
from pathlib import Path

from sojourn.kernel.errors import InvalidInput, NotFound

MARKER = "sojourn.db"


@dataclass(frozen=True)
class WorkspaceFiles:
    """The folder of one workspace."""

    root: Path

    @classmethod
    def open(cls, root: Path, *, create: bool) -> WorkspaceFiles:
        """The folder, made when `create`. Raises NotFound when there is none, InvalidInput when it cannot be one."""
        if root.exists() and not root.is_dir():
            raise InvalidInput(
                "not_a_workspace", f"{root} is a file, not a workspace folder.", "Name a folder: --workspace DIR."
            )
        files = cls(root)
        if not create and not files.database.exists():
            raise NotFound(
                "no_workspace",
                f"There is no workspace at {root}.",
                "Import something first: sojourn import FILE, or name another folder with --workspace DIR.",
                path=str(root),
            )
        try:
            for folder in (root, files.mappings, files.rejected, files.cache):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InvalidInput(
                "unusable_folder",
                f"The workspace folder {root} cannot be made: {error.strerror}.",
                "Name a folder you may write to: --workspace DIR.",
            ) from error
        return files

    @property
    def lake(self) -> Path:
        return self.root / "lake" / "events"

    @property
    def database(self) -> Path:
        return self.root / MARKER

    @property
    def mappings(self) -> Path:
        return self.root / "mappings"

    @property
    def rejected(self) -> Path:
        return self.root / "rejected"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def images(self) -> Path:
        return self.root / "images"

    @property
    def uploads(self) -> Path:
        return self.root / "uploads"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or none, also when the process dies meanwhile.

    Who may read it is what the system says of new files: a picture written for others can be read by them.
    Raises OSError that names `path`.
    """
    part = path.parent / f".part-{uuid.uuid4().hex}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as handle:
            handle.write(content)
        part.replace(path)
    except OSError as error:
        _forget(part)
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:
        _forget(part)
        raise


def _forget(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
