"""Properties of instances: what a walk's own events and answers say about it, for cuts and for adjustment."""

from __future__ import annotations

import ibis

from sojourn.insight.attach import attach_answers, attach_events
from sojourn.insight.chosen import key_rows
from sojourn.insight.instances import Walks
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.maps.journey import Journey
from sojourn.rules.compile import field_text


def instance_properties(seen: View) -> Rows:
    """One row an instance and property that the journey filters or adjusts by: `instance`, `name`, `value` (text).

    The value is the first one among the instance's events and answers; instances without one have no row.
    """
    walks = seen.walks
    return seen.ours(walks.once("properties", lambda: _properties_of(walks, wanted(walks.binding.journey))))


def wanted(journey: Journey) -> list[str]:
    """Properties that the journey's filters and drivers name."""
    confounders = journey.drivers.confounders if journey.drivers else []
    return sorted({*confounders, *(one.field for one in journey.filters)})


def _properties_of(walks: Walks, names: list[str]) -> Rows:
    rows = key_rows(walks)
    rows = rows.filter(rows["properties"].notnull())
    narrow = rows.select("key", "us", "seq", answer=rows["question"].notnull())
    columns = ("instance", "us", "seq")
    events = attach_events(walks, narrow.filter(~narrow["answer"]).drop("answer")).select(*columns)
    answers = attach_answers(walks, narrow.filter(narrow["answer"]).drop("answer")).select(*columns)
    # the long texts stay in the engine
    both = events.union(answers, distinct=False).inner_join(rows.select("seq", "properties"), "seq")
    # all answers of one sheet carry the same properties: read them once
    once = both.group_by("instance", "properties").agg(us=both["us"].min(), seq=both["seq"].min())
    pairs = ibis.array([ibis.struct({"name": name, "value": field_text(name, once)}) for name in names])
    flat = once.select("instance", "us", "seq", pair=pairs).unnest("pair")
    flat = flat.select("instance", "us", "seq", name=flat["pair"]["name"], value=flat["pair"]["value"])
    flat = flat.filter(flat["value"].notnull())
    first = ibis.window(group_by=["instance", "name"], order_by=["us", "seq"])
    numbered = flat.mutate(place=ibis.row_number().over(first))
    return numbered.filter(numbered["place"] == 0).select("instance", "name", "value")
