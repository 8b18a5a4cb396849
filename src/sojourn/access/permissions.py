"""The things that may be allowed or refused, and the one table that says which role may do which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Permission(StrEnum):
    """One kind of thing that can be asked of the server. Every route names exactly one."""

    OPEN = "open"
    """Anyone, signed in or not: the page, signing in, the state of a share link."""
    OWN_ACCOUNT = "own_account"
    """What concerns nobody but the person who asks: name, password, sessions."""
    READ_SHARED = "read_shared"
    """The one map that a share link shows."""
    COMMENT_SHARED = "comment_shared"
    """Comment on that one map, where the link says so."""
    READ = "read"
    EXPORT = "export"
    COMMENT = "comment"
    EDIT = "edit"
    IMPORT_DATA = "import_data"
    DELETE = "delete"
    """Remove a journey with its history."""
    SHARE = "share"
    """Make and revoke links that show a map to people without an account."""
    MANAGE_KEYS = "manage_keys"
    MANAGE_MEMBERS = "manage_members"
    READ_AUDIT = "read_audit"
    MANAGE_WORKSPACE = "manage_workspace"
    """Settings of the whole workspace, and who its owners are."""


class Role(StrEnum):
    """What a member is in a workspace. Each may do all that those after it may."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    COMMENTER = "commenter"
    VIEWER = "viewer"


_VIEWER: Final = frozenset({Permission.OPEN, Permission.OWN_ACCOUNT, Permission.READ, Permission.EXPORT})
_COMMENTER: Final = _VIEWER | {Permission.COMMENT}
_EDITOR: Final = _COMMENTER | {Permission.EDIT, Permission.IMPORT_DATA, Permission.DELETE, Permission.SHARE}
_ADMIN: Final = _EDITOR | {Permission.MANAGE_KEYS, Permission.MANAGE_MEMBERS, Permission.READ_AUDIT}
_OWNER: Final = _ADMIN | {Permission.MANAGE_WORKSPACE}

ALLOWED: Final[Mapping[Role, frozenset[Permission]]] = MappingProxyType(
    {
        Role.OWNER: _OWNER,
        Role.ADMIN: _ADMIN,
        Role.EDITOR: _EDITOR,
        Role.COMMENTER: _COMMENTER,
        Role.VIEWER: _VIEWER,
    }
)
"""Role to what it may do. Nothing else decides this."""


def outranks(role: Role, other: Role) -> bool:
    """Whether `role` may give or take `other`: an owner any role, an admin all below admin, the rest none."""
    ranks = list(Role)
    return role is Role.OWNER or (role is Role.ADMIN and ranks.index(other) > ranks.index(Role.ADMIN))
