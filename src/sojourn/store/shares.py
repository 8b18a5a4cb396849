"""Share links: who may see which map without an account, until when, and what of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import NotFound
from sojourn.store.database import Database
from sojourn.store.key_file import KeyFile
from sojourn.store.tables.shares import share_passes, shares
from sojourn.store.tokens import hash_of, new_id, new_token

PASS_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class NewShare:
    """What a link is to show. `origins` are the sites that may frame it; empty: the setting decides."""

    journey_id: str
    label: str = ""
    may_comment: bool = False
    password_hash: str | None = None
    hidden_lanes: tuple[str, ...] = ()
    view: str = ""
    question: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    origins: tuple[str, ...] = ()
    created_by: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Share(NewShare):
    """A link in force. `token` is readable here, so that its maker can copy the link again."""

    id: str = ""
    token: str = ""
    created_at: datetime | None = None


class ShareStore:
    """The share links of one workspace. A link that has expired is as if it were not there."""

    def __init__(self, database: Database, clock: Clock, key: KeyFile) -> None:
        self._database = database
        self._clock = clock
        self._key = key

    def add(self, new: NewShare) -> Share:
        """A new link."""
        token, found = new_token(), new_id()
        with self._database.write() as connection:
            connection.execute(
                sa.insert(shares).values(
                    id=found, journey_id=new.journey_id, token_hash=hash_of(token), token_sealed=self._key.seal(token),
                    label=new.label, may_comment=new.may_comment, password_hash=new.password_hash,
                    hidden_lanes=json.dumps(list(new.hidden_lanes)), view=new.view,
                    question=json.dumps(new.question, ensure_ascii=False),
                    origins=json.dumps(list(new.origins)), created_by=new.created_by,
                    created_at=self._clock().isoformat(),
                    expires_at=new.expires_at.isoformat() if new.expires_at else None,
                )
            )  # fmt: skip
        return self.get(found)

    def of(self, journey_id: str) -> list[Share]:
        """The links of a journey, newest first."""
        query = self._in_force().where(shares.c.journey_id == journey_id).order_by(shares.c.created_at.desc())
        with self._database.read() as connection:
            return [self._read(row) for row in connection.execute(query)]

    def get(self, id: str) -> Share:  # noqa: A002 - the field's name
        """The link of this id. Raises NotFound."""
        return self._one(shares.c.id == id) or _missing()

    def by_token(self, token: str) -> Share | None:
        """The link that carries this token, while it is in force."""
        return self._one(shares.c.token_hash == hash_of(token))

    def revoke(self, id: str) -> None:  # noqa: A002 - the field's name
        """End a link at once, with every pass to it."""
        with self._database.write() as connection:
            connection.execute(sa.delete(shares).where(shares.c.id == id))

    def give_pass(self, share_id: str) -> str:
        """A pass for somebody who knew the password; old ones are removed on the way."""
        token, now = new_token(), self._clock()
        with self._database.write() as connection:
            connection.execute(sa.delete(share_passes).where(share_passes.c.expires_at < now.isoformat()))
            expires = (now + PASS_FOR).isoformat()
            connection.execute(
                sa.insert(share_passes).values(token_hash=hash_of(token), share_id=share_id, expires_at=expires)
            )
        return token

    def has_pass(self, share_id: str, token: str) -> bool:
        """Whether a pass opens this link now."""
        query = sa.select(share_passes.c.share_id).where(
            share_passes.c.token_hash == hash_of(token),
            share_passes.c.share_id == share_id,
            share_passes.c.expires_at > self._clock().isoformat(),
        )
        with self._database.read() as connection:
            return connection.execute(query).first() is not None

    def _in_force(self) -> sa.Select[Any]:
        now = self._clock().isoformat()
        return sa.select(shares).where(sa.or_(shares.c.expires_at.is_(None), shares.c.expires_at > now))

    def _one(self, condition: sa.ColumnElement[bool]) -> Share | None:
        with self._database.read() as connection:
            row = connection.execute(self._in_force().where(condition)).first()
        return self._read(row) if row else None

    def _read(self, row: Any) -> Share:
        return Share(
            id=row.id,
            token=self._key.unseal(row.token_sealed),
            journey_id=row.journey_id,
            label=row.label,
            may_comment=row.may_comment,
            password_hash=row.password_hash,
            hidden_lanes=tuple(json.loads(row.hidden_lanes)),
            view=row.view,
            question=json.loads(row.question),
            origins=tuple(json.loads(row.origins)),
            created_by=row.created_by,
            created_at=datetime.fromisoformat(row.created_at),
            expires_at=datetime.fromisoformat(row.expires_at) if row.expires_at else None,
        )


def _missing() -> Share:
    raise NotFound(
        "no_such_share", "This link shows nothing (any more).", "Ask whoever gave it to you for a new one."
    )  # fmt: skip
