"""How each number of a step was computed: rule, value in words, window, how n came about, interval, SQL."""

from __future__ import annotations

from typing import Final

import ibis

from sojourn.events.columns import RULE_COLUMNS
from sojourn.insight import estimates
from sojourn.insight.binding import admitted, segment_of
from sojourn.insight.selection import in_window
from sojourn.insight.tables import Rows
from sojourn.insight.view import View
from sojourn.kernel.errors import SojournError
from sojourn.maps.base import render_duration
from sojourn.maps.journey import Step
from sojourn.maps.measured import Note, StepMeasure
from sojourn.maps.panel import Definition, FunnelOfN
from sojourn.rules.compile import condition

_READ: Final = (*RULE_COLUMNS.values(), "scale_low", "scale_high", "properties")
DIALECTS: Final = ("duckdb", "pyspark", "clickhouse")


def definitions(seen: View, place: int, step: StepMeasure, everyone: int) -> list[Definition]:
    """The definition of each measure that the step has a rule for."""
    of = seen.walks.binding.steps[place]
    found: list[Definition] = []
    if of.feedback is not None:
        found.append(_emotion(seen, of, step, everyone))
    if of.match is not None:
        found += [
            _reach(seen, of, step, everyone),
            _dropoff(seen, of, step),
            _times(seen, of, step),
            _repeats(seen, of, step),
        ]
    found += [_rate(seen, of, step, name) for name in of.rates if name in step.rates]
    return found


def _emotion(seen: View, of: Step, step: StepMeasure, everyone: int) -> Definition:
    feeling = step.feeling
    scale = feeling.scale
    value = "mean over instances of each one's mean valence"
    if scale:
        middle, half = (scale[0] + scale[1]) / 2, (scale[1] - scale[0]) / 2
        factor = "" if half == 2 else f" × {2 / half:g}"
        value = f"(score − {middle:g}){factor}, scale {scale[0]:g} to {scale[1]:g}, one mean an instance, then the mean"
    counted = _base(seen, everyone)
    counted += [
        FunnelOfN(label="left the question blank or were not asked", count=-feeling.blank, kind="removed"),
        FunnelOfN(label='ticked "not used"', count=-feeling.not_used, kind="removed"),
    ]
    counted = [line for line in counted if line.kind == "base" or line.count]
    counted.append(FunnelOfN(label="answers counted", count=feeling.valence.n, kind="result"))
    freedom = f"95 %, Student t on {max(feeling.valence.n - 1, 0)} degrees of freedom; shares: Wilson"
    rule = of.feedback.text if of.feedback else ""
    one = _definition("emotion", rule, value, counted, freedom)
    return _completed(seen, one, feeling.valence.note, _feel(seen, of))


def _reach(seen: View, of: Step, step: StepMeasure, everyone: int) -> Definition:
    base = _base(seen, everyone)
    reach = step.reach
    if of.asked is not None and reach.n is not None:
        lost = seen.instances - reach.n
        base.append(FunnelOfN(label="could not tell whether they used it", count=-lost, kind="removed"))
    base.append(FunnelOfN(label="met the step", count=reach.k or 0, kind="result"))
    value = "instances with at least one visit / " + ("those who could tell" if of.asked else "all instances")
    one = _definition("reach", _match(of), value, base, estimates.SHARE_METHOD)
    return _completed(seen, one, reach.note, _met(seen, of))


def _dropoff(seen: View, of: Step, step: StepMeasure) -> Definition:
    dropoff = step.dropoff
    still = (step.instances or 0) - (dropoff.n or 0) if dropoff.n is not None else 0
    lines = [
        FunnelOfN(label="met the step", count=step.instances or 0),
        FunnelOfN(label="are still open", count=-still, kind="removed"),
        FunnelOfN(label="ended here without success", count=dropoff.k or 0, kind="result"),
    ]
    value = "closed instances whose last step this is and that did not succeed / closed instances that met it"
    return _completed(seen, _definition("dropoff", _match(of), value, lines, estimates.SHARE_METHOD), dropoff.note)


def _times(seen: View, of: Step, step: StepMeasure) -> Definition:
    lines = [
        FunnelOfN(label="met the step", count=step.instances or 0),
        FunnelOfN(label="went on to another step", count=step.time_to_next.n, kind="result"),
    ]
    value = "seconds from the last visit here to the next step's visit, the first time the instance goes on; median"
    one = _definition("time_to_next", _match(of), value, lines, estimates.MEDIAN_METHOD)
    return _completed(seen, one, step.time_to_next.note)


def _repeats(seen: View, of: Step, step: StepMeasure) -> Definition:
    lines = [
        FunnelOfN(label="met the step", count=step.instances or 0),
        FunnelOfN(label="met it twice or more", count=step.repeat.k or 0, kind="result"),
    ]
    value = "visits of an instance; share with two or more"
    return _completed(seen, _definition("repeats", _match(of), value, lines, estimates.SHARE_METHOD), step.repeat.note)


def _rate(seen: View, of: Step, step: StepMeasure, name: str) -> Definition:
    share = step.rates[name]
    kpi = next(kpi for kpi in seen.walks.binding.journey.kpis if kpi.id == name)
    lines = [
        FunnelOfN(label="instances that count" if kpi.base else "all instances", count=share.n or 0),
        FunnelOfN(label=kpi.name, count=share.k or 0, kind="result"),
    ]
    value = f"instances with such an event{' among those with: ' + kpi.base.text if kpi.base else ''}"
    return _completed(seen, _definition(name, of.rates[name].text, value, lines, estimates.SHARE_METHOD), share.note)


def _definition(measure: str, rule: str, value: str, counted: list[FunnelOfN], interval: str) -> Definition:
    return Definition(measure=measure, rule=rule, value=value, window="", counted=counted, interval=interval, as_of="")


def _completed(seen: View, one: Definition, note: Note | None, query: Rows | None = None) -> Definition:
    """The definition with what all share: window, version, notes and SQL."""
    sql, missing = _sql(seen, query)
    engine = seen.walks.engine
    return one.model_copy(
        update={
            "window": _window(seen),
            "as_of": f"lake version {engine.lake_version}, {engine.as_of:%Y-%m-%d %H:%M} UTC",
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
            text = f"No SQL for {dialect}: {type(error).__name__}."
            notes.append(Note(code="other", text=text, facts={"dialect": dialect}))
    return found, notes


def _window(seen: View) -> str:
    start, end = seen.request.window.start, seen.request.window.end
    words = f"[{start:%Y-%m-%d %H:%M}" if start else "[the beginning"
    words += f", {end:%Y-%m-%d %H:%M}) UTC" if end else ", now)"
    return f"{words}, by the time an instance opens; it is abandoned after {_pause(seen)} without a mapped event"


def _pause(seen: View) -> str:
    return render_duration(seen.walks.binding.journey.scope.timeout)


def _base(seen: View, everyone: int) -> list[FunnelOfN]:
    unit = seen.walks.binding.journey.scope.unit or "instances"
    lines = [FunnelOfN(label=f"{unit} in the window", count=everyone)]
    segment = segment_of(seen.walks.binding.journey, seen.request.persona)
    if segment is not None:
        name = next(one.name for one in seen.walks.binding.journey.personas if one.id == seen.request.persona)
        lines.append(FunnelOfN(label=f"of persona {name}", count=seen.instances, note=segment.text))
    elif seen.instances != everyone:
        lines.append(FunnelOfN(label="that pass the filter", count=seen.instances))
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


def _met(seen: View, of: Step) -> Rows | None:
    """Visits of the step and who made them."""
    if of.match is None:
        return None
    rows = _chosen_rows(seen)
    rows = rows.filter(admitted(of.match, rows))
    return rows.agg(visits=rows.count(), profiles=rows["profile_id"].nunique())
