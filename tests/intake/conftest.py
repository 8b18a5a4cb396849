"""Small files written on the spot and imported for real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sojourn.events.options import ImportOptions
from sojourn.events.report import ImportReport
from sojourn.store.engine import DuckEngine
from sojourn.store.intake import import_files
from sojourn.store.lake import Lake

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@dataclass
class Bench:
    """A workspace and the folder beside it for files to import."""

    workspace: Path
    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def bring(self, *files: Path, **options: Any) -> ImportReport:
        report = import_files(self.workspace, list(files), ImportOptions(**options), clock=lambda: NOW)
        for part in report.files:
            assert part.rows_read == part.rows_used + part.duplicates + part.rejected
        return report

    @property
    def lake(self) -> Lake:
        return Lake(self.workspace / "lake" / "events")

    def rows(self) -> list[dict[str, Any]]:
        engine = DuckEngine(self.lake)
        events = engine.events()
        table = engine.fetch(events.mutate(time=events.time.cast("timestamp('UTC')")).order_by("seq"))
        return table.to_pylist()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    (tmp_path / "files").mkdir()
    return Bench(tmp_path / "ws", tmp_path / "files")


Bring = Callable[..., ImportReport]
