"""Journeys as YAML: what people edit by hand and keep in git. Loses nothing, and the same map gives the same text.

Read as YAML 1.2 says: `no` and `on` are words, `2018-05-01` and `12:30` are text, `007` keeps its zeros. Aliases, tags
and repeated keys are refused: they make a document mean something else than it shows.
"""

from __future__ import annotations

import re
from typing import Any, cast

import yaml

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import MAXIMUM_BYTES, MAXIMUM_DEPTH, from_data, to_data
from sojourn.maps.exchange.yaml_text import render
from sojourn.maps.journey import Journey


def dump(journey: Journey) -> str:
    """The journey as block-style YAML in the order of the model, with a newline at the end."""
    return render(to_data(journey))


def load(text: str | bytes) -> Journey:
    """The journey that the text says. Raises InvalidInput, listing every finding when it is YAML but no journey."""
    return from_data(load_data(text))


def load_data(text: str | bytes) -> object:
    """Plain data of a YAML document; InvalidInput with line and column when it is broken, huge or too deep."""
    if isinstance(text, bytes):
        text = _decoded(text)
    if len(text) > MAXIMUM_BYTES:
        raise InvalidInput("map_too_large", f"The map has {len(text):,} characters.", f"At most {MAXIMUM_BYTES:,}.")
    try:
        _refuse_tricks(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as error:
        raise _broken(error) from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        message = f"The YAML holds a number that cannot be read: {str(error)[:200]}"
        raise InvalidInput("broken_yaml", message, "Put long digits in quotes.", detail=str(error)[:200]) from error


class _Loader(yaml.SafeLoader):
    """The safe loader with the words of YAML 1.2, and an error for a key written twice."""

    yaml_implicit_resolvers: dict[Any, Any] = {}

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a name must be a single value", key.start_mark)
            name = self.construct_object(key)
            if name in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{name!r} stands here twice", key.start_mark)
            seen.add(name)
        return cast("dict[Any, Any]", super().construct_mapping(node, deep))


def _resolve(tag: str, pattern: str, first: str) -> None:
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolve("null", r"^(?:~|null|Null|NULL|)$", "~nN")
_Loader.yaml_implicit_resolvers.setdefault("", []).extend(_Loader.yaml_implicit_resolvers["~"])
_resolve("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_resolve("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789")
_resolve("float", r"^[-+]?(?:(?:0|[1-9][0-9]*)\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789")


def _refuse_tricks(text: str) -> None:
    """Depth and aliases are looked at on the flat stream of events, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1
            raise InvalidInput(
                "yaml_alias",
                f"Line {line} uses an alias (*{event.anchor}).",
                "Write the content out; maps use no aliases.",
                line=line,
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise _too_deep()
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _too_deep() -> InvalidInput:
    hint = "A map needs less than ten: is this another kind of file?"
    return InvalidInput("map_too_deep", f"The document is nested deeper than {MAXIMUM_DEPTH} levels.", hint)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8."
        raise InvalidInput("not_utf8", f"The map is not UTF-8 text (byte {error.start}).", hint) from error


def _broken(error: yaml.YAMLError) -> InvalidInput:
    mark = getattr(error, "problem_mark", None)
    where = f" at line {mark.line + 1}, column {mark.column + 1}" if mark is not None else ""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = "Look for a missing quote, a tab or an uneven indent there."
    place = f"{mark.line + 1}:{mark.column + 1}, " if mark is not None else ""
    return InvalidInput("broken_yaml", f"The YAML cannot be read{where}: {problem}.", hint, detail=place + problem)
