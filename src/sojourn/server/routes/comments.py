"""Comments on a journey."""

from __future__ import annotations

from fastapi import APIRouter

from sojourn.access.permissions import Permission
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.editing_models import CommentEdit, CommentLine, CommentRequest
from sojourn.server.principal import CurrentPrincipal
from sojourn.server.routes.editing import CurrentLive, author_of

router = APIRouter(prefix="/journeys", tags=["comments"])


@router.get("/{slug}/comments", operation_id="listComments")
@needs(Permission.READ)
def list_comments(workspace: CurrentWorkspace, principal: CurrentPrincipal, slug: str) -> list[CommentLine]:
    """All comments, threads in the order they began."""
    journey_id, _ = workspace.store.version(slug)
    return [CommentLine.of_comment(one, principal.id) for one in workspace.comments.of(journey_id)]


@router.post("/{slug}/comments", operation_id="comment", status_code=201)
@needs(Permission.COMMENT)
def comment(
    workspace: CurrentWorkspace, live: CurrentLive, principal: CurrentPrincipal, slug: str, request: CommentRequest
) -> CommentLine:
    """Begin a thread, or answer in one."""
    journey_id, _ = workspace.store.version(slug)
    author = author_of(principal)
    if request.thread is not None:
        said = workspace.comments.answer(journey_id, request.id, request.thread, request.text, author)
    else:
        said = workspace.comments.say(journey_id, request.id, (request.part, request.of), request.text, author)
    live.poke(journey_id)
    return CommentLine.of_comment(said, principal.id)


@router.patch("/{slug}/comments/{comment_id}", operation_id="editComment")
@needs(Permission.COMMENT)
def edit_comment(
    workspace: CurrentWorkspace,
    live: CurrentLive,
    principal: CurrentPrincipal,
    slug: str,
    comment_id: str,
    request: CommentEdit,
) -> CommentLine:
    """Change one's own words, or settle a thread."""
    journey_id, _ = workspace.store.version(slug)
    author = author_of(principal)
    found = None
    if request.text is not None:
        found = workspace.comments.edit(journey_id, comment_id, request.text, author)
    if request.resolved is not None or found is None:
        resolved = bool(request.resolved)
        found = workspace.comments.resolve(journey_id, comment_id, author, resolved=resolved)
    live.poke(journey_id)
    return CommentLine.of_comment(found, principal.id)


@router.delete("/{slug}/comments/{comment_id}", operation_id="deleteComment", status_code=204)
@needs(Permission.COMMENT)
def delete_comment(
    workspace: CurrentWorkspace, live: CurrentLive, principal: CurrentPrincipal, slug: str, comment_id: str
) -> None:
    """Take back one's own comment; who manages members may take away anybody's."""
    journey_id, _ = workspace.store.version(slug)
    any_author = principal.may(Permission.MANAGE_MEMBERS)
    workspace.comments.delete(journey_id, comment_id, author_of(principal), any_author=any_author)
    live.poke(journey_id)
