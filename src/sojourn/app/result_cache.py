"""Answers kept on disk, so that the same question on the same facts is not worked out twice, in any process.

A key covers everything an answer depends on: the facts' version, the document, the question and the program's own
code. A stale answer is therefore never found, only left behind; what is left behind is pruned by age.
"""

from __future__ import annotations

import functools
import hashlib
import json
import threading
from collections.abc import Callable
from pathlib import Path

import sojourn
from sojourn.store.workspace_files import write_whole

KEPT_FILES = 400
_CODE = ("insight", "kernel", "maps", "rules", "stats", "store")


class ResultCache:
    """JSON texts under a folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}

    def key(self, kind: str, *parts: object) -> str:
        """The key of a question: its kind and everything its answer depends on (JSON values)."""
        said = json.dumps([kind, code_stamp(), *parts], ensure_ascii=False, sort_keys=True, default=str)
        return f"{kind}-{hashlib.sha256(said.encode()).hexdigest()[:40]}"

    def get(self, key: str) -> bytes | None:
        """The kept answer, or None."""
        try:
            return self._path(key).read_bytes()
        except OSError:
            return None

    def once(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The kept answer, or a new one, kept. Whoever asks the same meanwhile in this process waits for it."""
        with self._guard:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            found = self.get(key)
            if found is None:
                found = make()
                self.put(key, found)
        with self._guard:
            self._turns.pop(key, None)
        return found

    def put(self, key: str, answer: bytes) -> None:
        """Keep an answer; over 400 of them, the oldest quarter goes. Where nothing can be written, nothing is kept."""
        try:
            write_whole(self._path(key), answer)
        except OSError:  # a folder to read only, or a full disk: the answer is right without being kept
            return
        kept = list(self._folder.glob("*.json"))
        if len(kept) > KEPT_FILES:
            oldest = sorted(kept, key=_age)[: KEPT_FILES // 4]
            for path in oldest:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another process has just pruned it
        return 0.0


@functools.cache
def code_stamp() -> str:
    """Changes whenever the code that makes answers does: the version and the newest change of its files."""
    root = Path(sojourn.__file__).parent
    newest = max(file.stat().st_mtime_ns for room in _CODE for file in (root / room).rglob("*.py"))
    return f"{sojourn.__version__}-{newest}"
