"""Import speed beside its limits: seeded data, rows a second from Parquet and CSV, peak memory.

Run: python benchmarks/import_speed.py [--rows 20000000] [--folder DIR]. Prints ratios to the limits; asserts nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import shutil
import tempfile
from pathlib import Path

import duckdb

from sojourn.kernel.clock import monotonic_seconds, system_clock
from sojourn.store.intake import import_files

LIMITS = {"parquet": 1_000_000, "csv": 400_000}
"""Rows a second at least."""
MEMORY_LIMIT_GB = 4.0


def generate(folder: Path, rows: int) -> None:
    """Events of rows/20 people over half a year, the same for the same number of rows."""
    select = f"""
        SELECT 'u' || (hash(i) % {max(rows // 20, 1)}) AS user_id,
          ['visit', 'search', 'view product', 'add to cart', 'checkout', 'pay', 'delivery', 'review'
          ][1 + (hash(i * 7) % 8)::INT] AS event_name,
          make_timestamp(1704067200000000 + i * {15_000_000_000_000 // max(rows, 1)}) AS timestamp,
          ['web', 'app', 'store'][1 + (hash(i * 3) % 3)::INT] AS channel,
          round((hash(i * 11) % 10000) / 100.0, 2) AS amount, 's' || (i // 20) AS session_id,
          ['de', 'fr', 'uk', 'us'][1 + (hash(i * 5) % 4)::INT] AS country, 'c' || (hash(i * 13) % 500) AS campaign
        FROM range({rows}) t(i)"""
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"COPY ({select}) TO '{folder / 'events.parquet'}'")
        connection.execute(f"COPY (FROM '{folder / 'events.parquet'}') TO '{folder / 'events.csv'}' (HEADER)")


def measure(file: str, workspace: str, results: multiprocessing.Queue[tuple[int, float, float, float]]) -> None:
    """Import one file into a fresh workspace; rows, seconds, seconds of processor time, peak gigabytes."""
    started = monotonic_seconds()
    report = import_files(Path(workspace), [Path(file)], clock=system_clock)
    seconds = monotonic_seconds() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    used = resource.getrusage(resource.RUSAGE_SELF)
    results.put((report.rows_read, seconds, used.ru_utime + used.ru_stime, peak))


def main() -> None:
    """Generate, import each format in a process of its own, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--folder", type=Path, default=None)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(dir=arguments.folder))
    generate(folder, arguments.rows)
    context = multiprocessing.get_context("spawn")
    heads = ("format", "rows", "seconds", "rows/s", "x limit", "CPU s", "peak GB", "x limit")
    print("{:<8} {:>12} {:>8} {:>12} {:>8} {:>7} {:>8} {:>8}".format(*heads))
    for kind, limit in LIMITS.items():
        workspace = folder / f"workspace-{kind}"
        results = context.Queue()
        process = context.Process(target=measure, args=(str(folder / f"events.{kind}"), str(workspace), results))
        process.start()
        rows, seconds, busy, peak = results.get()
        process.join()
        speed = rows / seconds
        print(
            f"{kind:<8} {rows:>12,} {seconds:>8.1f} {speed:>12,.0f} {speed / limit:>8.2f} {busy:>7.1f} {peak:>8.2f} "
            f"{peak / MEMORY_LIMIT_GB:>8.2f}",
            flush=True,
        )
        shutil.rmtree(workspace)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
