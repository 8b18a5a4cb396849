"""From what a request carries to who asks."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.access import principal
from sojourn.access.principal import NOBODY, Principal
from sojourn.app.accounts.office import Office
from sojourn.app.accounts.signing_in import as_principal
from sojourn.kernel.errors import NotFound, NotSignedIn


@dataclass(frozen=True)
class Carried:
    """What a request carries; empty where it does not."""

    session: str = ""
    key: str = ""
    share: str = ""
    share_pass: str = ""


@dataclass(frozen=True)
class Asking:
    """Who asks, and the new token of their session when it is time for one."""

    principal: Principal
    token: str | None = None


def find(office: Office, carried: Carried) -> Asking:
    """Who asks. A key or share link that is none is refused; a session that is over is as if it were not there."""
    if carried.key:
        return Asking(_by_key(office, carried.key))
    if carried.share:
        return Asking(by_share(office, carried.share, carried.share_pass))
    found = office.sessions.find(carried.session) if carried.session else None
    if found is None:
        return Asking(NOBODY)
    account = office.accounts.get(found.session.user_id)
    return Asking(as_principal(account, found.session.id), found.token)


def by_share(office: Office, token: str, given_pass: str) -> Principal:
    """Whoever holds a link. Without the pass that its password gives, they hold nothing yet."""
    share = office.shares.by_token(token)
    if share is None:
        raise NotFound("no_such_share", "This link shows nothing (any more).", "Ask for a new one.")
    if share.password_hash and not (given_pass and office.shares.has_pass(share.id, given_pass)):
        return NOBODY
    return principal.share(share.id, share.label or "Link", share.journey_id, comment=share.may_comment)


def _by_key(office: Office, token: str) -> Principal:
    key = office.keys.find(token)
    if key is None:
        raise NotSignedIn("unknown_key", "This API key is not known (any more).", "Make a new one under API keys.")
    maker = office.accounts.get(key.user_id)
    return principal.key(key.id, key.name, key.scopes, maker.role)
