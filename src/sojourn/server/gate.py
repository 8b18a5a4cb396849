"""The one place where it is decided who may reach a route: deny by default.

An address under /api that no route declares is not there; a route that declares nothing is refused; everything else is
reached by those whose permissions hold what the route needs. What a route says is audited is written down here, before
its answer goes out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sojourn.access.principal import Kind, Principal
from sojourn.app.accounts.finding import Asking
from sojourn.app.accounts.office import Office
from sojourn.kernel.errors import NotAllowed, NotSignedIn, SojournError
from sojourn.server import cookies
from sojourn.server.asker import caller_of
from sojourn.server.declaring import Declarations, Needs
from sojourn.server.errors import answer, answer_to
from sojourn.server.models import ErrorBody

PREFIX = "/api"


@dataclass(frozen=True)
class _Passage:
    """One request that may pass."""

    request: Request
    asking: Asking
    needed: Needs
    parts: dict[str, Any]


class Gate:
    """ASGI layer that finds out who asks and lets through only what they may do."""

    def __init__(
        self, app: ASGIApp, declarations: Declarations, find: Callable[[Request], Asking], office: Office | None
    ) -> None:
        self._app = app
        self._declarations = declarations
        self._find = find
        self._office = office

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            raise RuntimeError("no route takes a websocket")
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == PREFIX or path.startswith(PREFIX + "/")):
            await self._app(scope, receive, send)
            return
        match, needed, parts = self._declarations.find(scope)
        if match is not Match.FULL:
            await _unknown(match, path)(scope, receive, send)
            return
        request = Request(scope)
        try:
            asking = await to_thread.run_sync(self._find, request)
            check(asking.principal, needed)
        except SojournError as error:
            await answer_to(error)(scope, receive, send)
            return
        assert needed is not None
        scope.setdefault("state", {})["principal"] = asking.principal
        await self._app(scope, receive, self._sending(_Passage(request, asking, needed, parts), send))

    def _sending(self, passage: _Passage, send: Send) -> Send:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                if passage.needed.audit and message["status"] < 400:
                    await to_thread.run_sync(self._write_down, passage)
                if passage.asking.token is not None:
                    self._renew(passage, MutableHeaders(scope=message))
            await send(message)

        return send_on

    def _write_down(self, passage: _Passage) -> None:
        if self._office is None:
            return
        target = getattr(passage.request.state, "audit_target", "/".join(map(str, passage.parts.values())))
        address = caller_of(passage.request).address
        self._office.audit.add(passage.needed.audit, passage.asking.principal, target, address)

    def _renew(self, passage: _Passage, headers: MutableHeaders) -> None:
        # A route that has set the cookie itself (signed in or out) knows better.
        if self._office is None or passage.asking.token is None or "set-cookie" in headers:
            return
        seconds = self._office.session_seconds
        cookies.put(headers, passage.request, self._office.key.mark, passage.asking.token, seconds)


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


def _unknown(match: Match, path: str) -> Response:
    if match is Match.PARTIAL:
        return answer(405, ErrorBody(code="http_405", message="Method Not Allowed"))
    hint = "See /api/openapi.json for what there is."
    return answer(404, ErrorBody(code="no_such_address", message=f"There is no {path}.", hint=hint))
