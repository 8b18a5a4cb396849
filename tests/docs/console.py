"""Runs the commands of a document and holds what they print beside what the document says they print.

A block that starts with ```console holds commands ("$ ...") and their output. All blocks of one document run one after
the other in an empty folder with the files of docs/files. `python tests/docs/console.py FILE...` writes all output
anew when the words of the program have changed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "docs" / "files"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PASSING = re.compile(
    r"^(measuring|drafting|reading|importing|loading|drawing|writing)\b.*( s|left|rows|rows/s)$"
    r"|rows \(\d+ %\)|^\S+ +[\d,]+ rows"
)
"""Progress lines: they come and go with the speed of the machine."""


@dataclass(frozen=True)
class Step:
    """A command and what the document says it prints."""

    command: str
    output: str


def steps(document: str) -> list[Step]:
    """All commands of a document with their output, in order."""
    found: list[Step] = []
    for block in _BLOCK.findall(document):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Step(command, output.strip("\n")))
    return found


def run(command: str, folder: Path) -> tuple[int, str]:
    """Exit code and what a terminal of 110 columns would show, progress left out."""
    scripts = Path(sys.executable).parent
    environment = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT / "src"),
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=600,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines() if not _PASSING.search(line.strip())]
    return done.returncode, "\n".join(lines).strip("\n")


def playground(folder: Path) -> Path:
    """`folder` with the files a document speaks of."""
    for file in FILES.iterdir():
        shutil.copy(file, folder / file.name)
    return folder


def refreshed(document: str) -> str:
    """The document with every output as it is now. Raises AssertionError when a command fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = playground(Path(name))

        def renew(block: re.Match[str]) -> str:
            parts: list[str] = []
            for step in steps(block[0]):
                code, output = run(step.command, folder)
                assert code == 0, f"{step.command}\n{output}"
                parts.append(f"$ {step.command}\n{output}\n" if output else f"$ {step.command}\n")
            return "```console\n" + "\n".join(parts) + "```"

        return _BLOCK.sub(renew, document)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
