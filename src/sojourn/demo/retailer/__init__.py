"""SYNTHETIC: an omnichannel retailer with planted truths (see `demo/truths.py`). Same seed, same rows."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa

from sojourn.demo.retailer.batch import SOURCE, Batch, in_order_of_time, seconds
from sojourn.demo.retailer.contacts import calls, newsletters
from sojourn.demo.retailer.orders import order_to_door
from sojourn.demo.retailer.people import people
from sojourn.demo.retailer.returns import return_and_refund
from sojourn.demo.retailer.stores import store_visit

__all__ = ["SOURCE", "events"]

PEOPLE = 12_000
SPAN = timedelta(days=180)


def events(now: datetime, seed: int) -> pa.Table:
    """Half a year of events and answers that ends at `now`, as rows of the events table in order of time."""
    rng = np.random.default_rng(seed)
    who = people(rng, PEOPLE)
    begin, until = seconds(now - SPAN), seconds(now)
    tables: list[pa.Table] = []
    shop = Batch(who.about, until)
    orders = order_to_door(rng, who, shop, begin)
    tables.append(shop.table("order-"))
    back, stores, contacts = (Batch(who.about, until) for _ in range(3))
    return_and_refund(rng, who, back, orders)
    store_visit(rng, who, stores, begin, orders.vanished)
    newsletters(rng, who, contacts, begin)
    calls(rng, who, contacts, begin, orders.vanished)
    tables += [back.table("return-"), stores.table("visit-"), contacts.table("call-")]
    return in_order_of_time(pa.concat_tables(tables))
