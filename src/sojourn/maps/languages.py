"""The languages that templates, prompts and pictures have words in, and which of them a language tag means."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("en", "ru", "zh-Hans", "zh-Hant")


def supported(tag: str) -> str:
    """The supported language nearest to a tag such as `ru-RU` or `zh_TW`; English for all others."""
    name = tag.replace("_", "-").lower()
    if name.startswith("zh"):
        return "zh-Hant" if any(part in name.split("-") for part in ("hant", "tw", "hk", "mo")) else "zh-Hans"
    return "ru" if name.split("-")[0] == "ru" else "en"
