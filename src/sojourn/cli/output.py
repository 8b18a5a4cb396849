"""Answers on standard output or in a file, as table, JSON, CSV or Parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sojourn.cli.table import table
from sojourn.cli.terminal import is_terminal
from sojourn.kernel.errors import InvalidInput

if TYPE_CHECKING:
    import pyarrow as pa

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Printed:
    """What to print: rows with their columns, the JSON form of the whole, and lines under the table.

    `arrow` makes the Arrow table where columns have types of their own; else they are told from the values.
    With `whole`, no text of the table is cut.
    """

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]
    document: Any
    under: Sequence[str] = field(default_factory=list[str])
    arrow: Callable[[], pa.Table] | None = None
    whole: bool = False


def emit(content: Printed, form: str, output: Path | None) -> None:
    """Print or write the content in the form `table`, `json`, `csv` or `parquet`."""
    if form == "parquet":
        _write(_parquet(content), output)
    elif form == "json":
        _write((json.dumps(content.document, ensure_ascii=False, indent=2, default=_plain) + "\n").encode(), output)
    elif form == "csv":
        _write(_csv(content).encode(), output)
    else:
        lines = [
            table(content.columns, content.rows, whole=content.whole),
            *(["", *content.under] if content.under else []),
        ]
        _write(("\n".join(lines) + "\n").encode(), output)


def safe_cell(value: Any) -> Any:
    """A cell that a spreadsheet shows and never runs: text that looks like a formula gets a leading apostrophe."""
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"'{value}"
    if isinstance(value, list | tuple):
        return safe_cell(" → ".join(str(item) for item in value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return _plain(value) if isinstance(value, datetime) else value


def _csv(content: Printed) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_cell(name) for name in content.columns])
    writer.writerows([safe_cell(row.get(name)) for name in content.columns] for row in content.rows)
    return text.getvalue()


def _parquet(content: Printed) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {name: [row.get(name) for row in content.rows] for name in content.columns}
    sink = io.BytesIO()
    pq.write_table(content.arrow() if content.arrow is not None else pa.table(rows), sink)
    return sink.getvalue()


def _write(content: bytes, output: Path | None) -> None:
    if output is not None:
        from sojourn.store.workspace_files import write_whole

        write_whole(output, content)
        return
    if content[:4] == b"PAR1" and is_terminal(sys.stdout):
        raise InvalidInput("binary_to_terminal", "Parquet is not for a screen.", "Add --output FILE, or pipe it on.")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _plain(value: Any) -> Any:
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)
