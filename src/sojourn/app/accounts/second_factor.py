"""The second factor: codes of an authenticator app (TOTP), each taken once, and recovery codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pyotp import random_base32
from pyotp.totp import TOTP
from pyotp.utils import strings_equal

from sojourn.app.accounts.office import Office
from sojourn.kernel.errors import Conflict, InvalidInput
from sojourn.kernel.qr import svg_path
from sojourn.store.accounts import Account

STEP_SECONDS: Final = 30
_DRIFT: Final = (0, -1, 1)
"""Steps that a phone's clock may be off."""


@dataclass(frozen=True)
class Setup:
    """What an authenticator app needs, once: the secret in letters, as a link, and the link as a QR code.

    `qr_path` is the path of an SVG picture of `qr_size` by `qr_size` units, white border included.
    """

    secret: str
    uri: str
    qr_path: str
    qr_size: int


class SecondFactor:
    """Turning it on and off, and checking codes."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def begin(self, account: Account, workspace_name: str) -> Setup:
        """A new secret, not in force before a first code of it was given."""
        if account.totp_confirmed:
            raise Conflict("totp_on", "The second factor is on already.", "Turn it off first.")
        secret = random_base32()
        self._office.accounts.change(account.id, totp_sealed=self._office.key.seal(secret), totp_step=0)
        uri = TOTP(secret).provisioning_uri(name=account.email, issuer_name=f"Sojourn {workspace_name}")
        path, size = svg_path(uri)
        return Setup(secret, uri, path, size)

    def confirm(self, account: Account, code: str) -> list[str]:
        """Turn it on, with a first code; the recovery codes, shown once."""
        if account.totp_confirmed or not account.totp_sealed or not self._is_code(account, code):
            raise wrong_code()
        self._office.accounts.change(account.id, totp_confirmed=True)
        return self._office.recovery.renew(account.id)

    def off(self, account: Account) -> None:
        """Turn it off and forget the secret."""
        self._office.accounts.change(account.id, totp_sealed=None, totp_confirmed=False, totp_step=0)
        self._office.recovery.forget(account.id)

    def passes(self, account: Account, code: str) -> bool:
        """Whether a code of the app or a recovery code lets the account in; either works once."""
        return self._is_code(account, code) or self._office.recovery.use(account.id, code)

    def _is_code(self, account: Account, code: str) -> bool:
        digits = "".join(code.split())
        if not account.totp_sealed or not (digits.isascii() and digits.isdecimal()):
            return False
        totp = TOTP(self._office.key.unseal(account.totp_sealed))
        now = step_of(self._office.clock())
        steps = [now + drift for drift in _DRIFT]
        matching = [step for step in steps if strings_equal(totp.generate_otp(step), digits)]
        return bool(matching) and self._office.accounts.take_totp_step(account.id, matching[0])


def step_of(moment: datetime) -> int:
    """The 30-second step of a moment."""
    return int(moment.timestamp()) // STEP_SECONDS


def wrong_code() -> InvalidInput:
    """What is said of a code that does not fit."""
    return InvalidInput("wrong_code", "This code is not right.", "Take the newest code of the app.")
