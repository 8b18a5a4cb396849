"""Links that show one map to people without an account."""

from __future__ import annotations

import sqlalchemy as sa

from sojourn.store.tables.metadata import ALL

shares = sa.Table(
    "shares",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("journey_id", sa.String, sa.ForeignKey("journeys.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),
    sa.Column("token_sealed", sa.String, nullable=False),
    sa.Column("label", sa.String, nullable=False),
    sa.Column("may_comment", sa.Boolean, nullable=False),
    sa.Column("password_hash", sa.String),
    sa.Column("hidden_lanes", sa.Text, nullable=False, server_default="[]"),
    sa.Column("view", sa.Text, nullable=False, server_default=""),
    sa.Column("question", sa.Text, nullable=False, server_default="{}"),
    sa.Column("origins", sa.Text, nullable=False, server_default="[]"),
    sa.Column("created_by", sa.String, nullable=False),
    sa.Column("created_at", sa.String, nullable=False),
    sa.Column("expires_at", sa.String),
)
"""Links in force only: a revoked one is gone. `view` is the query of the page, `question` what is measured for it,
`origins` are the sites that may frame it."""

share_passes = sa.Table(
    "share_passes",
    ALL,
    sa.Column("token_hash", sa.String, primary_key=True),
    sa.Column("share_id", sa.String, sa.ForeignKey("shares.id", ondelete="CASCADE"), nullable=False),
    sa.Column("expires_at", sa.String, nullable=False),
)
"""Given to whoever knew a link's password, for some hours."""
