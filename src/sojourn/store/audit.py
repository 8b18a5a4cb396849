"""The audit log: who did what, when, from where, on what. Lines are added and read, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from sojourn.access.principal import Principal
from sojourn.kernel.clock import Clock
from sojourn.store.database import Database
from sojourn.store.tables.audit import audit


@dataclass(frozen=True)
class AuditLine:
    """One thing that happened. `action` is a stable code such as `member.removed`, `target` what it happened to."""

    id: int
    at: datetime
    actor_kind: str
    actor_id: str
    actor_name: str
    action: str
    target: str
    address: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class AuditQuestion:
    """Which lines are wanted: `before` an id (for the next page), of an actor, with an action that begins so."""

    before: int | None = None
    actor: str = ""
    action: str = ""
    limit: int = 100


class AuditLog:
    """The audit log of one workspace."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(
        self, action: str, who: Principal, target: str = "", address: str = "", facts: Mapping[str, Any] | None = None
    ) -> None:
        """Write a line."""
        row = {"actor_kind": who.kind.value, "actor_id": who.id, "actor_name": who.name[:200], "target": target[:300]}
        with self._database.write() as connection:
            connection.execute(
                sa.insert(audit).values(
                    at=self._clock().isoformat(), action=action, address=address,
                    facts=json.dumps(dict(facts or {}), ensure_ascii=False), **row,
                )
            )  # fmt: skip

    def read(self, question: AuditQuestion) -> list[AuditLine]:
        """The lines asked for, newest first."""
        query = sa.select(audit).order_by(audit.c.id.desc()).limit(question.limit)
        if question.before is not None:
            query = query.where(audit.c.id < question.before)
        if question.actor:
            query = query.where(sa.or_(audit.c.actor_id == question.actor, audit.c.actor_name == question.actor))
        if question.action:
            query = query.where(audit.c.action.startswith(question.action, autoescape=True))
        with self._database.read() as connection:
            return [_read(row) for row in connection.execute(query)]

    def all(self) -> Iterator[AuditLine]:
        """Every line, newest first, a thousand at a time."""
        before = None
        while lines := self.read(AuditQuestion(before=before, limit=1000)):
            yield from lines
            before = lines[-1].id


def _read(row: Any) -> AuditLine:
    at = datetime.fromisoformat(row.at)
    return AuditLine(
        row.id, at, row.actor_kind, row.actor_id, row.actor_name, row.action, row.target, row.address,
        json.loads(row.facts),
    )  # fmt: skip
