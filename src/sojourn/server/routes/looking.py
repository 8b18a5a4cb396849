"""A drawing looked at with the data: its personas, its promises, what to do first, and where a word stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sojourn.access.permissions import Permission
from sojourn.app.moments import read_moment
from sojourn.maps.gaps import FutureGaps
from sojourn.maps.persona_numbers import PersonasMeasured
from sojourn.maps.priorities import Priorities
from sojourn.maps.search import SearchResult
from sojourn.server.asking import CurrentWorkspace, MapQuery, Moment
from sojourn.server.declaring import needs
from sojourn.server.routes.measures import IfNoneMatch, tagged

router = APIRouter(tags=["looking"])


@router.get("/journeys/{slug}/personas", operation_id="getPersonas", response_model=PersonasMeasured)
@needs(Permission.READ)
def get_personas(
    workspace: CurrentWorkspace,
    slug: str,
    start: Annotated[Moment, Query(alias="from")] = None,
    end: Annotated[Moment, Query(alias="to")] = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """How many people each persona stands for, what they do and how they walk the journey, beside everyone else."""
    from sojourn.app.personas import personas

    first, last = (read_moment(text) if text else None for text in (start, end))
    return tagged(*personas(workspace, slug, first, last), if_none_match)


@router.get("/journeys/{slug}/gaps", operation_id="getGaps")
@needs(Permission.READ)
def get_gaps(workspace: CurrentWorkspace, slug: str) -> FutureGaps:
    """A future map beside the current one: what changes, what was promised, what the data now says."""
    return workspace.gaps(slug)


@router.get("/journeys/{slug}/priorities", operation_id="getPriorities")
@needs(Permission.READ)
def get_priorities(workspace: CurrentWorkspace, slug: str, question: MapQuery) -> Priorities:
    """Opportunities and actions by value and effort; steps by importance and measured feeling."""
    return workspace.priorities(slug, question)


@router.get("/search", operation_id="search")
@needs(Permission.READ)
def search(
    workspace: CurrentWorkspace,
    q: Annotated[str, Query(max_length=200, description="Words that a part of a map must hold, in any order")],
    limit: Annotated[int, Query(ge=1, le=200)] = 30,
) -> SearchResult:
    """Where words stand in the maps: titles, steps, cards, insights, personas, actions and quotes."""
    from sojourn.maps.search import search as find

    return find([one for one in workspace.journeys() if one.status != "archived"], q, limit)
