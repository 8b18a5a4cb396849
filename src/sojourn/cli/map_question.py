"""The filters of a map as one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sojourn.cli.options import both

if TYPE_CHECKING:
    from sojourn.app.measuring import MapQuestion

NAMES = ("start", "end", "persona", "channels", "compare_start", "compare_end", "compare_persona", "compare_where")


def question(given: dict[str, Any]) -> MapQuestion:
    """Takes the filter options (`options.map_filters`) out of `given`."""
    from sojourn.app.measuring import MapQuestion

    taken = {name: given.pop(name) for name in NAMES}
    return MapQuestion(**taken, where=both(given.pop("where")))
