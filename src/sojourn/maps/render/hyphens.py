"""Where a word that does not fit may be cut: after signs, at soft hyphens, between syllables, else anywhere."""

from __future__ import annotations

_VOWELS = frozenset("aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿаеёиоуыэюяіїєαεηιουωάέήίόύώ")
_AFTER = frozenset("-/_.,:;@&=+|\\‐–—")
_NEVER_FIRST = frozenset("ьъйЬЪЙ")
_ONE_SOUND = frozenset(("ch", "sh", "th", "ph", "ck", "wh", "gh", "qu"))
SOFT_HYPHEN = "\u00ad"


def cut(word: str, fits: int) -> tuple[str, str]:
    """Head and tail of `word`, the head of at most `fits` characters with its hyphen; `fits` is at least 1."""
    fits = max(1, min(fits, len(word) - 1))
    for at in range(fits, 0, -1):
        if word[at - 1] == SOFT_HYPHEN and at > 1:
            return word[: at - 1] + "-", word[at:]
        if word[at - 1] in _AFTER and at >= fits * 0.4:
            return word[:at], word[at:]
    for at in range(fits - 1, max(1, fits // 3), -1):
        if _between_syllables(word, at):
            return word[:at] + "-", word[at:]
    letters = fits >= 3 and word[fits - 2].isalpha() and word[fits - 1].isalpha()
    return (word[: fits - 1] + "-", word[fits - 1 :]) if letters else (word[:fits], word[fits:])


def _between_syllables(word: str, at: int) -> bool:
    """Whether a reader would accept a hyphen before `word[at]`: two letters and a vowel on each side of it."""
    head, tail = word[:at].lower(), word[at:].lower()
    if at < 3 or len(tail) < 3 or not (head[-1].isalpha() and tail[0].isalpha()) or tail[0] in _NEVER_FIRST:
        return False
    if not (any(c in _VOWELS for c in head) and any(c in _VOWELS for c in tail)) or tail[0] in _VOWELS:
        return False
    return tail[1] in _VOWELS and head[-1] + tail[0] not in _ONE_SOUND
