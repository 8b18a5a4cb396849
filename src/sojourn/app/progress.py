"""How far long work is: what a progress line and a progress bar are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sojourn.kernel.clock import monotonic_seconds


@dataclass(frozen=True)
class Progress:
    """`done` of `total` (None: unknown) `unit`s of one phase; `per_second` None before it can be told."""

    phase: str
    done: int
    total: int | None
    unit: str
    per_second: float | None

    @property
    def share(self) -> float | None:
        """0..1, or None while the total is unknown."""
        return min(1.0, self.done / self.total) if self.total else None

    @property
    def seconds_left(self) -> float | None:
        """At the rate so far; None while it cannot be told."""
        if not self.total or not self.per_second:
            return None
        return max(0.0, (self.total - self.done) / self.per_second)


Report = Callable[[Progress], None]
"""Called now and then; what it raises stops the work."""


class Meter:
    """Turns counts into `Progress`: measures the rate from a phase's first report on."""

    def __init__(self, report: Report, seconds: Callable[[], float] = monotonic_seconds) -> None:
        self._report = report
        self._seconds = seconds
        self._phase = ""
        self._started = 0.0

    def __call__(self, phase: str, done: int, total: int | None = None, unit: str = "rows") -> None:
        """Report a count; a new `phase` starts a new rate."""
        now = self._seconds()
        if phase != self._phase:
            self._phase, self._started = phase, now
        passed = now - self._started
        self._report(Progress(phase, done, total, unit, done / passed if passed > 0.2 else None))
