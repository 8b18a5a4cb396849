"""XML from strangers as a tree: no document types, no entities, nothing fetched, nothing too large or too deep."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import MAXIMUM_BYTES, MAXIMUM_DEPTH


def tree(content: bytes) -> Element:
    """The root element. Raises InvalidInput in words for what is no XML, is unsafe, too large or too deep."""
    if len(content) > MAXIMUM_BYTES:
        hint = f"A map has at most {MAXIMUM_BYTES:,}. Is it a file of events? Then use: sojourn import FILE"
        raise InvalidInput("map_too_large", f"The file has {len(content):,} bytes.", hint, bytes=len(content))
    parser: Any = DefusedXMLParser(target=_Shallow(), forbid_dtd=True)
    try:
        parser.feed(content)
        return parser.close()
    except DefusedXmlException as error:
        message = f"The XML declares a document type or entities ({type(error).__name__})."
        raise InvalidInput("unsafe_xml", message, "Save it without a DOCTYPE.") from error
    except ParseError as error:
        line, column = error.position
        message = f"The XML cannot be read at line {line}, column {column + 1}: {str(error).partition(':')[0]}."
        raise InvalidInput(
            "broken_xml", message, "Look for a tag that is not closed there.", detail=f"{line}:{column + 1}"
        ) from error
    except (UnicodeError, LookupError, ValueError) as error:
        raise InvalidInput(
            "not_utf8", f"The XML has an encoding that is not known: {error}.", "Save it as UTF-8."
        ) from error


class _Shallow(TreeBuilder):
    """Builds the tree and stops before it is deeper than any map."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Any:
        self._depth += 1
        if self._depth > MAXIMUM_DEPTH:
            message = f"The document is nested deeper than {MAXIMUM_DEPTH} levels."
            raise InvalidInput("map_too_deep", message, "A map needs less than ten: is this another file?")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Any:
        self._depth -= 1
        return super().end(tag)


def name(element: Element) -> str:
    """The tag without its namespace, in lower case: files differ in both."""
    return element.tag.rpartition("}")[2].lower()


def child(element: Element | None, *names: str) -> Element | None:
    """The first child with one of the names."""
    wanted = {text.lower() for text in names}
    return next((part for part in element if name(part) in wanted), None) if element is not None else None


def children(element: Element | None, *names: str) -> list[Element]:
    """All children with one of the names."""
    wanted = {text.lower() for text in names}
    return [part for part in element if name(part) in wanted] if element is not None else []


def text(element: Element | None, *names: str) -> str:
    """The words of a child, its spaces put in order; '' when it is not there."""
    found = child(element, *names)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def attribute(element: Element | None, *names: str) -> str:
    """The first attribute with one of the names, whatever its case."""
    wanted = {text.lower() for text in names}
    found = element.attrib.items() if element is not None else ()
    return next((" ".join(value.split()) for key, value in found if key.rpartition("}")[2].lower() in wanted), "")
