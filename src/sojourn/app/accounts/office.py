"""What a workspace keeps about people, as one object: the stores, wired to database, clock, key file and settings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sojourn.store.accounts import AccountStore
from sojourn.store.api_keys import ApiKeyStore
from sojourn.store.audit import AuditLog
from sojourn.store.invitations import InvitationStore
from sojourn.store.key_file import KeyFile
from sojourn.store.oidc_flows import FlowStore
from sojourn.store.recovery import RecoveryCodes
from sojourn.store.sessions import Lifetime, SessionStore
from sojourn.store.shares import ShareStore
from sojourn.store.throttle import Throttle

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace


class Office:
    """The stores of people and rooms, each made when first needed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._has_accounts = False
        self.clock = workspace.clock

    def has_accounts(self) -> bool:
        """Whether the workspace has an account. Once it has, it is asked no more: accounts are never removed."""
        self._has_accounts = self._has_accounts or self.accounts.any()
        return self._has_accounts

    @property
    def session_seconds(self) -> int:
        """How long a browser is to keep the session's cookie; the server ends the session by its own clock."""
        return int(self._workspace.settings.session_longest.total_seconds())

    @cached_property
    def key(self) -> KeyFile:
        return KeyFile(self._workspace.files.root)

    @cached_property
    def accounts(self) -> AccountStore:
        return AccountStore(self._workspace.database, self.clock)

    @cached_property
    def recovery(self) -> RecoveryCodes:
        return RecoveryCodes(self._workspace.database)

    @cached_property
    def sessions(self) -> SessionStore:
        settings = self._workspace.settings
        return SessionStore(
            self._workspace.database, self.clock, Lifetime(settings.session_idle, settings.session_longest)
        )

    @cached_property
    def invitations(self) -> InvitationStore:
        return InvitationStore(self._workspace.database, self.clock)

    @cached_property
    def keys(self) -> ApiKeyStore:
        return ApiKeyStore(self._workspace.database, self.clock)

    @cached_property
    def shares(self) -> ShareStore:
        return ShareStore(self._workspace.database, self.clock, self.key)

    @cached_property
    def throttle(self) -> Throttle:
        return Throttle(self._workspace.database, self.clock)

    @cached_property
    def flows(self) -> FlowStore:
        return FlowStore(self._workspace.database, self.clock)

    @cached_property
    def audit(self) -> AuditLog:
        return AuditLog(self._workspace.database, self.clock)
