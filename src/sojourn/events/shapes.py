"""What the values of a column look like, whatever its name: the evidence that roles are guessed from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sojourn.events.currency import without_currency
from sojourn.events.times import TimeGuess, guess_time

_NUMBER = re.compile(r"^[-+]?(?:\d+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?)$")
_COMMA = re.compile(r"^[-+]?(?:\d+,(?!\d{3}$)\d+|\d{1,3}(?:\.\d{3})+,\d+)$")
"""A comma that stands before decimals: not before exactly three digits, or behind thousands with a point."""
_WHOLE_FLOAT = re.compile(r"^-?\d+\.0$")
EXAMPLES = 3


@dataclass(frozen=True)
class Shape:
    """Counts and ranges over the sampled values of one column; blanks are not values.

    `distinct_share` is distinct values / values; `low`, `high` are set when (nearly) all values are numbers.
    `decimal_comma`: most of the numbers have a comma before their decimals. `currency`: most values are amounts with a
    currency's sign or code.
    """

    name: str
    rows: int
    filled: int
    distinct: int
    number_share: float
    whole_share: float
    low: float | None
    high: float | None
    mean_length: float
    words_share: float
    mangled: bool
    decimal_comma: bool
    currency: bool
    time: TimeGuess | None
    frequent: tuple[tuple[str, int], ...]
    examples: tuple[str, ...]

    @property
    def distinct_share(self) -> float:
        """Distinct values over values; 0 for an empty column."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def is_numeric(self) -> bool:
        """Nearly all values are numbers."""
        return self.number_share >= 0.95


def shape(name: str, values: Sequence[str | None], typed: str | None = None) -> Shape:
    """The shape of a column's sample. `typed` is 'time' when the file itself says that the column holds times."""
    filled = [text for value in values if value is not None and (text := value.strip())]
    counts = Counter(filled)
    plain = {value: without_currency(value) for value in counts}
    currency = sum(plain[value] is not None for value in filled) > len(filled) / 2
    amounts = [plain[value] or value for value in filled] if currency else filled
    written = [value for value in amounts if _NUMBER.match(value)]
    comma = sum(bool(_COMMA.match(value)) for value in written) > len(written) / 2
    numbers = [
        float(value.replace(".", "").replace(",", ".") if comma else value.replace(",", "")) for value in written
    ]
    total = len(filled) or 1
    numeric = len(numbers) / total >= 0.95 and bool(filled)
    return Shape(
        name=name,
        rows=len(values),
        filled=len(filled),
        distinct=len(counts),
        number_share=len(numbers) / total if filled else 0.0,
        whole_share=sum(number.is_integer() for number in numbers) / total,
        low=min(numbers) if numeric else None,
        high=max(numbers) if numeric else None,
        mean_length=sum(map(len, filled)) / total,
        words_share=sum(value.count(" ") >= 2 for value in filled) / total,
        mangled=bool(filled) and sum(bool(_WHOLE_FLOAT.match(value)) for value in filled) / total > 0.9,
        decimal_comma=comma,
        currency=currency,
        time=TimeGuess(("native",), 1.0) if typed == "time" else guess_time(name, filled),
        frequent=tuple(counts.most_common(20)),
        examples=tuple(counts)[:EXAMPLES],
    )
