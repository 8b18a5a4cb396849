"""Who asks: nobody yet, a user, an API key, a share link, or the person at this computer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sojourn.access.permissions import ALLOWED, Permission, Role
from sojourn.access.scopes import KeyScope, granted


class Kind(StrEnum):
    """How somebody is known."""

    NOBODY = "nobody"
    LOCAL = "local"
    USER = "user"
    KEY = "key"
    SHARE = "share"


@dataclass(frozen=True)
class Principal:
    """Somebody with what they may do. `id` and `name` are what is written beside their comments and changes.

    `role` is None for a stranger (signed in, but no member), for a key and for a share link. `journey` is the one
    journey that a share link shows.
    """

    kind: Kind
    id: str = ""
    name: str = ""
    role: Role | None = None
    departments: tuple[str, ...] = ()
    scopes: tuple[KeyScope, ...] = ()
    allowed: frozenset[Permission] = frozenset({Permission.OPEN})
    journey: str | None = None
    session: str | None = None

    def may(self, permission: Permission) -> bool:
        """Whether this is allowed. What nobody has declared is not."""
        return permission in self.allowed

    @property
    def known(self) -> bool:
        """Whether the server knows who this is."""
        return self.kind is not Kind.NOBODY


NOBODY: Final = Principal(Kind.NOBODY)
"""A caller without session, key or link."""

LOCAL_OWNER: Final = Principal(Kind.LOCAL, "local", "You", Role.OWNER, allowed=ALLOWED[Role.OWNER])
"""The person at this computer, as long as the workspace has no account."""


def user(
    id: str,  # noqa: A002 - the field's name
    name: str,
    role: Role | None,
    *,
    departments: tuple[str, ...] = (),
    session: str | None = None,
) -> Principal:
    """Somebody with an account. Without a role: a stranger, who may only look after the own account."""
    own = frozenset({Permission.OPEN, Permission.OWN_ACCOUNT})
    return Principal(Kind.USER, id, name, role, departments, allowed=ALLOWED[role] if role else own, session=session)


def key(id: str, name: str, scopes: tuple[KeyScope, ...], makers_role: Role | None) -> Principal:  # noqa: A002
    """A programme with an API key."""
    return Principal(Kind.KEY, id, name, scopes=scopes, allowed=granted(scopes, makers_role))


def share(id: str, name: str, journey: str, *, comment: bool) -> Principal:  # noqa: A002
    """Whoever has a share link: sees one map, and may comment on it where the link says so."""
    allowed = {Permission.OPEN, Permission.READ_SHARED} | (
        {Permission.COMMENT_SHARED} if comment else set[Permission]()
    )
    return Principal(Kind.SHARE, id, name, allowed=frozenset(allowed), journey=journey)
