"""Which instances a request is about: by opening time, by persona, by a filter, by channel."""

from __future__ import annotations

import ibis

from sojourn.insight.answer import Window
from sojourn.insight.attach import attach_answers, attach_events
from sojourn.insight.binding import key_of, segment_of
from sojourn.insight.instances import Walks
from sojourn.insight.moments import micros, micros_of
from sojourn.insight.request import MeasureRequest
from sojourn.insight.selection import in_window
from sojourn.insight.tables import Rows
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule


def opened_in(walks: Walks, window: Window) -> Rows:
    """Instances that opened inside the window."""
    found = walks.instances
    if window.start is not None:
        found = found.filter(found["opened_us"] >= micros(window.start))
    if window.end is not None:
        found = found.filter(found["opened_us"] < micros(window.end))
    return found


def chosen_instances(walks: Walks, request: MeasureRequest) -> Rows:
    """The instances that the request is about, one row each."""
    found = opened_in(walks, request.window)
    segment = segment_of(walks.binding.journey, request.persona)
    if segment is not None:
        found = _of_people(walks, found, segment, request.window)
    if request.where is not None:
        found = found.semi_join(_with_event(walks, request.where), "instance")
    if request.channels:
        rows = walks.rows
        found = found.semi_join(rows.filter(rows["channel"].isin(request.channels)).select("instance"), "instance")
    return found


def key_rows(walks: Walks) -> Rows:
    """All rows known at `as_of` with `key` and `us` added."""
    events = walks.engine.events()
    rows: Rows = events.filter(events["time"] <= ibis.literal(walks.engine.as_of))
    rows = rows.mutate(key=key_of(walks.binding, rows), us=micros_of(rows["time"], walks.engine.name))
    return rows.filter(rows["key"].notnull())


def _of_people(walks: Walks, found: Rows, segment: Rule, window: Window) -> Rows:
    rows = in_window(walks.engine.events(), window)
    people = rows.filter(condition(segment, rows)).select("profile_id").distinct()
    if walks.binding.by_profile:
        numbers = walks.keys.semi_join(people, walks.keys["key"] == people["profile_id"]).select("k")
        return found.semi_join(numbers, "k")
    return found.semi_join(people, "profile_id")


def _with_event(walks: Walks, where: Rule) -> Rows:
    rows = key_rows(walks)
    rows = rows.filter(condition(where, rows))
    events = rows.filter(rows["question"].isnull()).select("key", "us", "seq")
    answers = rows.filter(rows["question"].notnull()).select("key", "us")
    inside = attach_events(walks, events).select("instance")
    return inside.union(attach_answers(walks, answers).select("instance"), distinct=True)
