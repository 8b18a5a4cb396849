"""A map's document as a page holds it: operations applied as the browser's `apply.ts` does, nothing of the server's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]


class DoesNotFit(Exception):
    """The operation's part is gone, or there already."""


def key_of(part: str, data: Data) -> str:
    """What an operation calls a part."""
    if part == "emotions":
        return "/".join((data["step"], data.get("persona") or "", data.get("curve") or "current"))
    if part == "transitions":
        return f"{data['source']}->{data['target']}"
    return str(data["field" if part == "filters" else "id"])


def _place(parts: list[Data], part: str, key: str) -> int:
    seen: dict[str, int] = {}
    for place, data in enumerate(parts):
        plain = key_of(part, data)
        seen[plain] = seen.get(plain, 0) + 1
        if key == (plain if seen[plain] == 1 else f"{plain}#{seen[plain]}"):
            return place
    return -1


def apply_one(document: Data, operation: Data) -> Data:
    """The document after one operation; the one given is left as it is."""
    part = operation["part"]
    if part == "journey":
        return _with(document, operation)
    parts: list[Data] = document.get(part, [])
    if operation["kind"] == "insert":
        if _place(parts, part, key_of(part, operation["value"])) >= 0:
            raise DoesNotFit(part)
        return {**document, part: [*parts, operation["value"]]}
    place = _place(parts, part, operation["of"])
    if place < 0:
        raise DoesNotFit(part)
    kept = []
    if operation["kind"] == "set":
        kept = [_with(parts[place], operation)]
    return {**document, part: [*parts[:place], *kept, *parts[place + 1 :]]}


def _with(data: Data, operation: Data) -> Data:
    """Null is a field's default, which a document does not write."""
    others = {name: value for name, value in data.items() if name != operation["field"]}
    return others if operation["value"] is None else {**data, operation["field"]: operation["value"]}


def apply_all(document: Data, operations: Iterable[Data]) -> Data | None:
    """All operations; None where one does not fit."""
    try:
        for operation in operations:
            document = apply_one(document, operation)
    except DoesNotFit:
        return None
    return document
