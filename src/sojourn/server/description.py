"""The OpenAPI document: FastAPI's, with schema names a generated client can use as type names."""

from __future__ import annotations

import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

_SCHEMAS = "#/components/schemas/"
_NAME = re.compile(r"^(.+)-(Input|Output)$")


def describe(app: FastAPI) -> dict[str, Any]:
    """The document, made once. What the server sends is `Journey`, what it takes `JourneyInput` (optional fields)."""
    known = app.openapi_schema
    if known is None:
        document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        known = app.openapi_schema = _renamed(document)
    return known


def _renamed(part: Any) -> Any:
    if isinstance(part, dict):
        return {_name(key): _renamed(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(item) for item in part]
    return _reference(part) if isinstance(part, str) and part.startswith(_SCHEMAS) else part


def _name(name: str) -> str:
    match = _NAME.match(name)
    return name if match is None else match[1] + ("Input" if match[2] == "Input" else "")


def _reference(reference: str) -> str:
    head, _, name = reference.rpartition("/")
    return f"{head}/{_name(name)}"
