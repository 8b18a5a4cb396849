"""The trade's words: which phase of a journey a word speaks of. Only whole phases, so that a stage has a known name."""

from __future__ import annotations

from collections.abc import Mapping

_STEMS: Mapping[str, tuple[str, ...]] = {
    "Discover": ("visit", "view", "brows", "search", "landing", "page", "product", "catalog", "ad", "campaign"),
    "Registration": ("signup", "regist", "enrol", "onboard", "account"),
    "Cart": ("cart", "basket", "wishlist", "bag"),
    "Checkout": ("checkout",),
    "Order": ("order", "purchas", "buy", "bought", "book", "reserv", "subscri"),
    "Payment": ("pay", "paid", "payment", "invoic", "charg", "bill", "compensat"),
    "Delivery": ("deliver", "ship", "dispatch", "carrier", "courier", "parcel", "pickup", "transit", "packed"),
    "Check": ("check", "examin", "verif", "inspect", "assess", "screen"),
    "Decision": ("decid", "decision", "reject", "grant", "accept"),
    "Support": ("support", "ticket", "complain", "chat", "call", "helpdesk", "contact"),
    "Return": ("return", "refund", "rma", "exchang"),
    "Cancellation": ("cancel", "terminat", "churn", "unsubscrib"),
    "Review": ("review", "rating", "survey", "feedback", "nps", "csat"),
}
_EXACT = {"ad", "bag", "call", "rma", "nps", "csat", "pay", "paid", "chat", "buy", "page", "book"}


def concept_of(word: str) -> str | None:
    """The phase a lower-case word speaks of, or None for most words."""
    for name, stems in _STEMS.items():
        for stem in stems:
            if word in (stem, f"{stem}s") if stem in _EXACT else word.startswith(stem):
                return name
    return None
