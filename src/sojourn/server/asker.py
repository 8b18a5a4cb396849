"""Finds out who asks: by session, API key or share link, or because it is the person at this computer."""

from __future__ import annotations

from starlette.requests import Request

from sojourn.access.principal import LOCAL_OWNER, NOBODY, Principal
from sojourn.server.guard import ALWAYS_ALLOWED, hostname

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers that a proxy adds: what carries one has come from elsewhere."""


class Asker:
    """`local`: the server listens on this computer alone and asks its one person for no sign-in."""

    def __init__(self, *, local: bool) -> None:
        self._local = local

    def __call__(self, request: Request) -> Principal:
        """Whoever asks; nobody when nothing says who."""
        return LOCAL_OWNER if self._local and is_from_here(request) else NOBODY


def is_from_here(request: Request) -> bool:
    """Whether a request was sent to this computer by its own name, and not handed on by a proxy."""
    named = hostname(request.headers.get("host", "")) in ALWAYS_ALLOWED
    return named and not any(name in request.headers for name in _PASSED_ON)
