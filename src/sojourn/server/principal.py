"""Who asks, for routes that need to know: put there by the gate."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from sojourn.access.principal import NOBODY, Principal


def principal_of(request: Request) -> Principal:
    """Whoever the gate found; nobody where it was not asked."""
    return cast("Principal", getattr(request.state, "principal", NOBODY))


CurrentPrincipal = Annotated[Principal, Depends(principal_of)]
