"""Channels of the steps, and when one event on two channels is two steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import ibis
import ibis.expr.types as ir

from sojourn.insight.discovery.facts import Kind, Tally, rows
from sojourn.insight.discovery.kinds import Choice
from sojourn.insight.discovery.settings import DiscoverySettings
from sojourn.insight.ports import Engine

_OWN_SHARE = 0.05
_MOST = 12
_APART = 0.3
_MIXED = 0.1
_COVERED = 0.95


def of_steps(engine: Engine, events: ir.Table) -> dict[int, list[str]]:
    """Kind -> the channels of at least a twentieth of its visits, commonest first (at most twelve)."""
    named = events.filter(events["channel"].notnull())
    grouped = named.group_by(["kind", "channel"]).aggregate(n=named.count())
    found: dict[int, dict[str, int]] = {}
    for row in rows(engine.fetch(grouped)):
        found.setdefault(row["kind"], {})[row["channel"]] = row["n"]
    result: dict[int, list[str]] = {}
    for kind in sorted(found):
        counts, total = found[kind], sum(found[kind].values())
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        result[kind] = [name for name in ranked[:_MOST] if counts[name] >= _OWN_SHARE * total]
    return result


def split(engine: Engine, events: ir.Table, choice: Choice, settings: DiscoverySettings) -> Choice:
    """Parts an event by channel where its channels stand at different places of the walk.

    Only where cases change channel at all: a channel that a whole case keeps (post or desk) is a way to do the step,
    not another step. Channels must together be nearly all of the event's visits, so that no visit is lost.
    """
    if len(choice.steps) >= settings.max_steps or not _cases_mix(engine, events):
        return choice
    places = _places(engine, events, [item.kind.name for item in choice.steps])
    steps: list[Tally] = []
    room = settings.max_steps - len(choice.steps)
    for item in choice.steps:
        parts = _parts(item, places.get(item.kind.name, []), settings.min_share)
        if len(parts) - 1 <= room and parts:
            steps += parts
            room -= len(parts) - 1
        else:
            steps.append(item)
    return replace(choice, steps=tuple(steps))


def _cases_mix(engine: Engine, events: ir.Table) -> bool:
    cases = events.group_by("key").aggregate(n=events["channel"].nunique())
    changing = (cast("ir.NumericColumn", cases["n"]) > ibis.literal(1)).cast("int64")
    found = rows(engine.fetch(cases.aggregate(mixed=cast("ir.NumericColumn", changing).mean())))[0]["mixed"]
    return found is not None and found >= _MIXED


def _places(engine: Engine, events: ir.Table, names: list[str]) -> dict[str, list[dict[str, object]]]:
    """Per name and channel: visits, cases, and the mean place in the case's events (0 first, 1 last)."""
    order = ibis.window(group_by="key", order_by=["time", "seq"])
    whole = ibis.window(group_by="key")
    ranked = events.mutate(place=ibis.row_number().over(order), size=events["seq"].count().over(whole))
    size = cast("ir.NumericColumn", ranked["size"])
    inside = ranked.mutate(place=cast("ir.NumericColumn", ranked["place"]) / (size - 1)).filter(
        cast("ir.StringColumn", ranked["name"]).isin(list[Any](names)) & (size > ibis.literal(1))
    )
    place = cast("ir.NumericColumn", inside["place"]).mean()
    grouped = inside.group_by(["name", "channel"]).aggregate(
        n=inside.count(), cases=inside["key"].nunique(), place=place
    )
    found: dict[str, list[dict[str, object]]] = {}
    for row in sorted(rows(engine.fetch(grouped)), key=lambda row: (row["name"], row["channel"] or "")):
        found.setdefault(row["name"], []).append(row)
    return found


def _parts(item: Tally, places: list[dict[str, object]], min_share: float) -> list[Tally]:
    """The event's channels as kinds of their own; empty when they belong together."""
    total = sum(int(str(row["n"])) for row in places)
    large = [row for row in places if row["channel"] is not None and int(str(row["cases"])) >= min_share * item.cases]
    covered = sum(int(str(row["n"])) for row in large)
    spots = [float(str(row["place"])) for row in large]
    if len(large) < 2 or covered < _COVERED * total or max(spots) - min(spots) < _APART:
        return []
    return [
        Tally(Kind(item.kind.name, str(row["channel"])), int(str(row["n"])), int(str(row["cases"]))) for row in large
    ]
