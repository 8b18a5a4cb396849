"""Comments on maps: threads on a part of a map, with answers, until somebody calls them settled."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from sojourn.kernel.clock import Clock
from sojourn.kernel.errors import Conflict, InvalidInput, NotAllowed, NotFound
from sojourn.store.database import Database
from sojourn.store.journey_log import Author
from sojourn.store.tables.comments import comments

LONGEST: Final = 5_000
_MENTION: Final = re.compile(r"@\[([^\]\n]{1,120})\]\(([^)\s]{1,120})\)")
"""How a mention is written in a comment: `@[Ann Lee](user-id)`."""


@dataclass(frozen=True)
class Comment:
    """One comment. `thread` is the id of the thread's first one, which alone can be resolved."""

    id: str
    thread: str
    number: int
    part: str
    of: str
    text: str
    mentions: tuple[str, ...]
    author: Author
    said_at: datetime
    edited_at: datetime | None
    resolved_at: datetime | None
    resolved_by: str | None


class CommentStore:
    """The comments of one workspace. Journeys are named by id here."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, journey_id: str) -> list[Comment]:
        """All comments on a journey: threads in the order they began, each with its answers."""
        query = sa.select(comments).where(comments.c.journey_id == journey_id)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(comments.c.number, comments.c.said_at, comments.c.id)).all()
        return [_comment(row) for row in rows]

    def revision(self, journey_id: str) -> int:
        """Grows with everything that is said, changed or resolved on a journey."""
        query = sa.select(sa.func.coalesce(sa.func.max(comments.c.revision), 0))
        with self._database.read() as connection:
            return int(connection.execute(query.where(comments.c.journey_id == journey_id)).scalar_one())

    def say(self, journey_id: str, comment_id: str, target: tuple[str, str], text: str, author: Author) -> Comment:
        """Begin a thread on a part (list and key; ('journey', '') for the whole). Said again with its id, it is one."""
        return self._add(journey_id, comment_id, comment_id, target, text, author)

    def answer(self, journey_id: str, comment_id: str, thread: str, text: str, author: Author) -> Comment:
        """Answer in a thread; one that was resolved is open again. Raises NotFound."""
        first = self._get(journey_id, thread)
        found = self._add(journey_id, comment_id, first.thread, (first.part, first.of), text, author)
        if first.resolved_at is not None:
            self.resolve(journey_id, thread, author, resolved=False)
        return found

    def edit(self, journey_id: str, comment_id: str, text: str, author: Author) -> Comment:
        """Change one's own words. Raises NotFound, and NotAllowed for another person's."""
        self._own(journey_id, comment_id, author)
        values = {"text": _checked(text), "mentions": _mentions(text), "edited_at": self._clock().isoformat()}
        return self._update(journey_id, comment_id, values)

    def resolve(self, journey_id: str, thread: str, author: Author, *, resolved: bool = True) -> Comment:
        """Call a thread settled, or open it again. Raises NotFound."""
        first = self._get(journey_id, thread)
        at = self._clock().isoformat() if resolved else None
        return self._update(
            journey_id, first.thread, {"resolved_at": at, "resolved_by": author.name if resolved else None}
        )

    def delete(self, journey_id: str, comment_id: str, author: Author, *, any_author: bool = False) -> None:
        """Take back a comment, with its answers when it began a thread. Raises NotFound and NotAllowed."""
        found = self._get(journey_id, comment_id) if any_author else self._own(journey_id, comment_id, author)
        which = comments.c.thread == found.id if found.thread == found.id else comments.c.id == found.id
        with self._database.write() as connection:
            connection.execute(sa.delete(comments).where(comments.c.journey_id == journey_id, which))
            self._touch(connection, journey_id)

    def _add(
        self, journey_id: str, comment_id: str, thread: str, target: tuple[str, str], text: str, author: Author
    ) -> Comment:
        with self._database.write() as connection:
            known = connection.execute(sa.select(comments).where(comments.c.id == comment_id)).first()
            if known is not None:
                if (known.journey_id, known.author_id, known.text) == (journey_id, author.id, _checked(text)):
                    return _comment(known)
                raise Conflict("comment_exists", f"There is a comment {comment_id!r} already.", "Give it another id.")
            last = sa.select(sa.func.coalesce(sa.func.max(comments.c.number), 0))
            number = connection.execute(last.where(comments.c.journey_id == journey_id)).scalar_one() + 1
            if thread != comment_id:
                number = connection.execute(sa.select(comments.c.number).where(comments.c.id == thread)).scalar_one()
            row = {
                "id": comment_id, "journey_id": journey_id, "thread": thread, "number": number, "part": target[0],
                "of": target[1], "text": _checked(text), "mentions": _mentions(text), "author_id": author.id,
                "author": author.name, "said_at": self._clock().isoformat(),
                "revision": self._next_revision(connection, journey_id),
            }  # fmt: skip
            connection.execute(sa.insert(comments).values(**row))
        return self._get(journey_id, comment_id)

    def _update(self, journey_id: str, comment_id: str, values: dict[str, Any]) -> Comment:
        with self._database.write() as connection:
            revision = self._next_revision(connection, journey_id)
            change = sa.update(comments).where(comments.c.id == comment_id, comments.c.journey_id == journey_id)
            connection.execute(change.values(**values, revision=revision))
        return self._get(journey_id, comment_id)

    def _touch(self, connection: sa.Connection, journey_id: str) -> None:
        """Let the revision grow after a deletion, so that others look again."""
        newest = (
            sa.select(comments.c.id).where(comments.c.journey_id == journey_id).order_by(comments.c.revision.desc())
        )
        found = connection.execute(newest.limit(1)).scalar()
        if found is not None:
            revision = self._next_revision(connection, journey_id)
            connection.execute(sa.update(comments).where(comments.c.id == found).values(revision=revision))

    def _next_revision(self, connection: sa.Connection, journey_id: str) -> int:
        query = sa.select(sa.func.coalesce(sa.func.max(comments.c.revision), 0))
        return int(connection.execute(query.where(comments.c.journey_id == journey_id)).scalar_one()) + 1

    def _get(self, journey_id: str, comment_id: str) -> Comment:
        query = sa.select(comments).where(comments.c.journey_id == journey_id, comments.c.id == comment_id)
        with self._database.read() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound("no_such_comment", f"There is no comment {comment_id!r} on this map.", "Load them again.")
        return _comment(row)

    def _own(self, journey_id: str, comment_id: str, author: Author) -> Comment:
        found = self._get(journey_id, comment_id)
        if found.author.id != author.id:
            raise NotAllowed("not_your_comment", f"This comment is {found.author.name}'s.", "Answer it instead.",
                             author=found.author.name)  # fmt: skip
        return found


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise InvalidInput("empty_comment", "A comment without words was sent.", "Write something first.")
    if len(said) > LONGEST:
        raise InvalidInput(
            "long_comment",
            f"This comment has {len(said):,} characters, more than {LONGEST:,}.",
            "Shorten it.",
            longest=LONGEST,
        )
    return said


def _mentions(text: str) -> str:
    return json.dumps(sorted({who for _, who in _MENTION.findall(text)}))


def _comment(row: Any) -> Comment:
    def moment(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text) if text else None

    return Comment(
        id=row.id,
        thread=row.thread,
        number=row.number,
        part=row.part,
        of=row.of,
        text=row.text,
        mentions=tuple(json.loads(row.mentions)),
        author=Author(row.author_id, row.author),
        said_at=datetime.fromisoformat(row.said_at),
        edited_at=moment(row.edited_at),
        resolved_at=moment(row.resolved_at),
        resolved_by=row.resolved_by,
    )
