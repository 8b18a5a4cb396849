"""The way to the OpenID provider and back. The browser walks these addresses itself, so they answer with redirects."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from sojourn.access.permissions import Permission
from sojourn.app.accounts.provider import ProviderSignIn, Return
from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import SojournError
from sojourn.server import cookies
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentCaller
from sojourn.server.routes.session import put_session

router = APIRouter(prefix="/oidc", tags=["session"])

_MINUTES = 10


@router.get("/start", operation_id="startOidc", response_class=RedirectResponse, status_code=303)
@needs(Permission.OPEN)
def start(
    workspace: CurrentWorkspace,
    request: Request,
    caller: CurrentCaller,
    after: Annotated[str, Query(max_length=500, description="The page to go to in the end")] = "/",
) -> RedirectResponse:
    """Send the browser to the provider."""
    try:
        place, flow = ProviderSignIn(workspace).start(_return_to(workspace, request), after, caller)
    except SojournError as error:
        return _refused(error)
    answer = RedirectResponse(place, 303)
    answer.set_cookie(
        _cookie(workspace), flow.state, max_age=60 * _MINUTES, path="/api/oidc", httponly=True, samesite="lax",
        secure=cookies.is_secure(request),
    )  # fmt: skip
    return answer


@router.get("/return", operation_id="finishOidc", response_class=RedirectResponse, status_code=303)
@needs(Permission.OPEN)
def finish(
    workspace: CurrentWorkspace,
    request: Request,
    caller: CurrentCaller,
    code: Annotated[str, Query(max_length=4000)] = "",
    state: Annotated[str, Query(max_length=200)] = "",
) -> RedirectResponse:
    """Where the provider sends the browser back to: signed in, or to the sign-in page with the reason."""
    given = Return(code, state, request.cookies.get(_cookie(workspace), ""))
    try:
        _, token, after = ProviderSignIn(workspace).finish(given, _return_to(workspace, request), caller)
    except SojournError as error:
        return _refused(error)
    answer = RedirectResponse(after, 303)
    answer.delete_cookie(_cookie(workspace), path="/api/oidc")
    put_session(workspace.office, token, request, answer)
    return answer


def _refused(error: SojournError) -> RedirectResponse:
    return RedirectResponse(f"/sign-in?error={quote(error.code)}", 303, headers={"Cache-Control": "no-store"})


def _return_to(workspace: Workspace, request: Request) -> str:
    base = workspace.settings.public_url or f"{request.url.scheme}://{request.headers['host']}"
    return f"{base}/api/oidc/return"


def _cookie(workspace: Workspace) -> str:
    return f"sj_oidc_{workspace.office.key.mark}"
