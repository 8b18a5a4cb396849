"""Local days by offsets written into the question equal those of the zone's own calendar."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sojourn.insight.ask.retention import retention
from sojourn.insight.local_time import offsets, zone_of
from sojourn.kernel.errors import InvalidInput
from sojourn.store.engine import memory_engine

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
MINUTES = 4 * 365 * 24 * 60
Moments = some.integers(0, MINUTES).map(lambda minute: datetime(2009, 1, 1, tzinfo=UTC) + timedelta(minutes=minute))


@settings(max_examples=40, deadline=None)
@given(some.sampled_from(ZONES), Moments, Moments, some.lists(Moments, max_size=20))
def test_offsets_between_two_moments_are_the_zones_own(
    name: str, one: datetime, other: datetime, moments: list[datetime]
) -> None:
    first, last = sorted((one, other))
    found = offsets(zone_of(name), first, last)
    for moment in moments:
        if first <= moment <= last:
            offset = next(offset for start, offset in reversed(found) if start <= moment)
            assert offset == moment.astimezone(ZoneInfo(name)).utcoffset()


@settings(max_examples=15, deadline=None)
@given(some.sampled_from(ZONES), some.lists(some.tuples(some.sampled_from("pqr"), Moments), min_size=1, max_size=20))
def test_cohorts_by_local_days_equal_a_plain_count(name: str, history: list[tuple[str, datetime]]) -> None:
    rows = [{"seq": n, "profile_id": who, "time": at, "name": "x"} for n, (who, at) in enumerate(history, 1)]
    engine = memory_engine(rows)
    found = {
        row["cohort"]: row["count"] for row in retention(engine, cohort="day", timezone=name).rows if not row["period"]
    }
    engine.close()
    firsts = {who: min(at for one, at in history if one == who) for who, _ in history}
    days = Counter(at.astimezone(ZoneInfo(name)).date().isoformat() for at in firsts.values())
    assert found == dict(days)


def test_hour_around_a_change_of_clocks_is_local_on_both_sides() -> None:
    found = offsets(zone_of("Europe/Berlin"), datetime(2024, 3, 30, tzinfo=UTC), datetime(2024, 4, 2, tzinfo=UTC))
    assert [(start.hour, offset) for start, offset in found] == [(0, timedelta(hours=1)), (1, timedelta(hours=2))]


def test_definition_says_the_zone() -> None:
    engine = memory_engine(
        [{"seq": 1, "profile_id": "p", "time": datetime(2024, 1, 1, 23, 30, tzinfo=UTC), "name": "x"}]
    )
    there = retention(engine, cohort="day", timezone="Europe/Berlin")
    here = retention(engine, cohort="day")
    engine.close()
    assert (there.rows[0]["cohort"], there.definition["timezone"]) == ("2024-01-02", "Europe/Berlin")
    assert (here.rows[0]["cohort"], here.definition["timezone"]) == ("2024-01-01", "UTC")


def test_unknown_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidInput, match="Berlin"):
        zone_of("Europe/Berlim")
