"""Definitions of what is counted: a metric keeps its method, never a bare number."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sojourn.maps.base import Id, Markdown, Part, Title
from sojourn.rules.model import Rule

MetricType = Literal["nps", "csat", "ces", "rate", "count", "duration", "money", "mix", "other"]
MetricMethod = Literal["mean", "median", "top_box", "bottom_box", "net", "sum", "count", "rate", "last", "mix"]


class MetricDefinition(Part):
    """How a number is made.

    `rate`: share of instances with an event for which `match` (or a step's own rule, see `Step.rates`) holds, among
    those with an event for which `base` holds. `net`: share of scores in `top` minus share in `bottom` (NPS).
    `median` and `mean`: of `field` (a rule field or property) over the events for which `match` holds, one an
    instance; values outside `minimum`..`maximum` are left out and counted. `mix`: shares of the values of `field`.
    """

    id: Id
    name: Title
    type: MetricType = "other"
    method: MetricMethod = "mean"
    match: Rule | None = None
    base: Rule | None = None
    field: str = ""
    labels: dict[str, str] = Field(default={}, description="For mix: value to name; other values are summed as 'Other'")
    top: tuple[float, float] | None = None
    bottom: tuple[float, float] | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    good: Literal["up", "down", "none"] = "up"
    target: float | None = None
    alert: float | None = None
    source: Literal["events", "feedback", "manual", "query"] = "events"
    note: Markdown = ""


class ScoreDefinition(Part):
    """A score people give (value, effort, importance) or a formula over such inputs."""

    id: Id
    name: Title
    minimum: float = 0
    maximum: float = 10
    step: float = 1
    unit: str = ""
    formula: str = ""


class DriverSettings(Part):
    """How drivers of an outcome are looked for: which metric, adjusted for what, who counts as a low rater."""

    outcome: Id = Field(description="A metric of type nps or a rate")
    confounders: list[str] = Field(default=[], description="Properties of the instance's events")
    low_share_of_scale: float = Field(default=0.25, description="Scores in this lowest part of the scale are low")
    minimum_low: int = 20
    outcome_steps: list[Id] = Field(default=[], description="Steps that are the outcome themselves, such as 'overall'")
