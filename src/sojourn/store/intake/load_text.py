"""CSV and TSV into DuckDB, all cells as text; lines that are not rows go to the rejected ones."""

from __future__ import annotations

from pathlib import Path

import duckdb

from sojourn.kernel.errors import InvalidInput
from sojourn.store.intake.files import DataFile
from sojourn.store.intake.session import Session
from sojourn.store.intake.source import Source, literal
from sojourn.store.intake.textfile import Dialect, make_plain

_MAX_COLUMNS = 20_000
_REASONS = {
    "MISSING COLUMNS": "too few cells",
    "TOO MANY COLUMNS": "too many cells",
    "UNQUOTED VALUE": "broken quotes",
    "LINE SIZE OVER MAXIMUM": "line longer than 2 MB",
    "INVALID ENCODING": "bytes that are not text",
    "INVALID STATE": "broken quotes",
}


def load_text(session: Session, file: DataFile, dialect: Dialect, number: int) -> Source:
    """The file as a temporary table; raises InvalidInput for a damaged file or one that is no table at all."""
    if len(dialect.names) > _MAX_COLUMNS:
        raise InvalidInput(
            "too_many_columns",
            f"{file.name} has {len(dialect.names):,} columns; at most {_MAX_COLUMNS:,} are read.",
            "Check the separator, or import fewer columns.",
            file=file.name,
            columns=len(dialect.names),
            most=_MAX_COLUMNS,
        )
    plain = make_plain(file, dialect, session.folder, number)
    source = Source(file.name, f"raw_{number}", "rowid", dict.fromkeys(dialect.names, "text"), 0)
    source.bad += [(line, reason, text) for line, reason, text in plain.bad]
    source.notes += [*dialect.notes, *plain.notes]
    query = _read_csv(plain.path, dialect, number)
    try:
        session.run(f"CREATE TEMP TABLE raw_{number} AS SELECT * FROM {query}", plain.lines, file.name)
    except duckdb.Error as error:
        raise InvalidInput(
            "file_unreadable",
            f"{file.name} cannot be read as a table: {_first_line(error)}",
            "Check its separator and quotes (--separator), or save it again as CSV in UTF-8.",
            file=file.name,
        ) from None
    source.rows = session.number(f"SELECT count(*) FROM raw_{number}")
    _collect_bad(session, source, number)
    if not source.bad and plain.lines - dialect.head_lines == source.rows:
        source.first_line = dialect.head_lines + 1
    if plain.path.parent == session.folder:
        plain.path.unlink()
    return source


def _read_csv(path: Path, dialect: Dialect, number: int) -> str:
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in dialect.names)
    return (
        f"read_csv({literal(str(path))}, auto_detect=false, header=false, skip={dialect.skip}, "
        f"delim={literal(dialect.separator)}, quote={literal(dialect.quote)}, escape={literal(dialect.quote)}, "
        f"columns={{{columns}}}, encoding='utf-8', comment='', "
        f"store_rejects=true, rejects_table='bad_{number}', rejects_scan='bad_scan_{number}')"
    )


def _collect_bad(session: Session, source: Source, number: int) -> None:
    rows = session.rows(
        f"SELECT line, any_value(error_type)::VARCHAR, any_value(left(csv_line, 2000)) FROM bad_{number} "
        "GROUP BY line ORDER BY line"
    )
    for line, kind, text in rows:
        reason = _REASONS.get(str(kind), str(kind).lower())
        source.bad.append((int(line), reason, str(text or "")))


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:300]
