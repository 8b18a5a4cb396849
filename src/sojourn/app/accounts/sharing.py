"""Share links: making them, opening them with a password, and the map they show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sojourn.access.principal import Principal
from sojourn.app.accounts.caller import Caller
from sojourn.app.measuring import MapQuestion
from sojourn.app.moments import read_moment
from sojourn.app.workspace import Workspace
from sojourn.kernel.errors import InvalidInput, NotFound, NotSignedIn
from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap
from sojourn.maps.showing import document_for, measures_for, shown
from sojourn.rules.model import Rule
from sojourn.store.passwords import LONGEST, hash_password, is_password
from sojourn.store.shares import NewShare, Share

SHORTEST_PASSWORD: Final = 6
_FREE_BY_LINK: Final = 20
_FREE_BY_ADDRESS: Final = 5
_SIDE: Final = ("from", "to", "persona", "where", "channel")
_NAMES: Final = frozenset(_SIDE) | {f"compare_{name}" for name in _SIDE}
_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")


@dataclass(frozen=True)
class Wish:
    """What a new link is to do. `password` is as typed."""

    label: str = ""
    comment: bool = False
    password: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None
    hidden_lanes: tuple[str, ...] = ()
    view: str = ""
    question: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    origins: tuple[str, ...] = ()


class Sharing:
    """Links to maps of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._office = workspace.office

    def make(self, who: Principal, slug: str, wish: Wish, caller: Caller) -> Share:
        """A new link to a journey. Raises InvalidInput for a wish that cannot be."""
        journey = self._workspace.journey(slug)
        self._check(journey, wish)
        share = self._office.shares.add(
            NewShare(
                journey_id=journey.id,
                label=wish.label.strip(),
                may_comment=wish.comment,
                password_hash=hash_password(wish.password) if wish.password else None,
                hidden_lanes=wish.hidden_lanes,
                view=wish.view,
                question=wish.question,
                origins=tuple(origin.lower() for origin in wish.origins),
                created_by=who.name,
                expires_at=wish.expires_at,
            )
        )
        facts = {"share": share.id, "label": share.label, "password": share.password_hash is not None}
        self._office.audit.add("share.created", who, journey.slug, caller.address, facts)
        return share

    def revoke(self, who: Principal, slug: str, share_id: str, caller: Caller) -> None:
        """End a link at once. Raises NotFound when the journey has no such link."""
        journey = self._workspace.journey(slug)
        share = self._office.shares.get(share_id)
        if share.journey_id != journey.id:
            raise gone()
        self._office.shares.revoke(share.id)
        self._office.audit.add("share.revoked", who, journey.slug, caller.address, {"share": share.id})

    def unlock(self, token: str, password: str, caller: Caller) -> str:
        """The pass for whoever knows the password. Raises NotSignedIn, and TooManyTries when it is guessed at."""
        share = self.of(token)
        names = {f"share:{share.id}": _FREE_BY_LINK, f"share:{share.id}:{caller.address}": _FREE_BY_ADDRESS}
        self._office.throttle.enter(names)
        if not is_password(password, share.password_hash):
            raise NotSignedIn("wrong_share_password", "This password does not open the link.", "Ask who sent it.")
        self._office.throttle.succeeded(*names)
        return self._office.shares.give_pass(share.id)

    def of(self, token: str) -> Share:
        """The link of this token. Raises NotFound when it shows nothing (any more)."""
        share = self._office.shares.by_token(token)
        if share is None:
            raise gone()
        return share

    def document(self, share: Share) -> Journey:
        """The map as the link shows it."""
        journey = self._workspace.journey(share.journey_id)
        return document_for(journey, shown(journey, share.hidden_lanes))

    def measured(self, share: Share) -> MeasuredMap:
        """The measures that the shown lanes read, for what the link was made for and nothing else.

        Whoever has a link may not ask with filters of their own: by counting, one person could be singled out.
        """
        question = question_of(share.question)
        journey = self._workspace.journey(share.journey_id)
        return measures_for(self._workspace.measured(journey, question), shown(journey, share.hidden_lanes))

    def _check(self, journey: Journey, wish: Wish) -> None:
        question_of(wish.question)
        unknown = set(wish.hidden_lanes) - {lane.id for lane in journey.lanes}
        if unknown:
            raise InvalidInput(
                "no_such_lane", f"The map has no lane {sorted(unknown)[0]!r}.", "Load the map again.", lane=min(unknown)
            )
        if wish.password is not None and not SHORTEST_PASSWORD <= len(wish.password) <= LONGEST:
            raise InvalidInput(
                "bad_share_password",
                f"The password has {len(wish.password)} characters.",
                f"Use at least {SHORTEST_PASSWORD}.",
                shortest=SHORTEST_PASSWORD,
            )
        if wish.expires_at is not None and wish.expires_at <= self._workspace.clock():
            raise InvalidInput("over_already", "The link would have expired already.", "Choose a later day.")
        for origin in wish.origins:
            if not _ORIGIN.fullmatch(origin):
                raise InvalidInput(
                    "bad_origin", f"{origin!r} is not a site.", "Write it as https://intranet.example.", origin=origin
                )


def gone() -> NotFound:
    """What is said of a link that is not there, expired or revoked: always the same."""
    return NotFound("no_such_share", "This link shows nothing (any more).", "Ask for a new one.")


def question_of(given: Mapping[str, Sequence[str]]) -> MapQuestion:
    """What is measured, from the query of /measured. Raises InvalidInput for a name or value that cannot be."""
    unknown = set(given) - _NAMES
    if unknown:
        raise InvalidInput(
            "unknown_filter", f"There is no filter {min(unknown)!r}.", "Leave it out.", name=min(unknown)
        )

    def one(name: str) -> str | None:
        return next(iter(given.get(name, ())), None) or None

    def moment(name: str) -> datetime | None:
        text = one(name)
        return read_moment(text) if text else None

    def rule(name: str) -> Rule | None:
        text = one(name)
        return Rule.parse(text) if text else None

    return MapQuestion(
        start=moment("from"),
        end=moment("to"),
        persona=one("persona"),
        where=rule("where"),
        channels=tuple(given.get("channel", ())),
        compare_start=moment("compare_from"),
        compare_end=moment("compare_to"),
        compare_persona=one("compare_persona"),
        compare_where=rule("compare_where"),
        compare_channels=tuple(given.get("compare_channel", ())),
    )
