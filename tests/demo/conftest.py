"""The demo workspace, loaded once for all tests of this folder that only read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sojourn.app.workspace import Workspace
from sojourn.demo import DEMO_NOW, load

EXPECTED = Path(__file__).with_name("expected.json")


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("demo"), clock=lambda: DEMO_NOW) as workspace:
        load(workspace)
        yield workspace


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """Figures computed from the same public files by an independent program (pandas, no code of the product)."""
    return json.loads(EXPECTED.read_text())
