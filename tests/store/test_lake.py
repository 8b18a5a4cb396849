"""The lake: visible in one commit or not at all, replays recognised, orphans swept, small files merged."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sojourn.kernel.clock import system_clock
from sojourn.kernel.errors import Conflict
from sojourn.store.lake import ARROW_SCHEMA, Lake, Stamp
from sojourn.store.lake_compact import compact

START = datetime(2024, 1, 1, tzinfo=UTC)


def part(lake: Lake, name: str, first: int, count: int) -> Path:
    lake.path.mkdir(parents=True, exist_ok=True)
    rows = [
        {"seq": seq, "time": START + timedelta(microseconds=seq), "profile_id": "p", "name": "visit"}
        for seq in range(first, first + count)
    ]
    file = lake.path / name
    pq.write_table(pa.Table.from_pylist(rows, schema=ARROW_SCHEMA), file)
    return file


def stamp(number: int) -> Stamp:
    return Stamp("test", number, {"import": str(number)})


def test_lake_before_first_append_is_empty(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "events")
    assert (lake.version(), lake.rows(), lake.files()) == (-1, 0, ())
    assert lake.snapshot().newest is None


def test_append_two_files_is_one_version_with_exact_end(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "events")
    before = lake.append([part(lake, "a.parquet", 1, 3)], stamp(1))
    after = lake.append([part(lake, "b.parquet", 4, 2), part(lake, "c.parquet", 6, 1)], stamp(2))
    snapshot = lake.snapshot()
    assert after == before + 1
    assert (snapshot.rows, snapshot.last_seq) == (6, 6)
    assert snapshot.newest == START + timedelta(microseconds=6)
    assert [Path(file).name for file in snapshot.files] == ["a.parquet", "b.parquet", "c.parquet"]
    assert lake.snapshot(before).rows == 3


def test_append_same_stamp_again_changes_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "events")
    version = lake.append([part(lake, "a.parquet", 1, 3)], stamp(1))
    replay = part(lake, "b.parquet", 4, 3)
    assert lake.append([replay], stamp(1)) == version
    assert lake.rows() == 3
    assert not replay.exists()


def test_writing_removes_what_a_dead_writer_left(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "events")
    lake.append([part(lake, "a.parquet", 1, 3)], stamp(1))
    orphan = part(lake, "half.parquet", 4, 3)
    with lake.writing():
        assert not orphan.exists()
    assert lake.rows() == 3


def test_writing_while_another_process_writes_is_a_conflict(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "events")
    code = (
        "import sys; from pathlib import Path; from sojourn.store.lake import Lake\n"
        "with Lake(Path(sys.argv[1])).writing():\n    print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(lake.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert other.stdout is not None
    assert other.stdin is not None
    with other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Conflict), lake.writing():
            pass
        other.stdin.close()
        other.stdout.close()
    with lake.writing():
        pass


def test_compact_merges_small_files_and_keeps_every_row(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "events")
    for number in range(5):
        lake.append([part(lake, f"{number}.parquet", 1 + 3 * number, 3)], stamp(number))
    before = lake.snapshot()
    assert compact(lake, system_clock()) == 4
    after = lake.snapshot()
    assert (len(after.files), after.rows, after.last_seq, after.newest) == (1, 15, 15, before.newest)
    assert pq.read_table(after.files[0])["seq"].to_pylist() == list(range(1, 16))
    assert compact(lake, system_clock()) == 0
    assert all(Path(file).exists() for file in before.files)
    with lake.writing():
        assert all(Path(file).exists() for file in lake.snapshot(before.version).files)
