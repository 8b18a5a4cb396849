"""The command as a person runs it, and a workspace for each real data set, made once."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sojourn.cli.main import main

DATA = Path(os.environ.get("SOJOURN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))


@dataclass(frozen=True)
class Ran:
    """What one run printed, and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The answer, when the run was asked for JSON."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Make = Callable[..., Path]


def sojourn(*arguments: str | Path) -> Ran:
    """Runs `sojourn` in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Ran(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())


def ask(workspace: Path, question: str, *options: str) -> Any:
    """The JSON envelope of one question."""
    return sojourn("ask", question, *options, "-w", workspace, "--format", "json").json()


def shared(*names: str) -> list[Path]:
    """Real files, by name below the shared data; without them the test is skipped."""
    paths = [DATA / name for name in names]
    if missing := [path.name for path in paths if not path.exists()]:
        pytest.skip(f"shared data is not here: {missing[0]}")
    return paths


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> Iterator[None]:
    kept = os.environ.pop("SOJOURN_WORKSPACE", None)
    yield
    if kept is not None:
        os.environ["SOJOURN_WORKSPACE"] = kept


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Runs `sojourn open` on shared files once a session; the workspace. What it printed is in `opened.txt` there."""
    made: dict[tuple[str, ...], Path] = {}

    def make(*names: str) -> Path:
        paths = shared(*names)
        if names not in made:
            folder = tmp_path_factory.mktemp("open")
            ran = sojourn("open", *paths, "--no-serve", "-w", folder, "--picture", folder / "map.png")
            assert ran.code == 0, ran.err
            (folder / "opened.txt").write_text(ran.out + ran.err, encoding="utf-8")
            made[names] = folder
        return made[names]

    return make


def measured(workspace: Path) -> Any:
    """The only map of the workspace, measured, as `map measure --format json` gives it."""
    from sojourn.app.workspace import Workspace

    with Workspace.open(workspace) as here:
        slug = here.journeys()[0].slug
    return sojourn("map", "measure", slug, "-w", workspace, "--format", "json").json()
