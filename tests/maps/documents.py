"""Journeys for tests: one complete hand-made map, and a strategy that generates valid ones."""

from __future__ import annotations

from typing import Any

from sojourn.maps.document import from_data
from sojourn.maps.journey import Journey


def data(**changes: Any) -> dict[str, Any]:
    """A small map with every kind of part, as plain data; `changes` replace top-level fields."""
    return {
        "id": "order",
        "slug": "order",
        "title": "Order to door",
        "scope": {
            "starts": "event = 'order placed'",
            "ends": {"delivered": "event = 'order delivered'"},
            "success": ["delivered"],
            "timeout": "14d",
            "case": "case",
        },
        "personas": [{"id": "anna", "name": "Anna", "goals": ["A gift in time"]}],
        "actors": [{"id": "courier", "name": "Courier", "role": "partner"}],
        "library": [{"id": "web", "type": "channel", "name": "Web", "values": ["web"]}],
        "stages": [{"id": "buy", "title": "Buy", "order": "1"}, {"id": "get", "title": "Get", "order": "2"}],
        "steps": [
            {"id": "order", "stage": "buy", "order": "1", "title": "Order", "match": "event = 'order placed'",
             "channels": ["web"]},
            {"id": "pay", "stage": "buy", "order": "2", "title": "Pay", "match": "event = 'paid'"},
            {"id": "door", "stage": "get", "order": "1", "title": "At the door", "match": "event = 'order delivered'",
             "actor": "courier", "feedback": "question = 'delivery'"},
        ],
        "transitions": [{"source": "order", "target": "pay"}, {"source": "pay", "target": "door"}],
        "lanes": [
            {"id": "doing", "title": "Doing", "type": "actions", "order": "1"},
            {"id": "emotion", "title": "Emotion", "type": "emotion", "order": "2"},
            {"id": "pains", "title": "Pains", "type": "insights", "order": "3", "zone": "analysis"},
        ],
        "cards": [
            {"id": "c1", "lane": "doing", "span": {"from_step": "order", "to_step": "pay"}, "text": "Picks and pays"},
            {"id": "c2", "lane": "pains", "span": {"from_step": "door", "to_step": "door"}, "reference": "late"},
        ],
        "emotions": [
            {"step": "order", "valence": 1.2},
            {"step": "pay", "valence": None, "label": "not asked"},
            {"step": "door", "valence": -1.5},
        ],
        "insights": [{"id": "late", "type": "pain", "title": "Late parcels", "steps": ["door"], "severity": 4}],
        **changes,
    }  # fmt: skip


def journey(**changes: Any) -> Journey:
    """The map of `data` as a journey."""
    return from_data(data(**changes))
