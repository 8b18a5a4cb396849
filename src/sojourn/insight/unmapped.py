"""What happens and is answered that no step of a map means: where its next steps and rules are to be found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import ibis

from sojourn.insight.binding import admitted
from sojourn.insight.ports import Engine
from sojourn.insight.tables import Column, Rows
from sojourn.maps.journey import Journey
from sojourn.maps.trial import Unmapped
from sojourn.rules.compile import condition

MOST = 500
"""So many names are looked through for those near a step, the most frequent ones."""
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LIKE = 0.8
_SHORTEST = 3


def unmapped(engine: Engine, journey: Journey) -> list[Unmapped]:
    """Events and questions with rows that no step means, the most frequent first, ties by kind and name."""
    table: Rows = engine.events()
    rows = table.filter(~_mapped(journey, table)) if any(_mappings(journey)) else table
    answer = rows["question"].notnull()
    named = rows.select(answer=answer, called=answer.ifelse(rows["question"], rows["name"]))
    counts = named.group_by("answer", "called").agg(rows=named.count())
    order = [ibis.desc("rows"), ibis.asc("answer"), ibis.asc("called")]
    return [
        Unmapped(kind="question" if row["answer"] else "event", name=row["called"], rows=int(row["rows"]))
        for row in engine.fetch(counts.order_by(order).limit(MOST)).to_pylist()
    ]


def nearest(found: Sequence[Unmapped], title: str) -> list[Unmapped]:
    """Those whose name is like the title first, the likest of them ahead; the rest as they come."""
    likeness = {(one.kind, one.name): _likeness(one.name, title) for one in found}
    near = [one.model_copy(update={"near": likeness[one.kind, one.name] >= _LIKE}) for one in found]
    first = sorted((one for one in near if one.near), key=lambda one: -likeness[one.kind, one.name])
    return [*first, *(one for one in near if not one.near)]


def _mappings(journey: Journey) -> list[object]:
    return [rule for step in journey.steps for rule in (step.match, step.feedback) if rule is not None]


def _mapped(journey: Journey, table: Rows) -> Column:
    steps = journey.steps_in_order()
    events = [admitted(step.match, table) for step in steps if step.match is not None]
    answers = [
        table["question"].notnull() & condition(step.feedback, table) for step in steps if step.feedback is not None
    ]
    found: Column = ibis.or_(*events, *answers)
    return found


def _likeness(name: str, title: str) -> float:
    """How alike the likest words of two names are, 0 to 1; one word inside the other counts as the same."""
    words, wanted = _words(name), _words(title)
    return max((_alike(one, other) for one in words for other in wanted), default=0.0)


def _words(text: str) -> list[str]:
    """Words in lower case; words of scripts without spaces stand as they are, short Latin ones are left out."""
    return [word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST or not word.isascii()]


def _alike(one: str, other: str) -> float:
    if one in other or other in one:
        return 1.0
    return SequenceMatcher(None, one, other).ratio()
