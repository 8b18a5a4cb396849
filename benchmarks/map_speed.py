"""All measures of a 12-step map with feedback over generated events: seconds against the limit of 15 s, peak memory.

Usage: python benchmarks/map_speed.py [EVENTS]   (default 20,000,000; seed fixed, two threads, engine limit 3 GB)
"""

from __future__ import annotations

import sojourn  # noqa: F401 - what it tells NumPy must be said before NumPy is loaded

# isort: split
import resource
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import duckdb
from ibis.backends.duckdb import Backend

from sojourn.insight.answer import Window
from sojourn.insight.measure import measure
from sojourn.insight.request import MeasureRequest
from sojourn.maps.journey import Journey
from sojourn.store.engine import DuckEngine, connect

LIMIT_SECONDS = 15.0
LIMIT_BYTES = 4 * 1024**3
STEPS = 12
STAGES = 4
_EVENTS = """
COPY (
  WITH walk AS (
    SELECT w, hash(w * 3 + 1) % 1500000 AS person, 4 + hash(w * 7) % 11 AS long, hash(w * 11) % 31536000 AS start
    FROM range({walks}) t(w)
  ), visit AS (
    SELECT w, person, n, start + n * 60 + hash(w * 31 + n) % 3000 AS second,
      least(11, n + CASE WHEN hash(w * 13 + n) % 12 = 0 THEN 1 WHEN hash(w * 17 + n) % 15 = 0 THEN -1 ELSE 0 END)
        AS step
    FROM walk, range(14) s(n) WHERE n < long
  ), fact AS (
    SELECT person, second, 'step ' || greatest(step, 0) AS name, NULL AS question, NULL::DOUBLE AS score, w FROM visit
    UNION ALL
    SELECT person, second + 40, 'feedback', 'Q' || greatest(step, 0), 1 + hash(w + n) % 5, w FROM visit
    WHERE hash(w * 41 + n) % 10 = 0
    UNION ALL
    SELECT person, second + 20, 'noise ' || n, NULL, NULL, w FROM visit WHERE hash(w * 43 + n) % 25 = 0
  )
  SELECT row_number() OVER () AS seq, NULL::VARCHAR AS id, to_timestamp(1672531200 + second) AS time,
    'p' || person AS profile_id, name, ['web', 'app', 'store'][(1 + hash(w) % 3)::INT] AS channel,
    NULL::DOUBLE AS value,
    NULL::VARCHAR AS session_id, NULL::VARCHAR AS case_id, question, score, 1.0::DOUBLE AS scale_low,
    5.0::DOUBLE AS scale_high, NULL::VARCHAR AS text, NULL::VARCHAR AS properties, 'made' AS source,
    NULL::TIMESTAMPTZ AS received_at
  FROM fact ORDER BY second LIMIT {events}
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


class FileEngine(DuckEngine):
    """The product's engine over one Parquet file."""

    def __init__(self, path: Path, cache: Path) -> None:
        self._prepare()
        self.lake_version = 1
        self._backend: Backend = connect("2GB", 2, cache)
        self._events = self._backend.read_parquet(str(path), table_name="events")
        self.as_of = self._backend.to_pyarrow(self._events["time"].max()).as_py()


def generate(path: Path, events: int) -> None:
    """Writes `events` rows of people who walk through twelve steps, with answers and noise."""
    connection = duckdb.connect()
    connection.execute("SET threads = 2; SET memory_limit = '3GB'; SET TimeZone = 'UTC'")
    connection.execute(f"SET temp_directory = '{path.parent}/made'")
    connection.execute(_EVENTS.format(walks=events // 9, events=events, path=path))


def journey() -> Journey:
    """Twelve steps in four stages, each with its question; a walk ends at the last step."""
    return Journey.model_validate(
        {
            "id": "speed", "slug": "speed", "title": "Speed",
            "stages": [{"id": f"s{n}", "title": f"Stage {n}", "order": f"{n:02}"} for n in range(STAGES)],
            "steps": [
                {"id": f"step-{n}", "title": f"Step {n}", "stage": f"s{n * STAGES // STEPS}", "order": f"{n:02}",
                 "match": f"event = 'step {n}'", "feedback": f"question = 'Q{n}'"}
                for n in range(STEPS)
            ],
            "scope": {"ends": {"done": "event = 'step 11'"}, "timeout": timedelta(days=1)},
        }
    )  # fmt: skip


def main() -> None:
    """Generates, measures once, cold, and prints ratios to the limits."""
    events = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 20_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"events-{events}.parquet"
        generate(path, events)
        engine = FileEngine(path, Path(folder) / "cache")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        started, busy = time.perf_counter(), time.process_time()
        found = measure(engine, journey(), MeasureRequest(Window()))
        seconds, worked = time.perf_counter() - started, time.process_time() - busy
        engine.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{events:,} events, {found.totals.instances:,} instances, {found.totals.completed:,} completed")
    print(f"all measures of a 12-step map: {seconds:.1f} s, {seconds / LIMIT_SECONDS:.2f} of the limit of 15 s")
    print(f"processor time {worked:.1f} s, that is {worked / 2:.1f} s on two free cores")
    print(f"peak memory {peak / 1024**3:.2f} GB, {peak / LIMIT_BYTES:.2f} of 4 GB (generation: {before / 1024**3:.2f})")


if __name__ == "__main__":
    main()
