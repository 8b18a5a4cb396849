"""One writer at a time: a lock file the operating system frees when its holder dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sojourn.kernel.errors import Conflict


@contextmanager
def exclusive(path: Path) -> Generator[None]:
    """Hold `path` alone for the block; raises Conflict at once when another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_lock(handle):
            raise Conflict(
                "lake_locked",
                f"Another import is writing to {path.parent}.",
                "Wait until it has finished, then run this again.",
                path=str(path.parent),
            )
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt  # pyright: ignore

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
