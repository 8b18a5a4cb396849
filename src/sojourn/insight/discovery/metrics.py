"""Key figures a draft can offer without asking: NPS where a question uses its scale."""

from __future__ import annotations

from collections.abc import Sequence

from sojourn.insight.discovery.facts import Question
from sojourn.insight.discovery.feedback import asked_rule
from sojourn.insight.discovery.names import human
from sojourn.kernel.ids import slugify
from sojourn.maps.metrics import MetricDefinition

_MOST = 4


def question_metrics(asked: Sequence[Question]) -> list[MetricDefinition]:
    """NPS for questions from 0 to 10; the mean for one other question, the one with the most scores."""
    found = [_nps(question) for question in asked if question.scale == (0.0, 10.0)][: _MOST - 1]
    others = [question for question in asked if question.scored and question.scale not in (None, (0.0, 10.0))]
    if others:
        found.append(_mean(max(others, key=lambda question: question.scored)))
    return found


def _nps(question: Question) -> MetricDefinition:
    return MetricDefinition(
        id=f"nps-{slugify(question.name)}",
        name=f"NPS, {human(question.name)}",
        type="nps",
        method="net",
        match=asked_rule([question.name]),
        field="score",
        top=(9, 10),
        bottom=(0, 6),
        source="feedback",
    )


def _mean(question: Question) -> MetricDefinition:
    return MetricDefinition(
        id=f"mean-{slugify(question.name)}",
        name=f"Mean {human(question.name)}",
        type="csat",
        method="mean",
        match=asked_rule([question.name]),
        field="score",
        source="feedback",
    )
