"""What an answer is asked to look like: simpler than a journey, named by titles and not by ids; with its schema."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from sojourn.maps.journey import LaneType

StepKind = Literal["action", "communication", "decision", "wait"]
InsightKind = Literal["pain", "delight", "moment", "need", "job", "quote", "observation"]
LANE_TYPES: tuple[str, ...] = get_args(LaneType)
STEP_KINDS: tuple[str, ...] = get_args(StepKind)
INSIGHT_KINDS: tuple[str, ...] = get_args(InsightKind)


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AnswerCard(_Asked):
    """A note in a lane under a step."""

    lane: str = Field(description="Title of one of `lanes`")
    text: str


class AnswerStep(_Asked):
    """One thing that the customer does or that happens to them."""

    title: str
    kind: StepKind = "action"
    channels: list[str] = []
    emotion: float | None = Field(default=None, ge=-2, le=2, description="-2 very bad to 2 very good; null: not known")
    cards: list[AnswerCard] = []


class AnswerStage(_Asked):
    """A phase with its steps in order."""

    title: str
    steps: list[AnswerStep] = Field(min_length=1)


class AnswerLane(_Asked):
    """A row of the map."""

    title: str
    type: LaneType = "text"


class AnswerPersona(_Asked):
    """Whom the journey is for."""

    name: str
    goals: list[str] = []
    frustrations: list[str] = []


class AnswerInsight(_Asked):
    """A statement about steps; assumed until somebody finds evidence."""

    type: InsightKind
    title: str
    text: str = ""
    steps: list[str] = Field(default=[], description="Titles of steps")
    severity: int | None = Field(default=None, ge=1, le=5)


class Answer(_Asked):
    """A whole proposed map."""

    title: str
    description: str = ""
    personas: list[AnswerPersona] = []
    lanes: list[AnswerLane] = []
    stages: list[AnswerStage] = Field(min_length=1)
    insights: list[AnswerInsight] = []


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer."""
    return Answer.model_json_schema()
