"""One request's view of a journey's walks: the chosen instances and what they met, kept for all measures."""

from __future__ import annotations

import itertools
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from sojourn.insight.beside import beside
from sojourn.insight.chosen import chosen_instances
from sojourn.insight.emotion import step_answers
from sojourn.insight.instances import Walks
from sojourn.insight.met import met_table
from sojourn.insight.ordering import Flags
from sojourn.insight.request import MeasureRequest, settled
from sojourn.insight.tables import Rows

_names = itertools.count(1)


@dataclass(frozen=True)
class View:
    """What a request is about.

    `chosen`: a row an instance. `met`: a row an instance and step (see `met.py`). `answers`: a row an answer and step
    of the chosen instances (see `emotion.py`). `instances`: how many are chosen; `completed`: how many succeeded;
    `is_chosen`: for each instance of the walks whether it is.
    """

    walks: Walks
    request: MeasureRequest
    chosen: Rows
    met: Rows
    answers: Rows
    instances: int
    completed: int
    is_chosen: Flags

    def ours(self, rows: Rows) -> Rows:
        """Those of `rows` (with `instance`) that belong to the chosen instances."""
        return rows if self.is_chosen.all() else rows.semi_join(self.chosen, "instance")


@contextmanager
def view(walks: Walks, request: MeasureRequest) -> Generator[View]:
    """Choose the instances of `request`, completed by the journey's own window and persona, and keep what they met."""
    engine = walks.engine
    request = settled(walks.binding.journey, request)
    kept: list[Rows] = []

    def keep(expression: Rows, name: str) -> Rows:
        kept.append(engine.keep(expression, f"view_{name}_{next(_names)}"))
        return kept[-1]

    try:
        chosen = keep(chosen_instances(walks, request), "chosen")
        is_chosen = np.zeros(len(walks.openings), dtype=np.bool_)
        is_chosen[engine.fetch(chosen.select("instance"))["instance"].to_numpy()] = True
        counts = int(is_chosen.sum()), int((walks.instance_columns["success"].to_numpy() & is_chosen).sum())
        met, answers = beside(
            lambda: walks.held("met", lambda: met_table(walks)),
            lambda: walks.once("answers", lambda: step_answers(walks)),
        )
        seen = View(walks, request, chosen, met, answers, *counts, is_chosen)
        if not is_chosen.all():
            answers, met = keep(seen.ours(answers), "answers"), keep(seen.ours(met), "met")
        yield replace(seen, met=met, answers=answers)
    finally:
        for table in reversed(kept):
            engine.drop(table)
