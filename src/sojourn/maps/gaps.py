"""A future map beside the current one it starts from: what changes, what is promised, what the data now says."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - fields are called `date`
from typing import Any, Literal

from sojourn.maps.measured import Difference, Estimate, Note, Provenance, ShareOf, Value

Verdict = Literal["kept", "missed", "unclear", "not_tested", "not_measured", "no_promise"]
"""kept: clearly at or past the target; missed: clearly short of it; unclear: the interval holds the target;
not_tested: a median, whose distance to a target has no test here; not_measured: no number yet."""
StepChange = Literal["same", "added", "removed", "moved", "renamed", "changed"]


class OpenWork(Value):
    """An action that is still open, or an opportunity, on one of the two maps."""

    journey: str
    id: str
    title: str
    kind: Literal["action", "opportunity"]
    status: str = ""
    owner: str = ""
    due: Date | None = None


class StepGap(Value):
    """A step of either map. `changes` is empty when nothing changed; `was` is its title on the current map.

    `target` is the promised valence, `assumed` the one drawn on the current map, `measured` what the data of the
    current map now says; `difference` is measured minus target.
    """

    step: str
    title: str
    stage: str
    changes: list[StepChange] = []
    was: str = ""
    target: float | None = None
    assumed: float | None = None
    measured: Estimate = Estimate()
    difference: Difference = Difference()
    verdict: Verdict = "no_promise"
    work: list[OpenWork] = []


class MetricGap(Value):
    """A metric's promised target and its value now, of the whole journey or (with `step`) of one step."""

    metric: str
    name: str
    step: str | None = None
    step_title: str = ""
    type: str
    unit: str
    good: Literal["up", "down", "none"]
    target: float
    share: ShareOf | None = None
    measured: Estimate = Estimate()
    difference: Difference = Difference()
    verdict: Verdict = "not_measured"


class PartChange(Value):
    """A difference of the two documents. `part` is the list it is in (steps, lanes, ...), empty for the map itself.

    `field` is what changed of a part, empty when the part itself was added, removed or moved.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    part: str
    id: str
    title: str
    field: str = ""
    before: Any = None
    after: Any = None


class FutureGaps(Value):
    """What was promised and what the data now says. Steps stand in the order of the future map, removed ones last."""

    journey: str
    title: str
    baseline: str
    baseline_title: str
    provenance: Provenance = Provenance()
    steps: list[StepGap] = []
    metrics: list[MetricGap] = []
    changes: list[PartChange] = []
    notes: list[Note] = []
