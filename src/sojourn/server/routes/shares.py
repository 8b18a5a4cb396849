"""Links that show one map to people without an account: made and revoked here, opened in `shared`."""

from __future__ import annotations

from datetime import UTC

from fastapi import APIRouter

from sojourn.access.permissions import Permission
from sojourn.app.accounts.sharing import Sharing, Wish
from sojourn.server.access_models import ShareLine, ShareRequest
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentCaller, CurrentPrincipal
from sojourn.store.shares import Share

router = APIRouter(prefix="/journeys/{slug}/shares", tags=["shares"])


@router.get("", operation_id="listShares")
@needs(Permission.SHARE)
def list_shares(workspace: CurrentWorkspace, slug: str) -> list[ShareLine]:
    """The links of a journey that are in force, newest first."""
    return [_line(share) for share in workspace.office.shares.of(workspace.journey(slug).id)]


@router.post("", operation_id="createShare", status_code=201)
@needs(Permission.SHARE)
def create_share(
    workspace: CurrentWorkspace, principal: CurrentPrincipal, slug: str, asked: ShareRequest, caller: CurrentCaller
) -> ShareLine:
    """A new link. Hidden lanes are not sent at all, their measures neither."""
    expires = asked.expires_at
    wish = Wish(
        label=asked.label,
        comment=asked.comment,
        password=asked.password or None,
        expires_at=(expires if expires.tzinfo else expires.replace(tzinfo=UTC)).astimezone(UTC) if expires else None,
        hidden_lanes=tuple(asked.hidden_lanes),
        view=asked.view.removeprefix("?"),
        question=asked.question,
        origins=tuple(asked.origins),
    )
    return _line(Sharing(workspace).make(principal, slug, wish, caller))


@router.delete("/{share}", operation_id="revokeShare", status_code=204)
@needs(Permission.SHARE)
def revoke_share(
    workspace: CurrentWorkspace, principal: CurrentPrincipal, slug: str, share: str, caller: CurrentCaller
) -> None:
    """End a link at once."""
    Sharing(workspace).revoke(principal, slug, share, caller)


def _line(share: Share) -> ShareLine:
    assert share.created_at is not None
    return ShareLine(
        id=share.id,
        label=share.label,
        path=f"/s/{share.token}",
        embed_path=f"/embed/{share.token}",
        comment=share.may_comment,
        password=share.password_hash is not None,
        expires_at=share.expires_at,
        hidden_lanes=list(share.hidden_lanes),
        view=share.view,
        origins=list(share.origins),
        created_by=share.created_by,
        created_at=share.created_at,
    )
