"""What the caller of the renderer may choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sojourn.maps.languages import LANGUAGES, supported

__all__ = ["LANGUAGES", "RenderOptions", "Theme"]

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class RenderOptions:
    """`lang` names the language of fixed words and numbers; content keeps its own. `lanes` are lane ids; None is all.

    `scale` is pixels of a PNG for one unit of the drawing; 2 is sharp on dense screens and in slides.
    """

    theme: Theme = "light"
    lang: str = "en"
    lanes: tuple[str, ...] | None = None
    scale: float = 2.0

    def language(self) -> str:
        """The supported language nearest to `lang`; English for all others."""
        return supported(self.lang)
