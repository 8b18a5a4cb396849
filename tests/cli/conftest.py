"""The command run as a person runs it, and a workspace to run it on."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sojourn.cli.main import main
from sojourn.maps.exchange.yaml import dump
from tests.app.shop import JOURNEY, shop


@dataclass(frozen=True)
class Ran:
    """What came out of one run."""

    code: int
    out: str
    err: str
    raw: bytes


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `sojourn` with arguments, in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOJOURN_WORKSPACE", raising=False)
    monkeypatch.delenv("SOJOURN_DEBUG", raising=False)

    def call(*arguments: str | Path) -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            code = main([str(argument) for argument in arguments])
        raw = out.buffer.getvalue()
        return Ran(code, raw.decode("utf-8", "replace"), err.buffer.getvalue().decode(), raw)

    return call


@pytest.fixture
def ws(tmp_path: Path) -> Path:
    """The shop's workspace folder."""
    folder = tmp_path / "ws"
    shop(folder).close()
    return folder


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """The shop's map as YAML."""
    path = tmp_path / "buy.yaml"
    path.write_text(dump(JOURNEY), encoding="utf-8")
    return path
