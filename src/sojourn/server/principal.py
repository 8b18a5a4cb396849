"""Who asks, from where, and the office that knows them, for routes that need to know."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from sojourn.access.principal import NOBODY, Principal
from sojourn.app.accounts.caller import Caller
from sojourn.app.accounts.office import Office
from sojourn.kernel.errors import NotAllowed
from sojourn.server.asker import caller_of
from sojourn.server.asking import CurrentWorkspace
from sojourn.store.accounts import Account


def principal_of(request: Request) -> Principal:
    """Whoever the gate found; nobody where it was not asked."""
    return cast("Principal", getattr(request.state, "principal", NOBODY))


def _office(workspace: CurrentWorkspace) -> Office:
    return workspace.office


CurrentPrincipal = Annotated[Principal, Depends(principal_of)]
CurrentOffice = Annotated[Office, Depends(_office)]
CurrentCaller = Annotated[Caller, Depends(caller_of)]


def _account(principal: CurrentPrincipal, office: CurrentOffice) -> Account:
    if principal.session is None:
        raise NotAllowed(
            "no_account",
            "You are not signed in with an account.",
            "Make the owner's account first: then there are sessions, keys and others to work with.",
        )
    return office.accounts.get(principal.id)


OwnAccount = Annotated[Account, Depends(_account)]
