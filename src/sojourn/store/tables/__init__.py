"""The tables of the workspace's database: one file a domain. A table that is new is made when a workspace is opened."""

from __future__ import annotations

from sojourn.store.tables import access, audit, comments, imports, journeys, shares
from sojourn.store.tables.metadata import ALL

__all__ = ["ALL", "access", "audit", "comments", "imports", "journeys", "shares"]
