"""Tells what happened on many walks at once: events, repeated visits, answers with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sojourn.demo.retailer.batch import Batch, Index, Seconds
from sojourn.demo.retailer.people import People
from sojourn.demo.retailer.scores import scores, words

DAY = 86_400.0


@dataclass(frozen=True)
class Walks:
    """Walks of one journey. Arrays have one entry a walk; `chosen` in the methods are numbers of walks."""

    rng: np.random.Generator
    who: People
    batch: Batch
    person: Index
    channel: NDArray[np.str_]
    first_case: int = 1

    def __len__(self) -> int:
        return len(self.person)

    def case(self, chosen: Index) -> Index:
        """The case numbers of walks."""
        return chosen + self.first_case

    def some(self, chosen: Index, share: float) -> Index:
        """A random `share` of `chosen`."""
        return chosen[self.rng.random(len(chosen)) < share]

    def happens(
        self,
        name: str,
        chosen: Index,
        time: Seconds,
        channel: str | None = None,
        extra: Sequence[str] | None = None,
        value: NDArray[np.float64] | None = None,
    ) -> None:
        """One event on each of `chosen` at its `time` (an entry a walk); without `channel` on the walk's own."""
        own = channel or list(self.channel[chosen])
        self.batch.add(name, own, time[chosen], self.person[chosen], self.case(chosen), extra, value=value)

    def aside(self, name: str, chosen: Index, time: Seconds, channel: str) -> None:
        """An event beside the walk: it belongs to the person, not to the case."""
        self.batch.add(name, channel, time[chosen], self.person[chosen])

    def visits(self, name: str, chosen: Index, first: Seconds, visits: NDArray[np.int64]) -> None:
        """`visits` events (an entry a walk), the first at `first`, each other one within a minute of the last."""
        time = first.copy()
        for number in range(int(visits[chosen].max(initial=0))):
            now = chosen[visits[chosen] > number]
            self.happens(name, now, time)
            time[now] += self.rng.uniform(5, 60, len(now))

    def answers(
        self, question: str, asked: Index, time: Seconds, valence: NDArray[np.float64] | float
    ) -> NDArray[np.float64]:
        """Answers of `asked` with the wanted mean valence, some seconds after `time`; returns the scores."""
        wanted = np.broadcast_to(np.asarray(valence, float), asked.shape)
        score = scores(self.rng, wanted)
        people = self.person[asked]
        said = words(self.rng, question, score, self.who.language[people])
        when = time[asked] + self.rng.uniform(5, 90, len(asked))
        self.batch.answers(question, when, people, self.case(asked), score, text=said)
        return score
