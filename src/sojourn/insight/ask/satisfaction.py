"""What people answered: mean with interval, share of the top two scores, and NPS, for each question."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.wording import answer, fetch_rows
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING, selected_answers
from sojourn.maps.journey import Journey
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted
from sojourn.rules.compile import condition
from sojourn.rules.model import Rule
from sojourn.stats.intervals import NOTHING, mean_t, nps

COLUMNS = ("question", "step", "n", "mean", "low", "high", "top2_share", "nps")


def satisfaction(
    engine: Engine, selection: Selection = EVERYTHING, *, journey: Journey | None = None, question: str | None = None
) -> Answer:
    """Scores by question, on the question's own scale: every answer with a score counts once.

    `mean` with Student's interval; `top2_share` is the share of scores in the top two of the scale (4 and 5 of 1-5);
    `nps` (-100..100) only where the scale is 0-10: share of 9 and 10 minus share of 0 to 6. With a `journey`, answers
    are told apart by the step whose `feedback` rule they match (an answer may speak of several), and answers that speak
    of none are left out; without, `step` is null. A question asked on different scales has no mean, and a note. Ordered
    by step, then question. `n` is the number of answers with a score.
    """
    answers = selected_answers(engine.events(), selection)
    if question is not None:
        answers = answers.filter(answers["question"] == question)
    bound = [(step.title, step.feedback) for step in journey.steps_in_order() if step.feedback] if journey else []
    if journey is not None and not bound:
        answers = answers.limit(0)
    expression = _scores(answers, bound)
    found = fetch_rows(engine, expression)
    titles = [title for title, _ in bound]
    rows = [_row(row, titles) for row in found]
    return answer(
        engine,
        selection,
        COLUMNS,
        rows,
        n=sum(row["n"] for row in rows),
        definition={
            "question": "satisfaction",
            "steps": {title: rule.text for title, rule in bound},
            "n": "answers with a score",
        },
        notes=_notes(found, unbound=journey is not None and not bound),
        expression=expression,
    )


def _scores(answers: ir.Table, bound: list[tuple[str, Rule]]) -> ir.Table:
    slim = [_slim(answers, -1)]
    if bound:
        slim = [_slim(answers.filter(condition(rule, answers)), place) for place, (_, rule) in enumerate(bound)]
    rows: Any = ibis.union(*slim) if len(slim) > 1 else slim[0]
    score: Any = rows["score"]
    grouped = rows.group_by("step", "question").aggregate(
        n=score.count(),
        answers=rows.count(),
        mean=score.mean(),
        sd=score.std(how="sample"),
        top2=(score >= rows["scale_high"] - 1).sum(),
        promoters=(score >= 9).sum(),
        detractors=(score < 7).sum(),
        low_least=rows["scale_low"].min(),
        low_most=rows["scale_low"].max(),
        high_least=rows["scale_high"].min(),
        high_most=rows["scale_high"].max(),
    )
    return grouped.order_by("step", "question")


def _slim(answers: ir.Table, place: int) -> ir.Table:
    return answers.select("question", "score", "scale_low", "scale_high", step=ibis.literal(place, "int64"))


def _mixed(row: dict[str, Any]) -> bool:
    return row["low_least"] != row["low_most"] or row["high_least"] != row["high_most"]


def _row(row: dict[str, Any], titles: list[str]) -> dict[str, Any]:
    n = int(row["n"])
    mixed = _mixed(row)
    mean = NOTHING if mixed else mean_t(n, row["mean"], row["sd"])
    scaled = n and not mixed and row["high_most"] is not None
    recommend = scaled and (row["low_most"], row["high_most"]) == (0, 10)
    promoters, detractors = int(row["promoters"] or 0), int(row["detractors"] or 0)
    return {
        "question": row["question"],
        "step": titles[row["step"]] if row["step"] >= 0 else None,
        "n": n,
        "mean": mean.value,
        "low": mean.low,
        "high": mean.high,
        "top2_share": int(row["top2"] or 0) / n if scaled else None,
        "nps": nps(promoters, n - promoters - detractors, detractors).value if recommend else None,
    }


def _notes(found: list[dict[str, Any]], *, unbound: bool) -> list[Note]:
    if unbound:
        return [noted("not_bound", "ask.no_feedback")]
    notes: list[Note] = []
    for row in found:
        if _mixed(row):
            notes.append(noted("mixed_scales", "ask.mixed_scales", question=row["question"]))
        elif row["n"] == 1:
            notes.append(noted("not_enough_data", "ask.one_answer", question=row["question"]))
        elif not row["n"]:
            notes.append(noted("not_enough_data", "ask.no_answer", question=row["question"]))
    return notes
