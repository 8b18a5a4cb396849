"""Journeys as JSON: what programs read and write. Loses nothing, and the same map gives the same text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import MAXIMUM_BYTES, MAXIMUM_DEPTH, from_data, to_data
from sojourn.maps.journey import Journey


def dump(journey: Journey) -> str:
    """The journey as indented JSON in the order of the model, with a newline at the end."""
    return json.dumps(to_data(journey), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def load(text: str | bytes) -> Journey:
    """The journey that the text says. Raises InvalidInput, listing every finding when it is JSON but no journey."""
    return from_data(load_data(text))


def load_data(text: str | bytes) -> object:
    """Plain data of a JSON document; InvalidInput with line and column when it is broken, huge or too deep."""
    if len(text) > MAXIMUM_BYTES:
        raise InvalidInput("map_too_large", f"The map has {len(text):,} characters.", f"At most {MAXIMUM_BYTES:,}.")
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_unique, parse_constant=_constant)
    except json.JSONDecodeError as error:
        message = f"The JSON cannot be read at line {error.lineno}, column {error.colno}: {error.msg}."
        hint = "Look for a missing comma, quote or bracket there."
        raise InvalidInput("broken_json", message, hint, detail=_place(error)) from error
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8."
        raise InvalidInput("not_utf8", f"The map is not UTF-8 text (byte {error.start}).", hint) from error
    except RecursionError as error:
        message = f"The document is nested deeper than {MAXIMUM_DEPTH} levels."
        raise InvalidInput("map_too_deep", message, "A map needs less than ten: is this another file?") from error
    except ValueError as error:
        message = f"The JSON holds a number that cannot be read: {str(error)[:200]}"
        raise InvalidInput("broken_json", message, "Write it as text in quotes.", detail=str(error)[:200]) from error


def _place(error: json.JSONDecodeError) -> str:
    return f"{error.lineno}:{error.colno}, {error.msg}"


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            message = f"{key[:80]!r} stands twice in one object."
            raise InvalidInput("repeated_key", message, "Keep one of them.", key=key[:80])
        found[key] = value
    return found


def _constant(name: str) -> NoReturn:
    raise InvalidInput("broken_json", f"{name} is not a JSON number.", "Write a finite number or null.", detail=name)
