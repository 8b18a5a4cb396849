"""What past changes did: the feeling at a step before and after, beside people whom the change did not reach.

Effect = (after - before) in the group concerned - (after - before) in the comparison, of mean valence over instances.
The four groups of instances are taken as independent, although one person may have walked at both times (unpaired).
Interval and source: `stats.difference.difference_in_differences`; without a comparison the plain difference by Welch.
Nothing here was randomised, so the words are "associated with", never "caused by".
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from sojourn.insight.answer import Window
from sojourn.insight.emotion import feelings
from sojourn.insight.estimates import difference_of_changes, mean_difference
from sojourn.insight.family import family
from sojourn.insight.instances import Walks, walks
from sojourn.insight.notes import not_bound
from sojourn.insight.ordering import Flags
from sojourn.insight.ports import Engine
from sojourn.insight.request import MeasureRequest
from sojourn.insight.view import view
from sojourn.kernel.errors import SojournError
from sojourn.kernel.phrase import Fact
from sojourn.maps.effects import EffectGroup, EffectQuestion, EffectWindow
from sojourn.maps.journey import Action, Journey
from sojourn.maps.measured import Difference, Estimate, Note
from sojourn.maps.measured_effect import EffectSide, MeasuredEffect
from sojourn.maps.phrases import noted

DID_INTERVAL: Final = "95 % normal interval; variance: the sum of the four variances of the mean"
PLAIN_INTERVAL: Final = "95 % Welch interval"
NOT_RANDOMISED: Final = noted("not_randomised", "effect.not_randomised")
NO_COMPARISON: Final = noted("no_comparison", "effect.no_comparison")


class _Cell(NamedTuple):
    feeling: Estimate
    chosen: Flags


class _Side(NamedTuple):
    name: str
    before: _Cell
    after: _Cell

    @property
    def feelings(self) -> tuple[Estimate, Estimate]:
        return self.before.feeling, self.after.feeling

    def shown(self) -> EffectSide:
        before, after = self.feelings
        change = family([mean_difference(after, before)], ["up"])[0]
        return EffectSide(name=self.name, before=before, after=after, change=change)


def effects(engine: Engine, journey: Journey) -> list[MeasuredEffect]:
    """What each action with an effect question did, in the order of the document; empty when there are none.

    q over all of them. An effect that cannot be computed has no number and says why: too few answers in one of the
    groups, a step without answers, walks that are in two of the groups, a name the map does not have.
    """
    if all(action.effect is None for action in journey.actions):
        return []
    with walks(engine, journey) as found:
        return effects_of(found)


def effects_of(found: Walks) -> list[MeasuredEffect]:
    """The same over walks that are cut already."""
    actions = found.binding.journey.actions
    return judged([_effect(found, action, action.effect) for action in actions if action.effect is not None])


def at_step(measured: list[MeasuredEffect], step: str) -> list[MeasuredEffect]:
    """Those measured at one step, with q over these."""
    return judged([one for one in measured if one.step == step])


def judged(measured: list[MeasuredEffect]) -> list[MeasuredEffect]:
    """The effects with q and verdict over all of them: those that are shown together."""
    found = family([one.effect for one in measured], ["up"] * len(measured))
    return [one.model_copy(update={"effect": effect}) for one, effect in zip(measured, found, strict=True)]


def _effect(found: Walks, action: Action, asked: EffectQuestion) -> MeasuredEffect:
    journey = found.binding.journey
    group, comparison, effect = _answer(found, asked)
    titles = {step.id: step.title for step in journey.steps}
    return MeasuredEffect(
        journey=journey.slug,
        journey_title=journey.title,
        data_label=asked.label or journey.data_label,
        action=action.id,
        title=action.title,
        done_on=action.done_on,
        step=asked.step,
        step_title=titles.get(asked.step, asked.step),
        method="difference_in_differences" if asked.comparison else "before_after",
        before=asked.before,
        after=asked.after,
        group=group,
        comparison=comparison,
        effect=effect,
        interval=DID_INTERVAL if asked.comparison else PLAIN_INTERVAL,
        evidence="assumption" if effect.diff is None else "partial",
        notes=[NOT_RANDOMISED if asked.comparison else NO_COMPARISON],
    )


def _answer(found: Walks, asked: EffectQuestion) -> tuple[EffectSide, EffectSide | None, Difference]:
    """Both groups and the effect. One question that cannot be asked says why and leaves the others alone."""
    journey = found.binding.journey
    try:
        ours = _side(found, asked, asked.group)
        theirs = _side(found, asked, asked.comparison) if asked.comparison else None
    except SojournError as error:
        effect = Difference(note=Note(code="other", text=str(error), facts={"error": error.code}))
        other = _unmeasured(journey, asked.comparison) if asked.comparison else None
        return _unmeasured(journey, asked.group), other, effect
    return ours.shown(), theirs.shown() if theirs else None, _difference(journey, asked, ours, theirs)


def _unmeasured(journey: Journey, group: EffectGroup) -> EffectSide:
    return EffectSide(name=_name(journey, group), before=Estimate(), after=Estimate(), change=Difference())


def _name(journey: Journey, group: EffectGroup) -> str:
    """What a group is called: its title, else its persona, else its rule; empty for everyone."""
    names = {persona.id: persona.name for persona in journey.personas}
    rule = group.where.text if group.where else ""
    return group.title or names.get(group.persona or "", group.persona or "") or rule


def _side(found: Walks, asked: EffectQuestion, group: EffectGroup) -> _Side:
    name = _name(found.binding.journey, group)
    return _Side(name, _cell(found, asked.step, group, asked.before), _cell(found, asked.step, group, asked.after))


def _cell(found: Walks, step: str, group: EffectGroup, window: EffectWindow) -> _Cell:
    """The feeling at the step of the group's instances that opened in the window; null below the map's minimum n."""
    place = next((place for place, one in enumerate(found.binding.steps) if one.id == step), None)
    with view(found, MeasureRequest(Window(*window), group.persona or "", group.where)) as seen:
        if place is None or found.binding.steps[place].feedback is None:
            return _Cell(Estimate(), seen.is_chosen)
        answers = seen.answers.filter(seen.answers["step"] == place)
        return _Cell(feelings(found, answers, seen.instances)[place].valence, seen.is_chosen)


def _difference(journey: Journey, asked: EffectQuestion, ours: _Side, theirs: _Side | None) -> Difference:
    cells = [ours.before, ours.after, *([theirs.before, theirs.after] if theirs else [])]
    n = [cell.feeling.n for cell in cells]
    note = _unbound(journey, asked.step) or _overlap(journey, cells) or _too_few(journey, n)
    if note is not None:
        return Difference(n=sum(n[:2]), n_other=sum(n[2:]), note=note)
    if theirs is None:
        return mean_difference(ours.after.feeling, ours.before.feeling)
    return difference_of_changes(ours.feelings, theirs.feelings)


def _unbound(journey: Journey, step: str) -> Note | None:
    found = next((one for one in journey.steps if one.id == step), None)
    if found is None:
        return noted("other", "effect.no_step", step=step)
    return not_bound(found, "feedback") if found.feedback is None else None


def _overlap(journey: Journey, cells: list[_Cell]) -> Note | None:
    """Variances add up only where no instance is in two groups."""
    times = np.sum([cell.chosen for cell in cells], axis=0)
    count = int((times > 1).sum())
    if not count:
        return None
    unit = journey.scope.unit or "instances"
    return noted("groups_overlap", "effect.overlap", count=count, unit=unit)


def _too_few(journey: Journey, n: list[int]) -> Note | None:
    needed = journey.minimum_n
    if min(n) >= needed:
        return None
    names = ("before", "after", "before_other", "after_other")
    facts: dict[str, Fact] = dict(zip(names, n, strict=False))
    key = "effect.few_beside" if len(n) > 2 else "effect.few"
    return noted("not_enough_data", key, n=min(n), needed=needed, **facts)
