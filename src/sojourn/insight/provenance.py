"""Which facts a measurement stands on."""

from __future__ import annotations

from sojourn.insight.moments import moment
from sojourn.insight.view import View
from sojourn.maps.measured import Provenance


def provenance(seen: View, seconds: float) -> Provenance:
    """Window, group, version and the first and last mapped event of the chosen instances."""
    chosen, request, engine = seen.chosen, seen.request, seen.walks.engine
    ends = chosen.agg(first=chosen["opened_us"].min(), last=chosen["last_us"].max())
    row = engine.fetch(ends).to_pylist()[0]
    parts = [request.where.text] if request.where else []
    if request.channels:
        parts.append(f"channel in ({', '.join(request.channels)})")
    return Provenance(
        window_from=request.window.start,
        window_to=request.window.end,
        as_of=engine.as_of,
        lake_version=engine.lake_version,
        first_event=None if row["first"] is None else moment(row["first"]),
        last_event=None if row["last"] is None else moment(row["last"]),
        persona=request.persona,
        filter=" and ".join(parts) or None,
        engine=engine.name,
        seconds=round(seconds, 3),
    )
