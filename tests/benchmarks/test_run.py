"""The benchmark command at a tiny size: it runs and prints. Never how fast."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_run_at_tiny_size_prints_every_ratio() -> None:
    command = [sys.executable, "benchmarks/run.py", "--rows", "2000", "--only", "import", "map", "cached"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "parquet" in done.stdout
    assert "of the limit of 15 s" in done.stdout
    assert "of the limit of 1 s" in done.stdout
