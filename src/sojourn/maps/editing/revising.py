"""Whether a change still fits the map as it is now, and what it makes of it.

Text and values: the last writer wins, and is told whose words were replaced. Structure: a change gives way when others
have changed the same part since it was made, so that nobody's work goes without a word; whoever made it looks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sojourn.kernel.errors import Conflict
from sojourn.maps.editing.apply import Editing
from sojourn.maps.editing.mending import columns_of, mend
from sojourn.maps.editing.operations import Change, Delete, Insert, Operation, SetField, is_structural
from sojourn.maps.editing.parts import PLACING, Data, PartList, key_of

_NEEDED: tuple[tuple[str, str, PartList], ...] = (
    ("steps", "stage", "stages"),
    ("cards", "lane", "lanes"),
    ("emotions", "step", "steps"),
    ("transitions", "source", "steps"),
    ("transitions", "target", "steps"),
)


@dataclass(frozen=True)
class Meanwhile:
    """A change that others made after the one at hand was begun."""

    version: int
    author: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Overwritten:
    """A value of another person that this change replaced."""

    part: str
    of: str
    field: str
    author: str
    value: object


@dataclass(frozen=True)
class Revision:
    """The map after a change: `operations` with what followed from them, `inverse` takes all back, in order."""

    document: Data
    operations: tuple[Operation, ...]
    inverse: tuple[Operation, ...]
    overwritten: tuple[Overwritten, ...] = ()


def revised(document: Data, change: Change, meanwhile: Sequence[Meanwhile] = ()) -> Revision:
    """The map after `change`, in JSON form; `document` is left as it is.

    Raises InvalidInput for what cannot be done to any map, and Conflict for what cannot be done any more.
    """
    editing = Editing(document)
    columns = columns_of(editing)
    done: list[Operation] = []
    back: list[Operation] = []
    overwritten: list[Overwritten] = []
    for operation in change.operations:
        other = _overtaken(operation, meanwhile, undoing=change.undoes is not None)
        if other is not None:
            raise _stale(operation, other)
        _locked(editing, operation)
        overwritten += _overwritten(operation, meanwhile)
        back.append(editing.apply(operation))
        done.append(operation)
    for operation in change.operations:
        _stands(editing, operation)
    gone = {(one.part, one.of) for one in done if isinstance(one, Delete)}
    for operation, inverse in mend(editing, columns, gone):
        other = _overtaken(operation, meanwhile, undoing=False) if isinstance(operation, Delete) else None
        if other is not None:
            raise _stale(operation, other)
        done.append(operation)
        back.append(inverse)
    return Revision(editing.document, tuple(done), tuple(reversed(back)), tuple(overwritten))


def touches(operation: Operation) -> tuple[str, str]:
    """Which part an operation is about: list and key."""
    if isinstance(operation, Insert):
        return operation.part, key_of(operation.part, operation.value)
    return operation.part, operation.of


def _overtaken(operation: Operation, meanwhile: Sequence[Meanwhile], *, undoing: bool) -> Meanwhile | None:
    """Who has changed the same meanwhile in a way that this operation must not override."""
    for other in meanwhile:
        for theirs in other.operations:
            if touches(theirs) == touches(operation) and _clashes(operation, theirs, undoing=undoing):
                return other
    return None


def _clashes(operation: Operation, theirs: Operation, *, undoing: bool) -> bool:
    if isinstance(operation, SetField) and isinstance(theirs, SetField):
        moved = {operation.field, theirs.field} <= PLACING
        return moved or (undoing and operation.field == theirs.field)
    if isinstance(operation, SetField):
        return False  # deleted meanwhile: applying it says so
    return undoing or is_structural(operation)


def _overwritten(operation: Operation, meanwhile: Sequence[Meanwhile]) -> Iterator[Overwritten]:
    if not isinstance(operation, SetField):
        return
    for other in reversed(meanwhile):
        for theirs in other.operations:
            if isinstance(theirs, SetField) and (touches(theirs), theirs.field) == (
                touches(operation),
                operation.field,
            ):
                if theirs.value != operation.value:
                    yield Overwritten(operation.part, operation.of, operation.field, other.author, theirs.value)
                return


def _locked(editing: Editing, operation: Operation) -> None:
    """Raises Conflict for a lane that the method wants."""
    if isinstance(operation, Delete) and operation.part == "lanes":
        lane = editing.parts("lanes").get(operation.of, {})
        if lane.get("locked"):
            title = lane["title"]
            raise Conflict(
                "lane_locked",
                f"The lane {title!r} is locked: the method of its template wants it.",
                "Unlock it first.",
                title=title,
            )


def _stands(editing: Editing, operation: Operation) -> None:
    """Raises Conflict when a part is put where there is nothing any more."""
    if isinstance(operation, Delete) or operation.part == "journey":
        return
    part, key = touches(operation)
    data = editing.parts(operation.part).get(key)
    if data is None:
        return
    wanted = [(home, data[field]) for owner, field, home in _NEEDED if owner == part]
    if part == "cards":
        wanted += [("steps", data["span"]["from_step"]), ("steps", data["span"]["to_step"])]
    for home, name in wanted:
        if name not in editing.parts(home):
            raise Conflict(
                "place_gone",
                f"{part}[{key}] belongs to {home}[{name}], which is not on this map any more.",
                "Load the newest version and put it somewhere else.",
                part=home,
                of=name,
            )


def _stale(operation: Operation, other: Meanwhile) -> Conflict:
    part, key = touches(operation)
    return Conflict(
        "stale_edit",
        f"{other.author or 'Someone'} changed {part}[{key}] meanwhile (version {other.version}).",
        "Look at the newest version and make the change again if it is still wanted.",
        part=part,
        of=key,
        author=other.author,
        version=other.version,
    )
