"""Files into the lake: what they hold (`preview`), and bringing it in once and whole (`import_files`)."""

from __future__ import annotations

from sojourn.store.intake.preview import preview
from sojourn.store.intake.run import Progress, import_files

__all__ = ["Progress", "import_files", "preview"]
