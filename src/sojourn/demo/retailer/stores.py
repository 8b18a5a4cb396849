"""Store visits: the advice is the delight. The till feed comes two days late."""

from __future__ import annotations

import numpy as np

from sojourn.demo.retailer.batch import Batch, Seconds
from sojourn.demo.retailer.people import People
from sojourn.demo.retailer.telling import DAY, Walks

VISITS = 3_906
LATE_DAYS = 2.0
RECEIPTS_RATED = 14
"""Too few to measure: the map must say so."""


def store_visit(rng: np.random.Generator, who: People, batch: Batch, begin: float, vanished: Seconds) -> None:
    """Adds visits until two days before the end: entering, advice, trying on, paying, the receipt."""
    end = batch.until - LATE_DAYS * DAY - 7200
    start = np.sort(rng.uniform(begin, end, VISITS))
    start[-1] = end
    present = who.activity[None, :] * (vanished > batch.until)
    person = rng.choice(len(who), VISITS, p=present[0] / present.sum())
    walks = Walks(rng, who, batch, person, np.full(VISITS, "store"))
    everyone = np.arange(VISITS)
    walks.happens("store entered", everyone, start)
    walks.answers("store entrance", walks.some(everyone, 0.042), start + 60, 0.44)
    advised = walks.some(everyone, 0.46)
    advice = start + rng.uniform(120, 900, VISITS)
    walks.happens("advice given", advised, advice)
    walks.answers("advice", walks.some(advised, 0.17), advice + 300, 1.05)
    was_advised = np.isin(everyone, advised)
    tried = everyone[rng.random(VISITS) < np.where(was_advised, 0.68, 0.30)]
    trying = start + rng.uniform(950, 2000, VISITS)
    walks.happens("tried on", tried, trying)
    walks.answers("try on", walks.some(tried, 0.09), trying + 300, 0.62)
    pays = everyone[rng.random(VISITS) < np.where(was_advised, 0.44, 0.222)]
    paying = start + rng.uniform(2100, 3400, VISITS)
    walks.happens("paid at till", pays, paying, value=np.round(rng.lognormal(3.7, 0.6, len(pays)), 2))
    walks.answers("till", walks.some(pays, 0.098), paying + 30, 0.18)
    walks.happens("receipt given", pays, paying + 40)
    walks.answers("receipt", rng.choice(pays, RECEIPTS_RATED, replace=False), paying + 3000, 0.3)
