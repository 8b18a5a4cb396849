"""A map as it shows itself in a notebook: its picture, and its measures as a table for everything else."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from sojourn.app.flat_measures import TABLE_COLUMNS, flat_steps
from sojourn.kernel.errors import NotEnoughData
from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap


def bundle(journey: Journey, measured: MeasuredMap | None, text: str) -> dict[str, Any]:
    """The forms a notebook chooses from: the picture (SVG, inside HTML that scrolls sideways) and plain text."""
    from sojourn.maps.render import picture

    drawn = picture.svg(journey, measured, picture.RenderOptions())
    drawn = drawn[drawn.index("<svg") :]
    return {
        "text/html": f'<div style="overflow-x:auto;background:#fff">{drawn}</div>',
        "image/svg+xml": drawn,
        "text/plain": text,
    }


def steps_table(measured: MeasuredMap | None) -> pa.Table:
    """One row a step with its main measures; all of them are in `measured`. Raises NotEnoughData before measuring."""
    if measured is None:
        raise NotEnoughData(
            "not_measured", "This map has not been measured, so it has no table.", "Measure it first: m.measure(ws)."
        )
    rows = flat_steps(measured.measurement)
    names = ["id", *TABLE_COLUMNS]
    return pa.table({name: [row.get(name) for row in rows] for name in names})
