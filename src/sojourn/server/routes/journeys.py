"""Journeys as documents: list, read, save, check, draft, history."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from sojourn.access.permissions import Permission
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.models import DiscoverRequest, FindingLine, JourneyLine, VersionLine

router = APIRouter(prefix="/journeys", tags=["journeys"])


@router.get("", operation_id="listJourneys")
@needs(Permission.READ)
def list_journeys(workspace: CurrentWorkspace) -> list[JourneyLine]:
    """All journeys of the workspace, in the order they came."""
    return [_line(journey) for journey in workspace.journeys()]


@router.post("", operation_id="createJourney", status_code=201)
@needs(Permission.EDIT, "journey.created")
def create_journey(workspace: CurrentWorkspace, journey: Journey) -> Journey:
    """Save a new journey."""
    return workspace.save(journey, "created")


@router.post("/discover", operation_id="discoverJourney", status_code=201)
@needs(Permission.EDIT, "journey.created")
def discover_journey(workspace: CurrentWorkspace, request: DiscoverRequest) -> Journey:
    """Draft a journey from the events; saved unless told otherwise."""
    from sojourn.app.drafting import DraftRequest, draft

    journey = draft(
        workspace,
        DraftRequest(
            title=request.title,
            start=request.start,
            end=request.end,
            channels=tuple(request.channels),
            where=request.where,
            who=request.who,
            case=request.case,
            steps=request.steps,
        ),
    )
    return workspace.save(journey, "drafted from events") if request.save else journey


@router.get("/{slug}", operation_id="getJourney")
@needs(Permission.READ)
def get_journey(
    workspace: CurrentWorkspace, response: Response, slug: str, version: Annotated[int | None, Query(ge=1)] = None
) -> Journey:
    """One journey, the newest version unless told otherwise. Its ETag is the version."""
    journey = workspace.journey(slug, version)
    response.headers["ETag"] = f'"{journey.version}"'
    return journey


@router.put("/{slug}", operation_id="saveJourney")
@needs(Permission.EDIT, "journey.saved")
def save_journey(
    workspace: CurrentWorkspace,
    slug: str,
    journey: Journey,
    cause: Annotated[str, Query(max_length=500)] = "",
    if_match: Annotated[str | None, Header()] = None,
) -> Journey:
    """Save an edit. 409 when the document's `version` (or If-Match) is not the newest one."""
    stored = workspace.journey(slug)
    if stored.id != journey.id:
        raise InvalidInput(
            "other_journey",
            f"The document has the id {journey.id!r}, the journey {slug!r} has {stored.id!r}.",
            "Keep the `id` of the journey you edit, or create a new journey.",
        )
    expected = _version(if_match) if if_match else None
    return workspace.store.save(journey, cause, expected)


@router.delete("/{slug}", operation_id="deleteJourney", status_code=204)
@needs(Permission.DELETE, "journey.deleted")
def delete_journey(workspace: CurrentWorkspace, slug: str) -> None:
    """Remove a journey with its history."""
    workspace.store.delete(slug)


@router.get("/{slug}/versions", operation_id="listVersions")
@needs(Permission.READ)
def list_versions(workspace: CurrentWorkspace, slug: str) -> list[VersionLine]:
    """The journey's history, newest first."""
    return [VersionLine.model_validate(asdict(saved)) for saved in workspace.store.history(slug)]


@router.get("/{slug}/findings", operation_id="checkJourney")
@needs(Permission.READ)
def check_journey(workspace: CurrentWorkspace, slug: str) -> list[FindingLine]:
    """What the validator says about the journey; none when it is sound."""
    from sojourn.maps.validate import check

    return [FindingLine.model_validate(asdict(finding)) for finding in check(workspace.journey(slug))]


def _line(journey: Journey) -> JourneyLine:
    return JourneyLine(
        id=journey.id,
        slug=journey.slug,
        title=journey.title,
        kind=journey.kind,
        state=journey.state,
        status=journey.status,
        area=journey.area,
        data_label=journey.data_label,
        persona=journey.persona,
        baseline_id=journey.baseline_id,
        version=journey.version,
        steps=len(journey.steps),
        bound_steps=sum(step.match is not None or step.feedback is not None for step in journey.steps),
    )


def _version(tag: str) -> int:
    text = tag.removeprefix("W/").strip('"')
    if not text.isdecimal():
        raise InvalidInput(
            "bad_if_match", f"If-Match is {tag!r}, not a version.", 'Send the ETag of the journey, such as "3".'
        )
    return int(text)
