"""Words inside column and file names, and the readable names made from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPLIT = re.compile(r"[^\w]+|_+")
_TIME_SUFFIX = {"timestamp", "tstamp", "date", "time", "at", "on", "datetime", "ts", "dt", "utc"}
_FILE_NOISE = {
    "dataset", "data", "export", "table", "csv", "final", "sample", "fact", "dim", "log", "tsv", "jsonl", "parquet",
    "gz", "xlsx", "linked", "to",
}  # fmt: skip


def words(name: str) -> tuple[str, ...]:
    """Lower-case words of a name: 'CustomerID' is ('customer', 'id'), 'case:channel' is ('case', 'channel')."""
    parts = (piece for chunk in _SPLIT.split(name.strip()) for piece in _CAMEL.split(chunk))
    return tuple(part.lower() for part in parts if part)


def event_from_column(column: str) -> str:
    """The event a time column speaks of: 'order_approved_at' is 'order approved'; '' for a plain 'timestamp'."""
    found = list(words(column))
    while found and found[-1] in _TIME_SUFFIX:
        found.pop()
    return " ".join(word for word in found if word not in ("timestamp", "tstamp"))


def entity(file: str, shared: Iterable[str] = ()) -> str:
    """What one row of a file is, from the file's name: 'olist_order_payments_dataset.csv.gz' with the word 'olist'

    shared by all files is 'order payment'. 'event' when nothing is left.
    """
    noise = _FILE_NOISE | set(shared)
    found = [word for word in words(file.split(".", maxsplit=1)[0]) if word not in noise and not word.isdigit()]
    if not found:
        return "event"
    found[-1] = _singular(found[-1])
    return " ".join(found)


def shared_words(files: list[str]) -> set[str]:
    """The word that begins most of several file names ('olist')."""
    firsts = Counter(found[0] for file in files if (found := words(file.split(".")[0])))
    return {word for word, count in firsts.items() if count > 1 and count > len(files) / 2}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word
