"""What each chosen instance met: one row an instance and step, the table that all measures of a step are counts of."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import numpy as np
import pyarrow as pa

from sojourn.insight.beside import beside, worth_halving
from sojourn.insight.cutting import NONE
from sojourn.insight.instances import Walks
from sojourn.insight.tables import Column, Rows
from sojourn.insight.visits import Visits, goes_further, met_of


@dataclass(frozen=True)
class StepCounts:
    """Counts of one step over the chosen instances."""

    instances: int = 0
    visits: int = 0
    squares: int = 0
    repeated: int = 0
    onward: int = 0
    closed: int = 0
    succeeded: int = 0
    dropped: int = 0


def met_table(walks: Walks) -> pa.Table:
    """One row an instance and step it visited.

    `visits`: how often. `reach_us`: from the instance's opening to the first visit. `wait_us`: from the first visit
    that another step follows at once to that step's visit; null when the walk never goes on from here. `onward`:
    whether a later stage is visited after the first visit. `ends_here`: whether the instance's last visit is to this
    step.
    """
    visits = walks.visits
    if not worth_halving(len(visits)):
        return _met_table(walks, visits)
    return pa.concat_tables(beside(*(lambda half=half: _met_table(walks, half) for half in visits.halves())))


def _met_table(walks: Walks, visits: Visits) -> pa.Table:
    binding, openings = walks.binding, walks.openings
    size = len(binding.steps)
    met = met_of(visits, size)
    instance, us = met.instance, visits.of.us
    stays = met.leaves == NONE
    wait = visits.next_us()[met.leaves] - us[met.leaves] if len(visits) else us
    of_instances = walks.instance_columns
    return pa.table(
        {
            "instance": pa.array(instance),
            "step": pa.array(met.step),
            "visits": pa.array(met.visits),
            "is_open": pa.array(of_instances["is_open"].to_numpy()[instance]),
            "success": pa.array(of_instances["success"].to_numpy()[instance]),
            "ends_here": pa.array(visits.last_step()[instance] == met.step),
            "reach_us": pa.array(us[met.first] - openings.opened_us[instance]),
            "wait_us": pa.array(wait, mask=stays),
            "onward": pa.array(goes_further(visits, met, np.array(binding.stage_starts, dtype=np.int64), size)),
        }
    )


def counted(met: Rows) -> Rows:
    """One row a step: the counts of `StepCounts`."""
    one = ibis.literal(1, "int64")
    nought = ibis.literal(0, "int64")

    def number(holds: Column) -> Column:
        return holds.ifelse(one, nought).sum()

    closed = ~met["is_open"]
    visits = met["visits"].cast("int64")
    return met.group_by("step").agg(
        instances=met.count(),
        visits=visits.sum(),
        squares=(visits * visits).sum(),
        repeated=number(visits > 1),
        onward=number(met["onward"]),
        closed=number(closed),
        succeeded=number(met["success"]),
        dropped=number(closed & met["ends_here"] & ~met["success"]),
    )


def counts_of(rows: pa.Table) -> dict[int, StepCounts]:
    """The counts by place of the step; steps nobody visited are not there."""
    found: dict[int, StepCounts] = {}
    for row in rows.to_pylist():
        place = row.pop("step")
        found[place] = StepCounts(**{name: int(value or 0) for name, value in row.items()})
    return found
