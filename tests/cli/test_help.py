"""Help: fast, with an example everywhere, and the same as the written reference."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import click
import pytest

from sojourn.app.settings import Settings
from sojourn.cli.reference import PAGES, commands, page
from sojourn.server.app import create_app

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [(context.command_path.split(" [")[0], context.command) for context in commands()]
HEAVY = ("pydantic", "sqlalchemy", "ibis", "duckdb", "pyarrow", "fastapi", "numpy", "rich", "deltalake")


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT / "src", capture_output=True, text=True, check=False, timeout=60
    )


def test_names_are_the_contract() -> None:
    names = {name for name, _ in COMMANDS}
    maps = {f"sojourn map {name}" for name in ("discover", "check", "measure", "render", "convert", "diff")}
    questions = {
        f"sojourn ask {name}"
        for name in (
            "events", "transitions", "variants", "paths", "funnel", "retention", "satisfaction", "conformance",
            "timing",
        )
    }  # fmt: skip
    assert {"sojourn open", "sojourn import", "sojourn serve", "sojourn demo", *maps, *questions} <= names


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["map", "--help"], ["ask", "funnel", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    ran = python("-X", "importtime", "-m", "sojourn", *arguments)
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in ran.stderr.splitlines() if "|" in line}

    assert ran.returncode == 0
    assert ran.stdout.startswith("Usage: ")
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_has_help_and_an_example(name: str, command: click.Command) -> None:
    assert command.help
    assert command.epilog is not None
    assert f"  {name.split(maxsplit=1)[0]} " in command.epilog
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts} has no help"


@pytest.mark.parametrize("name", PAGES)
def test_reference_page_is_the_one_of_the_program(name: str) -> None:
    written = (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert written == page(name), "run: make generate"


def test_reference_names_every_command_and_option() -> None:
    text = page("cli")
    for name, command in COMMANDS:
        assert f"\n## {name}\n" in text
        section = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for parameter in command.params:
            assert all(word in section for word in parameter.opts if isinstance(parameter, click.Option)), parameter


def test_reference_names_every_setting_and_address() -> None:
    settings, http = page("settings"), page("http")
    for part in fields(Settings):
        assert f"`{part.metadata['name']}`" in settings
    for path, methods in create_app(None).openapi()["paths"].items():
        for method in methods:
            assert f"## {method.upper()} {path}\n" in http
