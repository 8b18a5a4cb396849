"""Parquet files are read where they are: a view with row numbers and the columns' own types."""

from __future__ import annotations

import duckdb

from sojourn.kernel.errors import InvalidInput
from sojourn.store.intake.files import DataFile
from sojourn.store.intake.session import Session
from sojourn.store.intake.source import ColumnKind, Source, literal, quoted
from sojourn.store.intake.textfile import unique_names


def load_parquet(session: Session, file: DataFile, number: int) -> Source:
    """The file as a view; raises InvalidInput when it is damaged."""
    path = literal(str(file.path.absolute()))
    try:
        described = session.rows(f"DESCRIBE SELECT * FROM read_parquet({path})")
        rows = session.number(f"SELECT count(*) FROM read_parquet({path})")
    except duckdb.Error as error:
        raise InvalidInput(
            "file_damaged",
            f"{file.name} cannot be read as Parquet: {str(error).splitlines()[0][:200]}",
            "Fetch or write the file again.",
            file=file.name,
        ) from None
    names, notes = unique_names([str(row[0]) for row in described])
    renamed = ", ".join(
        f"{quoted(str(row[0]))}{_cast(str(row[1]))} AS {quoted(name)}"
        for row, name in zip(described, names, strict=True)
    )
    session.run(f"CREATE TEMP VIEW raw_{number} AS SELECT {renamed}, {_numbered(path, names)}")
    columns: dict[str, ColumnKind] = {
        name: column_kind(str(row[1])) for row, name in zip(described, names, strict=True)
    }
    return Source(file.name, f"raw_{number}", "__row", columns, rows, notes=list(notes))


def _numbered(path: str, names: tuple[str, ...]) -> str:
    """The number of each row and where rows come from; the engine has no number of its own beside a column like it."""
    if "file_row_number" in (name.casefold() for name in names):
        return f"row_number() OVER () - 1 AS __row FROM read_parquet({path})"
    return f"file_row_number AS __row FROM read_parquet({path}, file_row_number=true)"


def _cast(declared: str) -> str:
    """Enums and UUIDs are compared as the text they stand for; of nanoseconds the engine can do little, so they go."""
    if declared.upper() == "TIMESTAMPTZ_NS":
        return "::TIMESTAMPTZ"
    return "::VARCHAR" if column_kind(declared) == "text" and declared.upper() != "VARCHAR" else ""


def column_kind(declared: str) -> ColumnKind:
    """What a DuckDB type is to an import."""
    kind = declared.upper()
    if kind in ("VARCHAR", "UUID") or kind.startswith("ENUM"):
        return "text"
    if kind in ("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ_NS"):
        return "instant"
    if kind.startswith("TIMESTAMP") or kind == "DATE":
        return "naive"
    if kind.removeprefix("U") in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"):
        return "whole"
    if kind in ("FLOAT", "DOUBLE") or kind.startswith("DECIMAL"):
        return "number"
    return "other"
