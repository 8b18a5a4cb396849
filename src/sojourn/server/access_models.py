"""What the HTTP interface takes and gives about people, keys, share links and the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from sojourn.access.permissions import Permission, Role
from sojourn.access.scopes import KeyScope
from sojourn.maps.journey import Journey
from sojourn.server.models import Body

Token = Annotated[str, Field(min_length=1, max_length=200)]
Password = Annotated[str, Field(max_length=1000)]
Words = Annotated[str, Field(max_length=300)]
Code = Annotated[str, Field(max_length=40)]


class Provider(Body):
    """The OpenID provider people may sign in with."""

    name: str


class Me(Body):
    """Who asks and what they may do. `state` local: the one person at this computer, without an account.

    `first` says that the workspace has no account yet. `csrf` is what a page without Origin shows in X-Sojourn-CSRF.
    """

    state: Literal["signed_in", "signed_out", "local"]
    first: bool
    id: str = ""
    name: str = ""
    email: str = ""
    language: str = ""
    role: Role | None = None
    departments: list[str] = []
    may: list[Permission] = []
    provider: Provider | None = None
    csrf: str = ""


class SignInRequest(Body):
    email: Words
    password: Password
    code: Code = ""


class OwnerRequest(Body):
    """`token` is that of the first link; null is for the person at this computer."""

    token: Token | None = None
    email: Words
    name: Words
    password: Password
    language: Annotated[str, Field(max_length=20)] = ""


class TokenRequest(Body):
    token: Token


class AcceptRequest(Body):
    token: Token
    name: Words
    password: Password
    language: Annotated[str, Field(max_length=20)] = ""


class InvitationSeen(Body):
    """What an invitation says to the one who was invited."""

    email: str
    role: Role
    invited_by: str
    workspace: str


class AccountBody(Body):
    """One's own account. `recovery_codes_left` counts unused codes."""

    email: str
    name: str
    language: str
    has_password: bool
    totp: bool
    recovery_codes_left: int


class AccountChange(Body):
    name: Words
    language: Annotated[str, Field(max_length=20)] = ""


class PasswordChange(Body):
    current: Password
    new: Password


class Confirmation(Body):
    password: Password


class CodeRequest(Body):
    code: Code


class TotpSetup(Body):
    """For an authenticator app. `qr_path` draws `uri` as an SVG path in a square of `qr_size` units."""

    secret: str
    uri: str
    qr_path: str
    qr_size: int


class RecoveryCodesBody(Body):
    """Shown once."""

    codes: list[str]


class SessionLine(Body):
    id: str
    created_at: datetime
    seen_at: datetime
    address: str
    agent: str
    current: bool


class MemberName(Body):
    """A member by name."""

    id: str
    name: str


class MemberLine(Body):
    id: str
    name: str
    email: str
    role: Role
    departments: list[str]
    joined_at: datetime
    totp: bool


class InvitationLine(Body):
    id: str
    email: str
    role: Role
    departments: list[str]
    invited_by: str
    created_at: datetime
    expires_at: datetime


class People(Body):
    """Members, open invitations, and the roles the asker may give."""

    members: list[MemberLine]
    invitations: list[InvitationLine]
    roles: list[Role]


class InviteRequest(Body):
    email: Words
    role: Role
    departments: Annotated[list[Words], Field(max_length=30)] = []


class Invited(Body):
    """`path` with the secret is shown once: whoever opens it can make the account."""

    invitation: InvitationLine
    path: str


class MemberChange(Body):
    role: Role
    departments: Annotated[list[Words], Field(max_length=30)] = []


class KeyLine(Body):
    """A key; `start` are its first signs."""

    id: str
    name: str
    start: str
    scopes: list[KeyScope]
    made_by: str
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


class KeyRequest(Body):
    name: Words
    scopes: Annotated[list[KeyScope], Field(min_length=1)]
    days: int | None = Field(default=None, ge=1, le=366, description="Valid for so many days; null: until revoked")


class NewKey(Body):
    """`secret` is shown once."""

    key: KeyLine
    secret: str


class ShareRequest(Body):
    """A new link. `view` is the query part of the page's address; `origins` are the sites that may frame it."""

    label: Words = ""
    comment: bool = False
    password: Password | None = None
    expires_at: datetime | None = None
    hidden_lanes: Annotated[list[str], Field(max_length=100)] = []
    view: Annotated[str, Field(max_length=2000)] = ""
    question: dict[str, list[str]] = Field(default={}, description="The query of /measured that belongs to the view")
    origins: Annotated[list[Words], Field(max_length=20)] = []


class ShareLine(Body):
    """A link in force."""

    id: str
    label: str
    path: str
    embed_path: str
    comment: bool
    password: bool
    expires_at: datetime | None
    hidden_lanes: list[str]
    view: str
    origins: list[str]
    created_by: str
    created_at: datetime


class SharedState(Body):
    """What anyone with the link may know: whether a password is asked for. `title` is empty while it is."""

    locked: bool
    title: str = ""
    comment: bool = False


class Unlocked(Body):
    """To be sent in the header Sojourn-Share-Pass; good for some hours."""

    token: str


class SharedMap(Body):
    """The map without what the link hides, and the view it is to be shown in."""

    journey: Journey
    view: str
    comment: bool


class AuditLineBody(Body):
    """One thing that happened."""

    id: int
    at: datetime
    actor_kind: str
    actor_id: str
    actor_name: str
    action: str
    target: str
    address: str
    facts: dict[str, Any]


class AuditPage(Body):
    """Newest first. `before` asks for the next page; null when there is none."""

    lines: list[AuditLineBody]
    before: int | None
