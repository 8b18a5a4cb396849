"""How each number of a step was computed: rule, value in words, window, how n came about, interval, SQL."""

from __future__ import annotations

import re
from typing import Final

import ibis

from sojourn.events.columns import RULE_COLUMNS
from sojourn.insight.binding import segment_of
from sojourn.insight.ports import Engine
from sojourn.insight.readable import dropoff_query, reach_query, repeats_query, times_query
from sojourn.insight.selection import in_window
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.kernel.errors import SojournError
from sojourn.kernel.phrase import Fact, Phrase, content
from sojourn.maps.journey import Step
from sojourn.maps.measured import Note, StepMeasure
from sojourn.maps.panel import Definition, FunnelOfN
from sojourn.maps.phrases import noted, phrase
from sojourn.rules.compile import condition

_READ: Final = (*RULE_COLUMNS.values(), "scale_low", "scale_high", "properties")
DIALECTS: Final = ("duckdb", "pyspark", "clickhouse")
ENGINES: Final = {"duckdb": "DuckDB", "pyspark": "Spark", "clickhouse": "ClickHouse"}
_MISSING_OPERATION: Final = re.compile(r"Compilation rule for '(\w+)' operation is not defined")


def definitions(seen: View, place: int, step: StepMeasure, everyone: int) -> list[Definition]:
    """The definition of each measure that the step has a rule for."""
    of = seen.walks.binding.steps[place]
    found: list[Definition] = []
    if of.feedback is not None:
        found.append(_emotion(seen, of, step, everyone))
    if of.match is not None:
        found += [
            _reach(seen, place, of, step, everyone),
            _dropoff(seen, place, of, step),
            _times(seen, place, of, step),
            _repeats(seen, place, of, step),
        ]
    found += [_rate(seen, of, step, name) for name in of.rates if name in step.rates]
    return found


def _emotion(seen: View, of: Step, step: StepMeasure, everyone: int) -> Definition:
    feeling = step.feeling
    counted = _base(seen, everyone)
    counted += [
        FunnelOfN(label=phrase("counted.blank"), count=-feeling.blank, kind="removed"),
        FunnelOfN(label=phrase("counted.not_used"), count=-feeling.not_used, kind="removed"),
    ]
    counted = [line for line in counted if line.kind == "base" or line.count]
    counted.append(FunnelOfN(label=phrase("counted.answers"), count=feeling.valence.n, kind="result"))
    interval = phrase("interval.emotion", freedom=max(feeling.valence.n - 1, 0))
    rule = of.feedback.text if of.feedback else ""
    one = _definition("emotion", rule, _valence_words(feeling.scale), counted, interval)
    return _completed(seen, one, feeling.valence.note, _feel(seen, of))


def _reach(seen: View, place: int, of: Step, step: StepMeasure, everyone: int) -> Definition:
    base = _base(seen, everyone)
    reach = step.reach
    if of.asked is not None and reach.n is not None:
        lost = seen.instances - reach.n
        base.append(FunnelOfN(label=phrase("counted.could_not_tell"), count=-lost, kind="removed"))
    base.append(FunnelOfN(label=phrase("counted.met"), count=reach.k or 0, kind="result"))
    value = phrase("value.reach_told" if of.asked else "value.reach")
    one = _definition("reach", _match(of), value, base, phrase("interval.share"))
    return _completed(seen, one, reach.note, reach_query(seen, place))


def _dropoff(seen: View, place: int, of: Step, step: StepMeasure) -> Definition:
    dropoff = step.dropoff
    still = (step.instances or 0) - (dropoff.n or 0) if dropoff.n is not None else 0
    lines = [
        FunnelOfN(label=phrase("counted.met"), count=step.instances or 0),
        FunnelOfN(label=phrase("counted.open"), count=-still, kind="removed"),
        FunnelOfN(label=phrase("counted.ended"), count=dropoff.k or 0, kind="result"),
    ]
    value = phrase("value.dropoff")
    one = _definition("dropoff", _match(of), value, lines, phrase("interval.share"))
    return _completed(seen, one, dropoff.note, dropoff_query(seen, place))


def _times(seen: View, place: int, of: Step, step: StepMeasure) -> Definition:
    lines = [
        FunnelOfN(label=phrase("counted.met"), count=step.instances or 0),
        FunnelOfN(label=phrase("counted.went_on"), count=step.time_to_next.n, kind="result"),
    ]
    value = phrase("value.time_to_next")
    one = _definition("time_to_next", _match(of), value, lines, phrase("interval.median"))
    return _completed(seen, one, step.time_to_next.note, times_query(seen, place))


def _repeats(seen: View, place: int, of: Step, step: StepMeasure) -> Definition:
    lines = [
        FunnelOfN(label=phrase("counted.met"), count=step.instances or 0),
        FunnelOfN(label=phrase("counted.twice"), count=step.repeat.k or 0, kind="result"),
    ]
    value = phrase("value.repeats")
    one = _definition("repeats", _match(of), value, lines, phrase("interval.share"))
    return _completed(seen, one, step.repeat.note, repeats_query(seen, place))


def _rate(seen: View, of: Step, step: StepMeasure, name: str) -> Definition:
    share = step.rates[name]
    kpi = next(kpi for kpi in seen.walks.binding.journey.kpis if kpi.id == name)
    lines = [
        FunnelOfN(label=phrase("counted.count" if kpi.base else "counted.all"), count=share.n or 0),
        FunnelOfN(label=content(kpi.name), count=share.k or 0, kind="result"),
    ]
    value = phrase("value.rate_among", rule=kpi.base.text) if kpi.base else phrase("value.rate")
    return _completed(seen, _definition(name, of.rates[name].text, value, lines, phrase("interval.share")), share.note)


def _valence_words(scale: tuple[float, float] | None) -> Phrase:
    """How a score becomes a valence; a scale of five points needs no factor."""
    if not scale:
        return phrase("value.emotion")
    low, high = scale
    half = (high - low) / 2
    if half == 2:
        return phrase("value.emotion_five", middle=(low + high) / 2, low=low, high=high)
    return phrase("value.emotion_scale", middle=(low + high) / 2, factor=2 / half, low=low, high=high)


def _definition(measure: str, rule: str, value: Phrase, counted: list[FunnelOfN], interval: Phrase) -> Definition:
    later = content("")
    return Definition(
        measure=measure, rule=rule, value=value, window=later, counted=counted, interval=interval, as_of=later
    )


def _completed(seen: View, one: Definition, note: Note | None, query: Rows | None = None) -> Definition:
    """The definition with what all share: window, version, notes and SQL."""
    sql, missing = _sql(seen, query)
    return one.model_copy(
        update={
            "window": _window(seen),
            "as_of": _as_of(seen.walks.engine),
            "notes": [*([note] if note else []), *missing],
            "sql": sql,
        }
    )


def _sql(seen: View, query: Rows | None) -> tuple[dict[str, str], list[Note]]:
    """The query in each dialect that can say it; a note names those that cannot."""
    found: dict[str, str] = {}
    notes: list[Note] = []
    for dialect in DIALECTS if query is not None else ():
        try:
            found[dialect] = seen.walks.engine.sql(query, dialect)
        except (ibis.common.exceptions.IbisError, SojournError, NotImplementedError) as error:
            notes.append(no_sql(dialect, error))
    return found, notes


def no_sql(dialect: str, error: Exception) -> Note:
    """Which engine has no SQL for a query, and what it cannot say where that is known."""
    engine = ENGINES.get(dialect, dialect)
    missing = _MISSING_OPERATION.search(str(error))
    if missing is None:
        return noted("other", "note.no_sql", engine=engine, dialect=dialect)
    if "JSON" in missing[1]:
        return noted("other", "note.no_sql_json", engine=engine, dialect=dialect)
    return noted("other", "note.no_sql_operation", engine=engine, operation=missing[1], dialect=dialect)


def _as_of(engine: Engine) -> Phrase:
    at = f"{engine.as_of:%Y-%m-%dT%H:%MZ}"
    return phrase("as_of.lake", version=engine.lake_version, at=at)


def _window(seen: View) -> Phrase:
    start, end = seen.request.window.start, seen.request.window.end
    facts: dict[str, Fact] = {"pause": seen.walks.binding.journey.scope.timeout.total_seconds()}
    facts |= {name: f"{at:%Y-%m-%dT%H:%MZ}" for name, at in (("start", start), ("end", end)) if at}
    both, key = ("window.both", "window.from") if start else ("window.until", "window.all")
    return phrase(both if end else key, **facts)


def _base(seen: View, everyone: int) -> list[FunnelOfN]:
    unit = seen.walks.binding.journey.scope.unit
    everybody = phrase("counted.unit_window", unit=unit) if unit else phrase("counted.window")
    lines = [FunnelOfN(label=everybody, count=everyone)]
    segment = segment_of(seen.walks.binding.journey, seen.request.persona)
    if segment is not None:
        name = next(one.name for one in seen.walks.binding.journey.personas if one.id == seen.request.persona)
        lines.append(FunnelOfN(label=phrase("counted.persona", name=name), count=seen.instances, note=segment.text))
    elif seen.instances != everyone:
        lines.append(FunnelOfN(label=phrase("counted.filtered"), count=seen.instances))
    return lines


def _match(of: Step) -> str:
    return of.match.text if of.match else ""


def _chosen_rows(seen: View) -> Rows:
    """Rows of the window and group, as a reader would write it: by profile, without cutting walks."""
    events = seen.walks.engine.events().select(*_READ)
    rows = in_window(events, seen.request.window)
    segment = segment_of(seen.walks.binding.journey, seen.request.persona)
    if segment is None:
        return rows
    people = rows.filter(condition(segment, rows)).select("profile_id").distinct()
    return rows.semi_join(people, "profile_id")


def _feel(seen: View, of: Step) -> Rows | None:
    """Valence at the step, one mean a profile: the same as the measure where a profile walks once in the window."""
    if of.feedback is None:
        return None
    rows = _chosen_rows(seen)
    rows = rows.filter(rows["question"].notnull() & condition(of.feedback, rows) & rows["score"].notnull())
    half = (rows["scale_high"] - rows["scale_low"]) / 2
    rows = rows.mutate(valence=(rows["score"] - rows["scale_low"] - half) / half * 2)
    each = rows.group_by("profile_id").agg(valence=rows["valence"].mean())
    return each.agg(n=each.count(), mean=each["valence"].mean(), sd=each["valence"].std(how="sample"))
