"""Sojourn: the customer journey map that is alive.

In a notebook:

    import sojourn as sj
    ws = sj.open("events.parquet")
    ws.ask.funnel(["visit", "add to basket", "paid"])
    m = ws.discover()
    m.measure(ws)
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sojourn.app.living_map import Map
    from sojourn.app.opening import open_anything as open  # noqa: A004 - what a notebook calls
    from sojourn.app.workspace import Workspace

# Measuring makes and drops many large arrays; asking for huge pages for each costs the kernel more time than they save
# (decision 3). NumPy reads this once, when it is loaded.
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")

__version__ = "0.1.0"
__all__ = ["Map", "Workspace", "__version__", "open"]

_PLACES = {
    "open": ("sojourn.app.opening", "open_anything"),
    "Workspace": ("sojourn.app.workspace", "Workspace"),
    "Map": ("sojourn.app.living_map", "Map"),
}


def __getattr__(name: str) -> Any:
    # Loaded when first used: the command line's help must not wait for a query engine.
    if name in _PLACES:
        from importlib import import_module

        module, attribute = _PLACES[name]
        return getattr(import_module(module), attribute)
    raise AttributeError(f"module 'sojourn' has no attribute {name!r}")
