"""A table somebody made, to a journey: known columns become fields, all others lanes of text, and that is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sojourn.kernel.errors import InvalidInput
from sojourn.kernel.ids import slugify
from sojourn.maps import ranks
from sojourn.maps.document import from_data
from sojourn.maps.exchange import emotions, labels
from sojourn.maps.exchange.cells import Cell, Grid, number, trimmed, turned, words
from sojourn.maps.exchange.exchanged import Read
from sojourn.rules.model import Rule

MOST = 1_000
_KINDS = ("action", "communication", "decision", "wait")
_MOMENTS = ("stimulus", "zmot", "fmot", "smot", "tmot", "other")


def from_table(grid: Grid, title: str) -> Read:
    """The journey in a grid of cells: a row a step, or lanes down the side and steps across (found by the labels).

    A stage cell left empty repeats the one before. Equal text in neighbouring steps of a lane is one card over them.
    Raises InvalidInput for a grid without content or with more than 1,000 steps or columns.
    """
    grid = trimmed(grid)
    title, grid = _heading(grid, title)
    if len(grid) < 2 or len(grid[0]) < 1:
        hint = "The first row names the columns (Stage, Step, Doing, ...); each further row is a step."
        raise InvalidInput("empty_table", "The table holds no map: there is no row below the first.", hint)
    if len(grid) > MOST or len(grid[0]) > MOST:
        message = f"The table has {len(grid):,} rows and {len(grid[0]):,} columns; a map has at most {MOST:,} of each."
        raise InvalidInput("not_a_map", message, "Is it a file of events? Then use: sojourn import FILE")
    across = is_matrix(grid)
    return _Table(trimmed(turned(grid)) if across else grid, title, across=across).read()


def is_matrix(grid: Grid) -> bool:
    """Lanes stand in the first column: more of its cells are names of fields or lanes than of the first row."""
    row = sum(labels.known(words(cell)) for cell in grid[0][1:])
    column = sum(labels.known(words(line[0])) for line in grid[1:])
    if row != column:
        return column > row
    return labels.field_of(words(grid[0][0])) != "step"


def _heading(grid: Grid, title: str) -> tuple[str, Grid]:
    """A first row with a single cell above a wider table is the map's title."""
    if len(grid) > 2 and len(grid[0]) > 1 and sum(bool(words(cell)) for cell in grid[0]) == 1:
        first = next(words(cell) for cell in grid[0] if words(cell))
        if labels.field_of(first) is None:
            return first[:500], trimmed(grid[1:])
    return title, grid


class _Table:
    """Reads one table, row a step; collects notes on the way."""

    def __init__(self, grid: Grid, title: str, *, across: bool) -> None:
        self.title = title
        self.notes: list[str] = []
        self.header = [words(cell) for cell in grid[0]]
        self.rows = grid[1:]
        self.columns = self._columns(across=across)
        self.library: dict[str, dict[str, object]] = {}
        self.actors: dict[str, dict[str, object]] = {}

    def _columns(self, *, across: bool) -> dict[labels.Field, int]:
        """Field to column. Without names for stage and step the first columns are taken for them."""
        found: dict[labels.Field, int] = {}
        for place, label in enumerate(self.header):
            field = labels.field_of(label)
            if field is not None and field not in found and not (field == "emotion" and not self._rates(place)):
                found[field] = place
        free = [place for place in range(len(self.header)) if place not in found.values() and not self.header[place]]
        if "step" not in found and "stage" not in found:
            names = free[:2] if len(free) > 1 else [0]
            found.update(
                zip(("stage", "step"), names, strict=False) if across or len(names) > 1 else [("step", names[0])]
            )
        elif across and "stage" not in found and found["step"] > 0 and 0 not in found.values():
            found["stage"] = 0
        elif across and "step" not in found and 1 in free and found["stage"] == 0:
            found["step"] = 1
        return found

    def _rates(self, place: int) -> bool:
        """Most cells of the column can be read as a rating."""
        cells = [row[place] for row in self.rows if words(row[place])]
        return bool(cells) and 2 * sum(emotions.rating(cell) is not None for cell in cells) > len(cells)

    def cell(self, row: Sequence[Cell], field: labels.Field) -> Cell:
        return row[self.columns[field]] if field in self.columns else None

    def read(self) -> Read:
        stages, steps, rows = self._steps()
        if not steps:
            raise InvalidInput("empty_table", "The table holds no step.", "Give each step a row with its title.")
        lanes, cards = self._lanes([str(step["id"]) for step in steps], rows)
        points = self._emotions([str(step["id"]) for step in steps], rows)
        slug = slugify(self.title, fallback="journey")
        journey = from_data(
            {
                "id": slug,
                "slug": slug,
                "title": self.title or "Journey",
                "basis": "planned",
                "actors": list(self.actors.values()),
                "library": list(self.library.values()),
                "stages": stages,
                "steps": steps,
                "lanes": lanes,
                "cards": cards,
                "emotions": points,
            }
        )
        return Read(journey, self.notes)

    def _steps(self) -> tuple[list[dict[str, object]], list[dict[str, object]], list[list[Cell]]]:
        stages: list[dict[str, object]] = []
        steps: list[dict[str, object]] = []
        rows: list[list[Cell]] = []
        current = ""
        for row, order in zip(self.rows, ranks.first(len(self.rows)), strict=True):
            stage, step = words(self.cell(row, "stage")), words(self.cell(row, "step"))
            if not stage and not step and not any(words(cell) for cell in row):
                continue
            if (stage and stage != current) or not stages:
                current = stage or self.title or "Journey"
                identity = slugify(current, [str(found["id"]) for found in stages], "stage")
                stages.append({"id": identity, "title": current[:500], "order": order})
            title = step or stage or f"Step {len(steps) + 1}"
            identity = slugify(title, [str(found["id"]) for found in steps], "step")
            steps.append({"id": identity, "stage": stages[-1]["id"], "order": order, "title": title[:500]})
            steps[-1].update(self._details(row, title))
            rows.append(row)
        return stages, steps, rows

    def _details(self, row: list[Cell], title: str) -> dict[str, object]:
        found: dict[str, object] = {}
        for field in ("caption", "description"):
            if text := words(self.cell(row, field)):
                found[field] = text
        kind, moment = words(self.cell(row, "kind")).lower(), words(self.cell(row, "moment")).lower()
        if kind in _KINDS:
            found["kind"] = kind
        if moment:
            found["moment_of_truth"] = moment if moment in _MOMENTS else "other"
        for name in ("match", "feedback"):
            if rule := self._rule(words(self.cell(row, name)), title, TITLE_OF[name]):
                found[name] = rule
        for field in ("importance_customer", "importance_organisation"):
            value = number(self.cell(row, field))
            if value is not None and value in (1, 2, 3, 4, 5):
                found[field] = int(value)
        cost = number(self.cell(row, "cost"))
        if cost is not None and cost >= 0:
            found["cost_per_visit"] = cost
        return {**found, **self._people(row)}

    def _people(self, row: list[Cell]) -> dict[str, object]:
        found: dict[str, object] = {}
        if actor := words(self.cell(row, "actor")):
            taken = [str(item["id"]) for item in self.actors.values()]
            self.actors.setdefault(actor, {"id": slugify(actor, taken, "actor"), "name": actor[:500]})
            found["actor"] = self.actors[actor]["id"]
        names = [name.strip() for name in re.split(r"[;\n,/|]", words(self.cell(row, "channels"))) if name.strip()]
        for name in names:
            taken = [str(item["id"]) for item in self.library.values()]
            identity = slugify(name, taken, "channel")
            self.library.setdefault(name, {"id": identity, "type": "channel", "name": name[:500]})
        return {**found, "channels": [self.library[name]["id"] for name in dict.fromkeys(names)]}

    def _rule(self, text: str, step: str, label: str) -> str | None:
        if not text:
            return None
        try:
            return Rule.parse(text).text
        except InvalidInput as error:
            self.notes.append(f"{label} of '{step}' is no rule and was left out: {error.message}")
            return None

    def _lanes(
        self, steps: list[str], rows: list[list[Cell]]
    ) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
        curves = [self.columns[field] for field in ("emotion", "target") if field in self.columns]
        taken = set(self.columns.values()) - set(curves[:1])
        places = [place for place in range(len(self.header)) if place not in taken]
        lanes: list[dict[str, object]] = []
        cards: list[dict[str, object]] = []
        unknown: list[str] = []
        named: set[str] = set()
        for place, order in zip(places, ranks.first(len(places)), strict=True):
            if place in curves:
                identity = slugify("emotion", [str(lane["id"]) for lane in lanes])
                lanes.append({"id": identity, "title": "Emotion", "type": "emotion", "order": order})
                continue
            title = self.header[place] or f"Column {place + 1}"
            kind = labels.lane_of(title)
            if kind is None:
                unknown.append(title)
            identity = slugify(title, [str(lane["id"]) for lane in lanes], "lane")
            kind = kind or ("text", "customer")
            lanes.append({"id": identity, "title": title[:500], "type": kind[0], "zone": kind[1], "order": order})
            cards += _cards(identity, steps, [words(row[place]) for row in rows], named)
        if unknown:
            self.notes.append(f"Columns kept as lanes of text: {', '.join(unknown)}.")
        return lanes, cards

    def _emotions(self, steps: list[str], rows: list[list[Cell]]) -> list[dict[str, object]]:
        points: list[dict[str, object]] = []
        for field, curve in (("emotion", "current"), ("target", "target")):
            if field not in self.columns:
                continue
            label = self.header[self.columns[field]]
            valences, note = emotions.read([row[self.columns[field]] for row in rows], label)
            if note:
                self.notes.append(note)
            for step, valence in zip(steps, valences, strict=True):
                if valence is not None:
                    points.append({"step": step, "curve": curve, "valence": valence})
        return points


TITLE_OF = {"match": "Match", "feedback": "Feedback rule"}


def _cards(lane: str, steps: list[str], texts: list[str], taken: set[str]) -> list[dict[str, object]]:
    """A card for each run of equal text; its id is none of `taken`, which grows by it."""
    cards: list[dict[str, object]] = []
    for place, text in enumerate(texts):
        if not text:
            continue
        if place and texts[place - 1] == text:
            cards[-1]["span"] = {**dict(cards[-1]["span"]), "to_step": steps[place]}  # type: ignore[call-overload]
            continue
        span = {"from_step": steps[place], "to_step": steps[place]}
        identity = slugify(f"{lane} {steps[place]}", taken, "card")
        taken.add(identity)
        cards.append({"id": identity, "lane": lane, "span": span, "text": text[:20_000]})
    return cards
