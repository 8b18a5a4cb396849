"""Users, what they are in the workspace, and their second factor."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from sojourn.access.permissions import Role
from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import Conflict, NotFound
from sojourn.store.database import Database
from sojourn.store.tables.access import identities, memberships, users
from sojourn.store.tokens import new_id


@dataclass(frozen=True)
class Account:
    """A user. `role` None: no member (any more). The hash and the sealed secret are for checking, never for showing."""

    id: str
    email: str
    name: str
    language: str
    role: Role | None
    departments: tuple[str, ...]
    created_at: datetime
    password_hash: str | None = None
    totp_sealed: str | None = None
    totp_confirmed: bool = False
    totp_step: int = 0


@dataclass(frozen=True)
class NewAccount:
    """What a new account starts with. No password: signs in at an OpenID provider."""

    email: str
    name: str
    role: Role
    departments: tuple[str, ...] = ()
    password_hash: str | None = None
    language: str = ""


class AccountStore:
    """The accounts of one workspace."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def any(self) -> bool:
        """Whether the workspace has an account."""
        with self._database.read() as connection:
            return connection.execute(sa.select(users.c.id).limit(1)).first() is not None

    def get(self, id: str) -> Account:  # noqa: A002 - the field's name
        """The account of this id. Raises NotFound."""
        return self._one(users.c.id == id) or _missing(id)

    def by_email(self, email: str) -> Account | None:
        """The account with this address, whatever its case."""
        return self._one(users.c.email == normal(email))

    def by_identity(self, issuer: str, subject: str) -> Account | None:
        """The account that signs in as `subject` at an OpenID provider."""
        linked = sa.select(identities.c.user_id).where(identities.c.issuer == issuer, identities.c.subject == subject)
        return self._one(users.c.id == linked.scalar_subquery())

    def members(self) -> list[Account]:
        """Everybody with a role, in the order they joined."""
        query = _every().where(memberships.c.role.is_not(None)).order_by(memberships.c.joined_at, users.c.id)
        with self._database.read() as connection:
            return [_read(row) for row in connection.execute(query)]

    def create(self, new: NewAccount, *, first: bool = False) -> Account:
        """A new account with its membership. Conflict when the address is taken, or `first` and one is there."""
        now = self._clock().isoformat()
        with self._database.write() as connection:
            if first and connection.execute(sa.select(users.c.id).limit(1)).first():
                raise Conflict("has_owner", "This workspace has its owner already.", "Sign in.")
            found = _insert(connection, new, now)
        return self.get(found)

    def link(self, user_id: str, issuer: str, subject: str) -> None:
        """From now on the account signs in as `subject` there."""
        with self._database.write() as connection:
            connection.execute(sa.insert(identities).values(issuer=issuer, subject=subject, user_id=user_id))

    def change(self, user_id: str, **values: Any) -> None:
        """Set columns of the user."""
        with self._database.write() as connection:
            connection.execute(sa.update(users).where(users.c.id == user_id).values(**values))

    def take_totp_step(self, user_id: str, step: int) -> bool:
        """Use up a step of the second factor; False when it or a later one was used before."""
        query = sa.update(users).where(users.c.id == user_id, users.c.totp_step < step).values(totp_step=step)
        with self._database.write() as connection:
            return connection.execute(query).rowcount == 1

    def set_membership(self, user_id: str, role: Role, departments: Iterable[str]) -> None:
        """Give a role. Raises Conflict when this would take the last owner away."""
        values = {"role": role.value, "departments": json.dumps(list(departments), ensure_ascii=False)}
        with self._database.write() as connection:
            if role is not Role.OWNER:
                _keep_an_owner(connection, user_id)
            changed = connection.execute(
                sa.update(memberships).where(memberships.c.user_id == user_id).values(**values)
            ).rowcount
            if not changed:
                now = self._clock().isoformat()
                connection.execute(sa.insert(memberships).values(user_id=user_id, joined_at=now, **values))

    def end_membership(self, user_id: str) -> None:
        """Take all roles away; the account stays, so that what it did keeps its name. Conflict for the last owner."""
        with self._database.write() as connection:
            _keep_an_owner(connection, user_id)
            connection.execute(sa.delete(memberships).where(memberships.c.user_id == user_id))

    def _one(self, condition: sa.ColumnElement[bool]) -> Account | None:
        with self._database.read() as connection:
            row = connection.execute(_every().where(condition)).first()
        return _read(row) if row else None


def normal(email: str) -> str:
    """An address as it is stored and compared."""
    return email.strip().casefold()


def insert_account(connection: sa.Connection, new: NewAccount, now: str) -> str:
    """A new account inside a transaction of another store; its id. Raises Conflict when the address is taken."""
    return _insert(connection, new, now)


def _insert(connection: sa.Connection, new: NewAccount, now: str) -> str:
    found = new_id()
    values = {"name": new.name.strip(), "language": new.language, "password_hash": new.password_hash}
    try:
        connection.execute(sa.insert(users).values(id=found, email=normal(new.email), created_at=now, **values))
    except IntegrityError as error:
        raise Conflict(
            "email_taken", f"There is an account with the address {new.email!r} already.", "Sign in with it."
        ) from error
    departments = json.dumps(list(new.departments), ensure_ascii=False)
    connection.execute(
        sa.insert(memberships).values(user_id=found, role=new.role.value, departments=departments, joined_at=now)
    )
    return found


def _keep_an_owner(connection: sa.Connection, user_id: str) -> None:
    owners = set(
        connection.execute(sa.select(memberships.c.user_id).where(memberships.c.role == Role.OWNER.value)).scalars()
    )
    if owners == {user_id}:
        raise Conflict(
            "last_owner", "This is the only owner of the workspace.", "Make somebody else an owner first."
        )  # fmt: skip


def _every() -> sa.Select[Any]:
    joined = users.outerjoin(memberships, users.c.id == memberships.c.user_id)
    return sa.select(users, memberships.c.role, memberships.c.departments).select_from(joined)


def _read(row: Any) -> Account:
    return Account(
        id=row.id,
        email=row.email,
        name=row.name,
        language=row.language,
        role=Role(row.role) if row.role else None,
        departments=tuple(json.loads(row.departments or "[]")),
        created_at=datetime.fromisoformat(row.created_at),
        password_hash=row.password_hash,
        totp_sealed=row.totp_sealed,
        totp_confirmed=row.totp_confirmed,
        totp_step=row.totp_step,
    )


def _missing(id: str) -> Account:  # noqa: A002 - the field's name
    raise NotFound("no_such_user", f"There is no account {id!r}.", "See the list of members.")
