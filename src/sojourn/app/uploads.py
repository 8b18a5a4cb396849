"""Files that have come in through the browser and wait to be imported: a folder each, with a name we chose."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from sojourn.kernel.errors import InvalidInput, NotFound

_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_UNSAFE = re.compile(r"[^\w. ()+-]", re.UNICODE)
_LONGEST_NAME = 120
PART = ".part"
"""Ending of a file that is still coming in."""


def safe_name(name: str) -> str:
    """A file name that stays inside its folder on every system, with the ending kept (it says the format)."""
    last = re.split(r"[/\\]", name)[-1]
    cleaned = _UNSAFE.sub("_", last).strip(" .")[-_LONGEST_NAME:].lstrip(".")
    return cleaned or "upload"


@dataclass
class Incoming:
    """A file being written. Call `finish` at the end, or `abandon`."""

    id: str
    path: Path
    limit: int
    size: int = 0
    _handle: BinaryIO | None = field(default=None, repr=False)

    def write(self, piece: bytes) -> None:
        """Add a piece. Raises InvalidInput beyond the size limit."""
        self.size += len(piece)
        if self.size > self.limit:
            raise too_large(self.path.name, self.limit)
        if self._handle is None:
            self._handle = self._part.open("wb")
        self._handle.write(piece)

    def finish(self) -> None:
        """All is there: from now on it is one of the upload's files. Raises InvalidInput when that is nothing."""
        if self.size == 0:
            raise InvalidInput(
                "empty_file",
                f"The file {self.path.name!r} is empty.",
                "Choose a file with rows in it.",
                file=self.path.name,
            )
        self._close()
        self._part.replace(self.path)

    def abandon(self) -> None:
        """Leave nothing of this file behind; other files of the same upload stay."""
        self._close()
        self._part.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # not empty: it holds other files
            self.path.parent.rmdir()

    @property
    def _part(self) -> Path:
        return self.path.with_name(self.path.name + PART)

    def _close(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None


def too_large(name: str, limit: int) -> InvalidInput:
    """The error for a file over the limit."""
    return InvalidInput(
        "upload_too_large",
        f"{name!r} is larger than the {limit / 1e9:g} GB taken through the browser.",
        "Import it with 'sojourn import', or raise SOJOURN_UPLOAD_LIMIT.",
        limit_bytes=limit,
        file=name,
        gigabytes=limit / 1e9,
    )


class Uploads:
    """The waiting files of a workspace, one or several an upload."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    def begin(self, name: str, announced: int | None, batch: str | None = None) -> Incoming:
        """Room for a new file, in an upload of its own or beside the files of the upload `batch`.

        `announced` is the size the sender says, when it does. A file of the same name is replaced.
        """
        if announced is not None and announced > self._limit:
            raise too_large(name, self._limit)
        if batch is not None:
            folder = self.files(batch)[0].parent
            return Incoming(batch, folder / safe_name(name), self._limit)
        identity = secrets.token_hex(8)
        folder = self._folder / identity
        folder.mkdir(parents=True)
        return Incoming(identity, folder / safe_name(name), self._limit)

    def files(self, identity: str) -> list[Path]:
        """Where the upload's files lie, the oldest first. Raises NotFound for one that is not, or no longer, there."""
        folder = self._folder / identity
        found = list(folder.iterdir()) if _ID.fullmatch(identity) and folder.is_dir() else []
        files = [path for path in found if not path.name.endswith(PART)]
        if not files:
            raise NotFound(
                "no_such_upload",
                f"There is no upload {identity[:40]!r}.",
                "It was imported or discarded; send it again.",
            )
        return sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name))

    def discard(self, identity: str) -> None:
        """Remove an upload with its files. Raises NotFound."""
        shutil.rmtree(self.files(identity)[0].parent, ignore_errors=True)
