"""Signing in with a password (and a code), and out again. Slow on purpose for those who guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sojourn.access import principal
from sojourn.access.principal import NOBODY, Principal
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.office import Office
from sojourn.app.accounts.second_factor import SecondFactor
from sojourn.kernel.errors import NotSignedIn
from sojourn.store.accounts import Account, normal
from sojourn.store.passwords import hash_password, is_outdated, is_password
from sojourn.store.tokens import hash_of

FREE_BY_ACCOUNT: Final = 5
FREE_BY_ADDRESS: Final = 30
"""Tries without a wait. An office behind one address needs more than one account."""


@dataclass(frozen=True)
class Credentials:
    """What somebody types. `code` is needed once the account has a second factor."""

    email: str
    password: str
    code: str = ""


class SigningIn:
    """The door for people with a password."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def with_password(self, given: Credentials, caller: Caller) -> tuple[Account, str]:
        """The account and the token of a new session.

        Raises NotSignedIn with the same words for a wrong password and an unknown address, with `code_needed` when
        the password is right and a code is missing; TooManyTries when it was tried too often.
        """
        names = self._enter(given.email, caller)
        account = self._office.accounts.by_email(given.email)
        if not is_password(given.password, account.password_hash if account else None) or account is None:
            self._failed(given.email, caller, "password")
            raise NotSignedIn(
                "wrong_password", "Address and password do not fit together.", "Check both, then try again."
            )
        if account.totp_confirmed:
            self._check_code(account, given.code, caller, names)
        self._office.throttle.succeeded(names[0])
        if account.password_hash and is_outdated(account.password_hash):
            self._office.accounts.change(account.id, password_hash=hash_password(given.password))
        return account, self.start(account, caller, "password")

    def confirm(self, account: Account, password: str, caller: Caller) -> None:
        """Make sure that it is the person themselves before something dear is changed."""
        names = self._enter(account.email, caller)
        if not is_password(password, account.password_hash):
            self._failed(account.email, caller, "password")
            raise NotSignedIn("wrong_current_password", "The current password is not right.", "Try again.")
        self._office.throttle.succeeded(names[0])

    def start(self, account: Account, caller: Caller, how: str) -> str:
        """A new session for somebody who has shown who they are; its token."""
        token = self._office.sessions.start(account.id, caller.address, caller.agent)
        self._office.audit.add("session.started", as_principal(account), how, caller.address)
        return token

    def _enter(self, email: str, caller: Caller) -> tuple[str, str]:
        # The address is hashed: a table of tries must not become a list of who has no account.
        names = (f"account:{hash_of(normal(email))[:32]}", f"address:{caller.address}")
        self._office.throttle.enter({names[0]: FREE_BY_ACCOUNT, names[1]: FREE_BY_ADDRESS})
        return names

    def _check_code(self, account: Account, code: str, caller: Caller, names: tuple[str, str]) -> None:
        if not code.strip():
            self._office.throttle.succeeded(names[0])
            raise NotSignedIn("code_needed", "A code of your authenticator app is needed.", "Type the code it shows.")
        if not SecondFactor(self._office).passes(account, code):
            self._failed(account.email, caller, "code")
            raise NotSignedIn(
                "wrong_sign_in_code", "This code is not right, or was used.", "Take the next code of the app."
            )

    def _failed(self, email: str, caller: Caller, what: str) -> None:
        self._office.audit.add("session.refused", NOBODY, email[:200], caller.address, {"wrong": what})


def as_principal(account: Account, session: str | None = None) -> Principal:
    """An account as somebody who asks."""
    return principal.user(
        account.id, account.name, account.role, departments=account.departments, session=session
    )  # fmt: skip
