"""What the routes that begin a journey take and give."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from sojourn.kernel.phrase import Phrase
from sojourn.maps.base import Title
from sojourn.maps.journey import Journey
from sojourn.maps.prompting.checking import Item
from sojourn.server.models import Body, FindingLine

Language = Annotated[str, Field(max_length=20)]
Pasted = Annotated[str, Field(description="What the language model answered, whole")]


class TemplateBody(Body):
    """A template in a list. `locked` are titles of the lanes that its method wants."""

    id: str
    group: Literal["method", "industry"]
    title: str
    description: str
    kind: str
    state: str
    stages: list[str]
    steps: int
    lanes: list[str]
    locked: list[str]


class FromTemplate(Body):
    """Which template to begin with. `sample` keeps its sample content."""

    template: str
    language: Language = "en"
    sample: bool = True
    title: Title = ""
    baseline: str | None = Field(default=None, description="For a future state: the slug of the journey of today")


class FromFile(Body):
    """The journey read from a file. `notes` say what was assumed, kept otherwise or lost; `findings` what is odd."""

    journey: Journey
    saved: bool
    notes: list[str]
    findings: list[FindingLine]


class PromptBody(Body):
    """The prompt to paste; `text` is complete, schema and example stand in it too."""

    language: str
    text: str
    json_schema: dict[str, Any]
    example: dict[str, Any]


class AnswerBody(Body):
    """A pasted answer. `slug`: the journey it is to be added to; null: a new one."""

    answer: Pasted
    language: Language = "en"
    slug: str | None = None


class CheckedBody(Body):
    """What the answer proposes, item by item."""

    title: str
    items: list[Item]
    notes: list[Phrase]


class FromAnswer(AnswerBody):
    """The answer again, with the ids of the items that a person has rejected."""

    rejected: Annotated[list[str], Field(max_length=5000)] = []
    title: Title = ""
