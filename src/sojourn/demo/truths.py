"""What was planted in the synthetic retailer, as data: a test checks that the measured maps show each of them.

`docs/demo-truths.md` says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Truth:
    """At `step` of `journey`, `measure` of the group is by `planted` higher (lower when negative) than elsewhere.

    The group is a `persona` or those for whom `where` holds; `against` says what it is compared with: the rest for whom
    `where_else` holds, everyone, or the other steps of the map. `at_least` is how much of it the map must show: the
    interval of the measured difference lies beyond it.
    """

    id: str
    says: str
    journey: str
    step: str
    measure: Literal["valence", "repeat", "dropoff", "completion"]
    against: Literal["rest", "everyone", "other steps"]
    planted: float
    at_least: float
    persona: str | None = None
    where: str | None = None
    where_else: str | None = None


TRUTHS = (
    Truth(
        id="slow-delivery-sours-reviews",
        says="Whoever waits more than four days for the parcel reviews 1.5 points worse.",
        journey="order-to-door",
        step="review",
        measure="valence",
        against="rest",
        planted=-1.47,
        at_least=-1.2,
        where="event = 'delivered' and slow = 'yes'",
        where_else="event = 'delivered' and slow = 'no'",
    ),
    Truth(
        id="loop-at-payment",
        says="Almost one in four who pay must try more than once; after payment no step is met twice.",
        journey="order-to-door",
        step="payment",
        measure="repeat",
        against="other steps",
        planted=0.21,
        at_least=0.15,
    ),
    Truth(
        id="delight-in-the-store",
        says="Advice by a person is the best moment of a store visit: nothing on that map is rated higher.",
        journey="store-visit",
        step="advice",
        measure="valence",
        against="other steps",
        planted=1.05,
        at_least=0.7,
    ),
    Truth(
        id="lost-segment-leaves-at-payment",
        says="App customers on the coast fail twice as often at payment and never try again.",
        journey="order-to-door",
        step="payment",
        measure="dropoff",
        against="everyone",
        planted=0.49,
        at_least=0.35,
        persona="app-on-the-coast",
    ),
    Truth(
        id="lost-segment-gets-less",
        says="So fewer of their orders arrive.",
        journey="order-to-door",
        step="payment",
        measure="completion",
        against="everyone",
        planted=-0.25,
        at_least=-0.15,
        persona="app-on-the-coast",
    ),
)
