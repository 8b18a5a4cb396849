"""The session's cookie: HttpOnly, SameSite=Lax, and bound to this host alone where the page came by HTTPS."""

from __future__ import annotations

import hashlib

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response

CSRF_HEADER = "x-sojourn-csrf"
_START = "sojourn_"
_HOST = "__Host-"


def is_secure(request: Request) -> bool:
    """Whether the page came by HTTPS, also through a proxy on this computer that says so."""
    return request.url.scheme == "https"


def cookie_name(request: Request, mark: str) -> str:
    """The workspace's own name, so that two of them on one host do not sign each other out."""
    return (_HOST if is_secure(request) else "") + _START + mark


def read(request: Request, mark: str) -> str:
    """The session's token; empty when there is none."""
    return request.cookies.get(cookie_name(request, mark), "")


def is_session(name: str) -> bool:
    """Whether a cookie of this name is a session of a workspace."""
    return name.removeprefix(_HOST).startswith(_START)


def csrf_of(token: str) -> str:
    """What a page without Origin shows to prove that it could read an answer of ours."""
    return hashlib.sha256(b"csrf:" + token.encode()).hexdigest()[:32]


def line(request: Request, mark: str, token: str, seconds: int) -> str:
    """The Set-Cookie header; 0 seconds ends the cookie."""
    made = Response()
    made.set_cookie(
        cookie_name(request, mark), token, max_age=seconds, path="/", secure=is_secure(request), httponly=True,
        samesite="lax",
    )  # fmt: skip
    return made.headers["set-cookie"]


def put(headers: MutableHeaders, request: Request, mark: str, token: str, seconds: int) -> None:
    """Set the cookie; an answer that sets it is nobody else's."""
    headers.append("Set-Cookie", line(request, mark, token, seconds))
    headers["Cache-Control"] = "no-store"
