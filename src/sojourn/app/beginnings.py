"""Journeys that come into the workspace: each under a free short name, so that none overwrites another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sojourn.kernel.ids import slugify
from sojourn.maps.journey import Journey

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace


def freely_named(workspace: Workspace, journey: Journey) -> Journey:
    """The journey as a first version, its id and short name free in the workspace."""
    taken = {name for known in workspace.journeys() for name in (known.slug, known.id)}
    slug = slugify(journey.slug, taken, "journey")
    free = journey.model_copy(update={"version": 1})
    if slug == journey.slug and journey.id not in taken:
        return free
    return free.model_copy(update={"slug": slug, "id": slug})


def bring_in(workspace: Workspace, journey: Journey, cause: str) -> Journey:
    """Save a journey that comes from outside. Raises InvalidInput, listing every error of the validator."""
    from sojourn.maps.validate import require_valid

    require_valid(journey)
    return workspace.save(freely_named(workspace, journey), cause)
