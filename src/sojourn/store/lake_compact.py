"""Merging the lake's small files, a few at a time: the rows, their order and their numbers stay as they are."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path

import duckdb

from sojourn.kernel.errors import Conflict
from sojourn.store.lake import SMALL_FILE_BYTES, Lake

_AT_LEAST = 2
CROWDED = 16
"""So many small files in the lake are merged after the import that made them so many."""


def compact(lake: Lake, now: datetime, memory_limit: str = "1GB", small_bytes: int = SMALL_FILE_BYTES) -> int:
    """Merge runs of neighbouring small files into one each, in one commit; how many files went away (0: nothing to do).

    Readers pinned to an earlier version keep their files for a day. Raises Conflict while an import is writing.
    """
    if not lake.exists():
        return 0
    with lake.writing():
        runs = _runs(lake, small_bytes)
        if not runs:
            return 0
        merged = [_merge(lake, run, memory_limit) for run in runs]
        old = [file for run in runs for file in run]
        lake.replace(old, merged, now)
        lake.clean()
        return len(old) - len(merged)


def compact_if_crowded(lake: Lake, now: datetime) -> int:
    """Merge when there are CROWDED small files or more; how many went away (0 also while another import writes)."""
    small = sum(Path(file).stat().st_size < SMALL_FILE_BYTES for file in lake.files())
    if small < CROWDED:
        return 0
    try:
        return compact(lake, now)
    except Conflict:
        return 0


def _runs(lake: Lake, small_bytes: int) -> list[list[str]]:
    """Neighbours in row order that are small; a run ends where a big file stands or when it has grown big itself."""
    runs: list[list[str]] = [[]]
    size = 0
    for file in lake.files():
        bytes_here = Path(file).stat().st_size
        if bytes_here >= small_bytes or size >= small_bytes:
            runs.append([])
            size = 0
        if bytes_here < small_bytes:
            runs[-1].append(file)
            size += bytes_here
    return [run for run in runs if len(run) >= _AT_LEAST]


def _merge(lake: Lake, files: list[str], memory_limit: str) -> Path:
    target = lake.path / f"merged-{uuid.uuid4().hex[:12]}.parquet"
    listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    with duckdb.connect(config={"memory_limit": memory_limit}) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        path = str(target).replace("'", "''")
        rows = f"SELECT * FROM read_parquet([{listed}]) ORDER BY seq"
        connection.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION snappy)")
    return target
