"""Drivers: how the outcome differs between those who rated a step low and the rest, plainly and adjusted.

Adjusted is the coefficient of "rated low" in a linear model of the outcome with the declared confounders and, for each
earlier step with feedback, whether it was rated low and whether it was not rated. Associated with, not caused by.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import ibis
import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from sojourn.insight.emotion import by_instance
from sojourn.insight.metrics import instance_values
from sojourn.insight.properties import instance_properties
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.measured import Difference, Estimate
from sojourn.maps.metrics import DriverSettings, MetricDefinition
from sojourn.maps.phrases import noted, phrase
from sojourn.stats.difference import Contrast, welch
from sojourn.stats.regression import ols_hc1

STAKE_METHOD: Final = phrase("interval.stake").text
PLAIN_METHOD: Final = "low raters' share of all with an outcome x plain gap; Welch 95 % interval of the gap"
_MISSING: Final = ""
_Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Driver:
    """What one step puts at stake. `gap` is adjusted; all null with a note when too few rated it low."""

    stake: Estimate
    plain: Estimate
    gap: Difference | None = None


@dataclass(frozen=True)
class _Study:
    """One row an instance with an outcome: outcome, position on each step's scale 0..1 (nan: none), confounders."""

    outcome: _Numbers
    ratings: dict[int, _Numbers]
    confounders: list[_Numbers]


def drivers(seen: View) -> dict[int, Driver]:
    """The driver of each step with feedback that is not the outcome itself, by place."""
    settings = seen.walks.binding.journey.drivers
    if settings is None:
        return {}
    kpi = outcome_metric(seen, settings)
    study = _study(seen, settings, kpi)
    found: dict[int, Driver] = {}
    earlier: list[int] = []
    for place, step in enumerate(seen.walks.binding.steps):
        if step.feedback is None or step.feedback == kpi.match or step.id in settings.outcome_steps:
            continue
        ratings = study.ratings.get(place, np.full(len(study.outcome), np.nan))
        found[place] = _driver(
            study, ratings, [study.ratings[one] for one in earlier if one in study.ratings], settings
        )
        earlier.append(place)
    return found


def outcome_metric(seen: View, settings: DriverSettings) -> MetricDefinition:
    """The metric that drivers explain. Raises InvalidInput when the journey has none of that id."""
    kpis = seen.walks.binding.journey.kpis
    found = next((kpi for kpi in kpis if kpi.id == settings.outcome), None)
    if found is None:
        raise InvalidInput(
            "unknown_metric",
            f"The drivers' outcome {settings.outcome!r} is no metric of this journey.",
            f"It has: {', '.join(kpi.id for kpi in kpis) or 'none'}.",
            metric=settings.outcome,
        )
    return found


def outcome_values(seen: View, kpi: MetricDefinition) -> Rows:
    """One row an instance: `instance`, `outcome` in the metric's unit: -100, 0 or 100 for a net, else its value."""
    values = instance_values(seen, kpi)
    values = values.filter(values["value"].notnull())
    if kpi.method != "net":
        return values.select("instance", outcome=values["value"].cast("float64"))
    top, bottom = kpi.top or (9, 10), kpi.bottom or (0, 6)
    points = ibis.cases((values["value"].between(*top), 100.0), (values["value"].between(*bottom), -100.0), else_=0.0)
    return values.select("instance", outcome=points)


def _study(seen: View, settings: DriverSettings, kpi: MetricDefinition) -> _Study:
    engine = seen.walks.engine
    outcome = outcome_values(seen, kpi)
    people = engine.fetch(outcome.order_by("instance"))
    ids = people["instance"].to_numpy()
    rated = by_instance(seen.answers).filter(lambda row: row["valence"].notnull())
    rows = engine.fetch(rated.select("instance", "step", "valence"))
    ratings: dict[int, _Numbers] = {}
    step, who = rows["step"].to_numpy(), rows["instance"].to_numpy()
    valence = rows["valence"].to_numpy()
    for place in sorted(set(step.tolist())):
        ours = step == place
        ratings[place] = _aligned(ids, who[ours], valence[ours])
    return _Study(people["outcome"].to_numpy(), ratings, _confounders(seen, settings.confounders, ids))


def _aligned(ids: NDArray[np.int64], who: NDArray[np.int64], values: _Numbers) -> _Numbers:
    """Values in the order of `ids` (ascending), nan where there is none."""
    found = np.full(len(ids), np.nan)
    places = np.searchsorted(ids, who)
    known = (places < len(ids)) & (ids[np.minimum(places, max(len(ids) - 1, 0))] == who) if len(ids) else places < 0
    found[places[known]] = values[known]
    return found


def _confounders(seen: View, names: list[str], ids: NDArray[np.int64]) -> list[_Numbers]:
    """The value of each property as a number, instance by instance; a missing value is a value of its own."""
    if not names:
        return []
    rows = seen.walks.engine.fetch(instance_properties(seen))
    found: list[_Numbers] = []
    for name in names:
        ours = rows.filter(pc.equal(rows["name"], name))
        values = ours["value"].to_pylist()
        codes = {value: number for number, value in enumerate(sorted(set(values)), start=1)}
        coded = np.array([codes[value] for value in values], dtype=np.float64)
        found.append(np.nan_to_num(_aligned(ids, ours["instance"].to_numpy(), coded)))
    return found


def _indicators(coded: _Numbers) -> list[_Numbers]:
    """A column for each value that occurs but the first: columns of nothing would cost degrees of freedom."""
    return [(coded == code).astype(np.float64) for code in np.unique(coded)[1:]]


def _is_low(ratings: _Numbers, settings: DriverSettings) -> _Numbers:
    """Whether a valence lies in the lowest part of the scale; false where there is none."""
    limit = -2 + 4 * settings.low_share_of_scale + 1e-9
    return (np.nan_to_num(ratings, nan=9.0) <= limit).astype(np.float64)


def _driver(study: _Study, ratings: _Numbers, earlier: list[_Numbers], settings: DriverSettings) -> Driver:
    known = ~np.isnan(ratings)
    low, y = _is_low(ratings, settings)[known], study.outcome[known]
    count = int(low.sum())
    if count < settings.minimum_low:
        return _too_few(count, settings.minimum_low)
    share = count / len(study.outcome)
    plain = _plain(y[low == 1], y[low == 0])
    columns = [low, *(column for coded in study.confounders for column in _indicators(coded[known]))]
    for other in earlier:
        columns += [_is_low(other[known], settings), np.isnan(other[known]).astype(np.float64)]
    fit = ols_hc1(y, np.column_stack(columns))
    at_stake = _scaled(plain.diff, plain.low, plain.high, share, len(study.outcome), PLAIN_METHOD)
    if fit is None:
        note = noted("not_enough_data", "note.few_people", n=len(y), columns=len(columns))
        return Driver(Estimate(n=len(y), note=note), at_stake)
    value, least, most = fit.interval(1)
    gap = Difference(
        diff=value, low=least, high=most, p=fit.p(1), n=count, n_other=len(y) - count,
        note=noted(
            "other", "note.associated",
            plain=plain.diff, plain_low=plain.low, plain_high=plain.high, plain_p=plain.p,
        ),
    )  # fmt: skip
    return Driver(_scaled(value, least, most, share, len(study.outcome), STAKE_METHOD), at_stake, gap)


def _plain(low: _Numbers, rest: _Numbers) -> Contrast:
    def moments(values: _Numbers) -> tuple[int, float, float]:
        n = len(values)
        return n, float(values.mean()) if n else math.nan, float(values.std(ddof=1)) if n > 1 else math.nan

    return welch(*moments(low), *moments(rest))


def _scaled(value: float | None, low: float | None, high: float | None, share: float, n: int, method: str) -> Estimate:
    def times(number: float | None) -> float | None:
        return None if number is None else number * share

    return Estimate(value=times(value), low=times(low), high=times(high), n=n, method=method)


def _too_few(count: int, needed: int) -> Driver:
    note = noted("too_few_low", "note.few_low", low=count, needed=needed)
    return Driver(Estimate(note=note), Estimate(note=note))
