"""The measures of a step as one query each, for whoever wants to check them: walks by windows, nothing kept.

`cutting.py` and `met.py` say the same faster; that both give the same numbers is tested.
"""

from __future__ import annotations

import ibis

from sojourn.insight.binding import key_of, segment_of
from sojourn.insight.instances import mapped
from sojourn.insight.moments import micros, micros_of
from sojourn.insight.selection import in_window
from sojourn.insight.tables import Column, Rows
from sojourn.insight.view import View
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule


def dropoff_query(seen: View, place: int) -> Rows:
    """One row: `closed`, the closed walks that visited the step, and `dropped`, those that ended here in no success."""
    met = _met(seen, place)
    closed = met.filter(~_is_open(seen, met))
    ended_here = (closed["last_step"] == place) & ~_is_success(seen, closed)
    return closed.agg(closed=closed.count(), dropped=_number(ended_here))


def reach_query(seen: View, place: int) -> Rows:
    """One row: `walks`, all chosen, and `reached`, those that visited the step."""
    rows = _walks(seen)
    each = rows.group_by("key", "block").agg(here=_number((rows["step"] == place).fill_null(False)))  # noqa: FBT003
    return each.agg(walks=each.count(), reached=_number(each["here"] > 0))


def repeats_query(seen: View, place: int) -> Rows:
    """One row: `instances` that visited the step, and `repeated`, those that did more than once."""
    met = _met(seen, place)
    return met.agg(instances=met.count(), repeated=_number(met["visits"] > 1))


def times_query(seen: View, place: int) -> Rows:
    """One row: `n` and the `median` in seconds from the first visit that another step follows to that step's visit."""
    visits = _visits(seen)
    following = ibis.window(group_by=("key", "block"), order_by=("us", "seq"))
    visits = visits.mutate(
        next_step=visits["step"].lead().over(following), wait_us=visits["us"].lead().over(following) - visits["us"]
    )
    leaves = visits.filter((visits["step"] == place) & (visits["next_step"] != place))
    first = ibis.row_number().over(ibis.window(group_by=("key", "block"), order_by=("us", "seq")))
    leaves = leaves.mutate(nth=first)
    leaves = leaves.filter(leaves["nth"] == 0)
    return leaves.agg(n=leaves.count(), median_seconds=(leaves["wait_us"] / 1_000_000).median())


def _met(seen: View, place: int) -> Rows:
    """One row a chosen walk that visited the step: how often, how the walk ended, its last visited step."""
    visits = _visits(seen)
    backwards = ibis.window(
        group_by=("key", "block"), order_by=(ibis.desc("us"), ibis.desc("seq")), preceding=None, following=0
    )
    visits = visits.mutate(is_last=ibis.row_number().over(backwards) == 0)
    here = visits["step"] == place
    met = visits.group_by("key", "block").agg(
        visits=_number(here),
        last_step=visits["is_last"].ifelse(visits["step"], ibis.null("int16")).max(),
        outcome=visits["ended"].max(),
        last_us=visits["closed_us"].max(),
    )
    return met.filter(met["visits"] > 0)


def _visits(seen: View) -> Rows:
    """Events of chosen walks that are a step, each with when its walk opened and closed and how it ended."""
    rows = _walks(seen)
    return rows.filter(rows["step"].notnull())


def _walks(seen: View) -> Rows:
    """Mapped events of chosen walks, with the number of their block among their key's."""
    engine, binding = seen.walks.engine, seen.walks.binding
    rows = mapped(engine, binding)
    rows = rows.filter(rows["key"].notnull())
    in_order = ibis.window(group_by="key", order_by=("us", "seq"))
    paused = rows["us"] - rows["us"].lag().over(in_order) > binding.timeout_micros
    ended = rows["outcome"].lag().over(in_order).notnull()
    rows = rows.mutate(breaks=(paused | ended).fill_null(False).cast("int64"))  # noqa: FBT003 - Ibis's own
    so_far = ibis.cumulative_window(group_by="key", order_by=("us", "seq"))
    rows = rows.mutate(block=rows["breaks"].sum().over(so_far))
    starts = rows["starts"] == 1 if binding.journey.scope.starts is not None else rows["step"].notnull()
    begun = ibis.cumulative_window(group_by=("key", "block"), order_by=("us", "seq"))
    rows = rows.mutate(begun=starts.fill_null(False).cast("int8").max().over(begun))  # noqa: FBT003
    rows = rows.filter(rows["begun"] == 1)
    whole = ibis.window(group_by=("key", "block"))
    first = {"opened_seq": rows["seq"].first().over(begun)}
    if "profile_id" in rows.columns:
        first["owner"] = rows["profile_id"].first().over(begun)
    rows = rows.mutate(
        opened_us=rows["us"].min().over(whole),
        closed_us=rows["us"].max().over(whole),
        ended=rows["outcome"].max().over(whole),
        **first,
    )
    return _chosen(seen, rows)


def _chosen(seen: View, rows: Rows) -> Rows:
    window, engine = seen.request.window, seen.walks.engine
    everything = rows
    if window.start is not None:
        rows = rows.filter(rows["opened_us"] >= micros(window.start))
    if window.end is not None:
        rows = rows.filter(rows["opened_us"] < micros(window.end))
    segment = segment_of(seen.walks.binding.journey, seen.request.persona)
    if segment is not None:
        events = in_window(engine.events(), window)
        people = events.filter(condition(segment, events)).select("profile_id").distinct()
        rows = rows.semi_join(people, rows["key" if "owner" not in rows.columns else "owner"] == people["profile_id"])
    if seen.request.where is not None:
        rows = rows.semi_join(_asked(seen, everything, seen.request.where), ["key", "block"])
    if seen.request.channels:
        by_channel = rows.filter(rows["channel"].isin(seen.request.channels)).select("key", "block").distinct()
        rows = rows.semi_join(by_channel, ["key", "block"])
    return rows


def _asked(seen: View, rows: Rows, where: Rule) -> Rows:
    """The walks that a row with `where` belongs to: an event inside, an answer until the key's next walk opens."""
    ours = ("key", "block", "opened_us", "opened_seq", "closed_us")
    each = rows.select(*ours).distinct()
    each = each.mutate(next_us=each["opened_us"].lead().over(ibis.window(group_by="key", order_by="block")))
    events = seen.walks.engine.events()
    events = events.filter(condition(where, events))
    asked = events.select(
        key=key_of(seen.walks.binding, events),
        us=micros_of(events["time"], seen.walks.engine.name),
        seq=events["seq"],
        is_answer=events["question"].notnull(),
    )
    both = each.inner_join(asked, "key")
    opened = (both["us"] > both["opened_us"]) | (
        (both["us"] == both["opened_us"]) & (both["is_answer"] | (both["seq"] >= both["opened_seq"]))
    )
    over = both["is_answer"].ifelse(
        both["next_us"].notnull() & (both["us"] >= both["next_us"]), both["us"] > both["closed_us"]
    )
    return both.filter(opened & ~over).select("key", "block").distinct()


def _is_open(seen: View, walks: Rows) -> Column:
    recent = micros(seen.walks.engine.as_of) - seen.walks.binding.timeout_micros
    return walks["outcome"].isnull() & (walks["last_us"] >= recent)


def _is_success(seen: View, walks: Rows) -> Column:
    found: Column = walks["outcome"].isin(seen.walks.binding.successes).fill_null(False)  # noqa: FBT003
    return found


def _number(holds: Column) -> Column:
    return holds.ifelse(ibis.literal(1, "int64"), ibis.literal(0, "int64")).sum()
