"""Each question equals the slow walk, on histories with ties, repeats, one event, none, and a clock that goes back."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import timedelta
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sojourn.insight.alignment import aligned
from sojourn.insight.answer import Selection, Window
from sojourn.insight.ask.conformance import conformance
from sojourn.insight.ask.events import events
from sojourn.insight.ask.funnel import funnel
from sojourn.insight.ask.paths import paths
from sojourn.insight.ask.retention import retention
from sojourn.insight.ask.timing import timing
from sojourn.insight.ask.transitions import transitions
from sojourn.insight.ask.variants import variants
from sojourn.insight.drawing import in_order
from sojourn.rules.model import Rule
from sojourn.store.engine import memory_engine
from tests.oracle.ask import walks

few = settings(max_examples=25, deadline=None)
CASES = st.sampled_from(("profile", "case"))
KEY = {"profile": "profile_id", "case": "case_id"}


@few
@given(rows=walks.histories())
def test_events_of_any_histories_equal_the_walk(rows):
    found = events(memory_engine(rows)).rows
    counts = walks.ranked(Counter(row["name"] for row in rows))
    assert [(row["event"], row["count"]) for row in found] == counts
    for row in found:
        assert row["profiles"] == len({each["profile_id"] for each in rows if each["name"] == row["event"]})


@few
@given(rows=walks.histories(), case=CASES)
def test_transitions_of_any_histories_equal_the_walk(rows, case):
    found = transitions(memory_engine(rows), case=case).rows
    assert [tuple(row.values()) for row in found] == walks.transitions(rows, KEY[case])


@few
@given(rows=walks.histories(), case=CASES)
def test_variants_of_any_histories_equal_the_walk(rows, case):
    found = variants(memory_engine(rows), case=case)
    assert [(tuple(row["path"]), row["count"]) for row in found.rows] == walks.variants(rows, KEY[case])
    assert found.n == len(walks.by_key(rows, KEY[case]))


RULES = {
    **{name: (lambda row, name=name: row["name"] == name) for name in walks.NAMES},
    "channel = 'web'": lambda row: row["channel"] == "web",
    "event in ('a', 'b')": lambda row: row["name"] in ("a", "b"),
}


@settings(max_examples=60, deadline=None)
@given(
    rows=walks.histories(),
    steps=st.lists(st.sampled_from(sorted(RULES)), min_size=1, max_size=5),
    exclude=st.lists(st.sampled_from(sorted(RULES)), max_size=1),
    within=st.sampled_from((None, timedelta(), timedelta(hours=3), timedelta(hours=12), timedelta(days=5))),
)
def test_funnel_of_any_histories_equals_the_walk(rows, steps, exclude, within):
    matches = [RULES[step] for step in steps]
    best = walks.best_attempts(rows, matches, lambda row: any(RULES[each](row) for each in exclude), within)
    found = funnel(memory_engine(rows), steps=steps, exclude=exclude, within=within).rows
    for number, row in enumerate(found):
        reached = [(walk, filled) for walk, filled in best if len(filled) > number]
        gaps = [walks.seconds(walk[filled[number - 1]], walk[filled[number]]) for walk, filled in reached if number]
        assert (row["step"], row["count"]) == (steps[number], len(reached))
        assert row["median_seconds"] == (median(gaps) if gaps else None)
        assert row["share"] == (len(reached) / len(best) if best else None)


@few
@given(
    rows=walks.histories(),
    steps=st.lists(st.sampled_from(walks.NAMES), min_size=2, max_size=4),
    hours=st.sampled_from((0, 3, 12)),
)
def test_funnel_where_times_differ_equals_clickhouse(rows, steps, hours):
    apart = [{**row, "time": row["time"] + timedelta(milliseconds=row["seq"])} for row in rows]
    within = timedelta(hours=hours)
    depths = walks.window_funnel(apart, [RULES[step] for step in steps], within)
    found = funnel(memory_engine(apart), steps=steps, within=within).rows
    assert [row["count"] for row in found] == [
        sum(depth > number for depth in depths.values()) for number in range(len(steps))
    ]


@few
@given(rows=walks.histories(), by=st.sampled_from(("plan", "channel")))
def test_funnel_by_a_property_splits_by_the_first_event_of_the_best_attempt(rows, by):
    best = walks.best_attempts(rows, [RULES["a"], RULES["b"]], lambda row: False, None)
    expected = Counter(
        (walk[filled[0]]["channel"], step) for walk, filled in best for step in ("a", "b")[: len(filled)]
    )
    found = {
        (row["by"], row["step"]): row["count"] for row in funnel(memory_engine(rows), steps=["a", "b"], by=by).rows
    }
    assert {key: count for key, count in found.items() if count} == dict(expected)


@few
@given(rows=walks.histories(), unit=st.sampled_from(("day", "week", "month")))
def test_retention_of_any_histories_equals_the_walk(rows, unit):
    found = retention(memory_engine(rows), cohort=unit).rows
    assert [(row["cohort"], row["period"], row["count"]) for row in found] == walks.retention(rows, unit)


@few
@given(
    rows=walks.histories(),
    start=st.sampled_from((None, "a")),
    end=st.sampled_from((None, "a", "b")),
    length=st.integers(1, 6),
)
def test_paths_of_any_histories_equal_the_walk(rows, start, end, length):
    engine = memory_engine(rows)
    ways = [walks.way(walk, start, end, length) for walk in walks.by_key(rows).values()]
    taken = [way for way in ways if way is not None]
    tree = paths(engine, start=start, end=end, length=length, case="profile")
    assert [(tuple(row["path"]), row["count"]) for row in tree.rows] == walks.ranked(Counter(taken))
    assert tree.n == len(taken)
    graph = paths(engine, start=start, end=end, length=length, shape="graph", case="profile").rows
    edges: Counter[tuple[int, str, str]] = Counter()
    for way in taken:
        offset = len(way) if start is None and end is not None else 0
        edges.update((place + 1 - offset, *pair) for place, pair in enumerate(itertools.pairwise(way)))
    assert {(row["depth"], row["from"], row["to"]): row["count"] for row in graph} == dict(edges)


def test_paths_to_an_event_of_equal_counts_stand_in_the_order_of_their_names():
    times = [walks.START + timedelta(hours=hour) for hour in range(2)]
    rows = [
        {"profile_id": "p", "name": "a", "time": times[0]},
        {"profile_id": "p", "name": "b", "time": times[1]},
        {"profile_id": "q", "name": "b", "time": times[0]},
    ]
    found = paths(memory_engine(rows), end="b", length=2, case="profile")
    assert [row["path"] for row in found.rows] == [["a", "b"], ["b"]]


@few
@given(rows=walks.histories())
def test_timing_between_two_events_equals_the_walk(rows):
    times = []
    for walk in walks.by_key(rows).values():
        first = next((place for place, row in enumerate(walk) if row["name"] == "a"), None)
        then = None if first is None else next((row for row in walk[first + 1 :] if row["name"] == "b"), None)
        if first is not None and then is not None:
            times.append(walks.seconds(walk[first], then))
    row = timing(memory_engine(rows), start="a", end="b", case="profile").rows[0]
    assert row["n"] == len(times)
    assert row["median_seconds"] == (median(times) if times else None)
    assert row["p90_seconds"] == (pytest.approx(np.quantile(times, 0.9)) if times else None)


@few
@given(rows=walks.histories())
def test_timing_of_transitions_agrees_with_transitions(rows):
    engine = memory_engine(rows)
    counted = {(row["from"], row["to"]): (row["count"], row["median_seconds"]) for row in transitions(engine).rows}
    assert {(row["from"], row["to"]): (row["n"], row["median_seconds"]) for row in timing(engine).rows} == counted


@settings(max_examples=150, deadline=None)
@given(
    sequences=st.lists(st.lists(st.integers(0, 3), max_size=7), max_size=4),
    count=st.integers(1, 4),
    drawn=st.frozensets(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4),
)
def test_alignment_of_any_sequences_equals_a_full_search(sequences, count, drawn):
    order = in_order(count, [(a, b) for a, b in drawn if a < count and b < count])
    known = [[step for step in sequence if step < count] for sequence in sequences]
    first = np.append(0, np.cumsum([len(sequence) for sequence in known], dtype=int))
    places = np.array([step for sequence in known for step in sequence], dtype=int)
    found = aligned(order, places, first, np.ones(len(known), dtype=bool))
    expected = [walks.best_alignment(sequence, count, lambda a, b: (a, b) in order.moves) for sequence in known]
    assert list(zip(found.apart, found.agreed, strict=True)) == expected


@few
@given(rows=walks.histories())
def test_conformance_of_any_histories_equals_the_walk(rows):
    found = conformance(memory_engine(rows), steps=["a", "b", "c"], case="profile")
    numbers = {"a": 0, "b": 1, "c": 2}
    taken = [[numbers.get(row["name"], -1) for row in walk] for walk in walks.by_key(rows).values()]
    assert found.n == len(taken)
    if taken:
        aligned = [walks.best_alignment(walk, 3, lambda a, b: b == a + 1) for walk in taken]
        follows, fitness = found.rows[0], found.rows[1]
        assert follows["count"] == sum(walk == [0, 1, 2] for walk in taken)
        assert fitness["low"] is None or 0 <= fitness["low"] <= fitness["share"] <= fitness["high"] <= 1
        assert fitness["share"] == pytest.approx(np.mean([good / (good + apart) for apart, good in aligned]))
    told = {(row["kind"], row["step"], row["other"]): row["count"] for row in found.rows[2:]}
    assert told == Counter(one for walk in walks.by_key(rows).values() for one in left(walk))


def left(walk):
    """Each way in which one history leaves the order a, b, c, once."""
    met = [row["name"] for row in walk if row["name"] in "abc"]
    yield from {("detour", None, row["name"]) for row in walk if row["name"] not in "abc"}
    yield from {("skip", name, None) for name in "abc" if met and name < max(met) and name not in met}
    moves = set(itertools.pairwise(met))
    yield from {("loop", one, None) for one, then in moves if one == then}
    yield from {("backward", one, then) for one, then in moves if then < one}
    yield from {("jump", one, then) for one, then in moves if (one, then) == ("a", "c")}
    yield from {("stop", met[-1], None)} if met and met[-1] != "c" else set()


@few
@given(rows=walks.histories())
def test_selection_of_any_histories_equals_the_filtered_walk(rows):
    window = Window(walks.START + timedelta(hours=2), walks.START + timedelta(hours=25))
    inside = [row for row in rows if window.start <= row["time"] < window.end]
    people = {row["profile_id"] for row in inside if row["name"] == "d"}
    kept = [row for row in inside if row["channel"] == "web" and row["name"] != "c" and row["profile_id"] in people]
    selection = Selection(window, Rule.parse("event != 'c'"), ("web",), Rule.parse("event = 'd'"))
    found = transitions(memory_engine(rows), selection, case="profile").rows
    assert [tuple(row.values()) for row in found] == walks.transitions(kept, "profile_id")
