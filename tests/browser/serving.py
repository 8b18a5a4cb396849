"""`sojourn` run as a person runs it: commands that end, and a server that is stopped when the tests are done."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"(/welcome#\S+)")
_ADDRESS = re.compile(r" at (http://\S+?)/ ")


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("SOJOURN_")}
    return {**own, "PYTHONPATH": str(ROOT / "src"), "CI": "1"}


def run(*arguments: str | Path) -> None:
    """Run one command; its output is the message when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "sojourn", *map(str, arguments)],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and the folder it shows."""

    url: str
    folder: Path
    process: subprocess.Popen[str]
    first_link: str = ""

    def get(self, path: str) -> bytes:
        """What an address of the interface answers."""
        with urlopen(self.url + path, timeout=300) as answer:
            return answer.read()

    def stop(self) -> None:
        """End the server, as Ctrl-C does; twice does no harm."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=30)


@contextmanager
def serving(folder: Path, *, sign_in: bool = False) -> Iterator[Server]:
    """`sojourn serve` on a free port, until the block ends. What it says goes to a file beside the workspace.

    `sign_in`: as it starts by itself, on a workspace without accounts; `first_link` is what it prints for the owner.
    """
    log = folder.with_name(folder.name + ".log")
    door = [] if sign_in else ["--no-sign-in"]
    with log.open("w") as said:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "sojourn",
                "serve",
                "-w",
                str(folder),
                "--port",
                "0",
                "--no-browser",
                *door,
            ],
            env=_environment(),
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        first = process.stderr.readline()
        found = _ADDRESS.search(first)
        if found is None:
            process.kill()
            raise AssertionError(f"the server did not start: {first}{process.stderr.read()}")
        link = _LINK.search(process.stderr.readline()) if sign_in else None
        server = Server(found[1].replace("127.0.0.1", "localhost"), folder, process, link[1] if link else "")
        try:
            yield server
        finally:
            server.stop()
            said.write(process.stderr.read())
            process.stderr.close()
