"""What is wrong with the effect questions of a map's actions: windows, groups, and what they measure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sojourn.maps.effects import EffectGroup, EffectQuestion, EffectWindow
from sojourn.maps.findings import Finding
from sojourn.maps.journey import Action, Journey


def check_effects(journey: Journey) -> Iterator[Finding]:
    """Errors where an effect cannot be computed as asked, warnings where it would not say what a reader expects."""
    for action in journey.actions:
        if action.effect is None:
            continue
        path = f"actions[{action.id}].effect"
        yield from _windows(path, action.effect)
        yield from _groups(path, action.effect, journey)
        yield from _measured(path, action.effect, journey)
        yield from _done(path, action, action.effect)


def _windows(path: str, asked: EffectQuestion) -> Iterator[Finding]:
    for name, window in (("before", asked.before), ("after", asked.after)):
        if window[0] >= window[1]:
            message = f"The window ends ({_day(window[1])}) before or when it starts ({_day(window[0])})."
            yield Finding(f"{path}.{name}", "error", "empty_window", message, "Write the earlier time first.")
    if asked.before[0] >= asked.after[1]:
        message = f"The window before the change ({_span(asked.before)}) lies after the other ({_span(asked.after)})."
        yield Finding(f"{path}.before", "error", "reversed_windows", message, "Swap before and after.")
    elif asked.before[1] > asked.after[0]:
        message = f"The windows before ({_span(asked.before)}) and after ({_span(asked.after)}) overlap."
        hint = "End the first by the moment the second starts: windows do not hold their last moment."
        yield Finding(f"{path}.after", "error", "overlapping_windows", message, hint)


def _groups(path: str, asked: EffectQuestion, journey: Journey) -> Iterator[Finding]:
    without = {persona.id for persona in journey.personas if persona.segment is None}
    sides: list[tuple[str, EffectGroup]] = [("group", asked.group)]
    if asked.comparison is not None:
        sides.append(("comparison", asked.comparison))
    for name, group in sides:
        if group.persona in without:
            message = f"The persona '{group.persona}' has no rule that says who it stands for."
            hint = "Give the persona a segment, or write a rule under where."
            yield Finding(f"{path}.{name}.persona", "error", "persona_without_segment", message, hint)
    other = asked.comparison
    if other is None:
        return
    if other.everyone or (other.persona, other.where) == (asked.group.persona, asked.group.where):
        message = "The comparison holds the group concerned, so it cannot stand for people the change did not reach."
        hint = "Say who they are by a persona or a rule, or leave the comparison out."
        yield Finding(f"{path}.comparison", "error", "comparison_holds_group", message, hint)


def _measured(path: str, asked: EffectQuestion, journey: Journey) -> Iterator[Finding]:
    for step in journey.steps:
        if step.id == asked.step and step.feedback is None:
            message = f"No answers are bound to '{step.title}': there is no feeling to compare."
            yield Finding(f"{path}.step", "warning", "step_without_feedback", message, "Give the step a feedback rule.")


def _done(path: str, action: Action, asked: EffectQuestion) -> Iterator[Finding]:
    """The change should lie between the windows; what it did in them else blurs the difference."""
    day = action.done_on
    if day is None or asked.before[1] > asked.after[0]:
        return
    if not asked.before[1].date() <= day <= asked.after[0].date():
        between = f"{_day(asked.before[1])} to {_day(asked.after[0])}"
        message = f"The change was done on {day}, not between the windows ({between})."
        hint = "Choose a window that ends before the change and one that starts after it."
        yield Finding(path, "warning", "change_outside_windows", message, hint)


def _day(moment: datetime) -> str:
    return str(moment).removesuffix("+00:00").removesuffix(" 00:00:00")


def _span(window: EffectWindow) -> str:
    return f"{_day(window[0])} to {_day(window[1])}"
