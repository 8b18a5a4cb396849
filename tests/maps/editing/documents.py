"""A small map for the tests of editing, as JSON data."""

from __future__ import annotations

from typing import Any

from sojourn.maps.journey import Journey


def shop() -> dict[str, Any]:
    """Three steps in two stages, two lanes, cards over one and over several steps, an emotion, insights, an action."""
    journey = Journey.model_validate(
        {
            "id": "j", "slug": "shop", "title": "Shop",
            "stages": [{"id": "buy", "title": "Buy", "order": "a"}, {"id": "get", "title": "Get", "order": "b"}],
            "steps": [
                {"id": "browse", "title": "Browse", "stage": "buy", "order": "a"},
                {"id": "pay", "title": "Pay", "stage": "buy", "order": "b", "channels": ["web"]},
                {"id": "receive", "title": "Receive", "stage": "get", "order": "a"},
            ],
            "lanes": [
                {"id": "doing", "title": "Doing", "type": "actions", "order": "a"},
                {"id": "pains", "title": "Pains", "type": "insights", "order": "b", "persona": "ann"},
            ],
            "cards": [
                {"id": "c1", "lane": "doing", "span": {"from_step": "browse", "to_step": "pay"}, "text": "Looks"},
                {"id": "c2", "lane": "doing", "span": {"from_step": "pay", "to_step": "pay"}, "text": "Pays"},
                {"id": "c3", "lane": "pains", "span": {"from_step": "pay", "to_step": "receive"}, "reference": "slow"},
            ],
            "emotions": [{"step": "pay", "valence": -1.0}, {"step": "pay", "persona": "ann", "valence": 0.5}],
            "transitions": [{"source": "browse", "target": "pay"}, {"source": "pay", "target": "receive"}],
            "personas": [{"id": "ann", "name": "Ann"}],
            "library": [{"id": "web", "type": "channel", "name": "Web"}],
            "insights": [{"id": "slow", "type": "pain", "title": "Slow", "steps": ["pay", "receive"],
                          "personas": ["ann"]}],
            "actions": [{"id": "fix", "title": "Fix it", "steps": ["pay"]}],
            "persona": "ann",
        }
    )  # fmt: skip
    return journey.document()
