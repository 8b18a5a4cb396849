"""Files on their way in through the browser: streamed to disk, looked at, corrected, imported in the background."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from sojourn.access.permissions import Permission
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.jobs import Jobs
from sojourn.server.models import Job, JobStarted, MappingBody, UploadBody
from sojourn.server.upload_stream import receive

router = APIRouter(tags=["import"])

_RAW_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.put("/uploads/{name}", operation_id="upload", status_code=201, openapi_extra=_RAW_BODY)
@needs(Permission.IMPORT_DATA, "data.sent")
async def upload(
    workspace: CurrentWorkspace,
    name: str,
    request: Request,
    batch: Annotated[
        str | None, Query(description="Id of an upload this file belongs to: tables that fit together")
    ] = None,
) -> UploadBody:
    """Send a file as the raw body. The answer says what its columns are taken for."""
    return await receive(workspace, name, request, batch)


@router.post("/uploads/{upload}/guess", operation_id="correctGuess")
@needs(Permission.IMPORT_DATA)
def correct_guess(workspace: CurrentWorkspace, upload: str, mapping: MappingBody) -> UploadBody:
    """Look at the file again with corrections."""
    return UploadBody.model_validate(workspace.intake.look(upload, mapping.model_dump(exclude_defaults=True)))


@router.post("/uploads/{upload}/import", operation_id="startImport", status_code=202)
@needs(Permission.IMPORT_DATA, "data.imported")
def start_import(workspace: CurrentWorkspace, upload: str, mapping: MappingBody, request: Request) -> JobStarted:
    """Import the file with these corrections, in the background."""
    jobs: Jobs = request.app.state.jobs
    return JobStarted(job=jobs.start_import(workspace, upload, mapping.model_dump(exclude_defaults=True)))


@router.delete("/uploads/{upload}", operation_id="discardUpload", status_code=204)
@needs(Permission.IMPORT_DATA)
def discard_upload(workspace: CurrentWorkspace, upload: str) -> None:
    """Forget a file that was not imported."""
    workspace.intake.discard(upload)


@router.get("/jobs/{job}", operation_id="getJob")
@needs(Permission.IMPORT_DATA)
def get_job(job: str, request: Request) -> Job:
    """How far a job is; with its report when done, its error when failed."""
    jobs: Jobs = request.app.state.jobs
    return jobs.get(job)


@router.post("/jobs/{job}/cancel", operation_id="cancelJob")
@needs(Permission.IMPORT_DATA, "data.cancelled")
def cancel_job(job: str, request: Request) -> Job:
    """Stop a job; nothing of it is imported."""
    jobs: Jobs = request.app.state.jobs
    return jobs.cancel(job)
