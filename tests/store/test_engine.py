"""The DuckDB engine: pinned to a version, empty lakes have the right columns, kept rows replace themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sojourn.events.columns import COLUMNS
from sojourn.store.engine import DuckEngine, memory_engine
from sojourn.store.lake import ARROW_SCHEMA, Lake, Stamp

ROWS = [
    {"time": datetime(2024, 1, 1, tzinfo=UTC), "profile_id": "a", "name": "visit"},
    {"time": datetime(2024, 1, 2, tzinfo=UTC), "profile_id": "a", "name": "buy", "value": 3.5},
]


def test_empty_lake_has_every_column_and_no_rows(tmp_path: Path) -> None:
    engine = DuckEngine(Lake(tmp_path / "lake" / "events"))
    table = engine.fetch(engine.events())
    assert table.column_names == list(COLUMNS)
    assert (table.num_rows, engine.lake_version) == (0, -1)


def test_engine_keeps_its_version_while_the_lake_grows(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake" / "events")
    source = memory_engine(ROWS)
    lake.path.mkdir(parents=True)
    for number in (1, 2):
        file = lake.path / f"{number}.parquet"
        pq.write_table(source.fetch(source.events()).cast(ARROW_SCHEMA), file)
        lake.append([file], Stamp("test", number, {}))
        if number == 1:
            engine = DuckEngine(lake)
    assert engine.fetch(engine.events()).num_rows == 2
    assert engine.as_of == datetime(2024, 1, 2, tzinfo=UTC)
    assert DuckEngine(lake).fetch(engine.events()).num_rows == 4


def test_kept_rows_replace_those_of_the_same_name() -> None:
    engine = memory_engine(ROWS)
    events = engine.events()
    first = engine.keep(events, "mine")
    second = engine.keep(first.filter(first.name == "buy"), "mine")
    assert engine.fetch(second)["value"].to_pylist() == [3.5]


def test_memory_engine_unknown_column_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        memory_engine([{"colour": "red"}])
