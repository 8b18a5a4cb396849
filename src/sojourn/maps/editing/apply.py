"""Operations on a map's document: plain JSON data in, plain JSON data out, with the operations that take them back.

The same is done in the browser (`web/src/features/editor/model/apply.ts`); both are tested on the same cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.editing.operations import Delete, Insert, SetField
from sojourn.maps.editing.parts import LISTS, OWN_FIELDS, Data, key_fields, key_of, keyed
from sojourn.maps.journey import Journey


class Editing:
    """A document while operations are applied to it; the one given is left as it is."""

    def __init__(self, document: Data) -> None:
        self._document = dict(document)
        self._keyed: dict[str, dict[str, Data]] = {}

    @property
    def document(self) -> Data:
        """The document as it is now, lists without a part left out."""
        for part, parts in self._keyed.items():
            if parts:
                self._document[part] = list(parts.values())
            else:
                self._document.pop(part, None)
        return dict(self._document)

    def parts(self, part: str) -> dict[str, Data]:
        """The parts of one list by key, in the order of the document; not to be changed."""
        if part not in self._keyed:
            self._keyed[part] = keyed(part, self._document.get(part, ()))
        return self._keyed[part]

    def own(self, field: str) -> Any:
        """A field of the journey itself; None where it is at its default."""
        return self._document.get(field)

    def apply(self, operation: SetField | Insert | Delete) -> SetField | Insert | Delete:
        """Do it and return what takes it back. Raises InvalidInput, and then has changed nothing."""
        if isinstance(operation, Insert):
            return self._insert(operation)
        if isinstance(operation, Delete):
            gone = self._found(operation.part, operation.of)
            del self.parts(operation.part)[operation.of]
            return Insert(part=operation.part, value=gone)
        return self._set_own(operation) if operation.part == "journey" else self._set(operation)

    def _insert(self, operation: Insert) -> Delete:
        data = _checked(operation.part, operation.value)
        key = key_of(operation.part, data)
        if key in self.parts(operation.part):
            raise InvalidInput(
                "part_exists", f"There is {operation.part}[{key}] already.", "Give the new part an id of its own."
            )
        self.parts(operation.part)[key] = data
        return Delete(part=operation.part, of=key)

    def _set(self, operation: SetField) -> SetField:
        part = operation.part
        before = self._found(part, operation.of)
        if operation.field in key_fields(part):
            raise InvalidInput(
                "fixed_field",
                f"{operation.field!r} is what {part}[{operation.of}] is known by and does not change.",
                "Delete the part and insert another.",
            )
        after = {name: value for name, value in before.items() if name != operation.field}
        if operation.value is not None:
            after[operation.field] = operation.value
        self.parts(part)[operation.of] = _checked(part, after)
        return operation.model_copy(update={"value": before.get(operation.field)})

    def _set_own(self, operation: SetField) -> SetField:
        if operation.field not in OWN_FIELDS:
            raise InvalidInput(
                "no_such_field",
                f"A journey has no field {operation.field!r} that an edit may set.",
                f"There are: {', '.join(sorted(OWN_FIELDS))}.",
            )
        before = self._document.get(operation.field)
        value = None if operation.value is None else _own_value(operation.field, operation.value)
        if value is None:
            self._document.pop(operation.field, None)
        else:
            self._document[operation.field] = value
        return operation.model_copy(update={"value": before})

    def _found(self, part: str, key: str) -> Data:
        data = self.parts(part).get(key)
        if data is None:
            raise InvalidInput(
                "part_gone",
                f"There is no {part}[{key}] on this map; it may have been deleted meanwhile.",
                "Load the newest version and make the change again.",
                part=part,
                of=key,
            )
        return data


def applied(document: Data, operations: Sequence[SetField | Insert | Delete]) -> Data:
    """The document after the operations. Raises InvalidInput."""
    editing = Editing(document)
    for operation in operations:
        editing.apply(operation)
    return editing.document


def _checked(part: str, data: Data) -> Data:
    """The part as the document writes it: defaults left out. Raises InvalidInput for what no such part may hold."""
    try:
        return LISTS[part].model_validate(data).document()
    except ValidationError as error:
        raise _refused(f"{part}[{data.get('id', '')}]", error) from error


def _own_value(field: str, value: Any) -> Any:
    try:
        whole = Journey.model_validate({"id": "x", "slug": "x", "title": "", field: value})
    except ValidationError as error:
        raise _refused(field, error) from error
    return whole.document().get(field)


def _refused(path: str, error: ValidationError) -> InvalidInput:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(place) for place in first["loc"])
    return InvalidInput(
        "invalid_edit",
        f"{path}.{where}: {first['msg']} (given: {str(first.get('input'))[:100]!r}).",
        "Correct the value; nothing was changed.",
        path=f"{path}.{where}",
    )
