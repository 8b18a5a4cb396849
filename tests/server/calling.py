"""Starlette's test client; it warns at import that another HTTP library than the pinned one is to come."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient"]
