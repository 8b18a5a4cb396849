"""A first map from events alone: chooses the request's defaults and gives the draft a free short name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sojourn.kernel.ids import slugify
from sojourn.maps.journey import Journey
from sojourn.rules.model import Rule

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace


@dataclass(frozen=True)
class DraftRequest:
    """What to draft from. `case` None: guessed. `steps`: at most so many; None leaves the choice to discovery."""

    title: str = ""
    start: datetime | None = None
    end: datetime | None = None
    channels: tuple[str, ...] = ()
    where: Rule | None = None
    who: Rule | None = None
    case: str | None = None
    steps: int | None = None


def draft(workspace: Workspace, request: DraftRequest) -> Journey:
    """The drafted journey, not saved; its short name is free in the workspace.

    Raises NotEnoughData when there are no events to draft from.
    """
    from sojourn.insight.answer import Selection, Window
    from sojourn.insight.discovery import DiscoverySettings, discover

    selection = Selection(Window(request.start, request.end), request.where, request.channels, request.who)
    chosen = DiscoverySettings(title=request.title, case=request.case)
    if request.steps is not None:
        chosen = replace(chosen, max_steps=request.steps)
    with workspace.lease() as engine:
        journey = discover(engine, selection, chosen)
    taken = {name for known in workspace.journeys() for name in (known.slug, known.id)}
    slug = slugify(journey.slug, taken, "journey")
    return journey if slug == journey.slug else journey.model_copy(update={"slug": slug, "id": slug})
