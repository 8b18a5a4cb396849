"""A small shop whose numbers can be counted by hand, written straight into a workspace's lake.

20 people visit at noon of their day in January 2024, 12 put something into the basket an hour later, 9 of these pay
30 minutes after that. Odd people use the app. Those who paid answer 'csat' (1-5): 5 when in the app, else 2.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sojourn.app.workspace import Workspace
from sojourn.maps.journey import Journey
from sojourn.store.lake import ARROW_SCHEMA, Stamp

NOW = datetime(2024, 3, 1, tzinfo=UTC)

JOURNEY = Journey.model_validate(
    {
        "id": "buy",
        "slug": "buy",
        "title": "Buying",
        "minimum_n": 3,
        "scope": {"starts": "event = 'visit'", "ends": {"paid": "event = 'paid'"}, "timeout": "2d"},
        "stages": [{"id": "look", "title": "Look", "order": "a"}, {"id": "take", "title": "Take", "order": "b"}],
        "steps": [
            {"id": "visit", "stage": "look", "order": "a", "title": "Visit", "match": "event = 'visit'"},
            {"id": "basket", "stage": "look", "order": "b", "title": "Basket", "match": "event = 'basket'"},
            {
                "id": "pay",
                "stage": "take",
                "order": "a",
                "title": "Pay",
                "match": "event = 'paid'",
                "feedback": "question = 'csat'",
            },
        ],
        "lanes": [{"id": "feel", "title": "Feeling", "type": "emotion", "order": "a"}],
    }
)


def rows() -> list[dict[str, Any]]:
    """The facts, in the order they arrived."""
    found: list[dict[str, Any]] = []
    for number in range(20):
        noon = datetime(2024, 1, 1 + number, 12, tzinfo=UTC)
        common = {"profile_id": f"p{number:02}", "channel": "app" if number % 2 else "web", "source": "shop"}
        found.append({**common, "time": noon, "name": "visit", "properties": '{"plan": "free", "age": 30}'})
        if number < 12:
            found.append({**common, "time": noon + timedelta(hours=1), "name": "basket"})
        if number < 9:
            paid = noon + timedelta(minutes=90)
            found.append({**common, "time": paid, "name": "paid", "value": 10.0 * number})
            score = 5.0 if number % 2 else 2.0
            found.append(
                {
                    **common,
                    "time": paid + timedelta(minutes=5),
                    "name": "feedback",
                    "question": "csat",
                    "score": score,
                    "scale_low": 1.0,
                    "scale_high": 5.0,
                    "text": "=danger",
                }
            )
    return [{"seq": seq, **row} for seq, row in enumerate(found, 1)]


def fill(workspace: Workspace, name: str = "shop") -> None:
    """Put the facts into the workspace's lake as one commit."""
    folder: Path = workspace.lake.path
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.parquet"
    pq.write_table(pa.Table.from_pylist(rows(), schema=ARROW_SCHEMA), file)
    workspace.lake.append([file], Stamp(name, 1, {}))


def shop(folder: Path) -> Workspace:
    """A workspace with the facts and the journey."""
    workspace = Workspace.open(folder, clock=lambda: NOW)
    fill(workspace)
    workspace.save(JOURNEY)
    return workspace
