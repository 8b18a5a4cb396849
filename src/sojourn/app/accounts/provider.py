"""Signing in at the OpenID provider of the settings: who comes in, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.access.permissions import Role
from sojourn.access.principal import NOBODY
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.signing_in import SigningIn, as_principal
from sojourn.app.workspace import Workspace
from sojourn.channels.oidc import Client, Person, Provider
from sojourn.channels.outgoing import Outgoing
from sojourn.kernel.errors import NotAllowed, NotFound
from sojourn.store.accounts import Account, NewAccount
from sojourn.store.oidc_flows import Flow


@dataclass(frozen=True)
class Return:
    """With what the browser comes back. `cookie` is the state that this browser was sent away with."""

    code: str
    state: str
    cookie: str


class ProviderSignIn:
    """The door for people with an account at the provider."""

    def __init__(self, workspace: Workspace) -> None:
        settings = workspace.settings
        if not settings.oidc_issuer or not settings.oidc_client_id:
            raise NotFound("no_provider", "No OpenID provider is set up here.", "Sign in with a password.")
        self._office = workspace.office
        self._settings = settings
        client = Client(settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)
        self._provider = Provider(client, Outgoing(inside=settings.oidc_inside))

    def start(self, return_to: str, after: str, caller: Caller) -> tuple[str, Flow]:
        """Where to send the browser, and what it is to bring back."""
        self._office.throttle.enter({f"oidc:{caller.address}": 60})
        flow = self._office.flows.start(after if is_own_page(after) else "/")
        return self._provider.authorize_url(return_to, flow.state, flow.nonce, flow.verifier), flow

    def finish(self, given: Return, return_to: str, caller: Caller) -> tuple[Account, str, str]:
        """The account, the token of a new session, and the page to go to. Raises NotAllowed for who is not invited."""
        flow = self._office.flows.take(given.state) if given.state and given.state == given.cookie else None
        if flow is None:
            raise NotAllowed("sign_in_lost", "This sign-in was not begun here, or too long ago.", "Start again.")
        self._office.throttle.succeeded(f"oidc:{caller.address}")
        now = self._office.clock()
        person = self._provider.person(given.code, return_to, flow.nonce, flow.verifier, now)
        account = self._account(person, caller)
        return account, SigningIn(self._office).start(account, caller, "openid"), flow.after

    def _account(self, person: Person, caller: Caller) -> Account:
        issuer = self._settings.oidc_issuer
        known = self._office.accounts.by_identity(issuer, person.subject)
        if known is not None and known.role is not None:
            return known
        account = self._welcomed(person) if person.email else None
        if account is None:
            self._office.audit.add("session.refused", NOBODY, person.email, caller.address, {"wrong": "not invited"})
            raise NotAllowed(
                "not_invited",
                f"{person.email or 'This account'} was not invited here.",
                "Ask an owner or admin for an invitation to this very address.",
                email=person.email or "?",
            )
        if known is None:
            self._office.accounts.link(account.id, issuer, person.subject)
        self._office.audit.add("member.joined", as_principal(account), account.email, caller.address)
        return account

    def _welcomed(self, person: Person) -> Account | None:
        """The member of this verified address, the one who was invited, or somebody of a domain that may come in."""
        accounts = self._office.accounts
        found = accounts.by_email(person.email)
        if found is not None and found.role is not None:
            return found
        invitation = self._office.invitations.by_email(person.email)
        if invitation is not None:
            return accounts.get(self._office.invitations.accept(invitation, person.name, None))
        domain = person.email.rpartition("@")[2].casefold()
        if found is None and domain in {each.casefold() for each in self._settings.oidc_domains}:
            return accounts.create(NewAccount(person.email, person.name or person.email, Role.VIEWER))
        return None


def is_own_page(path: str) -> bool:
    """Whether an address is a page of this server, not a way to another one."""
    return path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
