"""Editing a journey together: changes, what others do, versions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import StreamingResponse

from sojourn.access.permissions import Permission
from sojourn.access.principal import Principal
from sojourn.kernel.errors import SojournError
from sojourn.maps.journey import Journey
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.editing_models import (
    ChangeLine,
    ChangeList,
    ChangeOutcome,
    ChangesAnswer,
    ChangesRequest,
    DifferenceLine,
    NameRequest,
    OverwrittenLine,
    PresenceRequest,
    Present,
)
from sojourn.server.errors import body_of
from sojourn.server.live import Live
from sojourn.server.models import VersionLine
from sojourn.server.principal import CurrentPrincipal
from sojourn.store.journey_log import Author

router = APIRouter(prefix="/journeys", tags=["editing"])


def live_of(request: Request) -> Live:
    """The rooms of this server."""
    return cast("Live", request.app.state.live)


CurrentLive = Annotated[Live, Depends(live_of)]


def author_of(principal: Principal) -> Author:
    """The name under which somebody's edits and comments stand."""
    return Author(principal.id, principal.name)


@router.post("/{slug}/changes", operation_id="changeJourney")
@needs(Permission.EDIT)
def change_journey(
    workspace: CurrentWorkspace, live: CurrentLive, principal: CurrentPrincipal, slug: str, request: ChangesRequest
) -> ChangesAnswer:
    """Take in changes one after the other. One that is refused does not hinder the next; sent again, it is not done
    again."""
    journey_id, version = workspace.store.version(slug)
    outcomes: list[ChangeOutcome] = []
    for change in request.changes:
        try:
            taken = workspace.store.change(journey_id, change, author_of(principal), request.client)
        except SojournError as error:
            if error.code == "workspace_busy":  # nothing is wrong with the edit: all are sent again, none done twice
                live.poke(journey_id)
                raise
            outcomes.append(ChangeOutcome(id=change.id, error=body_of(error)))
            continue
        version = max(version, taken.made.version)
        overwritten = [OverwrittenLine(**asdict(one)) for one in taken.overwritten]
        outcomes.append(ChangeOutcome(id=change.id, made=ChangeLine.of(taken.made), overwritten=overwritten))
    live.poke(journey_id)
    return ChangesAnswer(version=version, outcomes=outcomes)


@router.get("/{slug}/changes", operation_id="listChanges")
@needs(Permission.READ)
def list_changes(workspace: CurrentWorkspace, slug: str, after: Annotated[int, Query(ge=0)] = 0) -> ChangeList:
    """What was changed after a version."""
    journey_id, version = workspace.store.version(slug)
    made = [one for one in workspace.store.changes(journey_id, after) if one.version <= version]
    return ChangeList(
        version=version, whole=len(made) == max(version - after, 0), changes=[ChangeLine.of(one) for one in made]
    )


@router.get("/{slug}/live", operation_id="listenToJourney", response_class=StreamingResponse)
@needs(Permission.READ)
async def listen_to_journey(
    workspace: CurrentWorkspace,
    live: CurrentLive,
    principal: CurrentPrincipal,
    slug: str,
    client: Annotated[str, Query(min_length=1, max_length=80)],
    after: Annotated[int, Query(ge=0)] = 0,
    last_event_id: Annotated[int, Header(ge=0)] = 0,
) -> StreamingResponse:
    """Changes, comments and who is present, as server-sent events (hello, change, replaced, comments, presence).

    A change's event id is its version; a browser that comes back sends the last one and hears what followed.
    """
    journey_id, _ = workspace.store.version(slug)
    present = Present(client=client, id=principal.id, name=principal.name)
    return StreamingResponse(
        live.listen(journey_id, present, max(after, last_event_id)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.put("/{slug}/presence", operation_id="sayPresence", status_code=204)
@needs(Permission.READ)
def say_presence(
    workspace: CurrentWorkspace, live: CurrentLive, principal: CurrentPrincipal, slug: str, request: PresenceRequest
) -> None:
    """Say where one is on the map, so that others see it."""
    journey_id, _ = workspace.store.version(slug)
    present = Present(
        client=request.client, id=principal.id, name=principal.name, cell=request.cell, editing=request.editing
    )
    live.seen(journey_id, present)


@router.post("/{slug}/versions", operation_id="nameVersion", status_code=201)
@needs(Permission.EDIT, "journey.named")
def name_version(
    workspace: CurrentWorkspace, principal: CurrentPrincipal, slug: str, request: NameRequest
) -> VersionLine:
    """Keep the newest version under a name."""
    saved = workspace.store.name(slug, request.label, author_of(principal))
    return VersionLine.model_validate(asdict(saved))


@router.get("/{slug}/versions/{version}/differences", operation_id="compareVersions")
@needs(Permission.READ)
def compare_versions(
    workspace: CurrentWorkspace, slug: str, version: int, other: Annotated[int | None, Query(ge=1)] = None
) -> list[DifferenceLine]:
    """What changed from one version to another (default: the newest), in words."""
    from sojourn.maps.diff import diff

    changes = diff(workspace.journey(slug, version), workspace.journey(slug, other))
    return [DifferenceLine(**asdict(change)) for change in changes]


@router.post("/{slug}/versions/{version}/restore", operation_id="restoreVersion")
@needs(Permission.EDIT, "journey.restored")
def restore_version(
    workspace: CurrentWorkspace, live: CurrentLive, principal: CurrentPrincipal, slug: str, version: int
) -> Journey:
    """Make an old version the newest again; what was between stays in the history."""
    restored = workspace.store.restore(slug, version, author_of(principal))
    live.poke(restored.id)
    return restored
