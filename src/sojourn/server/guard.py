"""Who may call: the page's own origin, under a name this server is known by. And what a browser may do with a page.

A server is safe only when no other web page can speak to it in its user's name: the Host list stops DNS rebinding, the
Origin check stops forged requests, the content policy keeps foreign code out of the page. A change that comes with a
session's cookie must show that it is of the own page: by Origin, by Sec-Fetch-Site, or by the token that only the own
page can read.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sojourn.server import cookies
from sojourn.server.errors import answer
from sojourn.server.models import ErrorBody

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
ALWAYS_ALLOWED = ("localhost", "127.0.0.1", "::1")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
NO_FRAMES = POLICY.format(frames="'none'")
HEADERS = {
    "Content-Security-Policy": NO_FRAMES,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """ASGI layer that refuses strangers and sets the security headers of every answer."""

    def __init__(self, app: ASGIApp, allowed_hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._allowed = {host.lower().strip("[]") for host in (*ALWAYS_ALLOWED, *allowed_hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                framed = "content-security-policy" in headers  # said by the one page that some may frame
                for name, value in HEADERS.items():
                    if not (framed and name == "X-Frame-Options"):
                        headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is None:
            await self._app(scope, receive, send_guarded)
            return
        status, body = refusal
        await answer(status, body)(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, ErrorBody] | None:
        host = headers.get("host", "")
        if hostname(host) not in self._allowed:
            return 400, ErrorBody(
                code="unknown_host",
                message=f"This server is not known by the name {host[:100]!r}.",
                hint="Call it by localhost, or start it with --allow-host NAME.",
            )
        if method in SAFE_METHODS:
            return None
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "none")
        foreign = site not in ("none", "same-origin")
        if foreign or (origin is not None and urlsplit(origin).netloc.lower() != host.lower()):
            return 403, ErrorBody(
                code="foreign_origin",
                message=f"A page of {(origin or 'another site')[:100]!r} may not change anything here.",
                hint="Use the page this server shows itself.",
            )
        if origin is None and site != "same-origin" and not _proves_itself(headers):
            return 403, ErrorBody(
                code="unproven_origin",
                message="A change in the name of a signed-in person must come from the page of this server.",
                hint="Send the Origin header, or X-Sojourn-CSRF with what /api/me says. Programs use an API key.",
            )
        return None


def _proves_itself(headers: Headers) -> bool:
    """Whether a request carries no session, or the token that belongs to it."""
    # Read as the routes read them: a cookie that one parser sees and another does not would be a way past this.
    found = [pair for text in headers.getlist("cookie") for pair in cookie_parser(text).items()]
    sessions = [value for name, value in found if cookies.is_session(name)]
    given = headers.get(cookies.CSRF_HEADER, "")
    return not sessions or any(hmac.compare_digest(given, cookies.csrf_of(token)) for token in sessions)


def hostname(host: str) -> str:
    """The name in a Host header, lower case, without port; empty when it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
