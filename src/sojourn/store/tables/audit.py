"""The audit log. SQLite itself refuses to change or remove a line."""

from __future__ import annotations

import sqlalchemy as sa

from sojourn.store.tables.metadata import ALL

audit = sa.Table(
    "audit",
    ALL,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("actor_kind", sa.String, nullable=False),
    sa.Column("actor_id", sa.String, nullable=False),
    sa.Column("actor_name", sa.String, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("target", sa.String, nullable=False),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("facts", sa.Text, nullable=False, server_default="{}"),
    sqlite_autoincrement=True,
)

for _what in ("UPDATE", "DELETE"):
    sa.event.listen(
        audit,
        "after_create",
        sa.DDL(
            f"CREATE TRIGGER IF NOT EXISTS audit_no_{_what.lower()} BEFORE {_what} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
        ).execute_if(dialect="sqlite"),
    )
