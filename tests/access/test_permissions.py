"""The table of roles: each may do all that those below may, and nobody what is not listed."""

from __future__ import annotations

import pytest

from sojourn.access import principal
from sojourn.access.permissions import ALLOWED, Permission, Role, outranks
from sojourn.access.scopes import GRANTS, KeyScope, granted

LOWEST = {
    Permission.OPEN: Role.VIEWER,
    Permission.OWN_ACCOUNT: Role.VIEWER,
    Permission.READ: Role.VIEWER,
    Permission.EXPORT: Role.VIEWER,
    Permission.COMMENT: Role.COMMENTER,
    Permission.EDIT: Role.EDITOR,
    Permission.IMPORT_DATA: Role.EDITOR,
    Permission.DELETE: Role.EDITOR,
    Permission.SHARE: Role.EDITOR,
    Permission.MANAGE_KEYS: Role.ADMIN,
    Permission.MANAGE_MEMBERS: Role.ADMIN,
    Permission.READ_AUDIT: Role.ADMIN,
    Permission.MANAGE_WORKSPACE: Role.OWNER,
}
"""Permission to the lowest role that has it, written down a second time."""


@pytest.mark.parametrize("role", Role)
def test_role_may_what_the_table_says(role: Role) -> None:
    ranks = list(Role)
    expected = {permission for permission, lowest in LOWEST.items() if ranks.index(role) <= ranks.index(lowest)}

    assert ALLOWED[role] == expected


def test_only_what_is_of_a_link_is_in_no_role() -> None:
    assert set(Permission) - set(LOWEST) == {Permission.READ_SHARED, Permission.COMMENT_SHARED}


@pytest.mark.parametrize("scope", KeyScope)
def test_key_may_never_do_more_than_its_maker(scope: KeyScope) -> None:
    for role in Role:
        assert granted([scope], role) <= ALLOWED[role]
    assert granted([scope], None) == {Permission.OPEN}
    assert granted([scope], Role.OWNER) == GRANTS[scope] | {Permission.OPEN}


def test_key_reaches_no_account() -> None:
    reached = granted(KeyScope, Role.OWNER)

    assert not reached & {Permission.OWN_ACCOUNT, Permission.MANAGE_MEMBERS, Permission.MANAGE_KEYS, Permission.SHARE}


def test_stranger_and_nobody_may_not_read() -> None:
    stranger = principal.user("u1", "Mia", None)

    assert stranger.may(Permission.OWN_ACCOUNT)
    assert not stranger.may(Permission.READ)
    assert [item for item in Permission if principal.NOBODY.may(item)] == [Permission.OPEN]


def test_share_link_reads_its_map_only() -> None:
    reading = principal.share("s1", "Link", "buy", comment=False)
    speaking = principal.share("s1", "Link", "buy", comment=True)

    assert [item for item in Permission if reading.may(item)] == [Permission.OPEN, Permission.READ_SHARED]
    assert speaking.allowed - reading.allowed == {Permission.COMMENT_SHARED}


def test_person_at_this_computer_is_owner() -> None:
    local = principal.LOCAL_OWNER

    assert (local.id, local.name, local.role) == ("local", "You", Role.OWNER)
    assert local.may(Permission.MANAGE_WORKSPACE)


@pytest.mark.parametrize(
    ("role", "other", "may"),
    [
        (Role.OWNER, Role.OWNER, True),
        (Role.ADMIN, Role.OWNER, False),
        (Role.ADMIN, Role.ADMIN, False),
        (Role.ADMIN, Role.EDITOR, True),
        (Role.EDITOR, Role.VIEWER, False),
    ],
)
def test_role_is_given_only_by_those_above(role: Role, other: Role, *, may: bool) -> None:
    assert outranks(role, other) is may
