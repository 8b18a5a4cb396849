"""Settings come from the environment, and a wrong one is told by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sojourn.app.settings import Settings, parse_size, read_settings
from sojourn.kernel.errors import InvalidInput


def test_read_settings_empty_environment_is_the_default() -> None:
    assert read_settings({}) == Settings()


def test_read_settings_takes_what_is_given() -> None:
    chosen = read_settings(
        {"SOJOURN_WORKSPACE": "/data/shop", "SOJOURN_UPLOAD_LIMIT": "20 MB", "SOJOURN_ALLOWED_HOSTS": "a.example, b"}
    )

    assert chosen.workspace == Path("/data/shop")
    assert chosen.upload_limit == 20_000_000
    assert chosen.allowed_hosts == ("a.example", "b")


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOJOURN_PORT", "http"), ("SOJOURN_PORT", "70000"), ("SOJOURN_THREADS", "0"), ("SOJOURN_UPLOAD_LIMIT", "much")],
)
def test_read_settings_wrong_value_names_variable_and_value(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=f"{name} is '{value}'"):
        read_settings({name: value})


@pytest.mark.parametrize(("text", "size"), [("5GB", 5 * 10**9), ("1.5 mb", 1_500_000), ("12", 12), ("3k", 3000)])
def test_parse_size_reads_units(text: str, size: int) -> None:
    assert parse_size(text) == size
