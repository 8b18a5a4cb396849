"""What the workspace holds, and questions to its events."""

from __future__ import annotations

from fastapi import APIRouter

from sojourn.access.permissions import Permission
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.models import AskRequest, Envelope, Fields, QuestionName, WorkspaceInfo

router = APIRouter(tags=["facts"])


@router.get("/workspace", operation_id="getWorkspace")
@needs(Permission.READ)
def get_workspace(workspace: CurrentWorkspace) -> WorkspaceInfo:
    """How much the workspace holds and since when."""
    from sojourn.app.inventory import inventory

    return WorkspaceInfo.model_validate(inventory(workspace))


@router.get("/fields", operation_id="getFields")
@needs(Permission.READ)
def get_fields(workspace: CurrentWorkspace) -> Fields:
    """Fields and properties of the events with their frequent values, for filters."""
    from sojourn.app.inventory import fields

    return Fields.model_validate({"fields": fields(workspace)})


@router.post("/ask/{question}", operation_id="ask")
@needs(Permission.READ)
def ask(workspace: CurrentWorkspace, question: QuestionName, request: AskRequest) -> Envelope:
    """Ask one question. Options the question does not have are refused."""
    given = request.model_dump(exclude_defaults=True, by_alias=False)
    given.update({name: getattr(request, name) for name in ("where", "who", "within") if name in given})
    found = workspace.ask.put(question.value, given)
    return Envelope.model_validate(
        {**found.envelope(), "columns": list(found.columns), "notes": found.notes, "sql": found.sql}
    )
