"""Invitations by one-time link, and the first link, which makes the owner."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sojourn.access.permissions import Role
from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import Conflict, NotFound
from sojourn.store.accounts import NewAccount, insert_account, normal
from sojourn.store.database import Database
from sojourn.store.tables.access import first_links, invitations, memberships, recovery_codes, users
from sojourn.store.tokens import hash_of, new_id, new_token

VALID_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Invitation:
    """Somebody who may make an account."""

    id: str
    email: str
    role: Role
    departments: tuple[str, ...]
    invited_by: str
    created_at: datetime
    expires_at: datetime


class InvitationStore:
    """The open invitations of one workspace."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(
        self, email: str, role: Role, departments: Iterable[str], invited_by: str, *, again: bool = False
    ) -> tuple[Invitation, str]:
        """A new invitation and its token, which is shown once; one to the same address before is replaced.

        `again`: for a member who is to set a new password. Without it, a member's address is a Conflict.
        """
        token, now = new_token(), self._clock()
        address = normal(email)
        with self._database.write() as connection:
            if not again and connection.execute(_membership_of(address)).first():
                raise Conflict("already_member", f"{email} is a member already.", "Change the role in the list.")
            connection.execute(sa.delete(invitations).where(invitations.c.email == address))
            found = new_id()
            connection.execute(
                sa.insert(invitations).values(
                    id=found, token_hash=hash_of(token), email=address, role=role.value, invited_by=invited_by,
                    departments=json.dumps(list(departments), ensure_ascii=False),
                    created_at=now.isoformat(), expires_at=(now + VALID_FOR).isoformat(),
                )
            )  # fmt: skip
        return self._one(invitations.c.id == found), token

    def open(self) -> list[Invitation]:
        """Those that can be accepted, newest first."""
        query = _every(self._clock()).order_by(invitations.c.created_at.desc())
        with self._database.read() as connection:
            return [_read(row) for row in connection.execute(query)]

    def by_token(self, token: str) -> Invitation:
        """The invitation of a link. Raises NotFound for one that is used, withdrawn, too old or never was."""
        return self._one(invitations.c.token_hash == hash_of(token))

    def get(self, id: str) -> Invitation:  # noqa: A002 - the field's name
        """The open invitation of this id. Raises NotFound."""
        return self._one(invitations.c.id == id)

    def by_email(self, email: str) -> Invitation | None:
        """The open invitation to an address."""
        query = _every(self._clock()).where(invitations.c.email == normal(email))
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return _read(row) if row else None

    def withdraw(self, id: str) -> Invitation:  # noqa: A002 - the field's name
        """Take an invitation back. Raises NotFound."""
        found = self._one(invitations.c.id == id)
        with self._database.write() as connection:
            connection.execute(sa.delete(invitations).where(invitations.c.id == id))
        return found

    def accept(self, invitation: Invitation, name: str, password_hash: str | None, language: str = "") -> str:
        """Make the account and use the invitation up, both or neither; the account's id.

        Somebody who was a member before comes back with the new role under the account of then; a member who set a new
        password stays what they are. Either way the second factor is off and recovery codes are worth nothing.
        """
        now = self._clock().isoformat()
        account = NewAccount(
            invitation.email, name, invitation.role, invitation.departments, password_hash, language
        )  # fmt: skip
        with self._database.write() as connection:
            used = connection.execute(sa.delete(invitations).where(invitations.c.id == invitation.id)).rowcount
            if used != 1:
                raise _gone()
            back = connection.execute(sa.select(users.c.id).where(users.c.email == account.email)).scalar()
            if back is None:
                return insert_account(connection, account, now)
            values = {"name": name, "totp_sealed": None, "totp_confirmed": False, "password_hash": password_hash}
            connection.execute(sa.update(users).where(users.c.id == back).values(**values))
            connection.execute(sa.delete(recovery_codes).where(recovery_codes.c.user_id == back))
            if not connection.execute(_membership_of(account.email)).first():
                departments = json.dumps(list(account.departments), ensure_ascii=False)
                values = {"user_id": back, "role": account.role.value, "departments": departments, "joined_at": now}
                connection.execute(sa.insert(memberships).values(**values))
            return str(back)

    # The first link

    def new_first_link(self) -> str:
        """The token of a new first link; the one before is worth nothing any more."""
        token = new_token()
        with self._database.write() as connection:
            connection.execute(sa.delete(first_links))
            connection.execute(
                sa.insert(first_links).values(id=1, token_hash=hash_of(token), made_at=self._clock().isoformat())
            )
        return token

    def is_first_link(self, token: str) -> bool:
        """Whether the token is that of the first link now in force."""
        query = sa.select(first_links.c.id).where(first_links.c.token_hash == hash_of(token))
        with self._database.read() as connection:
            return connection.execute(query).first() is not None

    def forget_first_link(self) -> None:
        """The owner is there."""
        with self._database.write() as connection:
            connection.execute(sa.delete(first_links))

    def _one(self, condition: sa.ColumnElement[bool]) -> Invitation:
        with self._database.read() as connection:
            row = connection.execute(_every(self._clock()).where(condition)).first()
        if row is None:
            raise _gone()
        return _read(row)


def _membership_of(address: str) -> sa.Select[Any]:
    joined = users.join(memberships, users.c.id == memberships.c.user_id)
    return sa.select(users.c.id).select_from(joined).where(users.c.email == address)


def _every(now: datetime) -> sa.Select[Any]:
    return sa.select(invitations).where(invitations.c.expires_at > now.isoformat())


def _read(row: Any) -> Invitation:
    return Invitation(
        id=row.id,
        email=row.email,
        role=Role(row.role),
        departments=tuple(json.loads(row.departments)),
        invited_by=row.invited_by,
        created_at=datetime.fromisoformat(row.created_at),
        expires_at=datetime.fromisoformat(row.expires_at),
    )


def _gone() -> NotFound:
    return NotFound(
        "no_such_invitation", "This invitation is not there (any more).", "Ask for a new one."
    )  # fmt: skip
