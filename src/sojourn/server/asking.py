"""What routes share: the workspace behind the server and the query parameters of a measurement."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request

from sojourn.app.measuring import MapQuestion
from sojourn.app.moments import read_moment
from sojourn.app.workspace import Workspace
from sojourn.rules.model import Rule

Moment = Annotated[str | None, Query(description="ISO 8601, a day, a month or a year; UTC unless it has a zone")]
RuleText = Annotated[str | None, Query(description="A rule, for example: channel = 'web' and value >= 100")]


def _workspace(request: Request) -> Workspace:
    return cast("Workspace", request.app.state.workspace)


CurrentWorkspace = Annotated[Workspace, Depends(_workspace)]


def _map_question(  # noqa: PLR0913, PLR0917 - one parameter a query parameter
    start: Annotated[str | None, Query(alias="from", description="From this moment on (UTC)")] = None,
    end: Annotated[str | None, Query(alias="to", description="Up to, not including, this moment (UTC)")] = None,
    persona: str | None = None,
    where: RuleText = None,
    channel: Annotated[tuple[str, ...], Query()] = (),
    compare_from: Moment = None,
    compare_to: Moment = None,
    compare_persona: str | None = None,
    compare_where: RuleText = None,
    compare_channel: Annotated[tuple[str, ...], Query()] = (),
) -> MapQuestion:
    return MapQuestion(
        start=read_moment(start) if start else None,
        end=read_moment(end) if end else None,
        persona=persona or None,
        where=Rule.parse(where) if where else None,
        channels=channel,
        compare_start=read_moment(compare_from) if compare_from else None,
        compare_end=read_moment(compare_to) if compare_to else None,
        compare_persona=compare_persona or None,
        compare_where=Rule.parse(compare_where) if compare_where else None,
        compare_channels=compare_channel,
    )


MapQuery = Annotated[MapQuestion, Depends(_map_question)]
