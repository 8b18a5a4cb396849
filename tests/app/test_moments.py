"""Dates as people type them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sojourn.app.moments import read_moment
from sojourn.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2017", datetime(2017, 1, 1, tzinfo=UTC)),
        ("2017-05", datetime(2017, 5, 1, tzinfo=UTC)),
        ("2017-05-31", datetime(2017, 5, 31, tzinfo=UTC)),
        ("2017-05-31T14:30", datetime(2017, 5, 31, 14, 30, tzinfo=UTC)),
        ("2017-05-31T14:30:00+02:00", datetime(2017, 5, 31, 12, 30, tzinfo=UTC)),
        ("2017-05-31T14:30:00Z", datetime(2017, 5, 31, 14, 30, tzinfo=UTC)),
    ],
)
def test_read_moment_is_the_first_instant_in_utc(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize("text", ["", "soon", "2017-13", "2017-02-30", "31.05.2017", "0000"])
def test_read_moment_of_anything_else_names_it(text: str) -> None:
    with pytest.raises(InvalidInput, match="is not a date or time"):
        read_moment(text)
