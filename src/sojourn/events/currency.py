"""Signs and codes of currencies as people write them before or behind an amount: € 12,50, $1,299.00, 12.50 EUR."""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = "€$£¥₽₹₩₺₴₪₫฿"
CODES: Final = (
    "EUR", "USD", "GBP", "JPY", "CNY", "RUB", "INR", "KRW", "TRY", "UAH", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "CAD", "AUD", "NZD", "BRL", "MXN", "ZAR", "SGD", "HKD", "TWD", "ILS", "THB", "AED",
)  # fmt: skip
MARK: Final = rf"(?:[A-Z]{{1,2}})?[{SIGNS}]|\b(?:{'|'.join(CODES)})\b"
"""One mark; US$ and A$ are marks of their own. The same pattern is run by the engine that imports (RE2)."""
_WRITTEN = re.compile(
    rf"^([-+]?)\s*(?:({MARK})\s*([-+]?[\d.,\s\u00a0\u202f]*\d)|([-+]?[\d.,\s\u00a0\u202f]*\d)\s*({MARK}))$"
)
_BLANKS = re.compile(r"[\s\u00a0\u202f]")


def without_currency(text: str) -> str | None:
    """The amount without its mark and the blanks between; None for text that is no amount with exactly one mark."""
    found = _WRITTEN.match(text.strip())
    if found is None:
        return None
    amount = _BLANKS.sub("", found[3] or found[4])
    return f"{found[1]}{amount}" if not (found[1] and amount[0] in "+-") else None
