"""Secrets that somebody carries (sessions, links, keys): 256 random bits, of which only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """256 random bits, safe in an address and in a header."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """What is stored of a token. One plain hash is enough: 256 random bits cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_id() -> str:
    """A short random id for rows that people never name."""
    return secrets.token_hex(8)
