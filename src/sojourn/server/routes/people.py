"""Members of the workspace and invitations to it."""

from __future__ import annotations

from fastapi import APIRouter

from sojourn.access.permissions import Permission, Role, outranks
from sojourn.app.accounts.joining import Joining, check_rank
from sojourn.server.access_models import (
    InvitationLine,
    Invited,
    InviteRequest,
    MemberChange,
    MemberLine,
    MemberName,
    People,
)
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentCaller, CurrentOffice, CurrentPrincipal, OwnAccount
from sojourn.store.accounts import Account
from sojourn.store.invitations import Invitation

router = APIRouter(tags=["people"])


@router.get("/people", operation_id="listPeople")
@needs(Permission.MANAGE_MEMBERS)
def list_people(office: CurrentOffice, principal: CurrentPrincipal) -> People:
    """Members in the order they joined, and open invitations."""
    return People(
        members=[_member(account) for account in office.accounts.members()],
        invitations=[_invitation(found) for found in office.invitations.open()],
        roles=[role for role in Role if principal.role and outranks(principal.role, role)],
    )


@router.get("/members", operation_id="listMembers")
@needs(Permission.READ)
def list_members(office: CurrentOffice) -> list[MemberName]:
    """Whom a comment can mention: ids and names, no more."""
    return [MemberName(id=account.id, name=account.name) for account in office.accounts.members()]


@router.put("/people/{user}", operation_id="changeMember")
@needs(Permission.MANAGE_MEMBERS)
def change_member(
    office: CurrentOffice, principal: CurrentPrincipal, user: str, change: MemberChange, caller: CurrentCaller
) -> MemberLine:
    """Give another role or departments."""
    return _member(Joining(office).change_member(principal, user, change.role, change.departments, caller))


@router.delete("/people/{user}", operation_id="removeMember", status_code=204)
@needs(Permission.MANAGE_MEMBERS)
def remove_member(office: CurrentOffice, principal: CurrentPrincipal, user: str, caller: CurrentCaller) -> None:
    """Take the role away and end all sessions; what the person did keeps their name."""
    Joining(office).remove_member(principal, user, caller)


@router.post("/invitations", operation_id="invite", status_code=201)
@needs(Permission.MANAGE_MEMBERS)
def invite(
    office: CurrentOffice,
    principal: CurrentPrincipal,
    account: OwnAccount,  # noqa: ARG001 - asked for: without an account there is nobody who invites
    request: InviteRequest,
    caller: CurrentCaller,
) -> Invited:
    """Invite somebody. The answer holds the link, once; sending it is yours to do."""
    found, token = Joining(office).invite(principal, request.email, request.role, request.departments, caller)
    return Invited(invitation=_invitation(found), path=f"/invite#{token}")


@router.delete("/invitations/{invitation}", operation_id="withdrawInvitation", status_code=204)
@needs(Permission.MANAGE_MEMBERS, "member.invitation_withdrawn")
def withdraw_invitation(office: CurrentOffice, principal: CurrentPrincipal, invitation: str) -> None:
    """Take an invitation back: its link opens nothing from now on."""
    check_rank(principal, office.invitations.get(invitation).role)
    office.invitations.withdraw(invitation)


def _member(account: Account) -> MemberLine:
    return MemberLine(
        id=account.id,
        name=account.name,
        email=account.email,
        role=account.role or Role.VIEWER,
        departments=list(account.departments),
        joined_at=account.created_at,
        totp=account.totp_confirmed,
    )


def _invitation(found: Invitation) -> InvitationLine:
    return InvitationLine(
        id=found.id,
        email=found.email,
        role=found.role,
        departments=list(found.departments),
        invited_by=found.invited_by,
        created_at=found.created_at,
        expires_at=found.expires_at,
    )
