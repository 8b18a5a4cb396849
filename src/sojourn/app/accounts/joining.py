"""How accounts come to be: the owner's by the first link, everybody else's by invitation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sojourn.access.permissions import Role, outranks
from sojourn.access.principal import Kind, Principal
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.office import Office
from sojourn.app.accounts.signing_in import SigningIn, as_principal
from sojourn.kernel.errors import InvalidInput, NotAllowed, NotFound
from sojourn.store.accounts import Account, NewAccount
from sojourn.store.invitations import Invitation
from sojourn.store.passwords import check_new_password, hash_password

FREE_BY_ADDRESS = 30
COMMAND_LINE = Principal(Kind.LOCAL, "command-line", "Command line")
"""Who has the workspace's folder, in the audit log."""


@dataclass(frozen=True)
class NewPerson:
    """What somebody says of themselves. `email` counts for the owner only: the others' stands in the invitation."""

    name: str
    password: str
    email: str = ""
    language: str = ""


class Joining:
    """Making accounts and changing what they are."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def first_link_token(self) -> str | None:
        """A new token for the first link; None when the workspace has an account already."""
        return None if self._office.has_accounts() else self._office.invitations.new_first_link()

    def create_owner(self, token: str | None, person: NewPerson, caller: Caller) -> tuple[Account, str]:
        """Make the owner's account and sign in. `token` None: asked for by the local owner, who needs no link."""
        if token is not None:
            self._office.throttle.enter({f"first:{caller.address}": FREE_BY_ADDRESS})
            if self._office.has_accounts() or not self._office.invitations.is_first_link(token):
                raise NotAllowed(
                    "first_link_over",
                    "This link does not make an owner (any more).",
                    "Take the newest one that 'sojourn serve' printed, or sign in.",
                )
        account = self._office.accounts.create(
            NewAccount(
                email=checked_email(person.email),
                name=checked_name(person.name),
                role=Role.OWNER,
                password_hash=_checked(person, person.email),
                language=person.language,
            ),
            first=True,
        )
        self._office.invitations.forget_first_link()
        self._office.audit.add("workspace.owned", as_principal(account), account.email, caller.address)
        return account, SigningIn(self._office).start(account, caller, "first link")

    def invite(
        self, who: Principal, email: str, role: Role, departments: Sequence[str], caller: Caller
    ) -> tuple[Invitation, str]:
        """A new invitation and the token of its link. Nobody invites somebody to a role they may not give."""
        check_rank(who, role)
        found, token = self._office.invitations.add(
            checked_email(email), role, checked_departments(departments), who.name
        )
        facts = {"role": role.value}
        self._office.audit.add("member.invited", who, found.email, caller.address, facts)
        return found, token

    def recover(self, email: str) -> str:
        """The token of a link by which a member sets a new password, and is without a second factor then.

        For whoever has the workspace's folder: no other page or key reaches it. Raises NotFound for no member.
        """
        account = self._office.accounts.by_email(email)
        if account is None or account.role is None:
            raise NotFound("no_such_member", f"No member has the address {email!r}.", "See 'sojourn people list'.")
        _, token = self._office.invitations.add(
            account.email, account.role, account.departments, "The command line", again=True
        )
        self._office.audit.add("member.recovery", COMMAND_LINE, account.email)
        return token

    def look(self, token: str, caller: Caller) -> Invitation:
        """What a link invites to. Raises NotFound; guessing is slowed down."""
        self._office.throttle.enter({f"invite:{caller.address}": FREE_BY_ADDRESS})
        found = self._office.invitations.by_token(token)
        self._office.throttle.succeeded(f"invite:{caller.address}")
        return found

    def accept(self, token: str, person: NewPerson, caller: Caller) -> tuple[Account, str]:
        """Make the account of an invitation and sign in."""
        invitation = self.look(token, caller)
        hashed = _checked(person, invitation.email)
        found = self._office.invitations.accept(invitation, checked_name(person.name), hashed, person.language)
        account = self._office.accounts.get(found)
        self._office.sessions.end_all(found)
        self._office.audit.add("member.joined", as_principal(account), account.email, caller.address)
        return account, SigningIn(self._office).start(account, caller, "invitation")

    def change_member(
        self, who: Principal, user_id: str, role: Role, departments: Sequence[str], caller: Caller
    ) -> Account:
        """Give somebody another role or departments. Only an owner changes owners and admins."""
        before = self._office.accounts.get(user_id)
        if before.role is not None and before.role is not role:
            check_rank(who, before.role)
        if before.role is not role:
            check_rank(who, role)
        elif before.role is not None and user_id != who.id:
            check_rank(who, before.role)
        self._office.accounts.set_membership(user_id, role, checked_departments(departments))
        facts = {"before": before.role.value if before.role else None, "role": role.value}
        self._office.audit.add("member.changed", who, before.email, caller.address, facts)
        return self._office.accounts.get(user_id)

    def remove_member(self, who: Principal, user_id: str, caller: Caller) -> None:
        """Take somebody's role away and sign them out everywhere."""
        before = self._office.accounts.get(user_id)
        if before.role is not None and user_id != who.id:
            check_rank(who, before.role)
        self._office.accounts.end_membership(user_id)
        self._office.sessions.end_all(user_id)
        self._office.audit.add("member.removed", who, before.email, caller.address)


def check_rank(who: Principal, role: Role) -> None:
    """Raises NotAllowed when `who` may not give or take `role`."""
    if who.role is None or not outranks(who.role, role):
        raise NotAllowed(
            "not_your_role_to_give",
            f"The role {role.value!r} can only be given or taken by an owner.",
            "Ask an owner of the workspace.",
            role=role.value,
        )


def checked_email(email: str) -> str:
    """An address that can be one. Raises InvalidInput."""
    text = email.strip()
    name, at, domain = text.rpartition("@")
    if not at or not name or "." not in domain.strip(".") or len(text) > 254 or any(sign.isspace() for sign in text):
        raise InvalidInput("bad_email", f"{text[:80]!r} is not an e-mail address.", "Write it as name@company.example.")
    return text


def checked_name(name: str) -> str:
    """A name that can be shown. Raises InvalidInput."""
    text = " ".join(name.split())
    if not 1 <= len(text) <= 100:
        raise InvalidInput("bad_name", "A name has 1 to 100 characters.", "Write the name as others know it.")
    return text


def checked_departments(names: Sequence[str]) -> list[str]:
    """Departments without blanks and doubles, in the order given."""
    return list(dict.fromkeys(checked_name(name) for name in names if name.strip()))


def _checked(person: NewPerson, email: str) -> str:
    check_new_password(person.password, person.name, email)
    return hash_password(person.password)
