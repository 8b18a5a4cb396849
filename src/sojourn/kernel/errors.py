"""The error family of the whole product. Every error says what is wrong, with which value, and what to do.

Tree: SojournError
        InvalidInput        what was given cannot be used as it is
        NotFound            what was named does not exist
        Conflict            it clashes with what is there (stale version, busy port, locked workspace)
        NotAllowed          the caller may not do this
          NotSignedIn         nobody knows yet who the caller is
          TooManyTries        the caller has to wait first; `seconds` says how long
        NotSupportedByEngine  the chosen engine cannot answer this question
        NotEnoughData       the answer would be a guess
        ExternalFailure     something outside failed; `retryable` says whether trying again can help
"""

from __future__ import annotations


class SojournError(Exception):
    """Root of all errors a user may see.

    `code` is stable and machine-readable (snake_case), `message` says what and with which value, `hint` says what to
    do about it. `facts` holds the values as fields, so that callers need not parse the message.
    """

    status = 500

    def __init__(self, code: str, message: str, hint: str = "", **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidInput(SojournError):
    """What was given cannot be used as it is."""

    status = 422


class NotFound(SojournError):
    """What was named does not exist."""

    status = 404


class Conflict(SojournError):
    """It clashes with what is already there."""

    status = 409


class NotAllowed(SojournError):
    """The caller may not do this."""

    status = 403


class NotSignedIn(NotAllowed):
    """Nobody knows yet who the caller is: sign in first."""

    status = 401


class TooManyTries(NotAllowed):
    """The caller has to wait before the next try."""

    status = 429

    def __init__(self, code: str, message: str, hint: str = "", *, seconds: int, **facts: object) -> None:
        super().__init__(code, message, hint, seconds=seconds, **facts)
        self.seconds = seconds


class NotSupportedByEngine(SojournError):
    """The chosen engine cannot answer this question."""

    status = 501


class NotEnoughData(SojournError):
    """An answer would be a guess."""

    status = 422


class ExternalFailure(SojournError):
    """Something outside the product failed; `retryable` says whether trying again can help."""

    status = 502

    def __init__(self, code: str, message: str, hint: str = "", *, retryable: bool = False, **facts: object) -> None:
        super().__init__(code, message, hint, **facts)
        self.retryable = retryable
