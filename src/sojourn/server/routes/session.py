"""Who asks; signing in and out; the first link and invitations."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from sojourn.access.permissions import Permission
from sojourn.access.principal import Kind, Principal
from sojourn.app.accounts.joining import Joining, NewPerson
from sojourn.app.accounts.office import Office
from sojourn.app.accounts.signing_in import Credentials, SigningIn, as_principal
from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import NotAllowed
from sojourn.server import cookies
from sojourn.server.access_models import (
    AcceptRequest,
    InvitationSeen,
    Me,
    OwnerRequest,
    Provider,
    SignInRequest,
    TokenRequest,
)
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentCaller, CurrentOffice, CurrentPrincipal
from sojourn.store.accounts import Account

router = APIRouter(tags=["session"])

_STATES = {Kind.USER: "signed_in", Kind.KEY: "signed_in", Kind.LOCAL: "local"}


@router.get("/me", operation_id="getMe")
@needs(Permission.OPEN)
def get_me(workspace: CurrentWorkspace, principal: CurrentPrincipal, request: Request, response: Response) -> Me:
    """Who asks and what they may do; anyone may ask this."""
    response.headers["Cache-Control"] = "no-store"
    return _me(workspace, principal, cookies.read(request, workspace.office.key.mark))


@router.post("/session", operation_id="signIn")
@needs(Permission.OPEN)
def sign_in(
    workspace: CurrentWorkspace, given: SignInRequest, caller: CurrentCaller, request: Request, response: Response
) -> Me:
    """Sign in. 401 `code_needed` asks for the same again with a code; 429 says how many seconds to wait."""
    credentials = Credentials(given.email, given.password, given.code)
    account, token = SigningIn(workspace.office).with_password(credentials, caller)
    return welcomed(workspace, account, token, request, response)


@router.delete("/session", operation_id="signOut", status_code=204)
@needs(Permission.OPEN)
def sign_out(
    office: CurrentOffice, principal: CurrentPrincipal, caller: CurrentCaller, request: Request, response: Response
) -> None:
    """Sign out here."""
    if principal.session is not None:
        office.sessions.end(principal.session, principal.id)
        office.audit.add("session.ended", principal, "", caller.address)
    cookies.put(response.headers, request, office.key.mark, "", 0)


@router.post("/welcome", operation_id="createOwner", status_code=201)
@needs(Permission.OPEN)
def create_owner(
    workspace: CurrentWorkspace,
    principal: CurrentPrincipal,
    given: OwnerRequest,
    caller: CurrentCaller,
    request: Request,
    response: Response,
) -> Me:
    """Make the owner's account, by the first link or as the person at this computer, and sign in."""
    if given.token is None and principal.kind is not Kind.LOCAL:
        raise NotAllowed(
            "first_link_needed", "The link that 'sojourn serve' prints makes the owner's account.", "Open that link."
        )
    person = NewPerson(given.name, given.password, given.email, given.language)
    account, token = Joining(workspace.office).create_owner(given.token, person, caller)
    return welcomed(workspace, account, token, request, response)


@router.post("/invitation/look", operation_id="lookAtInvitation")
@needs(Permission.OPEN)
def look_at_invitation(workspace: CurrentWorkspace, given: TokenRequest, caller: CurrentCaller) -> InvitationSeen:
    """What an invitation's link is for. The secret stands in the body, so that no log keeps it."""
    found = Joining(workspace.office).look(given.token, caller)
    return InvitationSeen(
        email=found.email, role=found.role, invited_by=found.invited_by, workspace=workspace.files.root.resolve().name
    )


@router.post("/invitation/accept", operation_id="acceptInvitation", status_code=201)
@needs(Permission.OPEN)
def accept_invitation(
    workspace: CurrentWorkspace, given: AcceptRequest, caller: CurrentCaller, request: Request, response: Response
) -> Me:
    """Make the account one was invited to, and sign in."""
    person = NewPerson(given.name, given.password, language=given.language)
    account, token = Joining(workspace.office).accept(given.token, person, caller)
    return welcomed(workspace, account, token, request, response)


def welcomed(workspace: Workspace, account: Account, token: str, request: Request, response: Response) -> Me:
    """The answer to whoever has just signed in, with the cookie."""
    put_session(workspace.office, token, request, response)
    return _me(workspace, as_principal(account), token)


def put_session(office: Office, token: str, request: Request, response: Response) -> None:
    """Set the session's cookie."""
    cookies.put(response.headers, request, office.key.mark, token, office.session_seconds)


def _me(workspace: Workspace, principal: Principal, token: str) -> Me:
    office = workspace.office
    settings = workspace.settings
    account = office.accounts.get(principal.id) if principal.kind is Kind.USER else None
    return Me.model_validate(
        {
            "state": _STATES.get(principal.kind, "signed_out"),
            "first": not office.has_accounts(),
            "id": principal.id,
            "name": principal.name,
            "email": account.email if account else "",
            "language": account.language if account else "",
            "role": principal.role,
            "departments": list(principal.departments),
            "may": sorted(principal.allowed),
            "provider": Provider(name=settings.oidc_name) if settings.oidc_issuer else None,
            "csrf": cookies.csrf_of(token) if account and token else "",
        }
    )
