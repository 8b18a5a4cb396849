"""A map in a notebook: a journey with, once measured, its measures. Thin: decides nothing about numbers or pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sojourn.app.measuring import MapQuestion
from sojourn.app.moments import read_moment
from sojourn.maps.journey import Journey
from sojourn.rules.model import Rule

if TYPE_CHECKING:
    import pyarrow as pa

    from sojourn.app.workspace import Workspace
    from sojourn.maps.measured import MeasuredMap


class Map:
    """`journey` is the document, `measured` what was last measured (None before)."""

    def __init__(
        self, journey: Journey, measured: MeasuredMap | None = None, workspace: Workspace | None = None
    ) -> None:
        self.journey = journey
        self.measured = measured
        self.workspace = workspace

    def measure(  # noqa: PLR0913 - the filters of a map, all optional
        self,
        workspace: Workspace | None = None,
        *,
        start: str | None = None,
        end: str | None = None,
        persona: str | None = None,
        where: str | None = None,
        channels: tuple[str, ...] = (),
        compare_start: str | None = None,
        compare_end: str | None = None,
        compare_persona: str | None = None,
        compare_where: str | None = None,
    ) -> Map:
        """The same map with its measures; `start` inclusive, `end` exclusive, in words such as '2017-05'."""
        question = MapQuestion(
            start=read_moment(start) if start else None,
            end=read_moment(end) if end else None,
            persona=persona,
            where=Rule.parse(where) if where else None,
            channels=channels,
            compare_start=read_moment(compare_start) if compare_start else None,
            compare_end=read_moment(compare_end) if compare_end else None,
            compare_persona=compare_persona,
            compare_where=Rule.parse(compare_where) if compare_where else None,
        )
        where_from = workspace or self.workspace
        if where_from is None:
            raise TypeError("name the workspace to measure in: m.measure(ws)")
        return Map(self.journey, where_from.measured(self.journey, question), where_from)

    def save(self, path: str | Path) -> Path:
        """Write the map to a file; its ending says as what (.yaml .json .csv .xlsx .mmd .svg .png .pdf .html)."""
        from sojourn.app.map_files import write_map

        write_map(Path(path), self.journey, self.measured)
        return Path(path)

    def keep(self) -> Map:
        """Save the journey in the workspace, so that the browser and the command line see it."""
        if self.workspace is None:
            raise TypeError("this map belongs to no workspace; use ws.save(m.journey)")
        return Map(self.workspace.take(self.journey, "notebook"), self.measured, self.workspace)

    def svg(self, **options: Any) -> str:
        """The picture as SVG; options as `maps.render.picture.RenderOptions`."""
        from sojourn.maps.render import picture

        return picture.svg(self.journey, self.measured, picture.RenderOptions(**options))

    def to_arrow(self) -> pa.Table:
        """One row a step with its main measures. Raises NotEnoughData when the map has not been measured."""
        from sojourn.app.map_display import steps_table

        return steps_table(self.measured)

    def to_pandas(self) -> Any:
        """The same as a pandas DataFrame."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """The same as a Polars DataFrame (needs the `notebook` extra)."""
        import polars as pl

        return pl.from_arrow(self.to_arrow())

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002 - IPython's
        """How a notebook shows it: the picture."""
        from sojourn.app.map_display import bundle

        return bundle(self.journey, self.measured, repr(self))

    def __repr__(self) -> str:
        state = "not measured" if self.measured is None else f"{self.measured.measurement.totals.instances:,} instances"
        return f"<Map {self.journey.title!r}: {len(self.journey.steps)} steps, {state}>"
