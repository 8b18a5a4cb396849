"""Journeys with all their versions. Every save and every change is kept; nobody's edits are overwritten silently."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import Conflict, NotFound
from sojourn.maps.editing.operations import Change
from sojourn.maps.editing.parts import Data
from sojourn.maps.editing.revising import Meanwhile, Overwritten, revised
from sojourn.maps.journey import Journey
from sojourn.store import journey_log
from sojourn.store.database import Database
from sojourn.store.journey_log import Author, MadeChange
from sojourn.store.tables.journeys import journey_versions, journeys

SNAPSHOT_AFTER: Final = 200
"""Changes after which the whole document is kept again, so that reading it stays fast."""
PAUSE: Final = timedelta(minutes=30)
"""After a pause of editing as long as this, what was there before it is a version of its own in the history."""
RECENT: Final = 1_000
"""Changes of a map that are held in memory, so that telling whether an edit came too late reads nothing."""
_NOBODY: Final = Author()


@dataclass(frozen=True)
class SavedVersion:
    """One line of a journey's history; `label` is the name that people gave it."""

    version: int
    saved_at: datetime
    cause: str
    author: str = ""
    label: str = ""


@dataclass(frozen=True)
class Taken:
    """A change that was taken in, and whose values it replaced. `again`: it had been taken in before."""

    made: MadeChange
    overwritten: tuple[Overwritten, ...] = ()
    again: bool = False


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
        self._heads: dict[str, Data] = {}
        self._recent: dict[str, list[MadeChange]] = {}
        self._moved = threading.local()

    def all(self) -> list[Journey]:
        """The newest version of every journey, in the order they came to the workspace."""
        query = sa.select(journeys).order_by(journeys.c.position, journeys.c.slug)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            return [Journey.model_validate(self._document(connection, row)) for row in rows]

    def get(self, slug: str, version: int | None = None) -> Journey:
        """The journey of this slug (or id), newest version unless told. Raises NotFound, naming what there is."""
        with self._database.read() as connection:
            row = journey_log.head(connection, slug)
            if row is None:
                raise self._missing(connection, slug, f"journey {slug!r}")
            if version is None or version == row.version:
                return Journey.model_validate(self._document(connection, row))
            document = journey_log.document_at(connection, row.id, version) if version < row.version else None
            if document is None:
                raise self._missing(connection, slug, f"version {version} of journey {slug!r}")
        return Journey.model_validate(document)

    def version(self, slug: str) -> tuple[str, int]:
        """The id and the newest version of a journey. Raises NotFound."""
        with self._database.read() as connection:
            row = self._row(connection, slug)
        return row.id, row.version

    def slugs(self) -> list[str]:
        """Slugs in use."""
        with self._database.read() as connection:
            return list(connection.execute(sa.select(journeys.c.slug).order_by(journeys.c.position)).scalars())

    def save(self, journey: Journey, cause: str = "", expected: int | None = None, author: Author = _NOBODY) -> Journey:
        """Save as a new version and return it with its number. Unchanged content saves nothing.

        `expected` (default: the document's own version) is the version the edit was made on; when the store holds a
        newer one, Conflict is raised and nothing is saved. A slug another journey has is a Conflict too.
        """
        base = journey.version if expected is None else expected
        with self._writing() as connection:
            stored = journey_log.head(connection, journey.id)
            _refuse_taken_slug(connection, journey)
            if stored is None:
                return self._insert(connection, journey, cause, author)
            current = Journey.model_validate(self._document(connection, stored))
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
            self._keep_head(connection, stored, "edited")
            return self._append(connection, journey, current.version + 1, cause, author)

    def change(self, slug: str, change: Change, author: Author = _NOBODY, client: str = "") -> Taken:
        """Take in a change that an editor made on version `change.base`; sent again, it is not done again.

        Raises NotFound for the journey, InvalidInput for what cannot be done, Conflict for what came too late.
        """
        with self._writing() as connection:
            row = self._row(connection, slug)
            before = journey_log.change_of(connection, row.id, change.id)
            if before is not None:
                return Taken(before, again=True)
            since = self._since(connection, row, change.base)
            meanwhile = [
                Meanwhile(one.version, one.author.name, one.operations) for one in since if one.client != client
            ]
            document = self._document(connection, row)
            revision = revised(document, change, meanwhile)
            now = self._clock()
            self._snapshot_if_due(connection, row, now)
            made = MadeChange(
                row.version + 1, change.id, client, author, change.label, revision.operations, revision.inverse,
                change.undoes, now,
            )  # fmt: skip
            journey_log.keep_change(connection, row.id, made)
            self._moved_on(connection, row.id, {**revision.document, "version": made.version}, now)
            before_it = self._recent.get(row.id, [])
            newest = before_it[-1].version if before_it else row.version
            self._recent[row.id] = [*(before_it[-RECENT:] if newest == row.version else []), made]
        return Taken(made, revision.overwritten)

    def changes(self, slug: str, after: int) -> list[MadeChange]:
        """Changes with a version over `after`, the oldest first. Raises NotFound."""
        with self._database.read() as connection:
            return journey_log.changes_between(connection, self._row(connection, slug).id, after)

    def name(self, slug: str, label: str, author: Author = _NOBODY) -> SavedVersion:
        """Keep the newest version under a name. Raises NotFound."""
        with self._writing() as connection:
            row = self._row(connection, slug)
            self._keep_head(connection, row, "named")
            connection.execute(
                sa.update(journey_versions)
                .where(journey_versions.c.journey_id == row.id, journey_versions.c.version == row.version)
                .values(label=label, author=author.name)
            )
            return SavedVersion(row.version, self._clock(), "named", author.name, label)

    def restore(self, slug: str, version: int, author: Author = _NOBODY) -> Journey:
        """Make an old version the newest again; what was between stays in the history. Raises NotFound."""
        old = self.get(slug, version)
        newest = self.get(slug)
        restored = old.model_copy(update={"slug": newest.slug, "version": newest.version})
        return self.save(restored, f"restored from version {version}", author=author)

    def delete(self, slug: str) -> None:
        """Remove a journey with all its versions. Raises NotFound."""
        found = self.get(slug)
        with self._writing() as connection:
            connection.execute(sa.delete(journeys).where(journeys.c.id == found.id))
            self._heads.pop(found.id, None)
            self._recent.pop(found.id, None)

    def history(self, slug: str) -> list[SavedVersion]:
        """All versions that were kept whole, newest first. Raises NotFound."""
        kept = journey_versions.c
        with self._database.read() as connection:
            row = self._row(connection, slug)
            query = sa.select(kept.version, kept.saved_at, kept.cause, kept.author, kept.label)
            rows = connection.execute(query.where(kept.journey_id == row.id).order_by(kept.version.desc())).all()
        return [
            SavedVersion(version, datetime.fromisoformat(at), cause, author, label)
            for version, at, cause, author, label in rows
        ]

    @contextmanager
    def _writing(self) -> Generator[sa.Connection]:
        """A write transaction; when it fails, what it put into memory was never written. A refusal has put nothing."""
        self._moved.journeys = set[str]()
        try:
            with self._database.write() as connection:
                yield connection
        except BaseException:
            for journey_id in self._moved.journeys:
                self._heads.pop(journey_id, None)
                self._recent.pop(journey_id, None)
            raise

    def _since(self, connection: sa.Connection, row: sa.Row[Any], base: int) -> list[MadeChange]:
        """Changes after `base`, from memory where this process has them all: many edits come back after an outage."""
        recent = self._recent.get(row.id, [])
        if recent and recent[0].version <= base + 1 and recent[-1].version == row.version:
            return [one for one in recent if one.version > base]
        found = journey_log.changes_between(connection, row.id, base)
        if found and len(found) == row.version - base <= RECENT:
            self._recent[row.id] = found
        return found

    def _row(self, connection: sa.Connection, slug: str) -> sa.Row[Any]:
        row = journey_log.head(connection, slug)
        if row is None:
            raise self._missing(connection, slug, f"journey {slug!r}")
        return row

    def _missing(self, connection: sa.Connection, slug: str, which: str) -> NotFound:
        query = sa.select(journeys.c.slug).order_by(journeys.c.position).limit(20)
        known = list(connection.execute(query).scalars())
        hint = (
            f"There are: {', '.join(known)}." if known else "There is none yet: draft one with 'sojourn map discover'."
        )
        return NotFound("no_such_journey", f"There is no {which} in this workspace.", hint, slug=slug)

    def _document(self, connection: sa.Connection, row: sa.Row[Any]) -> Data:
        """The newest document, from memory where this process has it."""
        held = self._heads.get(row.id)
        if held is None or held["version"] != row.version:
            held = journey_log.document_at(connection, row.id, row.version)
            if held is None:  # the row says a version that neither a snapshot nor changes lead to
                raise self._missing(connection, row.slug, f"version {row.version} of journey {row.slug!r}")
            self._heads[row.id] = held
        return held

    def _snapshot_if_due(self, connection: sa.Connection, row: sa.Row[Any], now: datetime) -> None:
        kept = journey_versions.c
        last = connection.execute(sa.select(sa.func.max(kept.version)).where(kept.journey_id == row.id)).scalar_one()
        rested = now - datetime.fromisoformat(row.updated_at) > PAUSE
        if row.version > last and (rested or row.version - last >= SNAPSHOT_AFTER):
            self._keep_head(connection, row, "edited")

    def _keep_head(self, connection: sa.Connection, row: sa.Row[Any], cause: str) -> None:
        """Keep the newest version whole, unless it is."""
        kept = journey_versions.c
        there = sa.select(kept.version).where(kept.journey_id == row.id, kept.version == row.version)
        if connection.execute(there).first() is not None:
            return
        since = connection.execute(sa.select(sa.func.max(kept.version)).where(kept.journey_id == row.id)).scalar_one()
        names = {one.author.name for one in journey_log.changes_between(connection, row.id, since)}
        saved = Journey.model_validate(self._document(connection, row))
        author = ", ".join(sorted(names - {""}))
        self._write(connection, saved, cause, author, datetime.fromisoformat(row.updated_at))

    def _insert(self, connection: sa.Connection, journey: Journey, cause: str, author: Author) -> Journey:
        last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(journeys.c.position), 0))).scalar_one()
        now = self._clock().isoformat()
        values = {"id": journey.id, "slug": journey.slug, "title": journey.title, "version": 0, "position": last + 1}
        connection.execute(sa.insert(journeys).values(**values, updated_at=now))
        return self._append(connection, journey, max(1, journey.version), cause, author)

    def _append(self, connection: sa.Connection, journey: Journey, version: int, cause: str, author: Author) -> Journey:
        saved = journey.model_copy(update={"version": version})
        now = self._clock()
        self._write(connection, saved, cause, author.name, now)
        self._moved_on(connection, saved.id, {**saved.document(), "version": version}, now)
        return saved

    def _write(self, connection: sa.Connection, saved: Journey, cause: str, author: str, at: datetime) -> None:
        connection.execute(
            sa.insert(journey_versions).values(
                journey_id=saved.id,
                version=saved.version,
                document=json.dumps(saved.document(), ensure_ascii=False),
                fingerprint=fingerprint(saved),
                cause=cause,
                saved_at=at.isoformat(),
                author=author,
            )
        )

    def _moved_on(self, connection: sa.Connection, journey_id: str, document: Data, now: datetime) -> None:
        change = {"slug": document["slug"], "title": document["title"], "version": document["version"]}
        connection.execute(
            sa.update(journeys).where(journeys.c.id == journey_id).values(**change, updated_at=now.isoformat())
        )
        self._moved.journeys.add(journey_id)
        self._heads[journey_id] = document


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
