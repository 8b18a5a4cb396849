"""The portfolio: every journey measured over its own window, from the cache where nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sojourn.app.measuring import EVERYONE, MapQuestion
from sojourn.app.progress import Progress, Report
from sojourn.kernel.errors import SojournError
from sojourn.maps.journey import Journey
from sojourn.maps.measured import JourneyTotals, MeasuredMap, Measurement, Note
from sojourn.maps.measured_effect import MeasuredEffect
from sojourn.maps.panel import Portfolio

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace


def portfolio(workspace: Workspace, report: Report | None = None) -> Portfolio:
    """The home screen as data. Measures what the cache does not hold: slow once after an import.

    `report` is told how many maps are measured.
    """
    from sojourn.insight.portfolio import portfolio as assemble

    journeys = workspace.journeys()
    wanted = [(key, journey, asked) for journey in journeys for key, asked in overviews(journey)]
    maps: dict[str, MeasuredMap] = {}
    for key, journey, asked in wanted:
        maps[key] = _measured(workspace, journey, asked)
        if report:
            report(Progress("measuring", len(maps), len(wanted), "maps", None))
    return assemble(journeys, maps, workspace.clock(), list(_effects(workspace, journeys)))


def _effects(workspace: Workspace, journeys: list[Journey]) -> Iterator[MeasuredEffect]:
    """What was tried; a map whose walks cannot be cut says why on its card already."""
    for journey in journeys:
        try:
            yield from workspace.effects(journey)
        except SojournError:
            continue


def overviews(journey: Journey) -> Iterator[tuple[str, MapQuestion]]:
    """What the portfolio asks of a journey: everyone first, then each persona, where the journey opens with one."""
    from sojourn.insight.cards import persona_key

    start, end = journey.compare_window or (None, None)
    # Without a persona of its own the map opens with everyone: the same question, so the same entry of the cache.
    everyone = EVERYONE if journey.persona else None
    yield journey.slug, MapQuestion(persona=everyone, compare_start=start, compare_end=end)
    for persona in journey.personas_in_order() if journey.persona else ():
        if persona.segment is not None:
            asked = MapQuestion(persona=persona.id, compare_start=start, compare_end=end)
            yield persona_key(journey.slug, persona.id), asked


def _measured(workspace: Workspace, journey: Journey, asked: MapQuestion) -> MeasuredMap:
    """The measured map; one that cannot be measured says why on its card and leaves the others alone."""
    try:
        return workspace.measured(journey, asked)
    except SojournError as error:
        note = Note(code="other", text=str(error), facts={"error": error.code})
        return MeasuredMap(measurement=Measurement(totals=JourneyTotals(notes=[note])))
