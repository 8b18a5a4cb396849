"""What people call the rows and columns of a journey map, in spreadsheets of their own."""

from __future__ import annotations

import re
from typing import Literal

from sojourn.maps.journey import LaneType, Zone

Field = Literal[
    "stage", "step", "caption", "description", "kind", "actor", "channels", "match", "feedback", "moment",
    "importance_customer", "importance_organisation", "cost", "emotion", "target",
]  # fmt: skip

TITLES: dict[Field, str] = {
    "stage": "Stage",
    "step": "Step",
    "caption": "Caption",
    "description": "Description",
    "kind": "Kind",
    "actor": "Actor",
    "channels": "Channels",
    "match": "Match",
    "feedback": "Feedback rule",
    "moment": "Moment of truth",
    "importance_customer": "Importance to customer (1 to 5)",
    "importance_organisation": "Importance to organisation (1 to 5)",
    "cost": "Cost per visit",
    "emotion": "Emotion (-2 to 2)",
    "target": "Target emotion (-2 to 2)",
}
_ALSO: dict[Field, str] = {
    "stage": "stages|phase|phases|journey stage|journey phase|этап|этапы|阶段|階段",
    "step": "steps|journey step|step title|activity|moment|шаг|шаги|步骤|步驟",
    "channels": "channel|канал|каналы|渠道",
    "description": "notes on the step",
    "match": "rule|event rule|match rule",
    "cost": "cost",
    "emotion": "emotion|emotions|feeling|feelings|mood|sentiment|emotional journey|valence|emotion curve|"
    "эмоции|эмоция|情绪|情緒|情感",
    "target": "target emotion|desired emotion",
}
_FIELDS: dict[str, Field] = {
    **{title.lower(): field for field, title in TITLES.items()},
    **{name: field for field, names in _ALSO.items() for name in names.split("|")},
}
_CALLED: tuple[tuple[LaneType, Zone, str], ...] = (
    ("actions", "customer", "doing|action|actions|user actions|customer actions|what they do|действия|行为|行為"),
    ("thoughts", "customer", "thinking|thoughts|thought|what they think|мысли|想法"),
    ("quotes", "customer", "quotes|quote|says|saying"),
    ("touchpoints", "customer", "touchpoint|touchpoints|touch points|точки контакта|触点|接觸點"),
    ("pains", "customer", "pain|pains|pain point|pain points|painpoints|frustrations|problems|боли|痛点|痛點"),
    ("gains", "customer", "gain|gains|delight|delights"),
    ("needs", "customer", "need|needs|goal|goals|expectations|потребности|需求"),
    ("insights", "customer", "pains, delights, moments of truth|insights"),
    ("physical_evidence", "customer", "physical evidence|evidence"),
    ("frontstage_people", "frontstage", "frontstage|front stage|employee actions"),
    ("backstage_people", "backstage", "backstage|back stage"),
    ("support", "support", "support|support processes|systems"),
    ("policy", "support", "policy|policies"),
    ("opportunities", "analysis", "opportunity|opportunities|ideas|возможности|机会|機會"),
    ("solutions", "analysis", "solution|solutions"),
    ("metrics", "analysis", "metric|metrics|kpi|kpis"),
    ("tags", "analysis", "tags"),
)
_LANES: dict[str, tuple[LaneType, Zone]] = {
    name: (lane, zone) for lane, zone, names in _CALLED for name in names.split("|")
}


def field_of(label: str) -> Field | None:
    """The field of a step that a column is called after, or None. A scale in brackets does not matter."""
    text = " ".join(label.lower().split()).strip(":")
    return _FIELDS.get(text) or _FIELDS.get(re.sub(r"\s*\(.*\)$", "", text))


def lane_of(label: str) -> tuple[LaneType, Zone] | None:
    """Type and zone of the lane that a column is called after, or None for a name of its own."""
    return _LANES.get(" ".join(label.lower().split()).strip(":"))


def known(label: str) -> bool:
    """The label belongs to maps: a field or a usual lane."""
    return field_of(label) is not None or lane_of(label) is not None
