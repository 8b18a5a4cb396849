"""Return and refund: what people send back, and how long they wait for their money."""

from __future__ import annotations

import numpy as np

from sojourn.demo.retailer.batch import Batch
from sojourn.demo.retailer.orders import Orders
from sojourn.demo.retailer.people import People
from sojourn.demo.retailer.telling import DAY, Walks

RETURNS = 1_467


def return_and_refund(rng: np.random.Generator, who: People, batch: Batch, orders: Orders) -> None:
    """Adds the returns of delivered orders: asked for, labelled, handed over, waited for, refunded."""
    ready = np.flatnonzero(orders.delivered < batch.until - DAY)
    origin = np.sort(rng.choice(ready, min(RETURNS, len(ready)), replace=False))
    count = len(origin)
    person = orders.person[origin]
    asked = np.minimum(orders.delivered[origin] + rng.uniform(0.5, 9, count) * DAY, batch.until - 9)
    walks = Walks(rng, who, batch, person, np.where(who.app[person], "app", "web"))
    everyone = np.arange(count)
    walks.happens("return asked", everyone, asked)
    walks.answers("return request", walks.some(everyone, 0.2), asked, -0.20)
    labelled = walks.some(everyone, 0.97)
    label = asked + rng.uniform(20, 900, count)
    walks.happens("return label sent", labelled, label, "e-mail")
    walks.answers("return label", walks.some(labelled, 0.17), label + 600, 0.43)
    handed = walks.some(labelled, 0.9)
    drop = label + rng.uniform(0.2, 4, count) * DAY
    store = rng.random(count) < 0.35
    walks.happens("return handed over", handed[store[handed]], drop, "store")
    walks.happens("return handed over", handed[~store[handed]], drop, "delivery")
    walks.answers("return hand-over", walks.some(handed, 0.15), drop + 600, 0.08)
    _refund(walks, handed, drop)


def _refund(walks: Walks, handed: np.ndarray, drop: np.ndarray) -> None:
    """Half ask where their money is; six in seven of those who handed something over are paid within two weeks."""
    rng = walks.rng
    arrived = drop + rng.uniform(1, 3, len(walks)) * DAY
    walks.happens("return arrived", handed, arrived, "delivery")
    walks.answers("return wait", walks.some(handed, 0.18), arrived + 2 * DAY, -0.82)
    asking = walks.some(handed, 0.34)
    walks.happens("refund asked about", asking, arrived + rng.uniform(0.5, 3, len(walks)) * DAY, "call centre")
    paid = walks.some(handed, 0.87)
    when = arrived + rng.uniform(3.2, 9, len(walks)) * DAY
    walks.happens("refund paid", paid, when, "web")
    walks.answers("refund", walks.some(paid, 0.33), when + 3600, 0.52)
