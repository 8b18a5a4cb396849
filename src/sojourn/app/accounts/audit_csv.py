"""The audit log as CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Final

from sojourn.store.audit import AuditLine

COLUMNS: Final = ("id", "at", "actor_kind", "actor_id", "actor_name", "action", "target", "address", "facts")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def _row(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([_safe(cell) for cell in cells])
    return text.getvalue()


def _safe(cell: str) -> str:
    # Names and addresses are typed by strangers: a spreadsheet would run a cell that begins like a formula.
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


HEADER: Final = _row(COLUMNS)


def csv_line(line: AuditLine) -> str:
    """One line of the log as one row of the file."""
    facts = json.dumps(line.facts, ensure_ascii=False) if line.facts else ""
    cells = (str(line.id), line.at.isoformat(), line.actor_kind, line.actor_id, line.actor_name)
    return _row((*cells, line.action, line.target, line.address, facts))
