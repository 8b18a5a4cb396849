"""Many people on one map: how long until another page hears of an edit, and that nothing is lost.

Usage: python benchmarks/editing_together.py [EDITORS] [SECONDS] [PAUSE]   (default 20, 600, 1.5)

Real server process, real connections; each editor edits every PAUSE seconds on average. In the middle the server is
killed and started again. In the end all documents must be the server's, with every acknowledged change in the log once.
The time is from the edit on one page to its arrival on another, against the limit of 1 s; edits that waited for the
killed server are counted apart.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.server.together.editor import Seen
from tests.server.together.process import ServerProcess
from tests.server.together.session import Together, drawing

LIMIT_SECONDS = 1.0


async def draw(server: ServerProcess, editors: int, seconds: float, pause: float) -> Seen:
    """Let them edit, kill the server in the middle, check that all see the same."""
    together = Together(server.address, editors, seed=1, pause=pause)

    async def power_cut() -> None:
        await asyncio.sleep(seconds / 2)
        server.kill()
        await asyncio.to_thread(server.start)

    try:
        await together.run(seconds, power_cut)
        await together.check()
    finally:
        await together.close()
    return together.seen


def main() -> None:
    """Run it and print the figures."""
    given = sys.argv[1:]
    editors = int(given[0]) if given else 20
    seconds = float(given[1]) if len(given) > 1 else 600.0
    pause = float(given[2]) if len(given) > 2 else 1.5
    with tempfile.TemporaryDirectory() as folder:
        server = ServerProcess(Path(folder) / "ws")
        server.start()
        try:
            httpx.post(f"{server.address}/api/journeys", json=drawing(), timeout=30).raise_for_status()
            seen = asyncio.run(draw(server, editors, seconds, pause))
        finally:
            server.stop()
    report(seen, editors, seconds)


def report(seen: Seen, editors: int, seconds: float) -> None:
    """Print operations, refusals and times."""
    waits = sorted(at - seen.made[change] for change, at in seen.heard if change not in seen.delayed)
    median, p95 = statistics.median(waits), waits[int(len(waits) * 0.95)]
    over = sum(wait > LIMIT_SECONDS for wait in waits)
    acknowledged = len(set(seen.acknowledged))
    print(f"{editors} editors, {seconds:.0f} s: {len(seen.made):,} edits, {acknowledged:,} taken in, none lost")
    print(f"refused {sum(seen.refused.values()):,}: {dict(sorted(seen.refused.items()))}")
    print(f"{len(seen.delayed):,} edits waited for the killed server; {seen.reloads - editors} documents loaded anew")
    print(f"{seen.heard_late:,} times a page heard of an edit on coming back (not counted below)")
    print(
        f"until another page heard ({len(waits):,} times): median {median:.3f} s, p95 {p95:.3f} s, "
        f"max {waits[-1]:.3f} s; over the limit of {LIMIT_SECONDS:.0f} s: {over}"
    )


if __name__ == "__main__":
    main()
