"""All benchmarks, one after the other, each in a process of its own; prints ratios against limits and peers.

Run: python3 benchmarks/run.py [--rows 20000000] [--only NAME ...]   (`make bench` runs all at full size). Seeds are
fixed, generated data is removed at the end, nothing here is a test. docs/benchmarks.md says what each one means.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = HERE.parent / ".venv" / "bin" / "python"
TITLES = {
    "import": "Import: rows a second, peak memory",
    "questions": "Questions beside hand-written SQL, growth, peak memory",
    "map": "All measures of a 12-step map",
    "cached": "The same map again, nothing changed",
    "peers": "Transitions beside other tools",
}


def command(name: str, rows: int, folder: str) -> list[str]:
    """The benchmark's script and its size; the peers, which keep everything in pandas, get a tenth."""
    return {
        "import": ["import_speed.py", "--rows", str(rows), "--folder", folder],
        "questions": ["questions_speed.py", "--events", str(rows), "--folder", folder],
        "map": ["map_speed.py", str(rows)],
        "cached": ["cached_speed.py", str(rows)],
        "peers": ["peers_speed.py", str(max(rows // 10, 1))],
    }[name]


def main() -> int:
    """Run what is asked for; 1 when a benchmark could not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--only", nargs="*", choices=list(TITLES), default=list(TITLES))
    given = parser.parse_args()
    if PYTHON.exists() and Path(sys.prefix) != PYTHON.parent.parent:
        os.execv(PYTHON, [str(PYTHON), __file__, *sys.argv[1:]])
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="sojourn-bench-") as folder:
        roots = os.pathsep.join([str(HERE.parent / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = {**os.environ, "TMPDIR": folder, "PYTHONPATH": roots}
        for name in given.only:
            print(f"\n== {TITLES[name]} ({given.rows:,} rows)", flush=True)
            script, *sizes = command(name, given.rows, folder)
            if subprocess.run([sys.executable, str(HERE / script), *sizes], env=environment, check=False).returncode:
                failed.append(name)
    if failed:
        print(f"\nCould not run: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
