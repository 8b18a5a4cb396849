"""The question what a past change did, as an action of the map asks it. `insight/effects.py` answers it."""

from __future__ import annotations

from pydantic import Field

from sojourn.maps.base import Id, Moment, Part, Title
from sojourn.rules.model import Rule

EffectWindow = tuple[Moment, Moment]
"""Half-open: the first moment belongs to it, the last does not."""


class EffectGroup(Part):
    """Whose walks are counted: those of a persona, those with an event for which `where` holds, or both at once.

    Neither: everyone. `title` is what the group is called beside the number; without it the persona's name or the rule.
    """

    persona: Id | None = None
    where: Rule | None = None
    title: Title = ""

    @property
    def everyone(self) -> bool:
        """Whether nobody is left out."""
        return self.persona is None and self.where is None


class EffectQuestion(Part):
    """How the effect of a change is computed: the feeling at `step` after it minus before it, in the group concerned.

    With a `comparison` (people whom the change did not reach) the same difference among them is taken off. The windows
    pick walks by the time they opened; a moment without a time zone is UTC. `label` stands beside the number, such as
    "example change, real data"; without it the journey's data label does.
    """

    step: Id
    before: EffectWindow
    after: EffectWindow
    group: EffectGroup = EffectGroup()
    comparison: EffectGroup | None = Field(default=None, description="Absent: plain before and after")
    label: Title = ""
