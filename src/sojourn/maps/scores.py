"""Scores by which work and steps are put in order: value for effort, RICE, ODI, moments of truth. Formulas only.

Importance and satisfaction are on 0 to 10, as the sources have them; `on_ten` turns this product's own scales into it.
"""

from __future__ import annotations

from typing import Final

from sojourn.maps.measured import Estimate
from sojourn.maps.metrics import ScoreDefinition

_WORDS: Final = {"xs": 1.0, "s": 2.0, "m": 3.0, "l": 4.0, "xl": 5.0, "low": 1.0, "medium": 3.0, "high": 5.0}
"""Sizes in words on a scale of 1 to 5."""

PRESETS: Final[dict[str, tuple[ScoreDefinition, ...]]] = {
    "value_effort": (
        ScoreDefinition(id="value", name="Value", minimum=1, maximum=5),
        ScoreDefinition(id="effort", name="Effort", minimum=1, maximum=5),
        ScoreDefinition(id="value_effort", name="Value for effort", formula="value / effort", maximum=5, step=0.1),
    ),
    "rice": (
        ScoreDefinition(id="reach", name="Reach", maximum=1_000_000, unit="people"),
        ScoreDefinition(id="impact", name="Impact", minimum=0.25, maximum=3, step=0.25),
        ScoreDefinition(id="confidence", name="Confidence", maximum=1, step=0.1),
        ScoreDefinition(id="effort", name="Effort", minimum=0.5, maximum=100, step=0.5, unit="person-months"),
        ScoreDefinition(id="rice", name="RICE", formula="reach * impact * confidence / effort", maximum=6_000_000),
    ),
    "odi": (
        ScoreDefinition(id="importance", name="Importance", step=0.1),
        ScoreDefinition(id="satisfaction", name="Satisfaction", step=0.1),
        ScoreDefinition(
            id="odi",
            name="Opportunity (ODI)",
            formula="importance + max(importance - satisfaction, 0)",
            maximum=20,
            step=0.1,
        ),
    ),
    "moment_of_truth": (
        ScoreDefinition(id="importance", name="Importance", step=0.1),
        ScoreDefinition(id="satisfaction", name="Satisfaction", step=0.1),
        ScoreDefinition(id="reach", name="Reach", maximum=1, step=0.01),
        ScoreDefinition(
            id="moment_of_truth",
            name="Moment of truth",
            formula="importance * (10 - satisfaction) / 10 * reach",
            step=0.1,
        ),
    ),
}
"""The sets of scores a journey can take over, with their formulas in words of the inputs."""


def size(text: str) -> float | None:
    """A value or an effort as people write it: a number, or XS to XL and low, medium, high on 1 to 5; else None."""
    word = text.strip().lower()
    if word in _WORDS:
        return _WORDS[word]
    try:
        found = float(word.replace(",", "."))
    except ValueError:
        return None
    return found if 0 <= found < float("inf") else None


def on_ten(value: float, low: float, high: float) -> float:
    """A value of the scale `low` to `high` on 0 to 10, by a straight line."""
    return (value - low) / (high - low) * 10


def value_effort(value: float | None, effort: float | None) -> float | None:
    """Value divided by effort; None when either is missing or nothing is to be done.

    Source: weighted scoring of value against effort, Reinertsen, The Principles of Product Development Flow (2009),
    chapter 2 (cost of delay divided by duration).
    """
    return value / effort if value is not None and effort else None


def rice(reach: float | None, impact: float | None, confidence: float | None, effort: float | None) -> float | None:
    """Reach times impact times confidence (0..1) divided by effort; None when one is missing.

    Source: McBride, RICE: Simple prioritization for product managers, Intercom (2016).
    """
    if reach is None or impact is None or confidence is None or not effort:
        return None
    return reach * impact * confidence / effort


def odi(importance: float, satisfaction: float) -> float:
    """Opportunity by outcome-driven innovation: importance plus what satisfaction lacks of it, 0 to 20.

    I + max(I - S, 0), both on 0 to 10. Over 10 is called underserved, over 15 extremely so.
    Source: Ulwick, What Customers Want (2005), chapter 3.
    """
    return importance + max(importance - satisfaction, 0.0)


def moment_of_truth(importance: float, satisfaction: float, reach: float) -> float:
    """How much of what matters is missed, by how many: importance · (10 - satisfaction) / 10 · share that reaches it.

    0 to 10. The product of importance and performance gap is importance-performance analysis (Martilla and James,
    J. of Marketing 41 (1977) 77-79), here weighted by reach, since a moment of truth happens at a contact (Carlzon,
    Moments of Truth (1987)). The weighting is this product's own.
    """
    return importance * (10 - satisfaction) / 10 * reach


def satisfaction_of(valence: Estimate) -> Estimate:
    """A measured feeling (-2 to 2) as satisfaction on 0 to 10, its interval with it."""

    def moved(value: float | None) -> float | None:
        return None if value is None else on_ten(value, -2, 2)

    return valence.model_copy(
        update={"value": moved(valence.value), "low": moved(valence.low), "high": moved(valence.high)}
    )


def odi_of(importance: float, satisfaction: Estimate) -> Estimate:
    """ODI with the interval that satisfaction's gives it: less satisfaction, more opportunity. Importance is exact."""

    def at(value: float | None) -> float | None:
        return None if value is None else odi(importance, value)

    return _falling(satisfaction, at(satisfaction.value), at(satisfaction.high), at(satisfaction.low))


def moment_of_truth_of(importance: float, satisfaction: Estimate, reach: float | None) -> Estimate:
    """The moment-of-truth score with the interval that satisfaction's gives it; null without a reach."""

    def at(value: float | None) -> float | None:
        return None if value is None or reach is None else moment_of_truth(importance, value, reach)

    return _falling(satisfaction, at(satisfaction.value), at(satisfaction.high), at(satisfaction.low))


def _falling(source: Estimate, value: float | None, low: float | None, high: float | None) -> Estimate:
    return Estimate(value=value, low=low, high=high, n=source.n, note=source.note)
