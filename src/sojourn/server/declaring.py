"""What each route needs: said beside the route, read in one place. A route that says nothing cannot be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import APIRouter
from starlette.routing import Match, Route
from starlette.types import Scope

from sojourn.access.permissions import Permission

_Endpoint = TypeVar("_Endpoint", bound=Callable[..., Any])
_MARK = "__sojourn_needs__"


@dataclass(frozen=True)
class Needs:
    """`audit` names what is written into the audit log when the route has done its work; empty: nothing is."""

    permission: Permission
    audit: str = ""


def needs(permission: Permission, audit: str = "") -> Callable[[_Endpoint], _Endpoint]:
    """Declare what a route needs; stands between the route's own decorator and its function."""

    def mark(endpoint: _Endpoint) -> _Endpoint:
        setattr(endpoint, _MARK, Needs(permission, audit))
        return endpoint

    return mark


@dataclass(frozen=True)
class Declared:
    """One route as the gate knows it. `needs` None: nobody has said what it needs, so it is refused."""

    methods: frozenset[str]
    path: str
    needs: Needs | None


class Declarations:
    """All routes under /api with what they need, in the order in which the application tries them."""

    def __init__(self, routers: Sequence[APIRouter], prefix: str, open_paths: Sequence[str] = ()) -> None:
        self._routes: list[tuple[Route, Needs | None]] = [
            (_plain(path, ("GET", "HEAD")), Needs(Permission.OPEN)) for path in open_paths
        ]
        for router in routers:
            for route in router.routes:
                if isinstance(route, Route):
                    self._routes.append((_plain(prefix + route.path, route.methods or ()), declared(route.endpoint)))

    def __iter__(self) -> Iterator[Declared]:
        for route, needed in self._routes:
            yield Declared(frozenset(route.methods or ()), route.path, needed)

    def find(self, scope: Scope) -> tuple[Match, Needs | None, dict[str, Any]]:
        """How far an address is known, what it needs, and the parts of the address by name."""
        partly = Match.NONE
        for route, needed in self._routes:
            match, inner = route.matches(scope)
            if match is Match.FULL:
                return match, needed, inner.get("path_params", {})
            if match is Match.PARTIAL:
                partly = match
        return partly, None, {}


def declared(endpoint: Callable[..., Any]) -> Needs | None:
    """What a route's function says it needs."""
    found = getattr(endpoint, _MARK, None)
    return found if isinstance(found, Needs) else None


def _plain(path: str, methods: Sequence[str] | set[str]) -> Route:
    return Route(path, _never, methods=sorted(methods))


def _never(request: object) -> None:  # noqa: ARG001 - Starlette's signature
    raise AssertionError("a declaration is matched, never called")
