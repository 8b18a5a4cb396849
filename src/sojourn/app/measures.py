"""Measured maps and panels of one workspace: worked out once for the same facts, document and question, then kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from sojourn.app.measuring import MapQuestion, requests
from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap, Measurement
from sojourn.maps.measured_effect import MeasuredEffect

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace
    from sojourn.insight.instances import Walks
    from sojourn.insight.request import MeasureRequest

    Asked = MeasureRequest | MapQuestion | None

EFFECTS: Final = TypeAdapter(list[MeasuredEffect])
"""How a list of effects is written as JSON and read back."""


class Measures:
    """Answers as JSON, each with the key that names exactly this answer (for an ETag)."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def measured(
        self, journey: str | Journey, asked: Asked = None, other: MeasureRequest | None = None
    ) -> tuple[str, bytes]:
        """A `MeasuredMap`, compared with `other` when given or asked for."""
        document, first, second = self._question(journey, asked, other)
        key = self._drawn_key(document, first, second)

        def make() -> bytes:
            from sojourn.insight.redrawn import redrawn

            found = MeasuredMap.model_validate_json(self._counted(document, first, second))
            return redrawn(found, document).model_dump_json().encode()

        return key, self._workspace.cache.once(key, make)

    def _counted(self, document: Journey, first: MeasureRequest, second: MeasureRequest | None) -> bytes:
        """A `MeasuredMap`, its numbers right whatever else of the drawing has changed since."""

        def make() -> bytes:
            from sojourn.insight.compare import measured_map
            from sojourn.insight.missing_properties import with_missing

            with self._workspace.lease() as engine:
                found = measured_map(engine, document, first, second)
                found = with_missing(engine, found, first, second)
            if second is not None and found.comparison is not None:
                # Each side alone is known now as well.
                for request, side in ((first, found.measurement), (second, found.comparison.other)):
                    alone = MeasuredMap(measurement=side).model_dump_json().encode()
                    self._workspace.cache.put(self._counted_key(document, request, None), alone)
            return found.model_dump_json().encode()

        return self._workspace.cache.once(self._counted_key(document, first, second), make)

    def panel(self, journey: str | Journey, step_id: str, asked: Asked = None) -> tuple[str, bytes]:
        """A `StepPanel`. Raises NotFound for an unknown step."""
        from sojourn.app.steps import find_step

        document, first, second = self._question(journey, asked, None)
        step = find_step(document, step_id)
        key = self._key("panel", document, first, second, step.id)

        def make() -> bytes:
            from sojourn.insight.effects import at_step
            from sojourn.insight.instances import walks
            from sojourn.insight.panel import panel_of

            with self._workspace.lease() as engine, walks(engine, document) as found:
                known = self._known(document, first), self._known(document, second)
                panel = panel_of(found, step.id, first, second, known)
                effects = at_step(self._effects_of(found), step.id)
            return panel.model_copy(update={"effects": effects}).model_dump_json().encode()

        return key, self._workspace.cache.once(key, make)

    def effects(self, journey: str | Journey) -> tuple[str, bytes]:
        """A list of `MeasuredEffect`: what the past changes that the journey names did."""
        document = self._workspace.journey(journey) if isinstance(journey, str) else journey
        key = self._key("effects", document)

        def make() -> bytes:
            from sojourn.insight.effects import effects

            with self._workspace.lease() as engine:
                return EFFECTS.dump_json(effects(engine, document))

        return key, self._workspace.cache.once(key, make)

    def _known(self, journey: Journey, request: MeasureRequest | None) -> Measurement | None:
        """The measures of one request, where the map was measured with it."""
        kept = self._workspace.cache.get(self._counted_key(journey, request, None)) if request else None
        if kept is None:
            return None
        from sojourn.insight.redrawn import redrawn

        return redrawn(MeasuredMap.model_validate_json(kept), journey).measurement

    def _effects_of(self, found: Walks) -> list[MeasuredEffect]:
        """The effects from the cache or over walks that are cut already.

        Waits for nobody else who may be at it: whoever has an engine must not wait for one who waits for an engine.
        """
        from sojourn.insight.effects import effects_of

        key = self._key("effects", found.binding.journey)
        kept = self._workspace.cache.get(key)
        if kept is not None:
            return EFFECTS.validate_json(kept)
        measured = effects_of(found)
        self._workspace.cache.put(key, EFFECTS.dump_json(measured))
        return measured

    def _question(
        self, journey: str | Journey, asked: Asked, other: MeasureRequest | None
    ) -> tuple[Journey, MeasureRequest, MeasureRequest | None]:
        document = self._workspace.journey(journey) if isinstance(journey, str) else journey
        if asked is None or isinstance(asked, MapQuestion):
            first, second = requests(document, asked or MapQuestion())
            return document, first, other or second
        return document, asked, other

    def _key(
        self,
        kind: str,
        journey: Journey,
        first: MeasureRequest | None = None,
        second: MeasureRequest | None = None,
        *parts: object,
    ) -> str:
        from sojourn.store.journeys import fingerprint

        return self._key_of(kind, fingerprint(journey), first, second, *parts)

    def _counted_key(self, journey: Journey, first: MeasureRequest | None, second: MeasureRequest | None) -> str:
        from sojourn.insight.redrawn import measured_part

        return self._key_of("counted", measured_part(journey), first, second)

    def _drawn_key(self, journey: Journey, first: MeasureRequest | None, second: MeasureRequest | None) -> str:
        from sojourn.insight.redrawn import drawn_part, measured_part

        return self._key_of("measured", measured_part(journey), first, second, drawn_part(journey))

    def _key_of(
        self,
        kind: str,
        document: object,
        first: MeasureRequest | None,
        second: MeasureRequest | None,
        *parts: object,
    ) -> str:
        asked = tuple(request.digest() if request else None for request in (first, second))
        return self._workspace.cache.key(kind, self._workspace.lake.version(), document, *asked, *parts)
