"""Keys by which programmes ask: shown once, stored hashed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sojourn.access.scopes import KeyScope
from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import NotFound
from sojourn.store.database import Database
from sojourn.store.tables.access import api_keys, users
from sojourn.store.tokens import hash_of, new_id, new_token

PREFIX = "sj_"
NOTICE_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class ApiKey:
    """A key, as it can be shown: `start` are its first signs."""

    id: str
    name: str
    start: str
    scopes: tuple[KeyScope, ...]
    user_id: str
    made_by: str
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


class ApiKeyStore:
    """The keys of one workspace."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(
        self, name: str, scopes: Iterable[KeyScope], user_id: str, valid_for: timedelta | None
    ) -> tuple[ApiKey, str]:
        """A new key and its text, which nobody can read again."""
        token, found, now = PREFIX + new_token(), new_id(), self._clock()
        with self._database.write() as connection:
            connection.execute(
                sa.insert(api_keys).values(
                    id=found, name=name, start=token[:8], token_hash=hash_of(token), user_id=user_id,
                    scopes=json.dumps([scope.value for scope in scopes]), created_at=now.isoformat(),
                    expires_at=(now + valid_for).isoformat() if valid_for else None,
                )
            )  # fmt: skip
        return self._one(api_keys.c.id == found) or _missing(found), token

    def all(self) -> list[ApiKey]:
        """Every key, newest first, those that have expired as well."""
        with self._database.read() as connection:
            return [_read(row) for row in connection.execute(_every().order_by(api_keys.c.created_at.desc()))]

    def find(self, token: str) -> ApiKey | None:
        """The key of this text while it is in force; that it was used is written down now and then."""
        found = self._one(api_keys.c.token_hash == hash_of(token))
        now = self._clock()
        if found is None or (found.expires_at is not None and found.expires_at <= now):
            return None
        if found.used_at is None or now - found.used_at >= NOTICE_AFTER:
            with self._database.write() as connection:
                connection.execute(
                    sa.update(api_keys).where(api_keys.c.id == found.id).values(used_at=now.isoformat())
                )  # fmt: skip
        return found

    def revoke(self, id: str) -> ApiKey:  # noqa: A002 - the field's name
        """End a key at once. Raises NotFound."""
        found = self._one(api_keys.c.id == id) or _missing(id)
        with self._database.write() as connection:
            connection.execute(sa.delete(api_keys).where(api_keys.c.id == id))
        return found

    def _one(self, condition: sa.ColumnElement[bool]) -> ApiKey | None:
        with self._database.read() as connection:
            row = connection.execute(_every().where(condition)).first()
        return _read(row) if row else None


def _every() -> sa.Select[Any]:
    joined = api_keys.join(users, api_keys.c.user_id == users.c.id)
    return sa.select(api_keys, users.c.name.label("made_by")).select_from(joined)


def _read(row: Any) -> ApiKey:
    moments = [datetime.fromisoformat(at) if at else None for at in (row.expires_at, row.used_at)]
    scopes = tuple(KeyScope(scope) for scope in json.loads(row.scopes))
    created = datetime.fromisoformat(row.created_at)
    return ApiKey(row.id, row.name, row.start, scopes, row.user_id, row.made_by, created, *moments)


def _missing(id: str) -> ApiKey:  # noqa: A002 - the field's name
    raise NotFound("no_such_key", f"There is no API key {id!r}.", "See the list of keys.")
