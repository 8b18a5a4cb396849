"""Journeys with all their versions. Every save is a new row; two people's edits never overwrite each other silently."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import Conflict, NotFound
from sojourn.maps.journey import Journey
from sojourn.store.database import Database
from sojourn.store.tables.journeys import journey_versions, journeys


@dataclass(frozen=True)
class SavedVersion:
    """One line of a journey's history."""

    version: int
    saved_at: datetime
    cause: str


def fingerprint(journey: Journey) -> str:
    """Stable hash of everything the document says, its version number left out: equal content, equal fingerprint."""
    document = journey.document()
    document.pop("version", None)
    return hashlib.sha256(json.dumps(document, ensure_ascii=False).encode()).hexdigest()


class JourneyStore:
    """The journeys of one workspace."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> list[Journey]:
        """The newest version of every journey, in the order they came to the workspace."""
        query = _newest().order_by(journeys.c.position, journeys.c.slug)
        with self._database.read() as connection:
            return [_read(row) for row in connection.execute(query)]

    def get(self, slug: str, version: int | None = None) -> Journey:
        """The journey of this slug (or id), newest version unless told. Raises NotFound, naming what there is."""
        query = _newest() if version is None else _every().where(journey_versions.c.version == version)
        query = query.where(sa.or_(journeys.c.slug == slug, journeys.c.id == slug))
        with self._database.read() as connection:
            row = connection.execute(query).first()
            if row:
                return _read(row)
            known = list(
                connection.execute(sa.select(journeys.c.slug).order_by(journeys.c.position).limit(20)).scalars()
            )
        which = f"journey {slug!r}" if version is None else f"version {version} of journey {slug!r}"
        hint = (
            f"There are: {', '.join(known)}." if known else "There is none yet: draft one with 'sojourn map discover'."
        )
        raise NotFound("no_such_journey", f"There is no {which} in this workspace.", hint, slug=slug)

    def slugs(self) -> list[str]:
        """Slugs in use."""
        with self._database.read() as connection:
            return list(connection.execute(sa.select(journeys.c.slug).order_by(journeys.c.position)).scalars())

    def save(self, journey: Journey, cause: str = "", expected: int | None = None) -> Journey:
        """Save as a new version and return it with its number. Unchanged content saves nothing.

        `expected` (default: the document's own version) is the version the edit was made on; when the store holds a
        newer one, Conflict is raised and nothing is saved. A slug another journey has is a Conflict too.
        """
        base = journey.version if expected is None else expected
        with self._database.write() as connection:
            stored = connection.execute(_newest().where(journeys.c.id == journey.id)).first()
            _refuse_taken_slug(connection, journey)
            if stored is None:
                return self._insert(connection, journey, cause)
            current = _read(stored)
            if fingerprint(current) == fingerprint(journey):
                return current
            if current.version != base:
                raise Conflict(
                    "stale_version",
                    f"Journey {journey.slug!r} was changed meanwhile: it is at version {current.version}, "
                    f"this edit was made on version {base}.",
                    "Load the newest version and make the change again.",
                    current=current.version,
                    given=base,
                )
            return self._append(connection, journey, current.version + 1, cause)

    def delete(self, slug: str) -> None:
        """Remove a journey with all its versions. Raises NotFound."""
        found = self.get(slug)
        with self._database.write() as connection:
            connection.execute(sa.delete(journeys).where(journeys.c.id == found.id))

    def history(self, slug: str) -> list[SavedVersion]:
        """All saved versions, newest first."""
        found = self.get(slug)
        columns = (journey_versions.c.version, journey_versions.c.saved_at, journey_versions.c.cause)
        query = sa.select(*columns).where(journey_versions.c.journey_id == found.id).order_by(columns[0].desc())
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [SavedVersion(version, datetime.fromisoformat(at), cause) for version, at, cause in rows]

    def _insert(self, connection: sa.Connection, journey: Journey, cause: str) -> Journey:
        last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(journeys.c.position), 0))).scalar_one()
        now = self._clock().isoformat()
        values = {"id": journey.id, "slug": journey.slug, "title": journey.title, "version": 0, "position": last + 1}
        connection.execute(sa.insert(journeys).values(**values, updated_at=now))
        return self._append(connection, journey, max(1, journey.version), cause)

    def _append(self, connection: sa.Connection, journey: Journey, version: int, cause: str) -> Journey:
        saved = journey.model_copy(update={"version": version})
        now = self._clock().isoformat()
        connection.execute(
            sa.insert(journey_versions).values(
                journey_id=saved.id,
                version=version,
                document=json.dumps(saved.document(), ensure_ascii=False),
                fingerprint=fingerprint(saved),
                cause=cause,
                saved_at=now,
            )
        )
        change = {"slug": saved.slug, "title": saved.title, "version": version, "updated_at": now}
        connection.execute(sa.update(journeys).where(journeys.c.id == saved.id).values(**change))
        return saved


def _refuse_taken_slug(connection: sa.Connection, journey: Journey) -> None:
    taken = sa.select(journeys.c.id).where(journeys.c.slug == journey.slug, journeys.c.id != journey.id)
    other = connection.execute(taken).scalar()
    if other is not None:
        raise Conflict(
            "slug_taken",
            f"Another journey (id {other!r}) already has the short name {journey.slug!r}.",
            "Give this one another `slug`, or the same `id` if it is meant to be the same journey.",
            slug=journey.slug,
        )


def _every() -> sa.Select[Any, Any]:
    joined = journeys.join(journey_versions, journeys.c.id == journey_versions.c.journey_id)
    return sa.select(journey_versions.c.document, journey_versions.c.version).select_from(joined)


def _newest() -> sa.Select[Any, Any]:
    return _every().where(journeys.c.version == journey_versions.c.version)


def _read(row: Any) -> Journey:
    document = json.loads(row.document)
    document["version"] = row.version
    return Journey.model_validate(document)
