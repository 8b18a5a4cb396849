"""Printing: what a spreadsheet must not run, what a terminal must not obey."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sojourn.cli.options import spread
from sojourn.cli.output import safe_cell
from sojourn.cli.table import duration, shown, table
from sojourn.cli.terminal import width
from sojourn.store.workspace_files import write_whole


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd", "@sum", "\tx", "\rx"])
def test_safe_cell_guards_what_looks_like_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert safe_cell([text, "b"]) == f"'{text} → b"


def test_safe_cell_writes_nested_values_as_json() -> None:
    assert safe_cell({"Büro": 0.5}) == '{"Büro": 0.5}'


@pytest.mark.parametrize("value", ["a=1", "", -5, -0.5, None, True])
def test_safe_cell_leaves_the_rest(value: object) -> None:
    assert safe_cell(value) == value


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("share", 0.1234, "12.3 %"),
        ("reach_low", 0.5, "50.0 %"),
        ("median_seconds", 45, "45 s"),
        ("median_seconds_to_next", 7200, "2.0 h"),
        ("median_seconds", 259_200, "3.0 d"),
        ("count", 1234567, "1,234,567"),
        ("count", None, "-"),
        ("mean", 1.239, "1.24"),
        ("event", "a\x1b[31mb\n", "a [31mb "),
        ("at", datetime(2024, 1, 1, tzinfo=UTC), "2024-01-01"),
        ("path", ["a", "b"], "a → b"),
    ],
)
def test_shown_is_readable_and_harmless(name: str, value: object, text: str) -> None:
    assert shown(value, name) == text


def test_table_aligns_wide_characters() -> None:
    lines = table(
        ("event", "count"), [{"event": "购物车", "count": 5}, {"event": "visit", "count": 12345}]
    ).splitlines()
    assert len({width(line) for line in lines}) == 1
    assert lines[0] == "event    count"


def test_duration_of_an_instant_is_exact() -> None:
    assert (duration(0), duration(0.25), duration(90)) == ("0 s", "0.25 s", "1.5 min")


@pytest.mark.parametrize(
    ("given", "result"),
    [
        (["--steps", "a", "b", "--within", "7d"], ["--steps=a", "--steps=b", "--within", "7d"]),
        (["--steps=a", "--steps", "b"], ["--steps=a", "--steps=b"]),
        (["--steps", "a", "--", "rest"], ["--steps=a", "rest"]),
        (["--steps"], ["--steps"]),
        (["--steps", "--by", "x"], ["--steps", "--by", "x"]),
    ],
)
def test_spread_repeats_the_option_for_every_value(given: list[str], result: list[str]) -> None:
    assert spread(given, frozenset({"--steps"})) == result


def test_written_files_may_be_read_by_whom_the_system_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "map.svg", b"<svg/>")
    finally:
        os.umask(before)
    assert (tmp_path / "map.svg").stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["map.svg"]


def test_file_that_cannot_be_written_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"file/map\.svg") as caught:
        write_whole(tmp_path / "file" / "map.svg", b"<svg/>")
    assert caught.value.filename == str(tmp_path / "file" / "map.svg")
