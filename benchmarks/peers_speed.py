"""Transitions beside pm4py and retentioneering on the same generated events, and whether the counts are equal.

Usage: python benchmarks/peers_speed.py [EVENTS]   (default 2,000,000). Time is taking the table in and counting for a
peer, opening the file and answering for us. The peers live in an environment of their own (.venv-peers), made from
peers/requirements.lock at the first run; the product never imports them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from map_speed import FileEngine
from questions_speed import generate

HERE = Path(__file__).resolve().parent
HOME = HERE.parent / ".venv-peers"
LIMITS = {"retentioneering": 3.0, "pm4py": 10.0}
"""At least so many times faster than the peer."""
RUNS = 3
"""The best of so many runs in one process counts, for us and for the peers."""
_PSEUDO = ("path_start", "path_end")


def environment() -> Path:
    """The peers' Python, set up once; a half-made environment is finished at the next run."""
    python, ready = HOME / "bin" / "python", HOME / "ready"
    if not ready.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        lock = str(HERE / "peers" / "requirements.lock")
        subprocess.run([str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", lock], check=True)
        ready.touch()
    return python


def product(path: Path, folder: Path) -> tuple[float, float, dict[str, int]]:
    """Seconds to open and to answer, and the counts; Python's own imports are warmed up first."""
    from sojourn.insight.ask.transitions import transitions
    from sojourn.store.engine import memory_engine

    transitions(memory_engine([]))
    runs: list[tuple[float, float]] = []
    for _ in range(RUNS):
        started = time.perf_counter()
        engine = FileEngine(path, folder / "cache")
        opened = time.perf_counter()
        answer = transitions(engine)
        runs.append((opened - started, time.perf_counter() - opened))
        engine.close()
    rows: list[dict[str, Any]] = answer.rows
    keys = [key for key, value in rows[0].items() if isinstance(value, str)][:2]
    return *min(runs, key=sum), {" > ".join(str(row[key]) for key in keys): int(row["count"]) for row in rows}


def peer(name: str, path: Path) -> dict[str, Any]:
    """The peer's seconds and counts, without the start and end it adds to each path."""
    command = [str(environment()), str(HERE / "peers" / "transitions.py"), name, str(path)]
    told = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "RETENTIONEERING_NO_TRACK": "1"}
    ).stdout
    found: dict[str, Any] = json.loads(told.strip().splitlines()[-1])
    found["counts"] = {
        pair: count for pair, count in found["counts"].items() if not set(pair.split(" > ")) & set(_PSEUDO)
    }
    return found


def main() -> None:
    """Generate events only (no answers), run all three, print."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    with tempfile.TemporaryDirectory() as folder:
        import duckdb

        made, path = Path(folder) / "made.parquet", Path(folder) / "events.parquet"
        generate(events, made)
        duckdb.sql(f"COPY (FROM '{made}' WHERE question IS NULL) TO '{path}'")
        opened, answered, counts = product(path, Path(folder))
        print(f"{'':18}taking in   counting   ours/limit   same counts")
        print(f"{'sojourn':18}{opened:9.2f} {answered:10.2f}")
        for name, limit in LIMITS.items():
            theirs = peer(name, path)
            times = (theirs["take_seconds"] + theirs["count_seconds"]) / (opened + answered)
            same = "yes" if theirs["counts"] == counts else "NO"
            mark = "" if times >= limit else "  under the limit"
            print(
                f"{name:18}{theirs['take_seconds']:9.2f} {theirs['count_seconds']:10.2f}   {times:.1f}x of {limit:.0f}x"
                f"   {same}{mark}",
                flush=True,
            )


if __name__ == "__main__":
    main()
