"""Feeling: what people said about a step, as valence from -2 to +2.

The unit is the instance: the mean of its valid answers bound to the step. Shares and the distribution count answers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import ibis
import numpy as np
import pyarrow as pa

from sojourn.insight import estimates
from sojourn.insight.attach import attached_answers
from sojourn.insight.binding import named, properties_of
from sojourn.insight.chosen import key_rows
from sojourn.insight.instances import Walks
from sojourn.insight.tables import Column, Rows
from sojourn.maps.measured import Estimate, Feeling, ShareOf
from sojourn.maps.phrases import noted
from sojourn.rules.compile import condition, field_text, read_property

_MOST_BINS = 25
_NO = ibis.literal(value=False)


@dataclass
class Answers:
    """Aggregates of the answers to one step over the chosen instances."""

    instances: int = 0
    mean: float | None = None
    sd: float | None = None
    silent: int = 0
    """Instances that said they did not use it, and gave no score."""
    scores: dict[tuple[float, float, float], int] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)


def step_answers(walks: Walks) -> Rows:
    """Answers that speak of a step, with its place, their instance and valence (null without a usable score).

    One row an answer and step: an answer may speak of several steps.
    """
    bound = [(place, step.feedback) for place, step in enumerate(walks.binding.steps) if step.feedback is not None]
    rows = key_rows(walks)
    rows = rows.filter(rows["question"].notnull())
    names = [named(rule, "question") for _, rule in bound]
    known = [one for one in names if one is not None]
    if len(known) == len(bound):
        rows = rows.filter(rows["question"].isin(sorted(frozenset[str]().union(*known))))
    # only rows without a score are worth reading the properties of
    rows = rows.mutate(
        unused=rows["score"].isnull().ifelse(field_text("not_used", rows, is_property=True).notnull(), _NO)
    )
    read = properties_of(rule for _, rule in bound)
    if read:
        # each property is read once, however many rules ask for it
        full = rows.mutate(**{read_property(name): field_text(name, rows, is_property=True) for name in read})
        rows = walks.once("answers_read", lambda: full.drop("properties"))
    kept = rows.select(
        "key",
        "us",
        "seq",
        "question",
        "score",
        "scale_low",
        "scale_high",
        "unused",
        **{_flag(place): condition(rule, rows) for place, rule in bound},
    )
    if len(known) < len(bound):
        kept = kept.filter(ibis.or_(*(kept[_flag(place)] for place, _ in bound)))
    found = attached_answers(walks, kept)
    spoken = walks.held("spoken", lambda: _by_step(found, [place for place, _ in bound]))
    return spoken.mutate(valence=_valence)


def _flag(place: int) -> str:
    return f"step_{place}"


def _by_step(answers: pa.Table, places: list[int]) -> pa.Table:
    """One row an answer and step it speaks of."""
    spoken = [np.flatnonzero(answers[_flag(place)].to_numpy()) for place in places]
    step = np.repeat(np.array(places, dtype=np.int16), [len(rows) for rows in spoken])
    rows = np.concatenate([np.empty(0, dtype=np.int64), *spoken])
    table = answers.drop_columns([_flag(place) for place in places])
    return table.take(pa.array(rows)).append_column("step", pa.array(step))


def _valence(rows: Rows) -> Column:
    half = (rows["scale_high"] - rows["scale_low"]) / 2
    usable = rows["score"].between(rows["scale_low"], rows["scale_high"]) & (half > 0)
    value = (rows["score"] - rows["scale_low"] - half) / half * 2
    return usable.ifelse(value, ibis.null("float64"))


def by_instance(answers: Rows) -> Rows:
    """One row an instance and step: mean valence, mean score."""
    return answers.group_by("instance", "step").agg(
        valence=answers["valence"].mean(),
        score=answers["valence"].notnull().ifelse(answers["score"], ibis.null("float64")).mean(),
        unused=answers["unused"].max(),
    )


def feelings(walks: Walks, ours: Rows, instances: int) -> dict[int, Feeling]:
    """The feeling at each step, by its place, from `step_answers` of the chosen `instances`."""
    each = by_instance(ours)
    units = each.group_by("step").agg(
        n=each["valence"].count(),
        mean=each["valence"].mean(),
        sd=each["valence"].std(how="sample"),
        silent=(each["unused"] & each["valence"].isnull()).sum(),
    )
    kinds = ours.group_by("step", "question", "scale_low", "scale_high", "score").agg(
        answers=ours.count(), usable=ours["valence"].count()
    )
    found: dict[int, Answers] = defaultdict(Answers)
    for row in walks.engine.fetch(units).to_pylist():
        one = found[row["step"]]
        one.instances, one.mean, one.sd = row["n"], row["mean"], row["sd"]
        one.silent = int(row["silent"] or 0)
    for row in walks.engine.fetch(kinds).to_pylist():
        _add(found[row["step"]], row)
    needed = walks.binding.journey.minimum_n
    bound = [place for place, step in enumerate(walks.binding.steps) if step.feedback is not None]
    return {place: feeling(found[place], instances, needed) for place in bound}


def _add(one: Answers, row: dict[str, Any]) -> None:
    if row["question"] not in one.questions:
        one.questions.append(row["question"])
    if row["usable"]:
        key = (row["scale_low"], row["scale_high"], row["score"])
        one.scores[key] = one.scores.get(key, 0) + row["usable"]


def feeling(one: Answers, instances: int, needed: int) -> Feeling:
    """The feeling from aggregates; null with a note when fewer than `needed` instances answered."""
    scales = sorted({(low, high) for low, high, _ in one.scores})
    valence = estimates.mean(one.instances, one.mean, one.sd, needed)
    if len(scales) > 1 and valence.note is None:
        words = ", ".join(f"{low:g}-{high:g}" for low, high in scales)
        valence = valence.model_copy(update={"note": noted("mixed_scales", "note.mixed_scales", scales=words)})
    top, low = _ends(one, needed)
    return Feeling(
        valence=valence,
        questions=sorted(one.questions),
        scale=scales[0] if len(scales) == 1 else None,
        distribution=_distribution(one, scales),
        top2=top,
        low2=low,
        blank=max(instances - one.instances - one.silent, 0),
        not_used=one.silent,
    )


def _ends(one: Answers, needed: int) -> tuple[ShareOf, ShareOf]:
    """Shares of the two highest and the two lowest scores of each answer's own scale."""
    n = sum(one.scores.values())
    if n < needed:
        note = estimates.not_enough(n, needed)
        return ShareOf(n=n, note=note), ShareOf(n=n, note=note)
    top = sum(count for (_, high, score), count in one.scores.items() if score >= high - 1)
    low = sum(count for (bottom, _, score), count in one.scores.items() if score <= bottom + 1)
    return estimates.share(top, n), estimates.share(low, n)


def _distribution(one: Answers, scales: list[tuple[float, float]]) -> list[int]:
    """Answers by whole score, lowest first; empty for mixed scales and for scales too wide to list."""
    if len(scales) != 1 or not scales[0][1] - scales[0][0] < _MOST_BINS:
        return []
    low, high = scales[0]
    bins = [0] * (round(high - low) + 1)
    for (_, _, score), count in one.scores.items():
        bins[round(score - low)] += count
    return bins


def gap(observed: Estimate, assumed: float | None) -> float | None:
    """Observed minus assumed valence; null when either is missing."""
    return None if observed.value is None or assumed is None else observed.value - assumed
