"""What people say to each other about a map."""

from __future__ import annotations

import sqlalchemy as sa

from sojourn.store.tables.metadata import ALL

comments = sa.Table(
    "comments",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("journey_id", sa.String, sa.ForeignKey("journeys.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("thread", sa.String, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("part", sa.String, nullable=False),
    sa.Column("of", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("mentions", sa.Text, nullable=False, server_default="[]"),
    sa.Column("author_id", sa.String, nullable=False),
    sa.Column("author", sa.String, nullable=False),
    sa.Column("said_at", sa.String, nullable=False),
    sa.Column("edited_at", sa.String, nullable=True),
    sa.Column("resolved_at", sa.String, nullable=True),
    sa.Column("resolved_by", sa.String, nullable=True),
    sa.Column("revision", sa.Integer, nullable=False),
)
