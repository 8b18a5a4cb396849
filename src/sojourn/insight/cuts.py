"""For whom a step feels better or worse: the feeling by each property that the journey offers as a filter."""

from __future__ import annotations

import ibis

from sojourn.insight import estimates
from sojourn.insight.emotion import by_instance
from sojourn.insight.properties import instance_properties
from sojourn.insight.view import View
from sojourn.maps.measured import Estimate
from sojourn.maps.panel import Cut, CutRow

_MOST_ROWS = 8


def cuts(seen: View, other: View | None, place: int) -> list[Cut]:
    """One cut a filter field with an answer; the values with most answers first. Thin values have a note.

    Where the field names its values, those without a name are codes such as "no answer": they are counted together
    as `unnamed` and have no row.
    """
    fields = seen.walks.binding.journey.filters
    if not fields or seen.walks.binding.steps[place].feedback is None:
        return []
    these = _by_property(seen, place)
    others = _by_property(other, place) if other else {}
    found: list[Cut] = []
    for field in fields:
        every = [(value, one) for (name, value), one in these.items() if name == field.field]
        values = [(value, one) for value, one in every if not field.labels or value in field.labels]
        unnamed = sum(one.n for _, one in every) - sum(one.n for _, one in values)
        values.sort(key=lambda item: (-item[1].n, item[0]))
        rows = [
            CutRow(
                value=value,
                label=field.labels.get(value, value),
                estimate=one,
                other=others.get((field.field, value)),
            )
            for value, one in values[:_MOST_ROWS]
        ]
        if rows:
            found.append(Cut(field=field.field, title=field.title, rows=rows, unnamed=unnamed))
    return found


def _by_property(seen: View, place: int) -> dict[tuple[str, str], Estimate]:
    felt = by_instance(seen.answers.filter(seen.answers["step"] == place))
    felt = felt.filter(felt["valence"].notnull()).select("instance", "valence")
    both = felt.inner_join(instance_properties(seen), "instance")
    found = both.group_by("name", "value").agg(
        n=both.count(), mean=both["valence"].mean(), sd=both["valence"].std(how="sample")
    )
    needed = seen.walks.binding.journey.minimum_n
    rows = seen.walks.engine.fetch(found.order_by([ibis.asc("name"), ibis.asc("value")])).to_pylist()
    return {(row["name"], row["value"]): estimates.mean(row["n"], row["mean"], row["sd"], needed) for row in rows}
