"""What holds for all tests: rooms whose fixtures are dear (a loaded demo, a browser) run on one worker."""

from __future__ import annotations

from pathlib import Path

import pytest

_DEAR = ("browser", "demo", "docs", "notebook")
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        room = Path(item.path).relative_to(_HERE).parts[0] if _HERE in Path(item.path).parents else ""
        if room in _DEAR:
            item.add_marker(pytest.mark.xdist_group("browser" if room == "browser" else "demo"))
