"""The types of the tables and columns that measures pass around.

Ibis types every column of a table as one that can do nothing, so that its own methods look unknown; said once, here.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Rows: TypeAlias = Any
"""An Ibis table."""
Column: TypeAlias = Any
"""An Ibis column or scalar expression."""
