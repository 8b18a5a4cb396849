"""The demo workspace: real airport passengers, a real online shop, and a synthetic retailer with planted truths."""

from __future__ import annotations

from sojourn.demo.load import DEMO_NOW, SEED, Loaded, load

__all__ = ["DEMO_NOW", "SEED", "Loaded", "load"]
