"""Who takes part in a journey, and the library objects that maps refer to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sojourn.maps.base import Id, Markdown, Part, Rank, Title
from sojourn.rules.model import Rule


class Persona(Part):
    """A kind of person; `segment` is the rule that finds the real people it stands for (any event of theirs)."""

    id: Id
    name: Title
    order: Rank = Field(
        default="", description="Order key among the personas; those without one come first, as written"
    )
    kind: Literal["customer", "segment", "stakeholder", "employee"] = "customer"
    portrait: str = ""
    quote: Markdown = ""
    job: Title = ""
    age: str = ""
    goals: list[Markdown] = []
    needs: list[Markdown] = []
    frustrations: list[Markdown] = []
    behaviours: list[Markdown] = []
    ambitions: list[Markdown] = []
    hobbies: list[Markdown] = []
    channel_preferences: list[str] = []
    traits: dict[str, float] = Field(default={}, description="Named, 0 to 100")
    segment: Rule | None = None


class Actor(Part):
    """A person or system that acts in a step."""

    id: Id
    name: Title
    role: Literal["end_user", "provider", "employee", "partner", "system"] = "employee"
    department: Id | None = None


class LibraryObject(Part):
    """A channel, touchpoint, system or department, used by reference."""

    id: Id
    type: Literal["channel", "touchpoint", "system", "department"]
    name: Title
    icon: str = ""
    description: Markdown = ""
    values: list[str] = Field(default=[], description="For a channel: the values of the event column that mean it")
