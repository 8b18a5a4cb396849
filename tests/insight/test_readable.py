"""The SQL shown for a measure gives the measure's own numbers."""

from __future__ import annotations

import random

import pytest

from sojourn.insight.answer import Window
from sojourn.insight.instances import walks
from sojourn.insight.measure import measure_view
from sojourn.insight.readable import dropoff_query, reach_query, repeats_query, times_query
from sojourn.insight.request import MeasureRequest
from sojourn.insight.view import view
from sojourn.rules.model import Rule
from sojourn.store.engine import memory_engine
from tests.insight.journeys import START, answer, event, shop

REQUESTS = {
    "everything": MeasureRequest(),
    "a window": MeasureRequest(Window(START.replace(day=4), START.replace(day=20))),
    "a persona": MeasureRequest(persona="web"),
    "people with an event": MeasureRequest(where=Rule.parse("event = 'advert' or question = 'pay'")),
    "a channel": MeasureRequest(channels=("app",)),
}
SCOPES = {
    "profiles": {"ends": {"received": "event = 'receive'"}, "timeout": "2d"},
    "starts": {"starts": "event = 'browse' or event = 'pay'", "success": ["done"], "timeout": "30h",
               "ends": {"done": "event = 'receive'", "lost": "event = 'advert'"}},
    "cases": {"case": "case", "ends": {"received": "event = 'receive'"}, "timeout": "2d"},
}  # fmt: skip


def history(seed: int) -> list[dict[str, object]]:
    luck = random.Random(seed)
    rows = [
        event(
            f"p{luck.randrange(25)}", luck.randrange(700), luck.choice(["browse", "pay", "pay", "receive", "advert"]),
            channel=luck.choice(["web", "app", None]), case_id=luck.choice(["a", "b", "c", None]),
        )
        for _ in range(400)
    ]  # fmt: skip
    return rows + [answer(f"p{luck.randrange(25)}", luck.randrange(700), "pay", luck.randint(1, 5)) for _ in range(60)]


@pytest.mark.parametrize("scope", list(SCOPES))
@pytest.mark.parametrize("asked", list(REQUESTS))
def test_each_query_gives_what_the_measure_says(scope: str, asked: str) -> None:
    persona = {"id": "web", "name": "Web", "segment": "channel = 'web' and event = 'browse'"}
    journey = shop(scope=SCOPES[scope], personas=[persona])
    engine = memory_engine(history(len(scope) + len(asked)))
    with walks(engine, journey) as found, view(found, REQUESTS[asked]) as seen:
        measured = measure_view(seen, 0.0)
        assert measured.totals.instances
        for place, step in enumerate(measured.steps):
            reach, dropoff, repeats, times = (
                engine.fetch(query(seen, place)).to_pylist()[0]
                for query in (reach_query, dropoff_query, repeats_query, times_query)
            )
            assert (reach["reached"], reach["walks"]) == (step.reach.k, step.reach.n)
            assert (dropoff["dropped"] or 0, dropoff["closed"]) == (step.dropoff.k, step.dropoff.n)
            assert (repeats["repeated"] or 0, repeats["instances"]) == (step.repeat.k, step.repeat.n)
            assert times["n"] == step.time_to_next.n
            assert times["median_seconds"] == pytest.approx(step.time_to_next.median)
    engine.close()
