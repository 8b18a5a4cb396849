"""Each question of `ask` beside hand-written DuckDB SQL for the same answer, on generated events (seed fixed).

    python benchmarks/questions_speed.py                  20 M and 2 M events, ratios, growth, peak memory
    python benchmarks/questions_speed.py --events 5000000 --only funnel

Every run is a process of its own (its peak memory is the question's), product and SQL in turn; the best of three
counts, after a first one on an empty table (imports are not the question). A ratio over 1.5 is marked; nothing here is
a test.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

LIMIT = 1.5
MEMORY = "2GB"
STEPS = ["search", "cart", "checkout", "pay"]
WITHIN = timedelta(days=7)


def generate(events: int, path: Path) -> None:
    """A year of events of events/20 people, few of them very busy; 3 % are answers. Same number, same file."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": MEMORY})
    connection.execute("SET TimeZone = 'UTC'")
    uniform = ", ".join(f"hash(i * 7 + {n}) / 18446744073709551616.0 AS u{n}" for n in range(1, 6))
    connection.execute(f"""
        COPY (
          WITH rows AS (SELECT i, {uniform} FROM range({events}) numbers(i)),
          told AS (SELECT *, u5 < 0.03 AS answer FROM rows)
          SELECT i + 1 AS seq, NULL::VARCHAR AS id,
            make_timestamptz((1704067200000000 + (i * (31536000e6 / {events}))::BIGINT + (u4 * 3600)::BIGINT * 1000000)
              ::BIGINT) AS time,
            'p' || lpad(floor({events // 20} * u1 * u1)::BIGINT::VARCHAR, 8, '0') AS profile_id,
            CASE WHEN answer THEN 'feedback' ELSE ['view', 'view', 'view', 'view', 'search', 'search', 'cart', 'cart',
              'checkout', 'pay', 'ship', 'deliver', 'help', 'return', 'login', 'login'][1 + floor(u2 * 16)::INT]
              END AS name,
            ['web', 'app', 'store', 'call'][1 + floor(u3 * 4)::INT] AS channel,
            CASE WHEN u4 < 0.1 THEN round(u4 * 1000, 2) END AS value,
            NULL::VARCHAR AS session_id, NULL::VARCHAR AS case_id,
            CASE WHEN answer THEN ['Q1', 'Q2', 'Q3'][1 + floor(u2 * 3)::INT] END AS question,
            CASE WHEN answer THEN floor(u3 * 5) + 1 END::DOUBLE AS score,
            CASE WHEN answer THEN 1.0 END::DOUBLE AS scale_low, CASE WHEN answer THEN 5.0 END::DOUBLE AS scale_high,
            NULL::VARCHAR AS text,
            '{{"plan":"' || ['free', 'pro', 'team'][1 + floor(u4 * 3)::INT] || '","n":' || (i % 7) || '}}'
              AS properties,
            'generated' AS source, TIMESTAMPTZ '2026-01-01 00:00:00+00' AS received_at
          FROM told
        ) TO '{path}' (FORMAT parquet, COMPRESSION zstd)""")


EVENTS = "FROM events WHERE question IS NULL"
PLACED = f"""SELECT profile_id, name, time, seq, row_number() OVER (PARTITION BY profile_id ORDER BY time, seq) AS place
    {EVENTS}"""
AHEAD = "OVER (PARTITION BY profile_id ORDER BY time, seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)"
HAND: dict[str, str] = {
    "events": f"SELECT name, count(*) AS count, count(DISTINCT profile_id) {EVENTS} GROUP BY 1 ORDER BY 2 DESC, 1",
    "transitions": f"""
        SELECT name, follower, count(*) AS count, median(epoch_us(later) - epoch_us(time)) / 1e6 FROM (
          SELECT name, time, lead(name) OVER ahead AS follower, lead(time) OVER ahead AS later {EVENTS}
          WINDOW ahead AS (PARTITION BY profile_id ORDER BY time, seq))
        WHERE follower IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2""",
    "variants": f"""
        SELECT path, count(*) AS count FROM (SELECT list(name ORDER BY time, seq)[:1000] AS path {EVENTS}
          GROUP BY profile_id) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1000""",
    "paths": f"""
        WITH placed AS ({PLACED}),
        first AS (SELECT profile_id, min(place) AS start FROM placed WHERE name = 'cart' GROUP BY 1)
        SELECT path, count(*) AS count FROM (
          SELECT list(name ORDER BY place) AS path FROM placed JOIN first USING (profile_id)
          WHERE place BETWEEN start AND start + 4 GROUP BY profile_id) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1000""",
    "funnel": f"""
        WITH chosen AS (SELECT profile_id, name, epoch_us(time) AS time, seq {EVENTS}
            AND name IN ('search', 'cart', 'checkout', 'pay')),
        three AS (SELECT *, min(CASE WHEN name = 'pay' THEN time END) {AHEAD} AS pay FROM chosen),
        two AS (SELECT profile_id, name, time, seq, min(CASE WHEN name = 'checkout' THEN time END) {AHEAD} AS checkout,
            min(CASE WHEN name = 'checkout' THEN pay END) {AHEAD} AS pay FROM three WHERE name <> 'pay'),
        one AS (SELECT profile_id, name, time, seq, min(CASE WHEN name = 'cart' THEN time END) {AHEAD} AS cart,
            min(CASE WHEN name = 'cart' THEN checkout END) {AHEAD} AS checkout,
            min(CASE WHEN name = 'cart' THEN pay END) {AHEAD} AS pay FROM two WHERE name <> 'checkout'),
        deep AS (SELECT *, 1 + coalesce(cart - time <= 604800000000, false)::INT
            + coalesce(checkout - time <= 604800000000, false)::INT
            + coalesce(pay - time <= 604800000000, false)::INT AS depth FROM one WHERE name = 'search'),
        best AS (SELECT max(depth) AS depth, arg_max({{'t': time, 'a': cart, 'b': checkout, 'c': pay}},
            {{'d': depth, 't': -time, 's': -seq}}) AS won FROM deep GROUP BY profile_id)
        SELECT count(*), count(*) FILTER (depth > 1), count(*) FILTER (depth > 2), count(*) FILTER (depth > 3),
          median(won.a - won.t) FILTER (depth > 1), median(won.b - won.a) FILTER (depth > 2),
          median(won.c - won.b) FILTER (depth > 3) FROM best""",
    "retention": f"""
        WITH seen AS (SELECT DISTINCT profile_id, date_trunc('month', time)::DATE AS month {EVENTS}),
        first AS (SELECT profile_id, min(month) AS cohort FROM seen GROUP BY 1)
        SELECT cohort, month, count(*) FROM seen JOIN first USING (profile_id) GROUP BY 1, 2 ORDER BY 1, 2""",
    "satisfaction": """
        SELECT question, count(score), avg(score), stddev_samp(score), avg((score >= scale_high - 1)::INT), count(*),
          sum((score >= 9)::INT), sum((score < 7)::INT),
          min(scale_low), max(scale_low), min(scale_high), max(scale_high)
        FROM events
        WHERE question IS NOT NULL GROUP BY 1 ORDER BY 1""",
    "conformance": f"""
        SELECT count(*), count(*) FILTER (path = ['search', 'cart', 'checkout', 'pay']) FROM (
          SELECT list(name ORDER BY time, seq) AS path {EVENTS} GROUP BY profile_id)""",
    "timing": f"""
        WITH ahead AS (SELECT profile_id, name, time, seq, min(CASE WHEN name = 'pay' THEN time END) {AHEAD} AS later
            {EVENTS} AND name IN ('cart', 'pay')),
        first AS (SELECT arg_min({{'a': time, 'b': later}}, {{'t': time, 's': seq}}) AS won FROM ahead
            WHERE name = 'cart' GROUP BY profile_id)
        SELECT count(won.b), median(epoch_us(won.b) - epoch_us(won.a)) / 1e6 FROM first""",
}


def product(question: str, path: Path) -> list[Any]:
    """The figures of the product's answer that the SQL gives as well."""
    from importlib import import_module

    from sojourn.store.engine import DuckEngine, connect, memory_engine

    class FileEngine(DuckEngine):
        def __init__(self) -> None:
            self._prepare()
            self.lake_version, self.as_of = 0, datetime(2025, 1, 1, tzinfo=UTC)
            self._backend = connect(MEMORY, None, Path(tempfile.gettempdir()) / "sojourn-bench-cache")
            self._events = self._backend.read_parquet(str(path), table_name="events")

    options: dict[str, dict[str, Any]] = {
        "paths": {"start": "cart"},
        "funnel": {"steps": STEPS, "within": WITHIN},
        "conformance": {"steps": STEPS},
        "timing": {"start": "cart", "end": "pay"},
    }
    ask = getattr(import_module(f"sojourn.insight.ask.{question}"), question)
    ask(memory_engine([]), **options.get(question, {}))
    engine = FileEngine()
    before, cpu = time.perf_counter(), time.process_time()
    answer = ask(engine, **options.get(question, {}))
    seconds = [time.perf_counter() - before, time.process_time() - cpu]
    if question == "funnel":
        return [*seconds, [row["count"] for row in answer.rows]]
    if question == "conformance":
        return [*seconds, [answer.n, answer.rows[0]["count"]]]
    if question == "retention":
        return [*seconds, [row["count"] for row in answer.rows if row["count"]]]
    return [*seconds, [row.get("count", row.get("n")) for row in answer.rows]]


def by_hand(question: str, path: Path) -> list[Any]:
    """The same figures from the SQL."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": MEMORY})
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"CREATE VIEW events AS FROM '{path}'")
    before, cpu = time.perf_counter(), time.process_time()
    rows = connection.execute(HAND[question]).fetchall()
    seconds = [time.perf_counter() - before, time.process_time() - cpu]
    if question == "funnel":
        return [*seconds, list(rows[0][:4])]
    if question == "conformance":
        return [*seconds, list(rows[0])]
    place = {"events": 1, "transitions": 2, "retention": 2, "timing": 0}.get(question, 1)
    return [*seconds, [row[place] for row in rows]]


def one(side: str, question: str, path: Path) -> None:
    """Run once in this process and print seconds, CPU seconds, peak memory and figures."""
    seconds, cpu, figures = (product if side == "product" else by_hand)(question, path)
    print(json.dumps([seconds, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2, figures]))


def best(side: str, question: str, path: Path, runs: int) -> list[Any]:
    found = []
    for _ in range(runs):
        command = [sys.executable, __file__, "--one", side, question, str(path)]
        found.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return min(found)


def compare(events: int, folder: Path, questions: list[str], runs: int) -> dict[str, float]:
    path = folder / f"events-{events}.parquet"
    if not path.exists():
        generate(events, path)
    print(f"\n{events:,} events{'':14}product     SQL   ratio  CPU ratio   peak GB  same counts")
    seconds: dict[str, float] = {}
    for question in questions:
        mine, other = best("product", question, path, runs), best("sql", question, path, runs)
        ratio = mine[0] / other[0]
        seconds[question] = mine[0]
        same = "yes" if mine[3] == other[3] else "NO"
        mark = "  over the limit" if ratio > LIMIT else ""
        print(
            f"  {question:24}{mine[0]:8.2f} {other[0]:8.2f} {ratio:7.2f} {mine[1] / other[1]:9.2f} {mine[2]:10.2f}"
            f"  {same}{mark}",
            flush=True,
        )
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=20_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "sojourn-bench")
    parser.add_argument("--only", nargs="*", default=list(HAND), choices=list(HAND))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", nargs=3, metavar=("SIDE", "QUESTION", "FILE"))
    given = parser.parse_args()
    if given.one:
        one(given.one[0], given.one[1], Path(given.one[2]))
        return
    given.folder.mkdir(parents=True, exist_ok=True)
    small = compare(given.events // 10, given.folder, given.only, given.runs)
    large = compare(given.events, given.folder, given.only, given.runs)
    print(f"\nGrowth from {given.events // 10:,} to {given.events:,} events (10 is linear)")
    for question in given.only:
        print(f"  {question:24}{large[question] / small[question]:8.1f}")


if __name__ == "__main__":
    main()
