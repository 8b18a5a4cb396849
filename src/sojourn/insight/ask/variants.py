"""The different ways through: whole histories that are equal event by event, and how many take each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from sojourn.insight.answer import Answer, Selection
from sojourn.insight.ask.histories import ORDER, histories
from sojourn.insight.ask.wording import answer, cut_note, fetch_rows
from sojourn.insight.ports import Engine
from sojourn.insight.selection import EVERYTHING
from sojourn.maps.measured import Note
from sojourn.maps.phrases import noted

COLUMNS = ("path", "count", "share")
LONGEST: Final = 1_000
"""Events of a history beyond this many do not tell variants apart."""


@dataclass(frozen=True)
class Variant:
    """A path of labels, how many histories take it, and one of them (the first by key)."""

    path: tuple[str, ...]
    count: int
    example: str


@dataclass(frozen=True)
class Variants:
    """The most frequent variants (all, up to the limit asked for), of how many, over how many histories."""

    shown: list[Variant]
    kinds: int
    histories: int
    cut: int
    expression: ir.Table

    def notes(self, told: str = "ask.most_variants") -> list[Note]:
        """What is not shown, in words."""
        notes = cut_note(len(self.shown), self.kinds, told)
        if self.cut:
            notes.append(noted("other", "ask.variants_cut", count=self.cut, longest=LONGEST))
        return notes


def variants(
    engine: Engine, selection: Selection = EVERYTHING, *, case: str | None = None, limit: int = 1_000
) -> Answer:
    """Whole histories that are equal name by name: `path` (a list of names), how many take it, their share of all.

    Histories run by `case` as in `transitions`. Most frequent first, ties by path. `n` is the number of histories. At
    most `limit` variants are shown (at the limit, ties by the first key), and histories of more than 1,000 events are
    told apart by their first 1,000; both are told in notes.
    """
    found = histories(engine, selection, case)
    grouped = grouped_variants(engine, found.rows, limit)
    rows: list[dict[str, Any]] = [
        {"path": list(variant.path), "count": variant.count, "share": variant.count / grouped.histories}
        for variant in grouped.shown
    ]
    return answer(
        engine,
        selection,
        COLUMNS,
        rows,
        n=grouped.histories,
        definition={"question": "variants", "per": found.unit, "n": found.units},
        notes=[*found.notes, *grouped.notes()],
        expression=grouped.expression,
    )


def grouped_variants(engine: Engine, rows: ir.Table, limit: int, label: str = "name") -> Variants:
    """Variants of the histories in `rows` (key, moment, seq and the text column `label`).

    Sorting names into a list per history is what makes variants slow. Here each event gives two 64-bit hashes of its
    place and label, and a history is the XOR of them, which needs no list; only the paths that are shown are then read
    back, from one history each. Two of a million different variants fall together with a chance under 1e-26.
    """
    placed = _placed(rows, label)
    counted = _counted(placed)
    ordered = counted.order_by(ibis.desc("count"), "example").limit(limit)
    found = fetch_rows(engine, ordered)
    if not found:
        return Variants([], 0, 0, 0, ordered)
    paths = _paths(engine, placed, [row["example"] for row in found])
    shown = [Variant(paths[row["example"]], int(row["count"]), row["example"]) for row in found]
    shown.sort(key=lambda variant: (-variant.count, variant.path))
    first = found[0]
    return Variants(shown, int(first["kinds"]), int(first["histories"]), int(first["cut"]), ordered)


def _placed(rows: ir.Table, label: str) -> ir.Table:
    place = ibis.row_number().over(group_by="key", order_by=ORDER)
    slim = rows.select("key", "moment", "seq", label=rows[label])
    placed = slim.mutate(place=place)
    return placed.select("key", "label", "place")


def _counted(placed: Any) -> ir.Table:
    kept = placed.filter(placed["place"] <= LONGEST)
    place = kept["place"].cast("string")
    label = kept["label"]
    tells = kept["place"] < LONGEST
    single = kept.group_by("key").aggregate(
        one=(place + ":" + label).hash().bit_xor(where=tells),
        two=(label + "@" + place).hash().bit_xor(where=tells),
        last=kept["place"].max(where=tells),
        cut=kept["place"].max() // LONGEST,
    )
    kinds: Any = single.group_by("one", "two", "last").aggregate(
        count=single.count(), example=single["key"].min(), cut=single["cut"].sum()
    )
    return kinds.select(
        "count",
        "example",
        kinds=kinds.count().over(),
        histories=kinds["count"].sum().over(),
        cut=kinds["cut"].sum().over(),
    )


def _paths(engine: Engine, placed: Any, keys: list[str]) -> dict[str, tuple[str, ...]]:
    wanted = ibis.memtable({"key": keys})  # a literal for each of many keys would take longer than the question
    chosen = placed.filter(placed["place"] < LONGEST).semi_join(wanted, "key").order_by("key", "place")
    table = engine.fetch(chosen.select("key", "label"))
    paths: dict[str, list[str]] = {}
    for key, label in zip(table["key"].to_pylist(), table["label"].to_pylist(), strict=True):
        paths.setdefault(key, []).append(label)
    return {key: tuple(path) for key, path in paths.items()}
