"""Order to door: from a search to the review. Plants the loop at payment, the slow delivery and the lost segment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sojourn.demo.retailer.batch import Batch, Index, Seconds
from sojourn.demo.retailer.people import People
from sojourn.demo.retailer.telling import DAY, Walks

ORDERS = 9_184
SLOW_DAYS = 4.0
"""A delivery that takes longer than this is slow."""
_MORE = 1.06
"""More walks are begun than kept: those of people who have left are dropped."""
_PAYS, _FAILS, _FAILS_AGAIN, _TRIES_AGAIN, _LOST_FAILS = 0.55, 0.30, 0.35, 0.78, 0.62


@dataclass(frozen=True)
class Orders:
    """What other parts need to know: who got a parcel when, and when each person left for good (infinity: never)."""

    person: Index
    delivered: Seconds
    vanished: Seconds


@dataclass(frozen=True)
class _Begun:
    """`tries` is the number of the payment that works (1, 2, ...), minus the number that failed, or 0: none tried."""

    walks: Walks
    start: Seconds
    tries: NDArray[np.int64]
    vanished: Seconds


def order_to_door(rng: np.random.Generator, who: People, batch: Batch, begin: float) -> Orders:
    """Adds all events and answers of the orders begun between `begin` and the end of the batch."""
    begun = _begin(rng, who, batch, begin)
    pay_time = _browse(begun)
    confirmed_time = _pay(begun, pay_time)
    here, door = _deliver(begun, confirmed_time)
    return Orders(begun.walks.person[here], door[here], begun.vanished)


def _begin(rng: np.random.Generator, who: People, batch: Batch, begin: float) -> _Begun:
    count = int(ORDERS * _MORE)
    start = np.sort(rng.uniform(begin, batch.until, count))
    person = rng.choice(len(who), count, p=who.activity)
    on_app = who.app[person] & (rng.random(count) < 0.75)
    tries = np.where(rng.random(count) < _PAYS, _tries(rng, who.lost[person]), 0)
    leaves = who.lost[person] & (tries < 0)
    vanished = np.full(len(who), np.inf)
    np.minimum.at(vanished, person[leaves], start[leaves])
    kept = np.flatnonzero(start <= vanished[person])[-ORDERS:]
    start[kept[-1]] = batch.until - 4
    walks = Walks(rng, who, batch, person[kept], np.where(on_app, "app", "web")[kept])
    return _Begun(walks, start[kept], tries[kept], vanished)


def _tries(rng: np.random.Generator, lost: NDArray[np.bool_]) -> NDArray[np.int64]:
    """See `_Begun.tries`. The lost segment fails more often and never tries again."""
    tries = np.ones(len(lost), np.int64)
    failing = rng.random(len(lost)) < np.where(lost, _LOST_FAILS, _FAILS)
    given_up = np.zeros(len(lost), bool)
    for _ in range(5):
        given_up |= failing & (lost | (rng.random(len(lost)) >= _TRIES_AGAIN))
        again = failing & ~given_up
        tries[again] += 1
        failing = again & (rng.random(len(lost)) < _FAILS_AGAIN)
    return np.where(given_up | failing, -tries, tries)


def _browse(begun: _Begun) -> Seconds:
    """Search, product pages, basket; returns when each walk would pay."""
    walks, rng, start = begun.walks, begun.walks.rng, begun.start
    count = len(walks)
    everyone = np.arange(count)
    searches = np.where(rng.random(count) < 0.82, 1 + (rng.random(count) < 0.16), 0)
    walks.visits("searched", everyone, start, searches)
    seen = start + np.where(searches > 0, rng.uniform(60, 240, count), 0.0)
    looks = (begun.tries != 0) | (searches == 0) | (rng.random(count) < 0.94)
    pages = np.where(looks, 1 + rng.binomial(3, 0.16, count), 0)
    walks.visits("product viewed", everyone, seen, pages)
    basket = np.flatnonzero((begun.tries != 0) | (looks & (rng.random(count) < 0.42)))
    filled = seen + rng.uniform(240, 900, count)
    walks.visits("put in basket", basket, filled, 1 + (rng.random(count) < 0.06))
    walks.answers("search", walks.some(everyone[searches > 0], 0.048), start, 0.28)
    walks.answers("product page", walks.some(everyone[pages > 0], 0.045), seen, 0.49)
    walks.answers("basket", walks.some(basket, 0.055), filled, 0.22)
    return filled + rng.uniform(90, 400, count)


def _pay(begun: _Begun, pay_time: Seconds) -> Seconds:
    """Payments tried and failed until one works; returns when the order was confirmed (of use where tries > 0)."""
    walks, rng, tries = begun.walks, begun.walks.rng, begun.tries
    last = pay_time.copy()
    worth = np.round(rng.lognormal(4.0, 0.6, len(walks)), 2)
    for number in range(1, int(np.abs(tries).max()) + 1):
        now = np.flatnonzero(np.abs(tries) >= number)
        last[now] += rng.uniform(40, 500, len(now)) if number > 1 else 0.0
        walks.happens("payment tried", now, last, value=worth[now])
        failed = now[(tries[now] < 0) | (number < tries[now])]
        last[failed] += rng.uniform(5, 30, len(failed))
        walks.happens("payment failed", failed, last)
    asked = walks.some(np.flatnonzero(tries != 0), 0.066)
    walks.answers("payment", asked, last + 60, np.where(tries[asked] == 1, -0.18, -1.45))
    confirmed, when = np.flatnonzero(tries > 0), last + 160
    walks.happens("order confirmed", confirmed, when, "web")
    walks.aside("confirmation e-mail sent", confirmed, when + 15, "e-mail")
    walks.aside("confirmation e-mail opened", walks.some(confirmed, 0.7), when + 4000, "e-mail")
    walks.answers("confirmation", walks.some(confirmed, 0.06), when + 3600, 0.73)
    return when


def _deliver(begun: _Begun, when: Seconds) -> tuple[Index, Seconds]:
    """From the parcel leaving to the order being settled; returns whose parcel came, and when."""
    walks, rng = begun.walks, begun.walks.rng
    count = len(walks)
    confirmed = np.flatnonzero(begun.tries > 0)
    cancelled = walks.some(confirmed, 0.035)
    walks.happens("order cancelled", cancelled, when + rng.uniform(0.1, 0.4, count) * DAY, "call centre")
    sent = np.setdiff1d(confirmed, cancelled)
    handed = when + rng.uniform(0.4, 1.4, count) * DAY
    walks.happens("handed to carrier", sent, handed, "delivery")
    walks.aside("tracking viewed", sent, handed + rng.uniform(0.1, 2, count) * DAY, "web")
    walks.answers("waiting", walks.some(sent, 0.09), handed + 0.3 * DAY, -0.10)
    slow = rng.random(count) < 0.38
    road = np.where(slow, 3.8 + rng.gamma(2.0, 1.6, count), rng.uniform(0.6, 2.4, count))
    door = handed + np.minimum(road, 13.5) * DAY
    days = (door - when) / DAY
    here = walks.some(sent, 0.985)
    walks.happens("delivery failed", walks.some(here, 0.08), door - 0.4 * DAY, "delivery")
    said = [f'"days_to_door": {number:.1f}, "slow": "{"yes" if number > SLOW_DAYS else "no"}"' for number in days[here]]
    walks.happens("delivered", here, door, "delivery", said)
    asked = walks.some(here, 0.2)
    walks.answers("delivery", asked, door + 3600, np.where(days[asked] > SLOW_DAYS, -1.4, -0.2))
    guided = walks.some(here, 0.55)
    walks.happens("guide opened", guided, door + rng.uniform(0.05, 1.2, count) * DAY)
    walks.answers("unpacking", walks.some(guided, 0.13), door + 1.3 * DAY, 0.91)
    _review(begun, here, door, days)
    walks.happens("order settled", here, door + 6 * DAY, "web", said)
    return here, door


def _review(begun: _Begun, here: Index, door: Seconds, days: NDArray[np.float64]) -> None:
    """Reviews with words, soured by a slow delivery, and whether they would recommend the shop."""
    walks, rng = begun.walks, begun.walks.rng
    walks.aside("review asked", here, door + DAY, "e-mail")
    wrote = walks.some(here, 0.53)
    when = door + rng.uniform(1.4, 5, len(walks)) * DAY
    walks.happens("review written", wrote, when, "e-mail")
    score = walks.answers("review", wrote, when, np.where(days[wrote] > SLOW_DAYS, -0.65, 0.82))
    likely = 7.6 + 1.5 * (score - 3) - 1.2 * (begun.tries[wrote] > 1) + rng.normal(0, 1.4, len(wrote))
    walks.batch.answers("recommend", when[wrote] + 120, walks.person[wrote], walks.case(wrote),
                        np.clip(np.round(likely), 0, 10), scale_low=0.0, scale_high=10.0)  # fmt: skip
