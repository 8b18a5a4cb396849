"""Ways to begin a journey: from a template, from the answers of a guided start, from a map file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query, Request

from sojourn.access.permissions import Permission
from sojourn.app.beginnings import bring_in, freely_named
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.document import MAXIMUM_BYTES
from sojourn.maps.journey import Journey
from sojourn.maps.start import StartAnswers
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.begin_models import FromFile, FromTemplate, TemplateBody
from sojourn.server.declaring import needs
from sojourn.server.models import FindingLine

router = APIRouter(tags=["begin"])
_RAW_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/templates", operation_id="listTemplates")
@needs(Permission.READ)
def list_templates(language: Annotated[str, Query(max_length=20)] = "en") -> list[TemplateBody]:
    """All templates in a language: those of a method, then those of an industry."""
    from sojourn.maps.templates import catalogue

    return [TemplateBody.model_validate(asdict(line)) for line in catalogue.listed(language)]


@router.post("/journeys/from-template", operation_id="beginFromTemplate", status_code=201)
@needs(Permission.EDIT, "journey.created")
def from_template(workspace: CurrentWorkspace, given: FromTemplate) -> Journey:
    """Save a new journey made from a template, with its sample content or without."""
    from sojourn.maps.templates import catalogue

    made = catalogue.load(given.template, given.language)
    if not given.sample:
        made = catalogue.emptied(made)
    changes = {"title": given.title} if given.title.strip() else {}
    if given.baseline is not None:
        changes["baseline_id"] = workspace.journey(given.baseline).id
    return bring_in(workspace, made.model_copy(update=changes), f"from template {given.template}")


@router.post("/journeys/start", operation_id="startJourney", status_code=201)
@needs(Permission.EDIT, "journey.created")
def start(workspace: CurrentWorkspace, answers: StartAnswers) -> Journey:
    """Save a new journey with what was answered: scope, personas, departments, channels, KPI, owner, review date."""
    from sojourn.maps.start import begin

    return bring_in(workspace, begin(answers), "guided start")


@router.post("/journeys/from-file", operation_id="beginFromFile", status_code=201, openapi_extra=_RAW_BODY)
@needs(Permission.EDIT, "journey.created")
async def from_file(
    workspace: CurrentWorkspace,
    request: Request,
    name: Annotated[str, Query(max_length=300, description="The file's name: its ending says the format")],
    save: Annotated[bool, Query(description="False: only look at what it would give")] = True,
) -> FromFile:
    """Read a map file (.yaml .json .csv .xlsx .mmd .cjml), sent as the raw body, and save it as a new journey."""
    content = await _body(request)
    return await to_thread.run_sync(_take, workspace, name, content, save)


def _take(workspace: CurrentWorkspace, name: str, content: bytes, save: bool) -> FromFile:
    from sojourn.app.map_files import load_map
    from sojourn.maps.validate import check

    read, notes = load_map(name, content)
    journey = bring_in(workspace, read, f"from file {name}"[:500]) if save else freely_named(workspace, read)
    if journey.slug != read.slug:
        notes = [*notes, f"There is a journey {read.slug!r} already; this one is called {journey.slug!r}."]
    findings = [FindingLine.model_validate(asdict(finding)) for finding in check(journey)]
    return FromFile(journey=journey, saved=save, notes=notes, findings=findings)


async def _body(request: Request) -> bytes:
    """The whole body, never more of it than a map may have."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > MAXIMUM_BYTES:
            raise InvalidInput(
                "map_too_large",
                f"The file has more than {MAXIMUM_BYTES:,} bytes.",
                "Is it a file of events? Then import it on the page Data.",
            )
    return bytes(content)
