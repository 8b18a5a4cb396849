"""Plain data to a journey and back. Decides how a wrong document is complained about; formats are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from sojourn.maps.findings import Finding, invalid_map
from sojourn.maps.journey import FORMAT, Journey

MAXIMUM_BYTES = 20_000_000
MAXIMUM_DEPTH = 60

_WORDS = {
    "string_type": "is not text",
    "list_type": "is not a list",
    "dict_type": "is not a group of names and values",
    "model_type": "is not a group of names and values",
    "bool_type": "is neither true nor false",
    "bool_parsing": "is neither true nor false",
    "int_type": "is not a whole number",
    "int_parsing": "is not a whole number",
    "int_from_float": "is not a whole number",
    "float_type": "is not a number",
    "float_parsing": "is not a number",
    "finite_number": "is not a finite number",
    "string_too_short": "is empty",
    "string_unicode": "holds characters that are not valid Unicode",
}
_HINTS = {
    "string_type": "Put it in quotes.",
    "list_type": "Write a list: one '- ' item a line in YAML, [...] in JSON.",
    "model_type": "Write 'name: value' lines under it.",
    "dict_type": "Write 'name: value' lines under it.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "string_too_short": "Give it a value.",
    "finite_number": "Write a number such as 1.5.",
    "float_type": "Write a number such as 1.5.",
    "float_parsing": "Write a number such as 1.5.",
    "int_type": "Write a number such as 3.",
    "int_parsing": "Write a number such as 3.",
    "int_from_float": "Write a number such as 3.",
    "string_too_long": "Shorten it.",
    "string_unicode": "Save the file again as UTF-8.",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "below", "least"),
    "less_than_equal": ("le", "above", "most"),
}
_SCALES = "From a 1-5 scale subtract 3; from 0-100 divide by 25 and subtract 2."


def to_data(journey: Journey) -> dict[str, Any]:
    """JSON data of the whole journey in the order of the model; fields at their default are left out."""
    return {"format": FORMAT, **journey.document()}


def from_data(data: object) -> Journey:
    """The journey that the data says. Raises InvalidInput listing every finding when it is not a journey document."""
    journey, findings = read_data(data)
    if journey is None:
        raise invalid_map(findings, _name(data))
    return journey


def read_data(data: object) -> tuple[Journey | None, list[Finding]]:
    """The journey, or None with what is wrong at which path. Rules between parts are checked by `validate.check`."""
    if not isinstance(data, Mapping):
        hint = "A map starts with 'id', 'slug' and 'title' at its top level."
        return None, [
            Finding("", "error", "not_a_map", f"A map is a group of names and values, not {_kind(data)}.", hint)
        ]
    try:
        return Journey.model_validate(data), []
    except ValidationError as error:
        return None, [_finding(item, cast("Mapping[str, Any]", data)) for item in error.errors(include_url=False)]


def _name(data: object) -> str:
    if not isinstance(data, Mapping):
        return ""
    found = cast("Mapping[str, Any]", data)
    title = found.get("title") or found.get("id") or ""
    return title[:80] if isinstance(title, str) else ""


def _kind(data: object) -> str:
    if data is None:
        return "an empty document"
    if isinstance(data, str):
        return "plain text"
    return "a list" if isinstance(data, list) else "a single value"


def _finding(item: Any, data: Mapping[str, Any]) -> Finding:
    code = str(item["type"])
    path = _path(item["loc"], data)
    value = item.get("input")
    if code == "missing":
        return Finding(path, "error", "missing_field", "Missing.", "Add it.")
    if code == "extra_forbidden":
        return Finding(path, "error", "unknown_field", "There is no such field.", _field_hint(item["loc"]))
    shown = _shown(value)
    if code == "value_error":
        return _told(path, str(item["msg"]).removeprefix("Value error, "))
    if code == "literal_error":
        expected = str(item.get("ctx", {}).get("expected", ""))
        return Finding(path, "error", "unknown_value", f"{shown} is not known here.", f"One of: {expected}.")
    if code in _BOUNDS:
        name, side, end = _BOUNDS[code]
        bound = f"{item['ctx'][name]:g}"
        hint = _SCALES if path.endswith("valence") else f"Write {bound} at {end}."
        return Finding(path, "error", "invalid_value", f"{shown} is {side} {bound}.", hint)
    words = _WORDS.get(code)
    message = f"{shown} {words}." if words else f"{shown}: {item['msg']}."
    hint = "Write a date such as 2018-05-31." if code.startswith("date") else "Write a value of another kind."
    return Finding(path, "error", "invalid_value", message, _HINTS.get(code, hint))


def _told(path: str, text: str) -> Finding:
    """A value's own words in two parts: what is wrong, and, where they say it, how it is written."""
    for mark in (". Expected ", "; write "):
        wrong, found, right = text.partition(mark)
        if found:
            hint = found.lstrip(".; ").capitalize() + right
            return Finding(path, "error", "invalid_value", f"{wrong}.", hint if hint.endswith(".") else f"{hint}.")
    return Finding(path, "error", "invalid_value", text if text.endswith(".") else f"{text}.", "Write another value.")


def _path(location: Sequence[str | int], data: object) -> str:
    """`steps[security].match`: an item is named by its id where it has one, else by its place counted from 0."""
    path = ""
    for key in location:
        if isinstance(key, int):
            data = cast("list[Any]", data)[key] if isinstance(data, list) and key < len(data) else None
            name = cast("Mapping[str, Any]", data).get("id") if isinstance(data, Mapping) else None
            path += f"[{name if isinstance(name, str) and name else key}]"
        else:
            data = cast("Mapping[str, Any]", data).get(key) if isinstance(data, Mapping) else None
            path += f".{key}" if path else key
    return path


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _field_hint(location: Sequence[str | int]) -> str:
    """The field that was probably meant: unknown fields are never dropped in silence."""
    model: Any = Journey
    for key in location[:-1]:
        if isinstance(key, str) and key in getattr(model, "model_fields", {}):
            model = _part_of(model.model_fields[key].annotation)
    names = list(getattr(model, "model_fields", {}))
    close = get_close_matches(str(location[-1]), names, n=1)
    if close:
        return f"Did you mean '{close[0]}'?"
    return f"Known here: {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}." if names else "Remove it."


def _part_of(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _part_of(inner)
        if found is not None:
            return found
    return None
