"""A map from a language model that the user runs: the prompt, the check of its answer, the journey made of it.

No model is called from here; what is pasted is data and stays data.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sojourn.access.permissions import Permission
from sojourn.app.beginnings import bring_in
from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.begin_models import AnswerBody, CheckedBody, FromAnswer, PromptBody
from sojourn.server.declaring import needs

router = APIRouter(tags=["begin"])


@router.get("/prompt", operation_id="getPrompt")
@needs(Permission.READ)
def get_prompt(
    language: Annotated[str, Query(max_length=20)] = "en",
    about: Annotated[str, Query(max_length=2000, description="Which journey is wanted, in a sentence")] = "",
) -> PromptBody:
    """The prompt to paste into any language model, with the JSON Schema of the answer and an example."""
    from sojourn.maps.prompting.prompt import prompt

    made = prompt(language, about)
    return PromptBody(language=made.language, text=made.text, json_schema=made.schema, example=made.example)


@router.post("/prompt/check", operation_id="checkAnswer")
@needs(Permission.EDIT)
def check_answer(workspace: CurrentWorkspace, given: AnswerBody) -> CheckedBody:
    """What a pasted answer proposes, item by item: right, mended, or wrong with how to mend it. Saves nothing."""
    from sojourn.maps.prompting.checking import check

    found = check(given.answer, _base(workspace, given))
    return CheckedBody(title=found.title, items=found.items, notes=found.notes)


@router.post("/journeys/from-answer", operation_id="beginFromAnswer", status_code=201)
@needs(Permission.EDIT, "journey.created")
def from_answer(workspace: CurrentWorkspace, given: FromAnswer, response: Response) -> Journey:
    """Make a map of the items that are neither wrong nor rejected.

    A new journey is saved (201). For a journey that is there, its document with the items added is the answer and
    nothing is saved (200): the caller saves it as an edit.
    """
    from sojourn.maps.prompting.building import accepted, build
    from sojourn.maps.prompting.checking import check

    base = _base(workspace, given)
    found = check(given.answer, base)
    items = accepted(found, set(given.rejected))
    if not any(item.kind == "step" for item in items) and not base.steps:
        raise InvalidInput(
            "nothing_accepted", "No step of the answer was accepted.", "Accept at least one stage and step."
        )
    made = build(base, items, given.title or found.title, found.description)
    if given.slug is None:
        return bring_in(workspace, made, "from a language model's answer")
    response.status_code = 200
    return made


def _base(workspace: CurrentWorkspace, given: AnswerBody) -> Journey:
    from sojourn.maps.templates import catalogue

    return catalogue.blank(given.language) if given.slug is None else workspace.journey(given.slug)
