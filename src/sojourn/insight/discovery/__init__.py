"""Drafts a map from events alone. `discover` is the way in; each file beside it decides one thing of the draft."""

from sojourn.insight.discovery.drafting import discover
from sojourn.insight.discovery.settings import DiscoverySettings

__all__ = ["DiscoverySettings", "discover"]
