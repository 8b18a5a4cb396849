"""The description of the HTTP interface as a file, from which the web app's client is generated.

    python -m sojourn.server.openapi [FILE]     writes web/openapi.json (or FILE, or - for standard output)

Deterministic: the same code gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sojourn.server.app import create_app

TARGET = Path("web/openapi.json")


def description() -> str:
    """The OpenAPI document as JSON text."""
    return json.dumps(create_app(None).openapi(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main(arguments: Sequence[str]) -> int:
    target = arguments[0] if arguments else str(TARGET)
    if target == "-":
        sys.stdout.write(description())
    else:
        Path(target).write_text(description(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
