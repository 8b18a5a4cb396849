"""A journey as a sheet a kind of part, and back: rows are parts, columns are the fields of the model. Loses nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import to_data
from sojourn.maps.exchange.cells import Cell, Grid, guard, unguard, words
from sojourn.maps.journey import Journey
from sojourn.maps.schema import json_schema

FIRST = "Journey"
_LONGEST = 32_000
_TRUE = {"true": True, "false": False, "1": True, "0": False}


def sheets(journey: Journey) -> dict[str, Grid]:
    """Sheet name to grid. 'Journey' holds field and value; every list of parts that is not empty has a sheet."""
    data = to_data(journey)
    schema = json_schema()
    found: dict[str, Grid] = {FIRST: [["field", "value"]]}
    for name in Journey.model_fields:
        if name not in data:
            continue
        columns = _columns(schema, name)
        if columns is None:
            found[FIRST].append([name, _cell(data[name], name)])
            continue
        used = [column for column in columns if any(column in row for row in data[name])]
        rows = [[_cell(row.get(column), f"{name}.{column}") for column in used] for row in data[name]]
        found[_sheet(name)] = [cast("list[Cell]", used), *rows]
    return found


def data_of(grids: Mapping[str, Grid]) -> tuple[dict[str, Any], list[str]]:
    """Plain data of a document, to be checked by the model, and notes on sheets and columns that were not read."""
    schema = json_schema()
    names = {_sheet(name).lower(): name for name in Journey.model_fields if _columns(schema, name) is not None}
    data: dict[str, Any] = {}
    notes: list[str] = []
    for title, grid in grids.items():
        if title.lower() == FIRST.lower():
            for row in grid[1:]:
                name = words(row[0]) if row else ""
                if name:
                    data[name] = _value(row[1] if len(row) > 1 else None, schema["properties"].get(name, {}), schema)
        elif title.lower() in names:
            name = names[title.lower()]
            data[name] = _parts(grid, _columns(schema, name) or {}, schema, title, notes)
        elif any(words(cell) for row in grid for cell in row):
            notes.append(f"The sheet '{title}' is none of a map's and was not read.")
    return data, notes


def _parts(grid: Grid, columns: dict[str, Any], schema: dict[str, Any], title: str, notes: list[str]) -> list[Any]:
    header = [words(cell) for cell in grid[0]] if grid else []
    extra = [name for name in header if name and name not in columns]
    if extra:
        notes.append(f"Columns of the sheet '{title}' that no part has were not read: {', '.join(extra)}.")
    parts: list[Any] = []
    for row in grid[1:]:
        part: dict[str, Any] = {}
        for name, cell in zip(header, row, strict=False):
            if name in columns and cell is not None and cell != "":
                part[name] = _value(cell, columns[name], schema)
        if part:
            parts.append(part)
    return parts


def _sheet(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _columns(schema: dict[str, Any], name: str) -> dict[str, Any] | None:
    """Fields of the parts a field of the journey lists, or None where it is no list of parts."""
    field = schema["properties"][name]
    reference = field.get("items", {}).get("$ref") if field.get("type") == "array" else None
    return schema["$defs"][reference.rsplit("/", 1)[1]]["properties"] if reference else None


def _cell(value: Any, where: str) -> Cell:
    """Text guarded, numbers as numbers, everything else as JSON."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Workbooks hold 16 digits; the rare number that needs 17 is kept as text, which the model reads as well.
        return value if float(f"{value:.16g}") == value else repr(value)
    text = _marked(guard(value)) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if len(text) > _LONGEST:
        message = f"{where} has {len(text):,} characters; a cell holds {_LONGEST:,}."
        raise InvalidInput("cell_too_long", message, "Write the map as YAML or JSON.")
    return text


def _marked(text: str) -> str:
    """Text that is there but empty is an apostrophe: an empty cell means the field is left at its default."""
    return text if text.strip("'") else f"'{text}"


def _types(field: Mapping[str, Any], schema: Mapping[str, Any]) -> set[str]:
    if "$ref" in field:
        return _types(schema["$defs"][field["$ref"].rsplit("/", 1)[1]], schema)
    choices = cast("Sequence[Mapping[str, Any]]", field.get("anyOf", ()))
    found = {name for choice in choices for name in _types(choice, schema)}
    return found | {str(field["type"])} if "type" in field else found


def _value(cell: Cell, field: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    """A cell as the type its field has; what cannot be read stays as it is: the model says what is wrong."""
    types = _types(field, schema)
    if cell is None:
        return "" if "string" in types else None
    if isinstance(cell, str) and {"array", "object"} & types:
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return [part.strip() for part in cell.split(";")] if "array" in types else cell
    if "boolean" in types:
        return _TRUE.get(words(cell).lower(), cell)
    if isinstance(cell, str):
        return unguard(cell) if cell.strip("'") else cell[1:]
    return words(cell) if "string" in types and not {"number", "integer"} & types else cell
