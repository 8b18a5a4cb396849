"""Two small maps, drawn exactly as kept. After a wanted change run with SOJOURN_KEEP_GOLDEN=1, and look at them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sojourn.maps.measured import Estimate, Feeling, JourneyTotals, MeasuredMap, Measurement, ShareOf, StepMeasure
from sojourn.maps.render import picture
from sojourn.maps.render.options import RenderOptions
from tests.maps.render import shop

KEPT = Path(__file__).parent / "golden"
LANES = [
    {"id": "do", "title": "Doing", "type": "actions", "order": "0"},
    {"id": "feel", "title": "Emotion", "type": "emotion", "order": "1"},
    {"id": "reach", "title": "Reach", "type": "metrics", "measure": "reach", "zone": "analysis", "order": "2"},
    {"id": "crew", "title": "Crew", "type": "frontstage_people", "zone": "frontstage", "order": "3"},
]
CARDS = [
    {"id": "c1", "lane": "do", "span": {"from_step": "s0", "to_step": "s0"}, "text": "Looks 登录"},
    {"id": "c2", "lane": "crew", "span": {"from_step": "s0", "to_step": "s1"}, "text": "**Desk** staff"},
]


def measured() -> MeasuredMap:
    share = ShareOf(k=9, n=10, share=0.9, low=0.6, high=0.98)
    feeling = Feeling(valence=Estimate(value=-0.5, low=-0.9, high=-0.1, n=40))
    steps = [
        StepMeasure(id="s0", title="In", stage="buy", bound=True, reach=share, feeling=feeling),
        StepMeasure(id="s1", title="Out", stage="buy", bound=False),
    ]
    return MeasuredMap(measurement=Measurement(totals=JourneyTotals(instances=10), steps=steps))


@pytest.mark.parametrize("name", ["drawn", "measured"])
def test_small_map_is_drawn_as_kept(name: str) -> None:
    emotions = [{"step": "s0", "valence": 0.5}, {"step": "s1", "valence": -1}]
    journey = shop.journey(["In", "Out"], lanes=LANES, cards=CARDS, emotions=emotions)
    theme = "light" if name == "drawn" else "dark"
    drawn = picture.svg(journey, measured() if name == "measured" else None, RenderOptions(theme=theme))
    kept = KEPT / f"{name}.svg"
    if os.environ.get("SOJOURN_KEEP_GOLDEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(drawn, encoding="utf-8")
    assert drawn == kept.read_text(encoding="utf-8")
