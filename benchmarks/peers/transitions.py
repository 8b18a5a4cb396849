"""Runs in the peers' own environment: times one peer's transitions on a Parquet file and prints JSON.

Usage: transitions.py pm4py|retentioneering FILE. The file has profile_id, name, time. Loading the table into pandas is
not timed; what the tool does with the table is, in two parts: taking it in, and counting transitions.
"""

from __future__ import annotations

import json
import os
import sys
import time

import pandas as pd

RUNS = 3
"""The best of so many runs in one process counts, here and for the product."""

os.environ["RETENTIONEERING_NO_TRACK"] = "1"  # its telemetry stays off


def pm4py(frame: pd.DataFrame) -> tuple[float, float, dict[str, int]]:
    import pm4py as tool

    started = time.perf_counter()
    log = tool.format_dataframe(frame, case_id="profile_id", activity_key="name", timestamp_key="time")
    taken = time.perf_counter()
    graph, _, _ = tool.discover_dfg(log)
    return taken - started, time.perf_counter() - taken, {f"{a} > {b}": int(n) for (a, b), n in graph.items()}


def retentioneering(frame: pd.DataFrame) -> tuple[float, float, dict[str, int]]:
    from retentioneering import Eventstream

    schema = {"path_cols": ["profile_id"], "event_col": "name", "timestamp_col": "time"}
    started = time.perf_counter()
    stream = Eventstream(frame, schema=schema)
    taken = time.perf_counter()
    matrix = stream.transition_graph_data(edge_weight="count")
    done = time.perf_counter() - taken
    counts = {f"{a} > {b}": int(n) for a, row in matrix.iterrows() for b, n in row.items() if n and not pd.isna(n)}
    return taken - started, done, counts


def main() -> None:
    name, path = sys.argv[1:]
    frame = pd.read_parquet(path, columns=["profile_id", "name", "time"])
    tool = {"pm4py": pm4py, "retentioneering": retentioneering}[name]
    take, count, counts = min((tool(frame.copy()) for _ in range(RUNS)), key=lambda run: run[0] + run[1])
    print(json.dumps({"peer": name, "take_seconds": take, "count_seconds": count, "counts": counts}))


if __name__ == "__main__":
    main()
