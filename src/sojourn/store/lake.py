"""The lake: one append-only Delta table of events in a folder. Its versions are the offsets that readers follow.

DuckDB writes the Parquet files straight into the folder; one Delta commit makes all of them visible at once. What was
written by a run that died is never visible, and the next writer removes it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, Schema, Transaction
from deltalake.transaction import AddAction, RemoveAction, create_table_with_add_actions

from sojourn.events.columns import COLUMNS
from sojourn.store.lock import exclusive

_ARROW = {
    "int64": pa.int64(),
    "float64": pa.float64(),
    "string": pa.string(),
    "timestamp[us, UTC]": pa.timestamp("us", tz="UTC"),
}
ARROW_SCHEMA = pa.schema([(name, _ARROW[kind]) for name, kind in COLUMNS.items()])
"""The events table as an Arrow schema."""

_CONFIGURATION: dict[str, str | None] = {
    "delta.logRetentionDuration": "interval 1 days",
    "delta.deletedFileRetentionDuration": "interval 1 days",
    "delta.checkpointInterval": "50",
}
SMALL_FILE_BYTES = 32 * 1024 * 1024
"""Files below this size are merged by `compact`."""


@dataclass(frozen=True)
class Stamp:
    """What a commit carries: a name and number by which a replay is recognised, and facts for a reader of the log."""

    app_id: str
    app_version: int
    facts: dict[str, str]


class Lake:
    """The events table in the folder `path`. Nothing exists on disk before the first append."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)

    def exists(self) -> bool:
        """Whether the table has been created."""
        return DeltaTable.is_deltatable(str(self.path))

    def version(self) -> int:
        """The newest version; -1 before the table exists."""
        return self._table().version() if self.exists() else -1

    def snapshot(self, version: int | None = None) -> Snapshot:
        """What the table holds at `version` (default: now)."""
        if not self.exists():
            return Snapshot(-1, (), 0, 0, None)
        table = self._table()
        if version is not None:
            table.load_as_version(version)
        return _snapshot(table, self.path)

    def files(self) -> tuple[str, ...]:
        """Absolute paths of the newest version's Parquet files, in the order of their rows."""
        return self.snapshot().files

    def rows(self) -> int:
        """How many rows the newest version holds."""
        return self.snapshot().rows

    def has(self, app_id: str, app_version: int) -> bool:
        """Whether a commit with this stamp, or a later one of the same name, is in the table."""
        if not self.exists():
            return False
        seen = self._table().transaction_version(app_id)
        return seen is not None and seen >= app_version

    @contextmanager
    def writing(self) -> Generator[None]:
        """Be the only writer for the block; what a dead writer left behind is removed first.

        Raises Conflict when another process is writing.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with exclusive(self.path.parent / f".{self.path.name}.lock"):
            self.sweep()
            yield

    def sweep(self) -> list[str]:
        """Remove Parquet files that no version knows (left by a run that died). Only inside `writing`."""
        known: set[str] = set()
        if self.exists():
            table = self._table()
            known = {Path(file).name for file in self.files()}
            tombstones = table.vacuum(retention_hours=0, dry_run=True, enforce_retention_duration=False)
            known |= {Path(file).name for file in tombstones}
        orphans = [file for file in self.path.glob("*.parquet") if file.name not in known]
        for file in orphans:
            file.unlink(missing_ok=True)
        return [file.name for file in orphans]

    def append(self, files: Sequence[Path], stamp: Stamp) -> int:
        """Make `files` (already in the folder) part of the table in one commit; the new version.

        A stamp that is already there changes nothing: the files are removed and the version stays. No files: the same.
        """
        if self.has(stamp.app_id, stamp.app_version) or not files:
            for file in files:
                file.unlink(missing_ok=True)
            return self.version()
        self._create()
        properties = CommitProperties(
            custom_metadata=dict(stamp.facts), app_transactions=[Transaction(stamp.app_id, stamp.app_version)]
        )
        actions: list[AddAction | RemoveAction] = [_add(file, changed=True) for file in files]
        self._table().create_write_transaction(
            actions, "append", Schema.from_arrow(ARROW_SCHEMA), commit_properties=properties
        )
        return self.version()

    def replace(self, old: Sequence[str], new: Sequence[Path], deleted_at: datetime) -> int:
        """Swap files for others with the same rows in one commit (compaction: no data change); the new version."""
        removed = int(deleted_at.timestamp() * 1000)
        actions: list[AddAction | RemoveAction] = [_add(file, changed=False) for file in new]
        actions += [
            RemoveAction(Path(file).name, data_change=False, deletion_timestamp=removed, size=Path(file).stat().st_size)
            for file in old
        ]
        self._table().create_write_transaction(actions, "append", Schema.from_arrow(ARROW_SCHEMA))
        return self.version()

    def clean(self) -> None:
        """Checkpoint, drop expired log entries, delete merged files whose readers have had their day."""
        table = self._table()
        table.create_checkpoint()
        table.cleanup_metadata()
        table.vacuum(dry_run=False)

    def _create(self) -> None:
        if not self.exists():
            self.path.mkdir(parents=True, exist_ok=True)
            schema = Schema.from_arrow(ARROW_SCHEMA)
            create_table_with_add_actions(str(self.path), schema, [], mode="ignore", configuration=_CONFIGURATION)

    def _table(self) -> DeltaTable:
        return DeltaTable(str(self.path))


@dataclass(frozen=True)
class Snapshot:
    """One version: its files in row order, how many rows, the highest seq (0 when empty), the newest event time."""

    version: int
    files: tuple[str, ...]
    rows: int
    last_seq: int
    newest: datetime | None


def _snapshot(table: DeltaTable, folder: Path) -> Snapshot:
    actions = pa.table(table.get_add_actions(flatten=True)).to_pylist()
    actions.sort(key=lambda action: (action.get("min.seq") or 0, action["path"]))
    times = [action["max.time"] for action in actions if action.get("max.time") is not None]
    return Snapshot(
        version=table.version(),
        files=tuple(str(folder / action["path"]) for action in actions),
        rows=sum(action["num_records"] for action in actions),
        last_seq=max((action["max.seq"] for action in actions), default=0),
        newest=max(times).astimezone(UTC) if times else None,
    )


def _add(file: Path, *, changed: bool) -> AddAction:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())
    stat = file.stat()
    stats = json.dumps(_statistics(file))
    return AddAction(file.name, stat.st_size, {}, int(stat.st_mtime * 1000), changed, stats)


def _statistics(file: Path) -> dict[str, Any]:
    """Row count and the range of seq and time from the file's own footer: lets a reader skip files and find the end."""
    meta = pq.ParquetFile(file).metadata
    result: dict[str, Any] = {"numRecords": meta.num_rows, "minValues": {}, "maxValues": {}, "nullCount": {}}
    for name in ("seq", "time"):
        index = list(COLUMNS).index(name)
        parts = [meta.row_group(group).column(index).statistics for group in range(meta.num_row_groups)]
        if parts and all(part is not None and part.has_min_max for part in parts):
            result["minValues"][name] = _stat(min(part.min for part in parts))
            result["maxValues"][name] = _stat(max(part.max for part in parts))
            result["nullCount"][name] = 0
    return result


def _stat(value: datetime | int) -> str | int:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value
