"""Journeys: a snapshot now and then, and every change between; together they are the history."""

from __future__ import annotations

import sqlalchemy as sa

from sojourn.store.tables.metadata import ALL

journeys = sa.Table(
    "journeys",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("slug", sa.String, nullable=False, unique=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("updated_at", sa.String, nullable=False),
)

journey_versions = sa.Table(
    "journey_versions",
    ALL,
    sa.Column("journey_id", sa.String, sa.ForeignKey("journeys.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.String, nullable=False),
    sa.Column("cause", sa.String, nullable=False, server_default=""),
    sa.Column("saved_at", sa.String, nullable=False),
    sa.Column("author", sa.String, nullable=False, server_default=""),
    sa.Column("label", sa.String, nullable=False, server_default=""),
)

journey_changes = sa.Table(
    "journey_changes",
    ALL,
    sa.Column("journey_id", sa.String, sa.ForeignKey("journeys.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("change_id", sa.String, nullable=False),
    sa.Column("client", sa.String, nullable=False),
    sa.Column("author_id", sa.String, nullable=False),
    sa.Column("author", sa.String, nullable=False),
    sa.Column("label", sa.String, nullable=False, server_default=""),
    sa.Column("operations", sa.Text, nullable=False),
    sa.Column("inverse", sa.Text, nullable=False),
    sa.Column("undoes", sa.String, nullable=True),
    sa.Column("made_at", sa.String, nullable=False),
    sa.UniqueConstraint("journey_id", "change_id"),
)
