"""A map that was measured before and has not changed: seconds of the second answer against the limit of 1 s.

Usage: python benchmarks/cached_speed.py [EVENTS]   (default 20,000,000; through the workspace, as a page is)
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from map_speed import generate, journey

from sojourn.app.workspace import Workspace
from sojourn.store.lake import Lake, Stamp

LIMIT_SECONDS = 1.0
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def main() -> None:
    """Put the generated events into a workspace's lake, measure twice, print the second time."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "lake" / "events")
        lake.path.mkdir(parents=True)
        file = lake.path / "made.parquet"
        generate(file, events)
        lake.append([file], Stamp("made", 1, {}))
        with Workspace.open(Path(folder), clock=lambda: NOW) as workspace:
            workspace.save(journey())
            seconds = []
            for _ in range(2):
                started = time.perf_counter()
                workspace.measured("speed")
                seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"first {seconds[0]:.2f} s; again {seconds[1]:.3f} s, {seconds[1] / LIMIT_SECONDS:.3f} of the limit of 1 s")
    print(f"peak memory {peak:.2f} GB (generation included)")


if __name__ == "__main__":
    main()
