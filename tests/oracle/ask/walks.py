"""The slow truth: every question answered by walking over rows in plain Python, and histories to walk over."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from hypothesis import strategies as st

Row = dict[str, Any]
START = datetime(2024, 1, 28, 22, tzinfo=UTC)
NAMES = ("a", "b", "c", "d")


@st.composite
def histories(draw: st.DrawFn, most: int = 40) -> list[Row]:
    """Rows in arrival order whose clock ties, repeats and goes back; few people, few names, some cases."""
    row = st.builds(
        lambda person, name, hours, case, channel: {
            "profile_id": person,
            "name": name,
            "time": START + timedelta(hours=hours),
            "case_id": case,
            "channel": channel,
            "properties": None if channel is None else f'{{"plan": "{channel}"}}',
        },
        st.sampled_from("pqrstu"),
        st.sampled_from(NAMES),
        st.integers(0, 30) | st.sampled_from((100, 200, 800)),
        st.sampled_from((None, "x", "y")),
        st.sampled_from(("web", "app", None)),
    )
    rows = draw(st.lists(row, max_size=most))
    return [{"seq": number, **each} for number, each in enumerate(rows, 1)]


def by_key(rows: Iterable[Row], key: str = "profile_id") -> dict[str, list[Row]]:
    """Each key's rows in order of time, then arrival."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["time"], row["seq"])):
        if row[key] is not None:
            found[row[key]].append(row)
    return dict(found)


def seconds(earlier: Row, later: Row) -> float:
    return (later["time"] - earlier["time"]) / timedelta(seconds=1)


def ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def transitions(rows: list[Row], key: str) -> list[tuple[str, str, int, float]]:
    gaps: dict[tuple[str, str], list[float]] = defaultdict(list)
    for walk in by_key(rows, key).values():
        for earlier, later in itertools.pairwise(walk):
            gaps[earlier["name"], later["name"]].append(seconds(earlier, later))
    counts = Counter({pair: len(found) for pair, found in gaps.items()})
    return [(*pair, count, median(gaps[pair])) for pair, count in ranked(counts)]


def variants(rows: list[Row], key: str) -> list[tuple[tuple[str, ...], int]]:
    return ranked(Counter(tuple(row["name"] for row in walk) for walk in by_key(rows, key).values()))


Match = Callable[[Row], bool]


def attempt(walk: list[Row], first: int, steps: Sequence[Match], ends: Match, within: timedelta | None) -> list[int]:
    """Places filled by the attempt that begins at `first`."""
    filled = [first]
    for place in range(first + 1, len(walk)):
        if len(filled) == len(steps) or ends(walk[place]):
            break
        if within is not None and walk[place]["time"] - walk[first]["time"] > within:
            break
        if steps[len(filled)](walk[place]):
            filled.append(place)
    return filled


def best_attempts(
    rows: list[Row], steps: Sequence[Match], ends: Match, within: timedelta | None
) -> list[tuple[list[Row], list[int]]]:
    """Each person's walk with the places of the best attempt; the first of equally good ones."""
    found: list[tuple[list[Row], list[int]]] = []
    for walk in by_key(rows).values():
        starts = [place for place, row in enumerate(walk) if steps[0](row) and not ends(row)]
        attempts = [attempt(walk, place, steps, ends, within) for place in starts]
        if attempts:
            found.append((walk, max(attempts, key=len)))
    return found


def window_funnel(rows: list[Row], steps: Sequence[Match], within: timedelta) -> dict[str, int]:
    """ClickHouse's own algorithm for windowFunnel(..., 'strict_once'): the newest start for each level reached.

    One event raises each level from the state before it, so that it is never used twice in one chain.
    """
    depths: dict[str, int] = {}
    for person, walk in by_key(rows).items():
        newest: list[datetime | None] = [None] * len(steps)
        for row in walk:
            before = list(newest)
            for level, step in enumerate(steps):
                start = row["time"] if level == 0 else before[level - 1]
                if step(row) and start is not None and row["time"] <= start + within:
                    newest[level] = start
        depths[person] = max((level + 1 for level, start in enumerate(newest) if start is not None), default=0)
    return depths


def period(moment: datetime, unit: str) -> date:
    day = moment.date()
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day


def next_period(first: date, unit: str) -> date:
    if unit == "month":
        return (first + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=7 if unit == "week" else 1)


def retention(rows: list[Row], unit: str) -> list[tuple[str, int, int]]:
    seen = {person: {period(row["time"], unit) for row in walk} for person, walk in by_key(rows).items()}
    last = max((day for days in seen.values() for day in days), default=None)
    found: list[tuple[str, int, int]] = []
    for first in sorted({min(days) for days in seen.values()}):
        cohort = [days for days in seen.values() if min(days) == first]
        day, number = first, 0
        while last is not None and day <= last:
            found.append((first.isoformat(), number, sum(day in days for days in cohort)))
            day, number = next_period(day, unit), number + 1
    return found


def way(walk: list[Row], start: str | None, end: str | None, length: int) -> tuple[str, ...] | None:
    """The names of one history's way, or None."""
    names = [row["name"] for row in walk]
    if start is None and end is not None:
        if end not in names:
            return None
        stop = names.index(end) + 1
        return tuple(names[max(stop - length, 0) : stop])
    if start is not None and start not in names:
        return None
    way_ = names[names.index(start) if start is not None else 0 :][:length]
    if end is None:
        return tuple(way_)
    return tuple(way_[: way_.index(end, 1) + 1]) if end in way_[1:] else None


def best_alignment(sequence: Sequence[int], count: int, allows: Callable[[int, int], bool]) -> tuple[int, int]:
    """The cheapest (moves apart, then most agreed), by trying every move from every state until nothing improves."""
    best = {(0, -1): (0, 0)}
    waiting = [(0, -1)]
    while waiting:
        place, last = waiting.pop()
        apart, minus = best[place, last]
        options: list[tuple[tuple[int, int], tuple[int, int]]] = []
        if place < len(sequence):
            options.append(((place + 1, last), (apart + 1, minus)))
        for step in range(count):
            if step == 0 if last == -1 else allows(last, step):
                options.append(((place, step), (apart + 1, minus)))
                if place < len(sequence) and sequence[place] == step:
                    options.append(((place + 1, step), (apart, minus - 1)))
        for target, cost in options:
            if cost < best.get(target, (10**9, 0)):
                best[target] = cost
                waiting.append(target)
    apart, minus = best[len(sequence), count - 1]
    return apart, -minus
