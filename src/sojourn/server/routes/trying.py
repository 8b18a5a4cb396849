"""What a rule would mean for a map, asked while it is written."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field

from sojourn.access.permissions import Permission
from sojourn.maps.trial import RuleKind, Trial
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.models import Body

router = APIRouter(prefix="/journeys", tags=["editing"])


class TryRuleRequest(Body):
    """A rule for a step of the map, or for one that is not on it yet. An empty rule asks only what no step means."""

    step: str | None = Field(default=None, description="The step's id; null for a step that is not on the map yet")
    kind: RuleKind = "match"
    rule: str = Field(default="", max_length=10_000)
    stage: str = Field(default="", description="For a new step: the stage it would stand in")
    order: str = Field(default="", description="For a new step: its order key in the stage")
    title: str = Field(default="", max_length=500, description="What names are to be near to; the step's own if empty")


@router.post("/{slug}/try-rule", operation_id="tryRule")
@needs(Permission.READ)
def try_rule(workspace: CurrentWorkspace, slug: str, request: TryRuleRequest) -> Trial:
    """What a rule means in the data: rows, people, examples, what other steps mean as well, and what no step means."""
    from sojourn.app.trying import RuleTrial
    from sojourn.app.trying import try_rule as tried

    return tried(workspace, slug, RuleTrial(**request.model_dump()))
