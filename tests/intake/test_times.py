"""Times in every usual writing become the right instant; what cannot be one is rejected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sojourn.kernel.errors import InvalidInput
from tests.intake.conftest import Bench


def times(bench: Bench, cells: list[str], **options: object) -> list[datetime]:
    text = "user_id;event;timestamp\n" + "".join(f"u{n};visit;{cell}\n" for n, cell in enumerate(cells))
    bench.bring(bench.write("a.csv", text), **options)
    return [row["time"] for row in bench.rows()]


def test_zone_that_is_none_is_answered_with_the_nearest(bench: Bench) -> None:
    with pytest.raises(InvalidInput, match="no time zone 'Europe/Berln'") as caught:
        times(bench, ["2024-03-15 13:05"], timezone="Europe/Berln")
    assert "Europe/Berlin" in caught.value.hint
    assert times(bench, ["2024-03-15 13:05"], timezone="europe/berlin") == [datetime(2024, 3, 15, 12, 5, tzinfo=UTC)]


AT = datetime(2024, 3, 15, 13, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-15 13:05:09", "2024-03-15T13:05:09Z", "2024-03-15T15:05:09+02:00", "2024-03-15 15:05:09+0200",
        "2024-03-15 13:05:09 UTC", "2024-03-15 13:05:09,000", "15/03/2024 13:05:09", "3/15/2024 1:05:09 PM",
        "15.03.2024 13:05:09", "15/03/24 13:05:09", "20240315130509", "1710507909", "1710507909000",
        "1710507909000000", "45366.545243", "15 Mar 2024 13:05:09", "Fri, 15 Mar 2024 13:05:09 GMT",
        "2024/03/15 13:05:09", "Mar 15, 2024 13:05:09",
    ],
)  # fmt: skip
def test_each_writing_is_the_same_moment(bench: Bench, cell: str) -> None:
    assert times(bench, [cell, cell + " "]) == [AT, AT]


def test_day_first_is_decided_by_the_whole_column(bench: Bench) -> None:
    cells = ["01/02/2024"] * 6000 + ["25/02/2024"]
    found = times(bench, [f"{cell} 10:{n % 60:02d}" for n, cell in enumerate(cells)])
    assert found[0] == datetime(2024, 2, 1, 10, tzinfo=UTC)
    assert len(found) == 6001


def test_two_writings_in_one_column_are_both_read(bench: Bench) -> None:
    cells = ["5/28/2019", "2019-05-29", "5/30/2019 10:00", "2019-05-31T00:00:00Z"]
    assert [moment.day for moment in times(bench, cells)] == [28, 29, 30, 31]


@pytest.mark.parametrize("month", [3, 7, 10, 12])
def test_naive_times_follow_their_zone(bench: Bench, month: int) -> None:
    local = datetime(2024, month, 20, 12, 30, tzinfo=ZoneInfo("America/New_York"))
    [found] = times(bench, [f"{local:%Y-%m-%d %H:%M:%S}"], timezone="America/New_York")
    assert found == local.astimezone(UTC)


def test_time_in_the_gap_of_summer_time_goes_on(bench: Bench) -> None:
    [found] = times(bench, ["2024-03-31 02:30:00"], timezone="Europe/Berlin")
    assert found == datetime(2024, 3, 31, 1, 30, tzinfo=UTC)


def test_offset_wins_over_the_zone(bench: Bench) -> None:
    assert times(bench, ["2024-03-15T13:05:09Z"], timezone="Asia/Tokyo") == [AT]


def test_time_of_day_needs_and_takes_the_given_day(bench: Bench) -> None:
    text = "user_id,event,when\nu1,visit,12/31/1899 09:30:00 AM\nu2,visit,14:00:00\n"
    bench.bring(bench.write("a.csv", text), time=("when",), at=datetime(2017, 6, 1, tzinfo=UTC))
    start = datetime(2017, 6, 1, tzinfo=UTC)
    assert [row["time"] - start for row in bench.rows()] == [timedelta(hours=9.5), timedelta(hours=14)]
