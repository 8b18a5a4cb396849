"""What a share link shows, for whoever sends its secret in the header Sojourn-Share."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from sojourn.access.permissions import Permission
from sojourn.app.accounts.sharing import Sharing
from sojourn.kernel.errors import NotFound
from sojourn.maps.measured import MeasuredMap
from sojourn.server.access_models import Confirmation, SharedMap, SharedState, Unlocked
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.editing_models import CommentLine, GuestComment
from sojourn.server.principal import CurrentCaller, CurrentPrincipal
from sojourn.server.routes.editing import CurrentLive
from sojourn.store.journey_log import Author
from sojourn.store.shares import Share

router = APIRouter(prefix="/shared", tags=["shared"])
_OPEN_PARTS = ("journey", "steps")


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


@router.get("/comments", operation_id="listSharedComments")
@needs(Permission.COMMENT_SHARED)
def list_shared_comments(
    workspace: CurrentWorkspace, principal: CurrentPrincipal, share: TheShare
) -> list[CommentLine]:
    """What is said about the whole map and about its steps; what speaks of hidden parts is left out."""
    said = workspace.comments.of(share.journey_id)
    return [CommentLine.of_comment(one, principal.id) for one in said if one.part in _OPEN_PARTS]


@router.post("/comments", operation_id="commentShared", status_code=201)
@needs(Permission.COMMENT_SHARED, "share.commented")
def comment_shared(
    workspace: CurrentWorkspace, live: CurrentLive, principal: CurrentPrincipal, share: TheShare, request: GuestComment
) -> CommentLine:
    """Say something about the map or a step under a name of one's own, or answer in a thread."""
    author = Author(principal.id, request.name.strip() or principal.name)
    target = ("steps", request.step) if request.step else ("journey", "")
    if request.step and all(step.id != request.step for step in Sharing(workspace).document(share).steps):
        raise NotFound("unknown_step", f"The map has no step {request.step!r}.", "Choose another.", step=request.step)
    if request.thread:
        said = workspace.comments.answer(share.journey_id, request.id, request.thread, request.text, author)
    else:
        said = workspace.comments.say(share.journey_id, request.id, target, request.text, author)
    live.poke(share.journey_id)
    return CommentLine.of_comment(said, principal.id)
