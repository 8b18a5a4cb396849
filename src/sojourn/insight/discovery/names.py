"""Names of events and columns as people would say them: order_delivered_customer_date, Order delivered to customer."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[_\-./:\s]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CODE = re.compile(r"(?=.*\d)[A-Z0-9]+(?:[ _-][A-Z0-9]+)*|[A-Z]{2,5}")
_HANDED = re.compile(r"\b(delivered|shipped|handed|handed over|sent) (customer|carrier|courier|recipient|buyer)\b")
_WHEN = {"timestamp", "datetime", "date", "time", "at", "on", "ts", "dt", "utc"}
_PLANNED = {"estimated", "expected", "planned", "due", "deadline", "limit", "promised", "scheduled", "eta", "sla",
            "estimate", "forecast"}  # fmt: skip
_NOISE = {"ping", "heartbeat", "keepalive", "scroll", "mousemove", "hover", "impression", "focus", "blur", "debug"}
_FAILED = ("cancel", "fail", "reject", "abandon", "return", "refus", "declin", "lost", "error", "expire", "churn",
           "unavailable", "unsubscrib", "terminat", "denied", "bounce")  # fmt: skip
_SMALL = {"a", "an", "and", "at", "by", "case", "for", "from", "in", "of", "on", "or", "the", "to", "with", "concept",
          "is", "was", "not", "event", "name", "no", "per"}  # fmt: skip


def human(name: str) -> str:
    """A title for a machine's or person's name. Text with spaces is little changed; codes such as Q14PASSTHRU stay."""
    text = " ".join(name.split())
    if not text or _CODE.fullmatch(text):
        return text or "Unnamed"
    if " " in text:
        return _HANDED.sub(r"\1 to \2", text[0].upper() + text[1:])
    words = [word for word in _SEPARATORS.split(_CAMEL.sub("_", text)) if word]
    kept = list(words)
    while len(kept) > 1 and kept[-1].lower() in _WHEN:
        kept.pop()
    if not kept:
        return text
    lowered = [
        word if _CODE.fullmatch(word) and len(kept) > 1 and not text.isupper() else word.lower() for word in kept
    ]
    title = _HANDED.sub(r"\1 to \2", " ".join(lowered))
    return title[0].upper() + title[1:]


def words_of(name: str) -> list[str]:
    """Lower-case words that carry meaning, in order; numbers, short codes and small words are left out."""
    parts = [word.lower() for word in _SEPARATORS.split(_CAMEL.sub("_", name)) if word]
    return [
        word for word in parts if word not in _SMALL and word not in _WHEN and not re.fullmatch(r"\W*|\w?\d+\w?", word)
    ]


def is_planned(name: str) -> bool:
    """A date that was planned, such as an estimated delivery: not something that happened."""
    return not _PLANNED.isdisjoint(_all_words(name))


def is_noise(name: str) -> bool:
    """Something a machine reports while nothing happens, such as a page ping."""
    return not _NOISE.isdisjoint(_all_words(name))


def is_failure(name: str) -> bool:
    """An outcome that nobody set out for, judged by its words."""
    return any(word.startswith(_FAILED) for word in _all_words(name))


def _all_words(name: str) -> set[str]:
    return {word.lower() for word in _SEPARATORS.split(_CAMEL.sub("_", name)) if word}
