"""Sessions: who is signed in where. A session's token changes as it is used, without tripping parallel requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.store.database import Database
from sojourn.store.tables.access import sessions
from sojourn.store.tokens import hash_of, new_id, new_token

ROTATE_AFTER = timedelta(minutes=15)
OVERLAP = timedelta(seconds=60)
"""How long the token before is still taken, once the new one has been used."""
NOTICE_AFTER = timedelta(minutes=1)
"""`seen_at` is written at most this often."""


@dataclass(frozen=True)
class Lifetime:
    """A session ends `idle` after it was last used and `longest` after sign-in, whatever comes first."""

    idle: timedelta
    longest: timedelta


@dataclass(frozen=True)
class Session:
    """One place where somebody is signed in."""

    id: str
    user_id: str
    created_at: datetime
    seen_at: datetime
    address: str
    agent: str


@dataclass(frozen=True)
class Found:
    """A session in force. `token` is a new one to be set as the cookie, or None when the one given stays."""

    session: Session
    token: str | None = None


class SessionStore:
    """The sessions of one workspace."""

    def __init__(self, database: Database, clock: Clock, lifetime: Lifetime) -> None:
        self._database = database
        self._clock = clock
        self._lifetime = lifetime

    def start(self, user_id: str, address: str, agent: str) -> str:
        """A new session; its token. What has expired is removed on the way."""
        token, now = new_token(), self._clock()
        stamp = now.isoformat()
        with self._database.write() as connection:
            connection.execute(sa.delete(sessions).where(self._over(now)))
            connection.execute(
                sa.insert(sessions).values(
                    id=new_id(), user_id=user_id, token_hash=hash_of(token), created_at=stamp, rotated_at=stamp,
                    seen_at=stamp, address=address, agent=agent[:300],
                )
            )  # fmt: skip
        return token

    def find(self, token: str) -> Found | None:
        """The session of this token, with a new token when it is time for one; None when there is none in force.

        The new token counts from its first use on. Until then, and for a minute after, the one before is taken as well:
        requests under way at the same time, or an answer that never arrived, sign nobody out.
        """
        hashed, now = hash_of(token), self._clock()
        with self._database.read() as connection:
            row = connection.execute(_with(hashed)).first()
        if row is None or self._is_over(row, now):
            return None
        session = _read(row)
        if row.previous_hash == hashed:
            return Found(session) if datetime.fromisoformat(row.previous_until) > now else None
        if row.next_hash == hashed:
            self._promote(row, now)
            return Found(session)
        if now - datetime.fromisoformat(row.rotated_at) >= ROTATE_AFTER:
            return Found(session, self._offer(row, now))
        if now - session.seen_at >= NOTICE_AFTER:
            self._set(row.id, seen_at=now.isoformat())
        return Found(session)

    def of(self, user_id: str) -> list[Session]:
        """Where somebody is signed in, latest use first."""
        query = sa.select(sessions).where(sessions.c.user_id == user_id).order_by(sessions.c.seen_at.desc())
        now = self._clock()
        with self._database.read() as connection:
            return [_read(row) for row in connection.execute(query) if not self._is_over(row, now)]

    def end(self, session_id: str, user_id: str) -> bool:
        """Sign out one session of this user."""
        query = sa.delete(sessions).where(sessions.c.id == session_id, sessions.c.user_id == user_id)
        with self._database.write() as connection:
            return connection.execute(query).rowcount == 1

    def end_all(self, user_id: str, but: str | None = None) -> None:
        """Sign out everywhere, but for one session."""
        query = sa.delete(sessions).where(sessions.c.user_id == user_id, sessions.c.id != (but or ""))
        with self._database.write() as connection:
            connection.execute(query)

    def _offer(self, row: Any, now: datetime) -> str | None:
        """A new token for the session, unless one was offered a moment ago and may still be on its way."""
        token = new_token()
        recent = (now - OVERLAP).isoformat()
        query = sa.update(sessions).where(
            sessions.c.id == row.id,
            sessions.c.token_hash == row.token_hash,
            sa.or_(sessions.c.next_made_at.is_(None), sessions.c.next_made_at < recent),
        )
        stamp = now.isoformat()
        with self._database.write() as connection:
            done = connection.execute(query.values(next_hash=hash_of(token), next_made_at=stamp, seen_at=stamp))
        return token if done.rowcount == 1 else None

    def _promote(self, row: Any, now: datetime) -> None:
        query = sa.update(sessions).where(sessions.c.id == row.id, sessions.c.next_hash == row.next_hash)
        values = {
            "token_hash": row.next_hash,
            "next_hash": None,
            "next_made_at": None,
            "previous_hash": row.token_hash,
            "previous_until": (now + OVERLAP).isoformat(),
            "rotated_at": now.isoformat(),
            "seen_at": now.isoformat(),
        }
        with self._database.write() as connection:
            connection.execute(query.values(**values))

    def _set(self, session_id: str, **values: str) -> None:
        with self._database.write() as connection:
            connection.execute(sa.update(sessions).where(sessions.c.id == session_id).values(**values))

    def _is_over(self, row: Any, now: datetime) -> bool:
        idle = now - datetime.fromisoformat(row.seen_at)
        age = now - datetime.fromisoformat(row.created_at)
        return idle > self._lifetime.idle or age > self._lifetime.longest

    def _over(self, now: datetime) -> sa.ColumnElement[bool]:
        idle, longest = now - self._lifetime.idle, now - self._lifetime.longest
        return sa.or_(sessions.c.seen_at < idle.isoformat(), sessions.c.created_at < longest.isoformat())


def _with(hashed: str) -> sa.Select[Any]:
    places = (sessions.c.token_hash, sessions.c.next_hash, sessions.c.previous_hash)
    return sa.select(sessions).where(sa.or_(*(place == hashed for place in places)))


def _read(row: Any) -> Session:
    created, seen = datetime.fromisoformat(row.created_at), datetime.fromisoformat(row.seen_at)
    return Session(row.id, row.user_id, created, seen, row.address, row.agent)
