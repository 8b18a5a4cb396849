"""A server over the shop's workspace, called as a browser on this machine calls it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sojourn.server.app import create_app
from tests.app.shop import shop
from tests.server.calling import TestClient


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "web_dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Sojourn</title>")
    (folder / "assets" / "app-abc.js").write_text("export {}")
    (tmp_path / "secret.txt").write_text("nobody may read this")
    return folder


@pytest.fixture
def client(tmp_path: Path, built: Path) -> Iterator[TestClient]:
    with shop(tmp_path / "ws") as workspace:
        app = create_app(workspace, built=built, sign_in=False)
        with TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False) as opened:
            yield opened
