"""Properties that a question names and no event has: most often misspelt, and else answered with nothing."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from sojourn.events.columns import RULE_COLUMNS
from sojourn.insight.binding import properties_of
from sojourn.insight.inventory import fields
from sojourn.insight.ports import Engine
from sojourn.insight.request import MeasureRequest
from sojourn.insight.tables import Rows
from sojourn.maps.measured import MeasuredMap, Measurement, Note
from sojourn.maps.phrases import noted
from sojourn.rules.compile import field_text
from sojourn.rules.model import Rule


def missing_properties(engine: Engine, rules: Iterable[Rule], names: Iterable[str] = ()) -> list[Note]:
    """A note for each property of `rules`, and each of `names`, that no row has, with the nearest names there are.

    A property that is there is found at once; only one that is not costs a look at all rows. Nothing is said of an
    empty table.
    """
    wanted = sorted({*properties_of(rules), *names})
    if not wanted or not _any(engine, engine.events()):
        return []
    missing = [name for name in wanted if not _is_there(engine, name)]
    return _notes(engine, missing) if missing else []


def _is_there(engine: Engine, name: str) -> bool:
    rows: Rows = engine.events()
    rows = rows.filter(rows["properties"].notnull())
    return _any(engine, rows.filter(field_text(name, rows, is_property=True).notnull()))


def _any(engine: Engine, rows: Rows) -> bool:
    return engine.fetch(rows.select("seq").limit(1)).num_rows > 0


def _notes(engine: Engine, missing: list[str]) -> list[Note]:
    known = [*RULE_COLUMNS, *(field.name for field in fields(engine) if field.kind == "property")]
    lower = {name.lower(): name for name in known}
    notes: list[Note] = []
    for name in missing:
        near = [lower[one] for one in get_close_matches(name.lower(), lower, n=3, cutoff=0.55)]
        if near:
            notes.append(noted("no_events", "ask.no_property_near", name=name, near=", ".join(near)))
        else:
            notes.append(noted("no_events", "ask.no_property", name=name))
    return notes


def with_missing(
    engine: Engine, found: MeasuredMap, request: MeasureRequest, other: MeasureRequest | None
) -> MeasuredMap:
    """The measured map with a note on either side for each property its filter names and no row has."""
    this = _with_notes(found.measurement, missing_properties(engine, _rules(request)))
    if found.comparison is None or other is None:
        return found.model_copy(update={"measurement": this})
    second = _with_notes(found.comparison.other, missing_properties(engine, _rules(other)))
    comparison = found.comparison.model_copy(update={"other": second})
    return found.model_copy(update={"measurement": this, "comparison": comparison})


def _rules(request: MeasureRequest) -> list[Rule]:
    return [] if request.where is None else [request.where]


def _with_notes(one: Measurement, notes: list[Note]) -> Measurement:
    if not notes:
        return one
    totals = one.totals.model_copy(update={"notes": [*one.totals.notes, *notes]})
    return one.model_copy(update={"totals": totals})
