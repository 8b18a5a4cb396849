"""Finds out who asks: by session, API key or share link, or because it is the person at this computer."""

from __future__ import annotations

from starlette.requests import Request

from sojourn.access.principal import LOCAL_OWNER, NOBODY
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.finding import Asking, Carried, find
from sojourn.app.accounts.office import Office
from sojourn.server import cookies
from sojourn.server.guard import ALWAYS_ALLOWED, hostname

SHARE_HEADER = "sojourn-share"
PASS_HEADER = "sojourn-share-pass"  # noqa: S105 - a header's name
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers that a proxy adds: what carries one has come from elsewhere."""


class Asker:
    """`local`: the server listens on this computer alone and asks its one person for no sign-in."""

    def __init__(self, office: Office | None, *, local: bool) -> None:
        self._office = office
        self._local = local

    def __call__(self, request: Request) -> Asking:
        """Whoever asks; nobody when nothing says who. Raises for a key or link that is none."""
        if self._office is None:
            return Asking(NOBODY)
        carried = _carried(request, self._office)
        if carried == Carried() and self.is_local(request):
            return Asking(LOCAL_OWNER)
        return find(self._office, carried)

    def is_local(self, request: Request) -> bool:
        """Whether this is the person at this computer, and there is no account yet."""
        return self._local and self._office is not None and is_from_here(request) and not self._office.has_accounts()


def is_from_here(request: Request) -> bool:
    """Whether a request was sent to this computer by its own name, and not handed on by a proxy."""
    named = hostname(request.headers.get("host", "")) in ALWAYS_ALLOWED
    return named and not any(name in request.headers for name in _PASSED_ON)


def caller_of(request: Request) -> Caller:
    """Where the request came from."""
    return Caller(request.client.host if request.client else "", request.headers.get("user-agent", "")[:300])


def _carried(request: Request, office: Office) -> Carried:
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return Carried(key=value.strip() or "-")
    share = request.headers.get(SHARE_HEADER, "")
    if share:
        return Carried(share=share, share_pass=request.headers.get(PASS_HEADER, ""))
    # Where there is no account there is no session: a cookie of then is not looked at.
    return Carried(session=cookies.read(request, office.key.mark)) if office.has_accounts() else Carried()
