"""Rules that hold for instances, not for visits: who was asked about a step, and whom a rate counts."""

from __future__ import annotations

from dataclasses import dataclass, field

import ibis

from sojourn.insight import estimates
from sojourn.insight.attach import attach_answers, attach_events
from sojourn.insight.binding import admitted, cheap_part, properties_of
from sojourn.insight.chosen import key_rows
from sojourn.insight.instances import Walks
from sojourn.insight.tables import Column, Rows
from sojourn.insight.view import View
from sojourn.maps.measured import ShareOf
from sojourn.rules.compile import field_text, read_property
from sojourn.rules.model import Rule


@dataclass(frozen=True)
class Facts:
    """By step id: how many instances could tell whether they used the step, and the shares of its rates by metric id.

    `totals` holds the rates of the whole journey by metric id.
    """

    asked: dict[str, int] = field(default_factory=dict)
    rates: dict[str, dict[str, ShareOf]] = field(default_factory=dict)
    totals: dict[str, ShareOf] = field(default_factory=dict)


def facts_of(seen: View) -> Facts:
    """All facts of the chosen instances in one pass over the rows that any of the rules means."""
    rules, engine = _rules(seen.walks), seen.walks.engine
    if not rules:
        return Facts()
    walks = seen.walks
    flagged = walks.once("flagged", lambda: _flagged(walks, rules))
    held = seen.ours(walks.once("facts", lambda: _holding(walks, flagged, list(rules))))
    row = engine.fetch(held.agg(**_wanted(held))).to_pylist()[0]
    return _read(seen, {name: int(value or 0) for name, value in row.items()})


def _flagged(walks: Walks, rules: dict[str, Rule]) -> Rows:
    """Rows that any rule means, with a flag for each rule."""
    rows = key_rows(walks)
    rows = rows.filter(ibis.or_(*(cheap_part(rule, rows) for rule in rules.values())))
    names = properties_of(rules.values())
    if names:
        # each property is read once, however many rules ask for it
        read = rows.mutate(**{read_property(name): field_text(name, rows, is_property=True) for name in names})
        rows = walks.once("read", lambda: read.drop("properties"))
    flags = {name: admitted(rule, rows) for name, rule in rules.items()}
    narrow = rows.select("key", "us", "seq", answer=rows["question"].notnull(), **flags)
    return narrow.filter(ibis.or_(*(narrow[name] for name in rules)))


def _holding(walks: Walks, flagged: Rows, names: list[str]) -> Rows:
    """One row an instance for which at least one rule holds for an event or answer of its; a flag for each rule."""
    events = attach_events(walks, flagged.filter(~flagged["answer"]).drop("answer")).select("instance", *names)
    answers = attach_answers(walks, flagged.filter(flagged["answer"]).drop("answer")).select("instance", *names)
    both = events.union(answers, distinct=False)
    return both.group_by("instance").agg(**{name: both[name].max() for name in names})


def _rules(walks: Walks) -> dict[str, Rule]:
    """Rules by column name: asked_<place>, met_<place> (the step itself), rate_<kpi>_<place>, base_<kpi>, all_<kpi>."""
    journey, rules = walks.binding.journey, dict[str, Rule]()
    for place, step in enumerate(walks.binding.steps):
        if step.asked is not None:
            rules[f"asked_{place}"] = step.asked
        if step.asked is not None and step.match is not None:
            rules[f"met_{place}"] = step.match
        for number, kpi in enumerate(journey.kpis):
            if kpi.id in step.rates:
                rules[f"rate_{number}_{place}"] = step.rates[kpi.id]
    for number, kpi in enumerate(journey.kpis):
        if kpi.method == "rate":
            rules |= {f"base_{number}": kpi.base} if kpi.base else {}
            rules |= {f"all_{number}": kpi.match} if kpi.match else {}
    return rules


def _wanted(found: Rows) -> dict[str, Column]:
    columns = set(found.columns)
    wanted: dict[str, Column] = {}
    for name in sorted(columns - {"instance"}):
        kind, _, rest = name.partition("_")
        base = f"base_{rest.partition('_')[0]}"
        if kind == "asked":
            wanted[name] = (found[name] | found[f"met_{rest}"] if f"met_{rest}" in columns else found[name]).sum()
        elif kind in ("rate", "all"):
            wanted[name] = (found[name] & found[base] if base in columns else found[name]).sum()
        elif kind == "base":
            wanted[name] = found[name].sum()
    return wanted


def _read(seen: View, counts: dict[str, int]) -> Facts:
    facts = Facts()
    kpis = seen.walks.binding.journey.kpis
    for number, kpi in enumerate(kpis):
        if kpi.method != "rate":
            continue
        base = counts.get(f"base_{number}", seen.instances)
        if f"all_{number}" in counts:
            facts.totals[kpi.id] = estimates.share(counts[f"all_{number}"], base)
        for place, step in enumerate(seen.walks.binding.steps):
            if f"rate_{number}_{place}" in counts:
                share = estimates.share(counts[f"rate_{number}_{place}"], base)
                facts.rates.setdefault(step.id, {})[kpi.id] = share
    for place, step in enumerate(seen.walks.binding.steps):
        if f"asked_{place}" in counts:
            facts.asked[step.id] = counts[f"asked_{place}"]
    return facts
