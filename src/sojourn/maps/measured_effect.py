"""What a past change did, as data: the answer to the effect question of an action."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - fields are called `date`
from datetime import datetime
from typing import Literal

from sojourn.maps.journey import EvidenceLevel
from sojourn.maps.measured import Difference, Estimate, Note, Value


class EffectSide(Value):
    """One group before and after the change. `name` is empty for everyone; `change` is after minus before."""

    name: str
    before: Estimate
    after: Estimate
    change: Difference


class MeasuredEffect(Value):
    """The mean feeling (-2 to +2) at a step after a change minus before it, in the group concerned.

    With a comparison: minus the same difference there (difference in differences). Null with a note in `effect` when it
    could not be computed. `interval` says how the interval is made. Associated with the change, never proof that it
    caused it: `notes` say what else may be in the number.
    """

    journey: str
    journey_title: str
    data_label: str
    action: str
    title: str
    done_on: Date | None
    step: str
    step_title: str
    method: Literal["before_after", "difference_in_differences"]
    before: tuple[datetime, datetime]
    after: tuple[datetime, datetime]
    group: EffectSide
    comparison: EffectSide | None
    effect: Difference
    interval: str
    evidence: EvidenceLevel
    notes: list[Note]
