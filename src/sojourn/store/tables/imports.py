"""What was imported, and when."""

from __future__ import annotations

import sqlalchemy as sa

from sojourn.store.tables.metadata import ALL

imports = sa.Table(
    "imports",
    ALL,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("files", sa.Text, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("imported_at", sa.String, nullable=False),
)
