"""The rows behind journeys: snapshots of the document, the changes between them, and what they make together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic import TypeAdapter

from sojourn.maps.editing.apply import applied
from sojourn.maps.editing.operations import Operation
from sojourn.maps.editing.parts import Data
from sojourn.store.tables.journeys import journey_changes, journey_versions, journeys

_OPERATIONS: TypeAdapter[tuple[Operation, ...]] = TypeAdapter(tuple[Operation, ...])


class Author(NamedTuple):
    """Who edits: the account's id and the name that others see."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True)
class MadeChange:
    """A change as it was taken in: `operations` with what followed from them, `inverse` takes all of it back."""

    version: int
    id: str
    client: str
    author: Author
    label: str
    operations: tuple[Operation, ...]
    inverse: tuple[Operation, ...]
    undoes: str | None
    made_at: datetime


def head(connection: sa.Connection, which: str) -> sa.Row[Any] | None:
    """The journey's row, by slug or id."""
    named = sa.or_(journeys.c.slug == which, journeys.c.id == which)
    return connection.execute(sa.select(journeys).where(named)).first()


def document_at(connection: sa.Connection, journey_id: str, version: int) -> Data | None:
    """The document as it was at a version; None when there was no such version."""
    snapshot = connection.execute(
        sa.select(journey_versions.c.document, journey_versions.c.version)
        .where(journey_versions.c.journey_id == journey_id, journey_versions.c.version <= version)
        .order_by(journey_versions.c.version.desc())
        .limit(1)
    ).first()
    if snapshot is None:
        return None
    since = changes_between(connection, journey_id, snapshot.version, version)
    if snapshot.version + len(since) < version:
        return None
    document: Data = json.loads(snapshot.document)
    document = applied(document, [operation for change in since for operation in change.operations])
    return {**document, "version": version}


def changes_between(
    connection: sa.Connection, journey_id: str, after: int, until: int | None = None
) -> list[MadeChange]:
    """Changes with a version over `after`, the oldest first."""
    query = sa.select(journey_changes).where(
        journey_changes.c.journey_id == journey_id, journey_changes.c.version > after
    )
    if until is not None:
        query = query.where(journey_changes.c.version <= until)
    return [_made(row) for row in connection.execute(query.order_by(journey_changes.c.version))]


def change_of(connection: sa.Connection, journey_id: str, change_id: str) -> MadeChange | None:
    """The change of this id, if it was taken in before."""
    query = sa.select(journey_changes).where(
        journey_changes.c.journey_id == journey_id, journey_changes.c.change_id == change_id
    )
    row = connection.execute(query).first()
    return _made(row) if row else None


def keep_change(connection: sa.Connection, journey_id: str, made: MadeChange) -> None:
    """Write a change."""
    connection.execute(
        sa.insert(journey_changes).values(
            journey_id=journey_id,
            version=made.version,
            change_id=made.id,
            client=made.client,
            author_id=made.author.id,
            author=made.author.name,
            label=made.label,
            operations=_text(made.operations),
            inverse=_text(made.inverse),
            undoes=made.undoes,
            made_at=made.made_at.isoformat(),
        )
    )


def _text(operations: Sequence[Operation]) -> str:
    return _OPERATIONS.dump_json(tuple(operations), exclude_defaults=False).decode()


def _made(row: sa.Row[Any]) -> MadeChange:
    return MadeChange(
        version=row.version,
        id=row.change_id,
        client=row.client,
        author=Author(row.author_id, row.author),
        label=row.label,
        operations=_OPERATIONS.validate_json(row.operations),
        inverse=_OPERATIONS.validate_json(row.inverse),
        undoes=row.undoes,
        made_at=datetime.fromisoformat(row.made_at),
    )
