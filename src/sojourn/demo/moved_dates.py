"""Moves the example dates of a demo journey (reviews, due dates), so that they make sense on the day it is loaded."""

from __future__ import annotations

from datetime import date, timedelta

from sojourn.maps.journey import Action, Journey


def moved(journey: Journey, by: timedelta) -> Journey:
    """The journey with its review and action dates later by `by`; pinned windows and evidence keep their dates.

    So does an action with an effect question: its day lies between windows of real data.
    """
    actions = [_action(action, by) for action in journey.actions]
    return journey.model_copy(update={"review_by": _date(journey.review_by, by), "actions": actions})


def _action(action: Action, by: timedelta) -> Action:
    if action.effect is not None:
        return action
    return action.model_copy(update={"due": _date(action.due, by), "done_on": _date(action.done_on, by)})


def _date(day: date | None, by: timedelta) -> date | None:
    return None if day is None else day + by
