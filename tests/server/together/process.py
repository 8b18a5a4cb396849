"""A real server process on a port that stays the same, so that it can be killed and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[3]
_SERVE = """
import sys
from pathlib import Path
import uvicorn
from sojourn.app.workspace import Workspace
from sojourn.server.app import create_app
with Workspace.open(Path(sys.argv[1])) as workspace:
    app = create_app(workspace, built=Path(sys.argv[1]), sign_in=False)
    uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", timeout_graceful_shutdown=1)
"""
PATIENCE = 60.0


class ServerProcess:
    """The server of one workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("SOJOURN_")}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(self._folder), str(self._port)],
            env={**own, "PYTHONPATH": str(ROOT / "src")},
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.address}/api/workspace", timeout=5).raise_for_status()
            except httpx.HTTPError:
                assert self._process.poll() is None, "the server ended by itself"
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not answer")

    def kill(self) -> None:
        """End it at once, as a power cut does to a process: nothing is flushed, nobody is told."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(10)

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(30)
