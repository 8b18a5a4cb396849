"""The audit log for owners and admins: as pages, and as a whole in CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from sojourn.access.permissions import Permission
from sojourn.app.accounts.audit_csv import HEADER, csv_line
from sojourn.app.accounts.office import Office
from sojourn.server.access_models import AuditLineBody, AuditPage
from sojourn.server.declaring import needs
from sojourn.server.principal import CurrentOffice
from sojourn.store.audit import AuditQuestion

router = APIRouter(tags=["audit"])


@router.get("/audit", operation_id="getAudit")
@needs(Permission.READ_AUDIT)
def get_audit(
    office: CurrentOffice,
    before: Annotated[int | None, Query(ge=1, description="Only lines older than the one of this id")] = None,
    actor: Annotated[str, Query(max_length=200, description="Id or name of who did it")] = "",
    action: Annotated[str, Query(max_length=60, description="How the action begins, such as `member.`")] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> AuditPage:
    """What happened, newest first."""
    lines = office.audit.read(AuditQuestion(before, actor, action, limit))
    return AuditPage(
        lines=[AuditLineBody.model_validate(asdict(line)) for line in lines],
        before=lines[-1].id if len(lines) == limit else None,
    )


@router.get(
    "/audit.csv",
    operation_id="getAuditCsv",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv; charset=utf-8": {}}}},
)
@needs(Permission.READ_AUDIT, "audit.exported")
def get_audit_csv(office: CurrentOffice) -> StreamingResponse:
    """All of it as CSV, newest first; no cell is taken for a formula by a spreadsheet."""
    headers = {"Content-Disposition": 'attachment; filename="audit.csv"', "Cache-Control": "no-store"}
    return StreamingResponse(_rows(office), media_type="text/csv; charset=utf-8", headers=headers)


def _rows(office: Office) -> Iterator[str]:
    yield HEADER
    for line in office.audit.all():
        yield csv_line(line)
