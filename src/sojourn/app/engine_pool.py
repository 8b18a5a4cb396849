"""Engines on the newest version of the lake, lent to one question at a time.

A question may keep temporary tables in its engine, so two questions never share one; an engine of an older version
is closed when it comes back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sojourn.insight.ports import Engine

    class ClosableEngine(Engine, Protocol):
        def close(self) -> None: ...


class EnginePool:
    """At most `size` engines, so that memory is bounded; more questions than that wait their turn.

    A thread must not lease twice at once: it could wait for itself.
    """

    def __init__(self, make: Callable[[], ClosableEngine], newest: Callable[[], int], size: int = 2) -> None:
        self._make = make
        self._newest = newest
        self._places = threading.BoundedSemaphore(size)
        self._ready: list[ClosableEngine] = []
        self._lock = threading.Lock()

    @contextmanager
    def lease(self) -> Generator[ClosableEngine]:
        """An engine on the newest version, alone for the block."""
        with self._places:
            engine = self._take()
            try:
                yield engine
            except BaseException:
                engine.close()  # it may be in the middle of something
                raise
            with self._lock:
                self._ready.append(engine)

    def close(self) -> None:
        """Close all that are not lent."""
        with self._lock:
            ready, self._ready = self._ready, []
        for engine in ready:
            engine.close()

    def _take(self) -> ClosableEngine:
        newest = self._newest()
        with self._lock:
            fresh = [engine for engine in self._ready if engine.lake_version == newest]
            stale = [engine for engine in self._ready if engine.lake_version != newest]
            taken = fresh.pop() if fresh else None
            self._ready = fresh
        for engine in stale:
            engine.close()
        return taken or self._make()
