"""The one place where it is decided who may reach a route: deny by default.

An address under /api that no route declares is not there; a route that declares nothing is refused; everything else is
reached by those whose permissions hold what the route needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from sojourn.access.principal import Kind, Principal
from sojourn.kernel.errors import NotAllowed, NotSignedIn, SojournError
from sojourn.server.declaring import Declarations, Needs
from sojourn.server.errors import answer, answer_to
from sojourn.server.models import ErrorBody

PREFIX = "/api"
Find = Callable[[Request], Principal]


class Gate:
    """ASGI layer that finds out who asks and lets through only what they may do."""

    def __init__(self, app: ASGIApp, declarations: Declarations, find: Find) -> None:
        self._app = app
        self._declarations = declarations
        self._find = find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            raise RuntimeError("no route takes a websocket")
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == PREFIX or path.startswith(PREFIX + "/")):
            await self._app(scope, receive, send)
            return
        match, needed, _ = self._declarations.find(scope)
        if match is not Match.FULL:
            await _unknown(match, scope)(scope, receive, send)
            return
        try:
            principal = await to_thread.run_sync(self._find, Request(scope))
            check(principal, needed)
        except SojournError as error:
            await answer_to(error)(scope, receive, send)
            return
        scope.setdefault("state", {})["principal"] = principal
        await self._app(scope, receive, send)


def check(principal: Principal, needed: Needs | None) -> None:
    """Raises NotSignedIn for nobody, NotAllowed for somebody who may not, or where nothing is declared."""
    if needed is None:
        raise NotAllowed("undeclared", "Nobody has said who may use this address, so nobody may.", "Report it.")
    if principal.may(needed.permission):
        return
    if principal.kind is Kind.NOBODY:
        raise NotSignedIn("not_signed_in", "Nobody is signed in.", "Sign in, or send an API key.")
    raise NotAllowed(
        "not_permitted",
        f"{principal.name or 'This link'} may not do this: it needs the permission {needed.permission.value!r}.",
        "Ask an owner or admin of the workspace.",
        permission=needed.permission.value,
    )


def _unknown(match: Match, scope: Scope) -> Any:
    if match is Match.PARTIAL:
        return answer(405, ErrorBody(code="http_405", message="Method Not Allowed"))
    return answer(
        404,
        ErrorBody(
            code="no_such_address",
            message=f"There is no {scope['path']}.",
            hint="See /api/openapi.json for what there is.",
        ),
    )
