"""Sign-ins under way at an OpenID provider: what must be known again when the browser comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.store.database import Database
from sojourn.store.tables.access import oidc_flows
from sojourn.store.tokens import hash_of, new_token

VALID_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Flow:
    """One sign-in: `state` ties the answer to the browser, `nonce` the token to it, `verifier` the code (PKCE)."""

    state: str
    nonce: str
    verifier: str
    after: str


class FlowStore:
    """Each is taken once, within ten minutes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def start(self, after: str) -> Flow:
        """A new one; `after` is the page to go to in the end."""
        flow = Flow(new_token(), new_token(), new_token() + new_token(), after)
        now = self._clock()
        with self._database.write() as connection:
            connection.execute(sa.delete(oidc_flows).where(oidc_flows.c.made_at < (now - VALID_FOR).isoformat()))
            values = {"nonce": flow.nonce, "verifier": flow.verifier, "after": after, "made_at": now.isoformat()}
            connection.execute(sa.insert(oidc_flows).values(state_hash=hash_of(flow.state), **values))
        return flow

    def take(self, state: str) -> Flow | None:
        """The one of this state; None when there is none, it is too old, or was taken."""
        condition = oidc_flows.c.state_hash == hash_of(state)
        with self._database.write() as connection:
            row = connection.execute(sa.select(oidc_flows).where(condition)).first()
            connection.execute(sa.delete(oidc_flows).where(condition))
        if row is None or self._clock() - datetime.fromisoformat(row.made_at) > VALID_FOR:
            return None
        return Flow(state, row.nonce, row.verifier, row.after)
