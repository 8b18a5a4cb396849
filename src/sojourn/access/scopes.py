"""What an API key may do: a few scopes, each a set of permissions, never more than its maker's role allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sojourn.access.permissions import ALLOWED, Permission, Role


class KeyScope(StrEnum):
    """One thing an API key is made for."""

    READ = "read"
    IMPORT = "import"
    COMMENT = "comment"
    EDIT = "edit"
    AUDIT = "audit"


GRANTS: Final[Mapping[KeyScope, frozenset[Permission]]] = MappingProxyType(
    {
        KeyScope.READ: frozenset({Permission.READ, Permission.EXPORT}),
        KeyScope.IMPORT: frozenset({Permission.IMPORT_DATA}),
        KeyScope.COMMENT: frozenset({Permission.COMMENT}),
        KeyScope.EDIT: frozenset({Permission.EDIT}),
        KeyScope.AUDIT: frozenset({Permission.READ_AUDIT}),
    }
)
"""KeyScope to what it allows. No scope reaches accounts, members, keys or shares."""


def granted(scopes: Iterable[KeyScope], role: Role | None) -> frozenset[Permission]:
    """What a key with `scopes` may do whose maker has `role` now; nothing but what is open when the maker has none."""
    asked = frozenset[Permission]().union(*(GRANTS[scope] for scope in scopes))
    return (asked & (ALLOWED[role] if role else frozenset())) | {Permission.OPEN}
