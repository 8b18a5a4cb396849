"""What an API key may do: a few scopes, each a set of permissions, never more than its maker's role allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sojourn.access.permissions import ALLOWED, Permission, Role


class Scope(StrEnum):
    """One thing an API key is made for."""

    READ = "read"
    IMPORT = "import"
    COMMENT = "comment"
    EDIT = "edit"
    AUDIT = "audit"


GRANTS: Final[Mapping[Scope, frozenset[Permission]]] = MappingProxyType(
    {
        Scope.READ: frozenset({Permission.READ, Permission.EXPORT}),
        Scope.IMPORT: frozenset({Permission.IMPORT_DATA}),
        Scope.COMMENT: frozenset({Permission.COMMENT}),
        Scope.EDIT: frozenset({Permission.EDIT}),
        Scope.AUDIT: frozenset({Permission.READ_AUDIT}),
    }
)
"""Scope to what it allows. No scope reaches accounts, members, keys or shares."""


def granted(scopes: Iterable[Scope], role: Role | None) -> frozenset[Permission]:
    """What a key with `scopes` may do whose maker has `role` now; nothing but what is open when the maker has none."""
    asked = frozenset[Permission]().union(*(GRANTS[scope] for scope in scopes))
    return (asked & (ALLOWED[role] if role else frozenset())) | {Permission.OPEN}
