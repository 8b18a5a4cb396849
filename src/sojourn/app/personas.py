"""The personas of a journey held against the workspace's data, from the cache when nothing has changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sojourn.app.moments import check_window
from sojourn.maps.journey import Journey

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace


def personas(
    workspace: Workspace, journey: str | Journey, start: datetime | None = None, end: datetime | None = None
) -> tuple[str, bytes]:
    """A `PersonasMeasured` as JSON, with the key that names exactly this answer.

    Without a window of its own, the journey's pinned one. Raises NotFound for an unknown journey.
    """
    from sojourn.insight.answer import Window
    from sojourn.store.journeys import fingerprint

    check_window(start, end)
    document = workspace.journey(journey) if isinstance(journey, str) else journey
    moments = [moment.isoformat() if moment else "" for moment in (start, end)]
    version = workspace.lake.version()
    key = workspace.cache.key("personas", version, fingerprint(document), document.version, *moments)

    def make() -> bytes:
        from sojourn.insight.personas.report import personas as held

        with workspace.lease() as engine:
            return held(engine, document, Window(start, end)).model_dump_json().encode()

    return key, workspace.cache.once(key, make)
