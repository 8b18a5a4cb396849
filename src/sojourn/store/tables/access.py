"""Accounts and what goes with them: sessions, memberships, invitations, keys, throttles.

No secret stands here readable: passwords are Argon2 hashes, tokens SHA-256 hashes, the secret of the second factor is
sealed with the workspace's key file.
"""

from __future__ import annotations

import sqlalchemy as sa

from sojourn.store.tables.metadata import ALL


def _of_user(**options: bool) -> sa.Column[str]:
    return sa.Column("user_id", sa.String, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, **options)


users = sa.Table(
    "users",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("email", sa.String, nullable=False, unique=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("language", sa.String, nullable=False, server_default=""),
    sa.Column("password_hash", sa.String),
    sa.Column("totp_sealed", sa.String),
    sa.Column("totp_confirmed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("totp_step", sa.Integer, nullable=False, server_default="0"),
    sa.Column("created_at", sa.String, nullable=False),
)
"""`totp_step` is the last 30-second step a code was taken for: no code is taken twice."""

memberships = sa.Table(
    "memberships",
    ALL,
    _of_user(primary_key=True),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("departments", sa.Text, nullable=False, server_default="[]"),
    sa.Column("joined_at", sa.String, nullable=False),
)

identities = sa.Table(
    "identities",
    ALL,
    sa.Column("issuer", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    _of_user(),
)
"""Accounts at an OpenID provider; the e-mail there may change, the subject does not."""

recovery_codes = sa.Table(
    "recovery_codes",
    ALL,
    sa.Column("code_hash", sa.String, primary_key=True),
    _of_user(index=True),
)

sessions = sa.Table(
    "sessions",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    _of_user(index=True),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),
    sa.Column("next_hash", sa.String, unique=True),
    sa.Column("next_made_at", sa.String),
    sa.Column("previous_hash", sa.String, unique=True),
    sa.Column("previous_until", sa.String),
    sa.Column("created_at", sa.String, nullable=False),
    sa.Column("rotated_at", sa.String, nullable=False),
    sa.Column("seen_at", sa.String, nullable=False),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("agent", sa.String, nullable=False),
)

invitations = sa.Table(
    "invitations",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),
    sa.Column("email", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("departments", sa.Text, nullable=False, server_default="[]"),
    sa.Column("invited_by", sa.String, nullable=False),
    sa.Column("created_at", sa.String, nullable=False),
    sa.Column("expires_at", sa.String, nullable=False),
)
"""Open invitations only: one that was accepted or withdrawn is gone."""

first_links = sa.Table(
    "first_links",
    ALL,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("token_hash", sa.String, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)
"""The link that makes the owner's account: at most one row, made anew at each start until it was used."""

api_keys = sa.Table(
    "api_keys",
    ALL,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("start", sa.String, nullable=False),
    sa.Column("token_hash", sa.String, nullable=False, unique=True),
    sa.Column("scopes", sa.Text, nullable=False),
    _of_user(),
    sa.Column("created_at", sa.String, nullable=False),
    sa.Column("expires_at", sa.String),
    sa.Column("used_at", sa.String),
)
"""`start` is the beginning of the key, by which a person knows it again."""

throttles = sa.Table(
    "throttles",
    ALL,
    sa.Column("what", sa.String, primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("last_at", sa.String, nullable=False),
    sa.Column("blocked_until", sa.String),
)

oidc_flows = sa.Table(
    "oidc_flows",
    ALL,
    sa.Column("state_hash", sa.String, primary_key=True),
    sa.Column("nonce", sa.String, nullable=False),
    sa.Column("verifier", sa.String, nullable=False),
    sa.Column("after", sa.String, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)
"""Sign-ins that are under way at an OpenID provider."""
