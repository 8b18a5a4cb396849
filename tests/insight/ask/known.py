"""Public files as engines: event logs and a shop, loaded here without the product's import."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from sojourn.store.engine import MemoryEngine, memory_engine

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("SOJOURN_SHARED_DATA", ROOT.parent / "shared" / "data"))

needs_data = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data folder is not there")


@cache
def running_example() -> MemoryEngine:
    frame = pd.read_csv(SHARED / "process_logs" / "running-example.csv")
    return _log(frame)


@cache
def receipt() -> MemoryEngine:
    frame = pd.read_csv(SHARED / "process_logs" / "receipt.csv.gz")
    return _log(frame)


@cache
def online_retail() -> MemoryEngine:
    frame = pd.read_csv(SHARED / "online_retail" / "online_retail.csv.xz", encoding="utf-8", low_memory=False)
    frame.columns = frame.columns.str.strip()
    people = frame[frame["CustomerID"].notna()]
    time = pd.to_datetime(people["InvoiceDate"], format="mixed", utc=True)
    table = pa.table(
        {
            "profile_id": people["CustomerID"].astype(int).astype(str).to_numpy(str),
            "time": pa.array(time, pa.timestamp("us", "UTC"), from_pandas=True),
            "name": ["order line"] * len(people),
        }
    )
    return memory_engine(table)


def _log(frame: pd.DataFrame) -> MemoryEngine:
    cases = frame["case:concept:name"].astype(str)
    times = pd.to_datetime(frame["time:timestamp"], utc=True, format="mixed")
    table = pa.table(
        {
            "profile_id": cases.to_numpy(str),
            "case_id": cases.to_numpy(str),
            "name": frame["concept:name"].to_numpy(str),
            "time": pa.array(times, pa.timestamp("us", "UTC"), from_pandas=True),
        }
    )
    return memory_engine(table)
