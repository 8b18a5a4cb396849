"""How often something secret may be tried: counted in the database, so that a restart forgives nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import TooManyTries
from sojourn.store.database import Database
from sojourn.store.tables.access import throttles

LONGEST_WAIT = timedelta(minutes=15)
FORGET_AFTER = timedelta(hours=24)


class Throttle:
    """Waits grow twofold with every try beyond the free ones, up to 15 minutes; a day without tries forgets them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def enter(self, free: Mapping[str, int]) -> None:
        """Count one try for each name in `free`, which says how many cost no wait.

        Counted before the secret is looked at, so that tries at the same time count as well. Raises TooManyTries,
        with the seconds to wait, when any of the names has to wait; then nothing is counted.
        """
        now = self._clock()
        with self._database.write() as connection:
            over = (now - FORGET_AFTER).isoformat()
            connection.execute(sa.delete(throttles).where(throttles.c.last_at < over))
            known = {
                row.what: row
                for row in connection.execute(sa.select(throttles).where(throttles.c.what.in_(list(free))))
            }
            waits = [_wait(row.blocked_until, now) for row in known.values()]
            if max(waits, default=0) > 0:
                raise _told(max(waits))
            for what, allowed in free.items():
                tries = (known[what].tries if what in known else 0) + 1
                beyond = tries - allowed
                wait = min(timedelta(seconds=2.0 ** min(beyond, 20)), LONGEST_WAIT) if beyond >= 0 else None
                values = {"tries": tries, "last_at": now.isoformat()}
                values["blocked_until"] = (now + wait).isoformat() if wait else None
                connection.execute(sa.delete(throttles).where(throttles.c.what == what))
                connection.execute(sa.insert(throttles).values(what=what, **values))

    def succeeded(self, *names: str) -> None:
        """Forget the tries of these: somebody knew the secret."""
        with self._database.write() as connection:
            connection.execute(sa.delete(throttles).where(throttles.c.what.in_(names)))


def _wait(until: str | None, now: datetime) -> int:
    return math.ceil((datetime.fromisoformat(until) - now).total_seconds()) if until else 0


def _told(seconds: int) -> TooManyTries:
    return TooManyTries(
        "too_many_tries",
        f"There were too many tries. The next one is possible in {seconds} seconds.",
        "Wait, then try again.",
        seconds=seconds,
    )
