"""The workspace's own key: a file that only its owner may read, and what is sealed with it."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from sojourn.kernel.errors import InvalidInput

NAME = "secret.key"


class KeyFile:
    """Made with mode 0600 when first needed. A copy of the database without it holds no readable secret."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def seal(self, text: str) -> str:
        """Encrypted and authenticated."""
        return self._fernet.encrypt(text.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """What was sealed. Raises InvalidInput when it was sealed with another key."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise InvalidInput(
                "wrong_key_file",
                "A secret of this workspace was sealed with another key file.",
                "Put back the secret.key that belongs to this workspace.",
            ) from error

    @cached_property
    def mark(self) -> str:
        """Eight signs by which this workspace's cookies are told from another's on the same host."""
        return hashlib.sha256(b"mark:" + self._key).hexdigest()[:8]

    @cached_property
    def _fernet(self) -> Fernet:
        return Fernet(self._key)

    @cached_property
    def _key(self) -> bytes:
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self._read()
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key())
        return self._read()

    def _read(self) -> bytes:
        key = self.path.read_bytes().strip()
        try:
            Fernet(key)
        except ValueError as error:
            raise InvalidInput(
                "bad_key_file", "The workspace's file secret.key holds no key.", "Put back the one that belongs here."
            ) from error
        return key
