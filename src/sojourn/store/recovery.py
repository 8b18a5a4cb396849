"""Recovery codes: each lets somebody in once without the second factor."""

from __future__ import annotations

import secrets

import sqlalchemy as sa

from sojourn.store.database import Database
from sojourn.store.tables.access import recovery_codes
from sojourn.store.tokens import hash_of

COUNT = 10
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


class RecoveryCodes:
    """The codes of all accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def renew(self, user_id: str) -> list[str]:
        """Ten new codes, shown once; those before are worth nothing any more."""
        codes = [_new_code() for _ in range(COUNT)]
        rows = [{"code_hash": _hash(user_id, code), "user_id": user_id} for code in codes]
        with self._database.write() as connection:
            connection.execute(sa.delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
            connection.execute(sa.insert(recovery_codes), rows)
        return codes

    def use(self, user_id: str, code: str) -> bool:
        """Use a code up; False when it is none (any more)."""
        query = sa.delete(recovery_codes).where(recovery_codes.c.code_hash == _hash(user_id, code))
        with self._database.write() as connection:
            return connection.execute(query).rowcount == 1

    def left(self, user_id: str) -> int:
        """How many are left."""
        query = sa.select(sa.func.count()).where(recovery_codes.c.user_id == user_id)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one()

    def forget(self, user_id: str) -> None:
        """Remove all."""
        with self._database.write() as connection:
            connection.execute(sa.delete(recovery_codes).where(recovery_codes.c.user_id == user_id))


def _new_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(16))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _hash(user_id: str, code: str) -> str:
    return hash_of(f"{user_id}:{''.join(sign for sign in code.upper() if sign.isalnum())}")
