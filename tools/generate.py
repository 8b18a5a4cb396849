"""Writes every generated file, or with --check says which ones are out of date.

Generated: the HTTP description, the web client's types, the journey's JSON Schema, the English of the sentences that
the program makes, the reference pages.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What makes it (the target's path is put where {} stands; without one, what it prints is the file) and what it makes.
GENERATED: tuple[tuple[tuple[str, ...], str], ...] = (
    ((sys.executable, "-m", "sojourn.server.openapi", "{}"), "web/openapi.json"),
    (("web/node_modules/.bin/openapi-typescript", "web/openapi.json", "-o", "{}"), "web/src/api/schema.d.ts"),
    ((sys.executable, "-m", "sojourn.maps.schema"), "docs/reference/journey.schema.json"),
    ((sys.executable, "-m", "sojourn.app.phrases"), "web/src/i18n/said/en.json"),
    ((sys.executable, "-m", "sojourn.cli.reference", "cli", "{}"), "docs/reference/cli.md"),
    ((sys.executable, "-m", "sojourn.cli.reference", "http", "{}"), "docs/reference/http.md"),
    ((sys.executable, "-m", "sojourn.cli.reference", "settings", "{}"), "docs/reference/settings.md"),
)


def main(arguments: Sequence[str]) -> int:
    """0 when everything is up to date (or was written), 1 when --check found a difference or a maker failed."""
    checking = "--check" in arguments
    stale = [name for command, name in GENERATED if not make(command, name, checking=checking)]
    for name in stale:
        print(f"{name} is out of date: run `make generate` and commit the result", file=sys.stderr)
    return 1 if stale else 0


def make(command: Sequence[str], name: str, *, checking: bool) -> bool:
    target = ROOT / name
    if not checking:
        return run(command, target)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / target.name
        return run(command, fresh) and target.exists() and fresh.read_bytes() == target.read_bytes()


def run(command: Sequence[str], target: Path) -> bool:
    target.parent.mkdir(parents=True, exist_ok=True)
    filled = [str(target) if part == "{}" else part for part in command]
    done = subprocess.run(filled, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    elif "{}" not in command:
        target.write_text(done.stdout, encoding="utf-8")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
