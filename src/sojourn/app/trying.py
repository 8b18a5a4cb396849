"""Trying a rule while it is written: what it would mean for a map, before the map has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from sojourn.app.inventory import inventory
from sojourn.app.steps import find_step
from sojourn.maps.journey import Journey, Step
from sojourn.maps.measured import ShareOf
from sojourn.maps.phrases import noted
from sojourn.maps.trial import RuleKind, Trial, Unmapped
from sojourn.rules.model import Rule

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace
    from sojourn.insight.ports import Engine

MEASURED_UP_TO = 300_000
"""With at most so many rows a map is measured anew at every try, which then takes well under a second."""
SHOWN = 12
_UNMAPPED = TypeAdapter(list[Unmapped])


@dataclass(frozen=True)
class RuleTrial:
    """`step` is its id, or None for one that is not on the map yet: then `stage` and `order` say where it would stand.

    An empty `rule` asks only what no step means.
    """

    step: str | None = None
    kind: RuleKind = "match"
    rule: str = ""
    stage: str = ""
    order: str = ""
    title: str = ""


def try_rule(workspace: Workspace, slug: str, asked: RuleTrial) -> Trial:
    """What the rule means. Raises InvalidInput for a rule that cannot be read, NotFound for an unknown step."""
    journey = workspace.journey(slug)
    step = find_step(journey, asked.step) if asked.step is not None else None
    rule = Rule.parse(asked.rule) if asked.rule.strip() else None
    held = inventory(workspace)
    rows = held["events"] + held["answers"]
    if not rows:
        return Trial(kind=asked.kind, rule=rule.text if rule else "", note=noted("no_events", "trial.no_data"))
    found = Trial(kind=asked.kind, rule="")
    if rule is not None:
        with workspace.lease() as engine:
            found = _tried(engine, journey, step, asked, rule, held["profiles"])
            if rows <= MEASURED_UP_TO:
                found = found.model_copy(update={"instances": _reach(engine, journey, step, asked, rule)})
    if asked.kind == "segment":
        return found
    left = _unmapped(workspace, journey)
    shown = _fitting(left, asked, asked.title or (step.title if step else ""))
    return found.model_copy(update={"unmapped": shown, "unmapped_total": len(left)})


def _tried(engine: Engine, journey: Journey, step: Step | None, asked: RuleTrial, rule: Rule, people: int) -> Trial:
    from sojourn.insight.trying import try_rule as tried

    return tried(engine, journey, step.id if step else None, asked.kind, rule, people)


def _reach(engine: Engine, journey: Journey, step: Step | None, asked: RuleTrial, rule: Rule) -> ShareOf | None:
    from sojourn.insight.drafted import drafted, new_step, reach

    if asked.kind not in ("match", "feedback"):
        return None
    if step is None:
        if not any(stage.id == asked.stage for stage in journey.stages):
            return None
        step = new_step(asked.stage, asked.order, asked.title)
    return reach(engine, drafted(journey, step, asked.kind, rule), step.id, asked.kind)


def _unmapped(workspace: Workspace, journey: Journey) -> list[Unmapped]:
    """Kept until the facts or the rules of the steps change, so that typing does not ask for it again."""
    rules = [[step.match and step.match.text, step.feedback and step.feedback.text] for step in journey.steps]

    def make() -> bytes:
        from sojourn.insight.unmapped import unmapped

        with workspace.lease() as engine:
            return _UNMAPPED.dump_json(unmapped(engine, journey))

    key = workspace.cache.key("unmapped", workspace.lake.version(), rules)
    return _UNMAPPED.validate_json(workspace.cache.once(key, make))


def _fitting(left: list[Unmapped], asked: RuleTrial, title: str) -> list[Unmapped]:
    """Only questions for a feedback rule, which means answers; both for the others."""
    from sojourn.insight.unmapped import nearest

    kinds = ("question",) if asked.kind == "feedback" else ("event", "question")
    return nearest([one for one in left if one.kind in kinds], title)[:SHOWN]
