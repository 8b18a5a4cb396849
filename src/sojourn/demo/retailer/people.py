"""The retailer's people: where they live, what they speak, whether they use the app, how active they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REGIONS = ("North", "Lakes", "Coast", "Hills", "Capital")
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "ru")
AGES = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
LOST_REGION = "Coast"


@dataclass(frozen=True)
class People:
    """Columns, one entry a person. `lost` marks the segment that leaves when a payment fails."""

    region: NDArray[np.int64]
    language: NDArray[np.int64]
    app: NDArray[np.bool_]
    activity: NDArray[np.float64]
    about: list[str]
    lost: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.about)


def people(rng: np.random.Generator, count: int) -> People:
    """`count` people; `activity` sums to 1 and says how likely each is behind the next order or visit."""
    region = rng.choice(len(REGIONS), count, p=[0.22, 0.18, 0.24, 0.14, 0.22])
    language = rng.choice(len(LANGUAGES), count, p=[0.46, 0.20, 0.14, 0.20])
    app = rng.random(count) < 0.42
    age = rng.choice(len(AGES), count, p=[0.14, 0.25, 0.22, 0.17, 0.13, 0.09])
    member = rng.random(count) < 0.35
    activity = rng.gamma(0.9, size=count)
    about = [
        f'"region": "{REGIONS[region[number]]}", "lang": "{LANGUAGES[language[number]]}", '
        f'"app_user": "{"yes" if app[number] else "no"}", "age": "{AGES[age[number]]}", '
        f'"member": "{"yes" if member[number] else "no"}"'
        for number in range(count)
    ]
    lost = app & (region == REGIONS.index(LOST_REGION))
    return People(region, language, app, activity / activity.sum(), about, lost)
