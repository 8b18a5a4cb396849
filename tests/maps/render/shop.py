"""A small synthetic map with the lanes the airport lacks: drop-off, times, repeats, channels, cost; and hard texts."""

from __future__ import annotations

from typing import Any

from sojourn.maps.journey import Journey
from sojourn.maps.measured import (
    Estimate,
    Feeling,
    JourneyTotals,
    MeasuredMap,
    Measurement,
    MixPart,
    Note,
    ShareOf,
    StepMeasure,
    Times,
)

STEPS = ["Search", "Product page", "Basket", "Payment", "Confirmed", "Waiting", "Delivery"]
REACHED = [9184, 8572, 5705, 4866, 4133, 4094, 3994]
SECONDS = [720, 4800, 540, 720, 93_600, 352_800, None]
MEASURES = ("dropoff", "time_to_next", "repeats", "channels", "cost", "reach", "change", "stake")


def journey(titles: list[str] | None = None, **changes: Any) -> Journey:
    """Seven steps in two stages with a lane for each measure; `titles` replaces the steps' names."""
    names = titles or STEPS
    document: dict[str, Any] = {
        "id": "shop",
        "slug": "shop",
        "title": "Order to door",
        "data_label": "demo data",
        "stages": [{"id": "buy", "title": "Buying", "order": "0"}, {"id": "get", "title": "Getting it", "order": "1"}],
        "steps": [
            {
                "id": f"s{at}",
                "stage": "buy" if at < 4 else "get",
                "order": str(at),
                "title": name,
                "feedback": "name = 'feedback'",
            }
            for at, name in enumerate(names)
        ],
        "lanes": [{"id": "emotion", "title": "Emotion", "type": "emotion", "order": "0"}]
        + [
            {
                "id": name,
                "title": name.replace("_", " ").capitalize(),
                "type": "metrics",
                "zone": "analysis",
                "measure": name,
                "order": f"1{at}",
            }
            for at, name in enumerate(MEASURES)
        ],
    }
    return Journey.model_validate({**document, **changes})


def measured() -> MeasuredMap:
    """Values for every lane; too few answers in the basket, none at the payment."""
    steps: list[StepMeasure] = []
    for at, title in enumerate(STEPS):
        n = REACHED[at]
        lost = (n - REACHED[at + 1]) / n if at < 6 else 0.0
        seconds = SECONDS[at]
        steps.append(
            StepMeasure(
                id=f"s{at}",
                title=title,
                stage="buy",
                bound=True,
                instances=n,
                visits=n + 200,
                reach=ShareOf(k=n, n=9184, share=n / 9184, low=n / 9184 - 0.01, high=min(1, n / 9184 + 0.01)),
                dropoff=ShareOf(k=round(n * lost), n=n, share=lost, low=max(0, lost - 0.01), high=lost + 0.01),
                time_to_next=Times(n=n, median=seconds, p10=seconds / 3, p90=seconds * 3) if seconds else Times(),
                mean_visits=Estimate(value=1.0 + at / 10, n=n),
                repeat=ShareOf(k=9, n=n, share=0.1, low=0.05, high=0.15),
                channels=[
                    MixPart(value="web", label="Web", count=60, share=0.6),
                    MixPart(value="app", label="App", count=40, share=0.4),
                ],
                cost_per_instance=1.25 * at,
                cost_total=1250.0 * at,
                feeling=_feeling(at),
            )
        )
    return MeasuredMap(measurement=Measurement(totals=JourneyTotals(instances=9184, completed=3994), steps=steps))


def _feeling(at: int) -> Feeling:
    if at == 2:
        return Feeling(
            valence=Estimate(n=12, note=Note(code="not_enough_data", text="n 12", facts={"n": 12, "needed": 20}))
        )
    if at == 3:
        return Feeling(valence=Estimate(note=Note(code="no_events", text="No answers.")))
    value = [0.4, 0.8, 0, 0, 1.2, -0.9, -1.4][at]
    return Feeling(valence=Estimate(value=value, low=value - 0.2, high=value + 0.2, n=60 + at * 90))
