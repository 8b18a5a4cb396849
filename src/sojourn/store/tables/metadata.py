"""The one list that every table enters."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

ALL: Final = sa.MetaData()
