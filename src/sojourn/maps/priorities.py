"""What to do first: a journey's opportunities and actions by value and effort, its steps by importance and feeling."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - fields are called `date`
from typing import Literal

from sojourn.maps import scores
from sojourn.maps.journey import Action, Journey, Opportunity, Step
from sojourn.maps.measured import Estimate, MeasuredMap, Provenance, ShareOf, StepMeasure, Value
from sojourn.maps.phrases import noted


class WorkScore(Value):
    """An opportunity or action. Scores that lack an input are null; `missing` names the inputs of the matrix."""

    id: str
    kind: Literal["opportunity", "action"]
    title: str
    steps: list[str] = []
    status: str = ""
    owner: str = ""
    due: Date | None = None
    value: float | None = None
    effort: float | None = None
    value_effort: float | None = None
    rice: float | None = None
    missing: list[Literal["value", "effort"]] = []


class StepNeed(Value):
    """A step by how much it matters and how it feels.

    `importance` is what people wrote, 1 to 5; `satisfaction`, `odi` and `moment_of_truth` are on 0 to 10 (ODI to 20),
    with the interval of the measured feeling. All null with a note where importance or answers are missing.
    """

    step: str
    title: str
    importance: int | None = None
    importance_organisation: int | None = None
    moment: str = "none"
    reach: ShareOf = ShareOf()
    valence: Estimate = Estimate()
    satisfaction: Estimate = Estimate()
    odi: Estimate = Estimate()
    moment_of_truth: Estimate = Estimate()


class Priorities(Value):
    """The journey's work and steps, in the order of the document."""

    journey: str
    provenance: Provenance = Provenance()
    work: list[WorkScore] = []
    steps: list[StepNeed] = []


def priorities(journey: Journey, measured: MeasuredMap) -> Priorities:
    """Work that is not dropped and all steps, scored by the presets of `scores.py`."""
    numbers = {step.id: step for step in measured.measurement.steps}
    names = {item.id: item.name for item in journey.library}
    return Priorities(
        journey=journey.slug,
        provenance=measured.measurement.provenance,
        work=[
            *(_opportunity(one, names) for one in journey.opportunities),
            *(_action(one) for one in journey.actions if one.status != "dropped"),
        ],
        steps=[_need(step, numbers.get(step.id)) for step in journey.steps_in_order()],
    )


def _opportunity(one: Opportunity, names: dict[str, str]) -> WorkScore:
    value = one.scores.get("value", one.scores.get("impact"))
    effort = one.scores.get("effort")
    return WorkScore(
        id=one.id,
        kind="opportunity",
        title=one.title,
        steps=one.steps,
        owner=names.get(one.department or "", one.department or ""),
        value=value,
        effort=effort,
        value_effort=scores.value_effort(value, effort),
        rice=scores.rice(
            one.scores.get("reach"), one.scores.get("impact"), one.scores.get("confidence"), one.scores.get("effort")
        ),
        missing=_missing(value, effort),
    )


def _action(one: Action) -> WorkScore:
    value, effort = scores.size(one.value), scores.size(one.effort)
    return WorkScore(
        id=one.id,
        kind="action",
        title=one.title,
        steps=one.steps,
        status=one.status,
        owner=one.owner or one.department,
        due=one.due,
        value=value,
        effort=effort,
        value_effort=scores.value_effort(value, effort),
        missing=_missing(value, effort),
    )


def _missing(value: float | None, effort: float | None) -> list[Literal["value", "effort"]]:
    found: list[Literal["value", "effort"]] = []
    if value is None:
        found.append("value")
    if effort is None:
        found.append("effort")
    return found


def _need(step: Step, found: StepMeasure | None) -> StepNeed:
    valence = found.feeling.valence if found else Estimate()
    satisfaction = scores.satisfaction_of(valence)
    one = StepNeed(
        step=step.id,
        title=step.title,
        importance=step.importance_customer,
        importance_organisation=step.importance_organisation,
        moment=step.moment_of_truth,
        reach=found.reach if found else ShareOf(),
        valence=valence,
        satisfaction=satisfaction,
    )
    if step.importance_customer is None:
        nothing = Estimate(n=valence.n, note=noted("not_defined", "note.no_importance", title=step.title))
        return one.model_copy(update={"odi": nothing, "moment_of_truth": nothing})
    importance = scores.on_ten(step.importance_customer, 1, 5)
    return one.model_copy(
        update={
            "odi": scores.odi_of(importance, satisfaction),
            "moment_of_truth": scores.moment_of_truth_of(importance, satisfaction, one.reach.share),
        }
    )
