"""Small journeys and histories for the tests of measures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sojourn.maps.journey import Journey

START = datetime(2024, 3, 1, tzinfo=UTC)


def shop(**changes: Any) -> Journey:
    """Browse, pay, receive: an order ends when it is received; answers speak of paying and receiving."""
    document = {
        "id": "shop", "slug": "shop", "title": "Shop",
        "stages": [{"id": "buy", "title": "Buy", "order": "a"}, {"id": "get", "title": "Get", "order": "b"}],
        "steps": [
            {"id": "browse", "title": "Browse", "stage": "buy", "order": "a", "match": "event = 'browse'"},
            {"id": "pay", "title": "Pay", "stage": "buy", "order": "b", "match": "event = 'pay'",
             "feedback": "question = 'pay'", "cost_per_visit": 2.5},
            {"id": "receive", "title": "Receive", "stage": "get", "order": "a", "match": "event = 'receive'",
             "feedback": "question = 'receive'"},
        ],
        "scope": {"ends": {"received": "event = 'receive'"}, "timeout": "2d"},
        "minimum_n": 2,
        **changes,
    }  # fmt: skip
    return Journey.model_validate(document)


def event(who: str, hours: float, name: str, **columns: Any) -> dict[str, Any]:
    """An event some hours after the start."""
    return {"profile_id": who, "time": START + timedelta(hours=hours), "name": name, **columns}


def answer(who: str, hours: float, question: str, score: float | None, **columns: Any) -> dict[str, Any]:
    """An answer on a scale of 1 to 5."""
    scale = {"scale_low": 1.0, "scale_high": 5.0}
    return {**event(who, hours, "feedback"), "question": question, "score": score, **scale, **columns}
