"""What a share link shows, for whoever sends its secret in the header Sojourn-Share."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from sojourn.access.permissions import Permission
from sojourn.app.accounts.sharing import Sharing
from sojourn.maps.measured import MeasuredMap
from sojourn.server.access_models import Confirmation, SharedMap, SharedState, Unlocked
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentCaller, CurrentPrincipal
from sojourn.store.shares import Share

router = APIRouter(prefix="/shared", tags=["shared"])


def _share(
    workspace: CurrentWorkspace, sojourn_share: Annotated[str, Header(description="The secret of the link")] = ""
) -> Share:
    return Sharing(workspace).of(sojourn_share)


TheShare = Annotated[Share, Depends(_share)]


@router.get("", operation_id="getShared")
@needs(Permission.OPEN)
def get_shared(
    workspace: CurrentWorkspace, principal: CurrentPrincipal, share: TheShare, response: Response
) -> SharedState:
    """Whether the link asks for its password."""
    response.headers["Cache-Control"] = "no-store"
    if not principal.may(Permission.READ_SHARED):
        return SharedState(locked=True)
    return SharedState(locked=False, title=workspace.journey(share.journey_id).title, comment=share.may_comment)


@router.post("/unlock", operation_id="unlockShared")
@needs(Permission.OPEN)
def unlock_shared(
    workspace: CurrentWorkspace,
    confirmation: Confirmation,
    caller: CurrentCaller,
    sojourn_share: Annotated[str, Header()] = "",
) -> Unlocked:
    """Open a link with its password: a pass to be sent in Sojourn-Share-Pass."""
    return Unlocked(token=Sharing(workspace).unlock(sojourn_share, confirmation.password, caller))


@router.get("/map", operation_id="getSharedMap")
@needs(Permission.READ_SHARED)
def get_shared_map(workspace: CurrentWorkspace, share: TheShare, response: Response) -> SharedMap:
    """The map without what the link hides."""
    response.headers["Cache-Control"] = "no-store"
    return SharedMap(journey=Sharing(workspace).document(share), view=share.view, comment=share.may_comment)


@router.get("/measured", operation_id="getSharedMeasured")
@needs(Permission.READ_SHARED)
def get_shared_measured(workspace: CurrentWorkspace, share: TheShare, response: Response) -> MeasuredMap:
    """The measures of the lanes that the link shows, for the filters it was made with."""
    response.headers["Cache-Control"] = "no-store"
    return Sharing(workspace).measured(share)
