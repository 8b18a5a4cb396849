"""Chinese, Japanese and Korean text in older encodings: told by the characters that such text is mostly made of."""

from __future__ import annotations

from collections.abc import Callable

JAPANESE = ("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213", "euc_jp", "euc_jis_2004", "euc_jisx0213")
"""Text without kana is in none of these, whatever else may guess."""
_MOST = 0.9


def east_asian_encoding(sample: bytes) -> str | None:
    """The encoding whose everyday characters the sample holds; None when it is no such text.

    Kana tell Japanese (Chinese text has none), syllables Korean, and the first levels of their standards, which hold
    the characters in daily use, simplified and traditional Chinese. The sample must not end inside a character.
    """
    for name, share, least in _SIGNS:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        foreign = [character for character in text if not character.isascii()]
        if foreign and sum(map(share, foreign)) >= least * len(foreign):
            return name
    return None


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff"


def _is_syllable(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"


def _is_simplified(character: str) -> bool:
    return _lead(character, "gb2312") in range(0xA1, 0xD8)


def _is_traditional(character: str) -> bool:
    return _lead(character, "big5") in range(0xA1, 0xC7)


def _lead(character: str, encoding: str) -> int:
    code = character.encode(encoding, "ignore")
    return code[0] if code else 0


_SIGNS: tuple[tuple[str, Callable[[str], bool], float], ...] = (
    ("euc_jp", _is_kana, 0.1),
    ("cp932", _is_kana, 0.1),
    ("euc_kr", _is_syllable, 0.97),
    ("gb18030", _is_simplified, _MOST),
    ("big5", _is_traditional, _MOST),
)
