"""What a persona's people do: the events and channels that more, or fewer, of them have than of everyone else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import ibis

from sojourn.insight import estimates
from sojourn.insight.binding import named
from sojourn.insight.family import family
from sojourn.insight.personas.people import People, flag
from sojourn.insight.selection import in_window
from sojourn.insight.steps import channel_labels
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.maps.persona_numbers import Habit
from sojourn.rules.model import Rule

_MOST_COMPARED: Final = 60
"""Events looked at, the most frequent first: every further test makes all others weaker."""
_MOST_SHOWN: Final = 10


@dataclass(frozen=True)
class Habits:
    """What was found for one persona; `tested` is the number of comparisons made."""

    events: list[Habit]
    channels: list[Habit]
    tested: int


@dataclass(frozen=True)
class _Counted:
    """A value (an event or a channel) and how many people have it: all, and by persona."""

    value: str
    people: int
    by_persona: dict[str, int]


def habits(seen: View, people: People, segments: dict[str, Rule]) -> dict[str, Habits]:
    """Events and channels of each persona, those that differ clearly first, then by the size of the difference.

    A person counts once, however often. All comparisons of one persona are one family (Benjamini-Hochberg), also those
    that are not shown; what the persona's own rule names is shown and not tested.
    """
    events, channels = _counted(seen, people, "name"), _counted(seen, people, "channel")
    labels = channel_labels(seen.walks.binding.journey)
    found: dict[str, Habits] = {}
    for one in people.ids:
        own_events, own_channels = (named(segments[one], field) or frozenset[str]() for field in ("event", "channel"))
        both = [_habit(people, one, each, each.value, own_events) for each in events]
        both += [_habit(people, one, each, labels.get(each.value, each.value), own_channels) for each in channels]
        judged = _judged(both)
        found[one] = Habits(
            _most_different(judged[: len(events)]),
            _most_different(judged[len(events) :]),
            sum(not each.in_rule for each in both),
        )
    return found


def _counted(seen: View, people: People, column: str) -> list[_Counted]:
    rows: Rows = in_window(seen.walks.engine.events(), seen.request.window)
    rows = rows.filter(rows["question"].isnull() & rows[column].notnull())
    each = rows.select("profile_id", value=rows[column]).distinct().inner_join(people.rows, "profile_id")
    one, nought = ibis.literal(1, "int64"), ibis.literal(0, "int64")
    flags = {flag(place): each[flag(place)].ifelse(one, nought).sum() for place in range(len(people.ids))}
    counts = each.group_by("value").agg(people=each.count(), **flags)
    ordered = counts.order_by([ibis.desc("people"), ibis.asc("value")]).limit(_MOST_COMPARED)
    return [
        _Counted(
            row["value"],
            int(row["people"]),
            {persona: int(row[flag(place)] or 0) for place, persona in enumerate(people.ids)},
        )
        for row in seen.walks.engine.fetch(ordered).to_pylist()
    ]


def _habit(people: People, persona: str, one: _Counted, label: str, own: frozenset[str]) -> Habit:
    k, n = one.by_persona[persona], people.counted[persona]
    share = estimates.share(k, n)
    rest = estimates.share(one.people - k, people.number - n)
    everyone = one.people / people.number if people.number else 0.0
    return Habit(
        value=one.value,
        label=label,
        share=share,
        rest=rest,
        difference=estimates.share_difference(share, rest),
        lift=share.share / everyone if share.share is not None and everyone else None,
        in_rule=one.value in own,
    )


def _judged(habits: list[Habit]) -> list[Habit]:
    tested = [one for one in habits if not one.in_rule]
    judged = iter(family([one.difference for one in tested], ["none"] * len(tested)))
    return [one if one.in_rule else one.model_copy(update={"difference": next(judged)}) for one in habits]


def _most_different(habits: list[Habit]) -> list[Habit]:
    def order(one: Habit) -> tuple[bool, bool, float, str]:
        size = abs(one.difference.diff or 0.0)
        return one.in_rule, one.difference.verdict != "clear", -size, one.value

    return sorted(habits, key=order)[:_MOST_SHOWN]
