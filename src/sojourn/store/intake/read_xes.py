"""XES event logs: one row an event, the attributes of its case in front as 'case:...'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from sojourn.kernel.errors import InvalidInput
from sojourn.store.intake.files import DAMAGE, DataFile
from sojourn.store.intake.load_rows import BadRow, Row

_VALUES = {"string", "date", "int", "float", "boolean", "id"}


def read_xes(file: DataFile) -> Iterator[Row | BadRow]:
    """Events in the log's order; raises InvalidInput when the file is not well-formed, cut short, or holds entities."""
    try:
        with file.open() as handle:
            yield from _events(handle)
    except DAMAGE as error:
        raise file.damaged(error) from None
    except (ParseError, DefusedXmlException) as error:
        raise InvalidInput(
            "file_damaged", f"{file.name} is not well-formed XES ({error}).", "Export the log again.", file=file.name
        ) from None


def _events(handle: Any) -> Iterator[Row | BadRow]:
    case: Row = {}
    pending: list[Row] = []
    depth: list[str] = []
    for action, element in iterparse(handle, events=("start", "end")):
        tag = _tag(element)
        if action == "start":
            depth.append(tag)
            if tag == "trace":
                case, pending = {}, []
            continue
        depth.pop()
        if tag == "event":
            pending.append(_attributes(element, ""))
            element.clear()
        elif tag == "trace":
            case = _attributes(element, "case:")
            yield from ({**case, **event} for event in pending)
            element.clear()


def _attributes(element: Element, prefix: str) -> Row:
    return {
        prefix + str(child.get("key")): str(child.get("value", ""))
        for child in element
        if _tag(child) in _VALUES and child.get("key")
    }


def _tag(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]
