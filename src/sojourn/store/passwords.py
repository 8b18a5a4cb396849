"""Passwords: hashed with Argon2id, a few at a time, and never quicker for an account that is not there."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sojourn.kernel.errors import InvalidInput

SHORTEST = 10
LONGEST = 256
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each hash takes 64 MB for some 50 ms: a flood of tries must not take the machine's memory."""


def hash_password(password: str) -> str:
    """What is stored of a password."""
    with _AT_ONCE:
        return _hasher().hash(password)


def is_password(password: str, stored: str | None) -> bool:
    """Whether it is the one; without a stored hash the same work is done for nothing, and the answer is no."""
    try:
        with _AT_ONCE:
            return _hasher().verify(stored or _nobodys(), password[: LONGEST + 1]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether it was hashed with weaker settings than those of today."""
    return _hasher().check_needs_rehash(stored)


def check_new_password(password: str, *others: str) -> None:
    """Raises InvalidInput for a password that is too short, too long, or a word standing beside it such as the name."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(
            "bad_password_length",
            f"The password has {len(password)} characters.",
            f"Use {SHORTEST} to {LONGEST} characters; several words make a good one.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if len(set(password)) < 4 or password.casefold() in {other.casefold() for other in others}:
        raise InvalidInput(
            "weak_password", "The password is too easy to guess.", "Use something that is not your name or address."
        )


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")
