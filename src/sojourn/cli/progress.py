"""How far long work is, on the error stream: one living line on a terminal, a line now and then elsewhere.

Nothing is said in the first two seconds.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from sojourn.app.progress import Progress
from sojourn.cli.table import duration
from sojourn.cli.terminal import is_terminal
from sojourn.kernel.clock import monotonic_seconds

QUIET_SECONDS = 2.0
_LIVE_EVERY = 0.2
_PLAIN_EVERY = 10.0


class ProgressLine:
    """Shows the `Progress` it is called with. Call `close` at the end (or use it in a `with`)."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = is_terminal(self._stream)
        self._started = monotonic_seconds()
        self._last = 0.0
        self._drawn = False

    def __call__(self, progress: Progress) -> None:
        """Show it, if it is time."""
        now = monotonic_seconds()
        if now - self._started < QUIET_SECONDS or now - self._last < (_LIVE_EVERY if self._live else _PLAIN_EVERY):
            return
        self._last = now
        self.show(words(progress))

    def show(self, text: str) -> None:
        """Show a line at once."""
        self._drawn = True
        self._stream.write(f"\r\x1b[2K{text}" if self._live else f"{text}\n")
        self._stream.flush()

    def close(self) -> None:
        """Leave the terminal clean."""
        if self._live and self._drawn:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def words(progress: Progress) -> str:
    """`reading events.csv  1,200,000 of 5,000,000 rows (24 %)  410,000 rows/s  9 s left`."""
    parts = [f"{progress.phase}  {progress.done:,}"]
    if progress.total:
        parts[0] += f" of {progress.total:,} {progress.unit} ({(progress.share or 0) * 100:.0f} %)"
    else:
        parts[0] += f" {progress.unit}"
    if progress.per_second:
        parts.append(f"{progress.per_second:,.0f} {progress.unit}/s")
    if progress.seconds_left is not None:
        parts.append(f"{duration(round(progress.seconds_left))} left")
    return "  ".join(parts)


@contextmanager
def working(what: str) -> Generator[None]:
    """For work that cannot say how far it is: what is being done and for how long already.

    Said after two seconds on a terminal, after ten elsewhere.
    """
    line = ProgressLine()
    done = threading.Event()
    started = monotonic_seconds()

    def tick() -> None:
        wait = QUIET_SECONDS if is_terminal(sys.stderr) else _PLAIN_EVERY
        while not done.wait(wait):
            line.show(f"{what}  {duration(round(monotonic_seconds() - started))}")
            wait = 1.0 if is_terminal(sys.stderr) else _PLAIN_EVERY

    thread = threading.Thread(target=tick, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        line.close()
