"""What an edit is: operations that set a field of a part, put a part in or take one out, made as one change."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from sojourn.maps.base import Id, Part, Title
from sojourn.maps.editing.parts import PLACING, PartList

MOST_OPERATIONS = 2_000
Key = Annotated[str, Field(max_length=400)]


class SetField(Part):
    """A field of a part gets a value (null: its default). `of` is the part's key; part `journey` is the map itself."""

    kind: Literal["set"] = "set"
    part: PartList | Literal["journey"]
    of: Key = ""
    field: Annotated[str, Field(max_length=60)]
    value: Any = None


class Insert(Part):
    """A new part, whole; its id is made by whoever inserts it and never used again."""

    kind: Literal["insert"] = "insert"
    part: PartList
    value: dict[str, Any]


class Delete(Part):
    """A part goes, and with it or out of others whatever cannot stand without it (see `mending.py`)."""

    kind: Literal["delete"] = "delete"
    part: PartList
    of: Key


Operation = Annotated[SetField | Insert | Delete, Field(discriminator="kind")]


class Change(Part):
    """Operations that belong together: all are done or none, and undo takes all of them back.

    `id` is made by the editor and says which change this is however often it is sent. `base` is the version of the map
    it was made on. `undoes` names the change whose undoing this is: it gives way where others went on editing.
    """

    id: Id
    base: int = Field(ge=0)
    operations: list[Operation] = Field(min_length=1, max_length=MOST_OPERATIONS)
    label: Title = ""
    undoes: Id | None = None


def is_structural(operation: SetField | Insert | Delete) -> bool:
    """Whether it changes what the map is made of or where a part stands, not only what one says."""
    return operation.kind != "set" or operation.field in PLACING
