"""What happens beside the journeys: newsletters and calls. Maps do not draw it; detours and paths show it."""

from __future__ import annotations

import numpy as np

from sojourn.demo.retailer.batch import Batch, Seconds
from sojourn.demo.retailer.people import People
from sojourn.demo.retailer.telling import DAY, Walks

NEWSLETTERS = 6
CALLS = 2_600


def newsletters(rng: np.random.Generator, who: People, batch: Batch, begin: float) -> None:
    """Six letters to everyone; a quarter are opened, some lead to the shop."""
    everyone = np.arange(len(who))
    gap = (batch.until - begin) / NEWSLETTERS
    for number in range(NEWSLETTERS):
        time = begin + gap * (number + 0.5) + rng.uniform(0, 3600, len(who))
        batch.add("newsletter sent", "e-mail", time, everyone)
        opened = everyone[rng.random(len(who)) < 0.24]
        batch.add("newsletter opened", "e-mail", time[opened] + rng.uniform(60, 2 * DAY, len(opened)), opened)
        clicked = opened[rng.random(len(opened)) < 0.2]
        batch.add("newsletter clicked", "e-mail", time[clicked] + 2.1 * DAY, clicked)


def calls(rng: np.random.Generator, who: People, batch: Batch, begin: float, vanished: Seconds) -> None:
    """Calls to the centre, some of them rated."""
    start = np.sort(rng.uniform(begin, batch.until - 3600, CALLS))
    person = rng.choice(len(who), CALLS, p=who.activity)
    kept = start < vanished[person]
    walks = Walks(rng, who, batch, person[kept], np.full(int(kept.sum()), "call centre"))
    everyone = np.arange(len(walks))
    topic = rng.choice(["delivery", "refund", "payment", "product"], len(walks), p=[0.45, 0.25, 0.2, 0.1])
    about = [f'"topic": "{word}"' for word in topic]
    walks.happens("call started", everyone, start[kept], extra=about)
    ended = start[kept] + rng.lognormal(5.6, 0.5, len(walks))
    walks.happens("call ended", everyone, ended, extra=about)
    walks.answers("call", walks.some(everyone, 0.1), ended + 600, -0.2)
