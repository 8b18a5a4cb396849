"""Texts whose numbers come from the data: `{{food.low2}} rate it 1 or 2` is filled from the measured map.

A field is `{{step.measure}}`. Text around the fields is a person's statement and stays as it was written; a field that
cannot be filled says so, so that no old number is ever shown as a new one.

    step.valence        +0.45                  step.low2, step.low2_of     13.5 %, 115 of 852
    step.assumed        +1.0 (the drawn curve) step.top2, step.top2_of     81 %, 800 of 993
    step.gap            -0.45                  step.reach, step.reach_of   84 %, 852 of 1,020
    step.change         -0.22 [-0.32, -0.12]   step.rate.ID, step.rate.ID_of   3.8 %, 38 of 991
    step.stake          -6.1 [-7.6, -4.6]      step.low_gap                -61 [-76, -46], low raters against the rest
    step.dropoff, step.repeat, step.time_to_next
    journey.completion, journey.instances, journey.metric.ID

`.before` after any of them asks for the compared window or group: `{{boarding.top2.before}}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sojourn.maps.journey import Journey
from sojourn.maps.measured import Difference, Estimate, MeasuredMap, Measurement, ShareOf, StepMeasure, Times

NOT_MEASURED = {"en": "not measured", "ru": "не измерено", "zh-Hans": "未测量", "zh-Hant": "未測量"}
_OF = {"en": "{} of {}", "ru": "{} из {}", "zh-Hans": "{1} 中的 {0}", "zh-Hant": "{1} 中的 {0}"}
_FIELD = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


@dataclass(frozen=True)
class _Facts:
    journey: Journey
    measured: MeasuredMap
    lang: str


def fill(text: str, journey: Journey, measured: MeasuredMap | None, lang: str = "en") -> str:
    """`text` with its fields filled from `measured`, written for `lang`; "(not measured)" where there is none."""
    missing = f"({NOT_MEASURED.get(lang, NOT_MEASURED['en'])})"

    def value(match: re.Match[str]) -> str:
        found = None if measured is None else _value(match[1], _Facts(journey, measured, lang))
        return found if found is not None else missing

    return _FIELD.sub(value, text)


def fields(text: str) -> list[str]:
    """The fields a text asks for, in order, as written."""
    return [match[1] for match in _FIELD.finditer(text)]


def unknown_fields(text: str, journey: Journey) -> list[str]:
    """Fields that no measurement could ever fill: a step or measure of that name does not exist."""
    steps = {step.id for step in journey.steps}
    metrics = {metric.id for metric in journey.kpis}
    unknown: list[str] = []
    for name in fields(text):
        subject, _, measure = name.removesuffix(".before").partition(".")
        base = measure.removesuffix("_of")
        if base.startswith(("rate.", "metric.")):
            known = base.partition(".")[2] in metrics
        else:
            known = measure in (_JOURNEY if subject == "journey" else _STEP)
        if not known or (subject != "journey" and subject not in steps):
            unknown.append(name)
    return unknown


def _value(name: str, facts: _Facts) -> str | None:
    before = name.endswith(".before")
    subject, _, measure = name.removesuffix(".before").partition(".")
    comparison = facts.measured.comparison
    source = comparison.other if before and comparison else None if before else facts.measured.measurement
    if source is None:
        return None
    if subject == "journey":
        return _of_journey(measure, source, facts.lang)
    if measure == "assumed":
        return _assumed(subject, facts)
    if measure == "change":
        return _change(subject, facts)
    step = source.step(subject)
    return None if step is None else _of_step(measure, step, facts.lang)


def _of_step(measure: str, step: StepMeasure, lang: str) -> str | None:
    if measure.startswith("rate."):
        name = measure.removeprefix("rate.")
        counted = name.endswith("_of")
        rate = step.rates.get(name.removesuffix("_of"))
        return None if rate is None else _counts(rate, lang) if counted else _share(rate, lang)
    how = _STEP.get(measure)
    return how(step, lang) if how else None


def _of_journey(measure: str, source: Measurement, lang: str) -> str | None:
    if measure.startswith("metric."):
        name = measure.removeprefix("metric.")
        metric = next((metric for metric in source.totals.metrics if metric.id == name), None)
        if metric is None:
            return None
        return _share(metric.share, lang) if metric.share else _interval(metric.estimate, lang, 1)
    how = _JOURNEY.get(measure)
    return how(source, lang) if how else None


def _assumed(step: str, facts: _Facts) -> str | None:
    points = [point for point in facts.journey.emotions if point.step == step and point.curve == "current"]
    drawn = next((point.valence for point in points if point.valence is not None), None)
    return None if drawn is None else _number(drawn, facts.lang, 1, signed=True)


def _change(step: str, facts: _Facts) -> str | None:
    comparison = facts.measured.comparison
    found = next((row for row in comparison.steps if row.id == step), None) if comparison else None
    return None if found is None else _interval(found.valence, facts.lang, 2)


def _interval(value: Estimate | Difference, lang: str, digits: int) -> str | None:
    middle = value.value if isinstance(value, Estimate) else value.diff
    if middle is None:
        return None
    text = _number(middle, lang, digits, signed=True)
    if value.low is None or value.high is None:
        return text
    separator = "; " if lang == "ru" else ", "
    low, high = (_number(end, lang, digits, signed=True) for end in (value.low, value.high))
    return f"{text} [{low}{separator}{high}]"


def _share(value: ShareOf, lang: str) -> str | None:
    return None if value.share is None else f"{_number(value.share * 100, lang, 1)} %"


def _counts(value: ShareOf, lang: str) -> str | None:
    if value.k is None or value.n is None:
        return None
    return _OF.get(lang, _OF["en"]).format(_number(value.k, lang, 0), _number(value.n, lang, 0))


def _hours(value: Times, lang: str) -> str | None:
    if value.median is None:
        return None
    hours = value.median / 3600
    return f"{_number(hours / 24, lang, 1)} d" if hours >= 48 else f"{_number(hours, lang, 1)} h"


def _number(value: float, lang: str, digits: int, *, signed: bool = False) -> str:
    """A true minus sign; grouping and decimal mark of the language."""
    text = f"{abs(value):,.{digits}f}"
    if lang == "ru":
        text = text.replace(",", "\u00a0").replace(".", ",")
    zero = float(f"{abs(value):.{digits}f}") == 0
    sign = "" if zero else "−" if value < 0 else "+" if signed else ""
    return sign + text


_STEP: dict[str, Callable[[StepMeasure, str], str | None]] = {
    "valence": lambda step, lang: (
        None if step.feeling.valence.value is None else _number(step.feeling.valence.value, lang, 2, signed=True)
    ),
    "gap": lambda step, lang: None if step.gap is None else _number(step.gap, lang, 2, signed=True),
    "low2": lambda step, lang: _share(step.feeling.low2, lang),
    "low2_of": lambda step, lang: _counts(step.feeling.low2, lang),
    "top2": lambda step, lang: _share(step.feeling.top2, lang),
    "top2_of": lambda step, lang: _counts(step.feeling.top2, lang),
    "reach": lambda step, lang: _share(step.reach, lang),
    "reach_of": lambda step, lang: _counts(step.reach, lang),
    "dropoff": lambda step, lang: _share(step.dropoff, lang),
    "dropoff_of": lambda step, lang: _counts(step.dropoff, lang),
    "repeat": lambda step, lang: _share(step.repeat, lang),
    "repeat_of": lambda step, lang: _counts(step.repeat, lang),
    "time_to_next": lambda step, lang: _hours(step.time_to_next, lang),
    "stake": lambda step, lang: _interval(step.stake, lang, 1),
    "low_gap": lambda step, lang: None if step.gap_low_raters is None else _interval(step.gap_low_raters, lang, 0),
    "assumed": lambda _step, _lang: None,
    "change": lambda _step, _lang: None,
}
_JOURNEY: dict[str, Callable[[Measurement, str], str | None]] = {
    "completion": lambda source, lang: _share(source.totals.completion, lang),
    "completion_of": lambda source, lang: _counts(source.totals.completion, lang),
    "instances": lambda source, lang: _number(source.totals.instances, lang, 0),
}
