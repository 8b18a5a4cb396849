"""How walks run through the chosen kinds: what comes first and last, what before what, what next and how much later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any, cast

import ibis
import ibis.expr.types as ir

from sojourn.insight.discovery.facts import Flow, Kind, rows
from sojourn.insight.ports import Engine

_HUMAN = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 172_800, 259_200, 432_000, 604_800, 1_209_600,
        1_814_400, 2_592_000, 3_888_000, 5_184_000, 7_776_000, 10_368_000, 15_552_000, 31_536_000, 63_072_000,
    )
)  # fmt: skip
DEFAULT_TIMEOUT = timedelta(days=30)


def mapped(events: ir.Table, kinds: Sequence[Kind]) -> ir.Table:
    """Events of the chosen kinds with `kind` (their index), `position` in the case and `gap` (seconds) before."""
    split = sorted({kind.name for kind in kinds if kind.channel is not None})
    label = cast("ir.StringColumn", events["name"])
    if split:
        channel = ibis.coalesce(events["channel"], ibis.literal(""))
        label = ibis.ifelse(label.isin(list[Any](split)), label + "\x1f" + cast("ir.StringColumn", channel), label)
    labels = [kind.name if kind.channel is None else f"{kind.name}\x1f{kind.channel}" for kind in kinds]
    lookup = ibis.memtable(
        {"label": labels, "kind": list(range(len(labels)))}, schema={"label": "string", "kind": "int16"}
    )
    labelled = events.mutate(label=label).inner_join(lookup, "label").select("key", "kind", "channel", "time", "seq")
    order = ibis.window(group_by="key", order_by=["time", "seq"])
    seconds = cast("ir.NumericColumn", cast("ir.TimestampColumn", labelled["time"]).epoch_seconds())
    return labelled.mutate(
        position=ibis.row_number().over(order), gap=(seconds - cast("ir.NumericColumn", seconds.lag())).over(order)
    )


def propose_timeout(engine: Engine, events: ir.Table, *, by_person: bool) -> timedelta:
    """A pause that ends a walk, rounded up to a figure people use; 30 days when there is no pause.

    Of a person the p99 of all pauses (those of no length left out). Of a case the longest counts, and one case in a
    thousand may be cut in two: the slowest are those that a map is read for.
    """
    pauses = events.filter(cast("ir.NumericColumn", events["gap"]) > ibis.literal(0))
    if not by_person:
        pauses = pauses.group_by("key").aggregate(gap=pauses["gap"].max())
    gap = cast("ir.NumericColumn", pauses["gap"])
    found = rows(engine.fetch(pauses.aggregate(pause=gap.quantile(0.99 if by_person else 0.999))))[0]["pause"]
    if found is None:
        return DEFAULT_TIMEOUT
    return next((figure for figure in _HUMAN if figure.total_seconds() >= found), _HUMAN[-1])


def with_walks(events: ir.Table, timeout: timedelta, *, by_person: bool) -> ir.Table:
    """Adds `walk`, its number within the key: a case is one walk, a person's are cut at long pauses."""
    if not by_person:
        return events.mutate(walk=ibis.literal(0, "int64"))
    order = ibis.window(group_by="key", order_by=["time", "seq"], preceding=None, following=0)
    long = cast("ir.NumericColumn", events["gap"]) > ibis.literal(timeout.total_seconds())
    starts = cast("ir.NumericColumn", ibis.coalesce(long, ibis.literal(value=False)).cast("int64"))
    return events.mutate(walk=starts.sum().over(order))


def read_flow(engine: Engine, events: ir.Table, count: int, as_of: datetime, timeout: timedelta) -> Flow:
    """Everything the draft needs about order, in three aggregates over the kept events."""
    flow = Flow()
    _precedence(engine, events, count, flow)
    _ends(engine, events, flow, as_of - timeout)
    _transitions(engine, events, flow)
    return flow


def _precedence(engine: Engine, events: ir.Table, count: int, flow: Flow) -> None:
    """First positions of all kinds side by side, one row a walk; then every pair is compared in one pass."""
    position = events["position"]
    firsts = {f"p{kind}": position.min(where=cast("ir.BooleanValue", events["kind"] == kind)) for kind in range(count)}
    wide = events.group_by(["key", "walk"]).aggregate(**firsts)
    counts: dict[str, Any] = {f"v{kind}": wide[f"p{kind}"].count() for kind in range(count)}
    for one, other in permutations(range(count), 2):
        earlier = cast("ir.NumericColumn", wide[f"p{one}"]) < wide[f"p{other}"]
        counts[f"b{one}_{other}"] = cast("ir.NumericColumn", earlier.cast("int64")).sum().fill_null(ibis.literal(0))
    metrics: dict[str, Any] = {"walks": wide.count(), **counts}
    found = rows(engine.fetch(wide.aggregate(**metrics)))[0]
    flow.walks = found["walks"]
    flow.visited = {kind: found[f"v{kind}"] for kind in range(count)}
    flow.before = {pair: found[f"b{pair[0]}_{pair[1]}"] for pair in permutations(range(count), 2)}


def _ends(engine: Engine, events: ir.Table, flow: Flow, over_before: datetime) -> None:
    """First and last kind of each walk; ends are counted where nothing more can come, or everywhere if that is none."""
    walks = events.group_by(["key", "walk"]).aggregate(
        first=events["kind"].argmin(events["position"]),
        last=events["kind"].argmax(events["position"]),
        over=events["time"].max() < ibis.literal(over_before),
    )
    grouped = walks.group_by(["first", "last", "over"]).aggregate(n=walks.count())
    found = sorted(rows(engine.fetch(grouped)), key=lambda row: (row["first"], row["last"], row["over"]))
    some_over = any(row["over"] for row in found)
    for row in found:
        flow.first[row["first"]] = flow.first.get(row["first"], 0) + row["n"]
        if row["over"] or not some_over:
            flow.closed += row["n"]
            flow.last[row["last"]] = flow.last.get(row["last"], 0) + row["n"]


def _transitions(engine: Engine, events: ir.Table, flow: Flow) -> None:
    order = ibis.window(group_by=["key", "walk"], order_by="position")
    steps = events.select("kind", previous=events["kind"].lag().over(order), gap="gap")
    pairs = steps.filter(steps["previous"].notnull())
    grouped = pairs.group_by(["previous", "kind"]).aggregate(n=pairs.count(), seconds=pairs["gap"].median())
    for row in sorted(rows(engine.fetch(grouped)), key=lambda row: (row["previous"], row["kind"])):
        flow.follows[row["previous"], row["kind"]] = (row["n"], float(row["seconds"] or 0))
