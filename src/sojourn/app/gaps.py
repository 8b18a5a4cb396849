"""A future map beside the current one it starts from, with what the workspace's data now says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.maps.journey import Journey

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace
    from sojourn.maps.gaps import FutureGaps


def gaps(workspace: Workspace, journey: str | Journey) -> FutureGaps:
    """What the future map `journey` changes and promises, and what its baseline's data says, for everyone.

    Raises InvalidInput for a map that is no future state or names no baseline, NotFound when that is not there.
    """
    from sojourn.app.measuring import EVERYONE, MapQuestion
    from sojourn.insight.promises import gaps as held

    future = workspace.journey(journey) if isinstance(journey, str) else journey
    baseline = baseline_of(workspace, future)
    measured = workspace.measured(baseline, MapQuestion(persona=EVERYONE if baseline.persona else None))
    return held(future, baseline, measured.measurement)


def baseline_of(workspace: Workspace, future: Journey) -> Journey:
    """The current map that a future one starts from."""
    if future.state != "future" or future.baseline_id is None:
        raise InvalidInput(
            "not_a_future_map",
            f"The map {future.slug!r} is not a future state with a baseline.",
            "Set its `state` to future and `baseline_id` to the id of the current map.",
            journey=future.slug,
        )
    found = next((one for one in workspace.journeys() if one.id == future.baseline_id), None)
    if found is None:
        raise NotFound(
            "no_baseline",
            f"The map {future.slug!r} starts from {future.baseline_id!r}, which is not in this workspace.",
            "Bring the current map into the workspace, or name another `baseline_id`.",
            journey=future.slug,
            baseline=future.baseline_id,
        )
    return found
