"""What editing together takes and gives over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from sojourn.maps.base import Id
from sojourn.maps.editing.operations import Change, Operation
from sojourn.server.models import Body, ErrorBody
from sojourn.store.comments import Comment
from sojourn.store.journey_log import MadeChange

Client = Annotated[str, Field(min_length=1, max_length=80, description="One open page; made by the page itself")]
Cell = Annotated[str, Field(max_length=300, description="What is being looked at or edited, such as cards[a].text")]


class ChangeLine(Body):
    """A change as it was taken in: its operations with what followed from them, and what takes all of it back."""

    version: int
    id: str
    client: str
    author_id: str
    author: str
    label: str
    operations: list[Operation]
    inverse: list[Operation]
    undoes: str | None
    made_at: datetime

    @classmethod
    def of(cls, made: MadeChange) -> ChangeLine:
        """The line of a change."""
        return cls(
            version=made.version,
            id=made.id,
            client=made.client,
            author_id=made.author.id,
            author=made.author.name,
            label=made.label,
            operations=list(made.operations),
            inverse=list(made.inverse),
            undoes=made.undoes,
            made_at=made.made_at,
        )


class ChangesRequest(Body):
    """Changes in the order they were made on one page."""

    client: Client
    changes: list[Change] = Field(min_length=1, max_length=200)


class OverwrittenLine(Body):
    """A value of another person that a change replaced."""

    part: str
    of: str
    field: str
    author: str
    value: Any


class ChangeOutcome(Body):
    """What became of one change: taken in, or refused and why."""

    id: str
    made: ChangeLine | None = None
    overwritten: list[OverwrittenLine] = []
    error: ErrorBody | None = None


class ChangesAnswer(Body):
    """One outcome a change, in order; `version` is the newest version of the map."""

    version: int
    outcomes: list[ChangeOutcome]


class ChangeList(Body):
    """Changes after a version, the oldest first. `whole`: no whole document was saved in between, so they suffice."""

    version: int
    whole: bool
    changes: list[ChangeLine]


class PresenceRequest(Body):
    """Where somebody is on a map; `editing`: typing there now."""

    client: Client
    cell: Cell = ""
    editing: bool = False


class Present(Body):
    """Somebody who has the map open."""

    client: str
    id: str
    name: str
    cell: str = ""
    editing: bool = False


class NameRequest(Body):
    """The name of a version."""

    label: str = Field(min_length=1, max_length=200)


class DifferenceLine(Body):
    """One difference between two versions in words a person uses; `path` names the part by id."""

    kind: str
    path: str
    what: str
    before: Any = None
    after: Any = None


class CommentRequest(Body):
    """A new thread on a part of the map (`part` journey: on all of it), or an answer in `thread`."""

    id: Id
    part: str = Field(default="journey", max_length=40)
    of: str = Field(default="", max_length=400)
    thread: Id | None = None
    text: str = Field(max_length=20_000)


class GuestComment(Body):
    """What somebody with a share link says, about a step or all of the map; `name` is their own word for themselves."""

    id: Id
    name: str = Field(default="", max_length=80)
    step: str | None = Field(default=None, max_length=120)
    thread: Id | None = None
    text: str = Field(max_length=20_000)


class CommentEdit(Body):
    """New words, or whether the thread is settled."""

    text: str | None = Field(default=None, max_length=20_000)
    resolved: bool | None = None


class CommentLine(Body):
    """One comment."""

    id: str
    thread: str
    number: int
    part: str
    of: str
    text: str
    mentions: list[str]
    author_id: str
    author: str
    said_at: datetime
    edited_at: datetime | None
    resolved_at: datetime | None
    resolved_by: str | None
    mine: bool

    @classmethod
    def of_comment(cls, comment: Comment, reader: str) -> CommentLine:
        """The line of a comment as `reader` (an id) sees it."""
        return cls(
            id=comment.id,
            thread=comment.thread,
            number=comment.number,
            part=comment.part,
            of=comment.of,
            text=comment.text,
            mentions=list(comment.mentions),
            author_id=comment.author.id,
            author=comment.author.name,
            said_at=comment.said_at,
            edited_at=comment.edited_at,
            resolved_at=comment.resolved_at,
            resolved_by=comment.resolved_by,
            mine=comment.author.id == reader,
        )
