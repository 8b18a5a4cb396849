"""The published JSON Schema of a journey document: what an editor or another program checks against."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from sojourn.maps.base import render_duration
from sojourn.maps.journey import Journey

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12, without `$id`). It says the shape; `validate.check` says what no schema can."""
    schema = Journey.model_json_schema(mode="validation", schema_generator=_Generator)
    return {"$schema": DIALECT, **schema}


class _Generator(GenerateJsonSchema):
    """Writes default durations as documents do: 30d, not P30D."""

    def encode_default(self, dft: Any) -> Any:
        return render_duration(dft) if isinstance(dft, timedelta) else super().encode_default(dft)


def schema_text() -> str:
    """The schema as it is published in docs/reference/journey.schema.json."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema_text())
