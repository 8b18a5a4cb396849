"""What the caller of the renderer may choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
LANGUAGES = ("en", "ru", "zh-Hans", "zh-Hant")


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
        tag = self.lang.replace("_", "-").lower()
        if tag.startswith("zh"):
            traditional = any(part in tag.split("-") for part in ("hant", "tw", "hk", "mo"))
            return "zh-Hant" if traditional else "zh-Hans"
        return "ru" if tag.split("-")[0] == "ru" else "en"
