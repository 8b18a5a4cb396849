"""Which role a column could play, with a confidence from 0 to 1, from its name and the shape of its values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from sojourn.events.names import words
from sojourn.events.shapes import Shape

Role: TypeAlias = Literal[
    "profile", "case", "session", "id", "time", "event", "channel", "value", "value_by", "score", "question", "text",
    "property",
]  # fmt: skip

_IDS = {"id", "key", "no", "num", "number", "nr", "uuid", "guid", "hash", "ref", "reference"}
_PEOPLE = {
    "customer", "user", "client", "visitor", "profile", "person", "contact", "member", "passenger", "patient", "guest",
    "subscriber", "shopper", "respondent", "participant", "citizen", "student", "account", "loyalty", "buyer",
    "anonymous", "distinct", "kunde", "cliente", "consumer", "traveller", "traveler", "resident", "household",
}  # fmt: skip
_PEOPLE_WHOLE = {
    "userid", "customerid", "clientid", "visitorid", "uid", "respnum", "respid", "responseid", "fullvisitorid", "cid",
    "custid", "anonymousid", "distinctid", "客户", "用户", "客戶", "клиент",
}  # fmt: skip
_CASES = {
    "case", "order", "invoice", "ticket", "booking", "claim", "request", "application", "trip", "journey", "incident",
    "reservation", "purchase", "transaction", "basket", "cart", "stay", "appointment", "contract", "loan", "complaint",
    "delivery", "shipment", "return", "caseid", "orderid", "invoiceno", "ticketid", "bookingid",
}  # fmt: skip
_SESSIONS = {"session", "sessionid", "visitid", "visit", "sid"}
_EVENT_IDS = {"event", "message", "eventid", "messageid", "hit", "log", "record"}
_EVENTS = {
    "event": 0.9, "activity": 0.9, "action": 0.8, "touchpoint": 0.8, "step": 0.7, "task": 0.65, "status": 0.55,
    "operation": 0.6, "stage": 0.6, "eventname": 0.95, "eventtype": 0.9, "activité": 0.8, "事件": 0.9, "событие": 0.9,
    "ereignis": 0.9, "evento": 0.9,
}  # fmt: skip
_CHANNELS = {"channel": 0.95, "platform": 0.6, "medium": 0.6, "device": 0.55, "канал": 0.9, "渠道": 0.9, "kanal": 0.9}
_VALUES = {
    "amount": 0.9, "revenue": 0.9, "value": 0.85, "total": 0.8, "price": 0.75, "spent": 0.75, "cost": 0.7, "costs": 0.7,
    "spend": 0.75, "paid": 0.7, "sales": 0.7, "turnover": 0.7, "dollars": 0.7, "betrag": 0.8, "valor": 0.8,
}  # fmt: skip
_SCORES = {
    "score": 0.85, "rating": 0.9, "nps": 0.95, "csat": 0.95, "ces": 0.9, "satisfaction": 0.9, "stars": 0.85,
    "netpro": 0.95, "recommend": 0.85, "likelihood": 0.8, "оценка": 0.9, "评分": 0.9, "評分": 0.9,
}  # fmt: skip
_TEXTS = {
    "comment", "comments", "text", "message", "feedback", "verbatim", "remark", "remarks", "opinion", "comentario",
    "title", "reason", "отзыв", "评论", "評論", "answer",
}  # fmt: skip
_NOT_SCORE = {"id", "points", "count", "credit", "risk"}
_PLANS = {
    "estimated", "expected", "planned", "plan", "due", "deadline", "limit", "scheduled", "promised", "eta", "target",
    "forecast", "valid", "expiry", "expires", "expiration", "birth", "dob", "birthday", "enddate", "startdate",
}  # fmt: skip
_TECHNICAL = {"etl", "received", "ingested", "updated", "loaded", "load", "refr", "true", "sent", "modified", "dvce"}
_BEST_TIMES = {"timestamp": 0.97, "occurred": 0.95, "event": 0.95, "time": 0.9, "date": 0.85, "created": 0.8}


def role_scores(shape: Shape) -> dict[Role, float]:
    """The roles a column could play; an empty column could play none."""
    found = words(shape.name)
    if not shape.filled or not found:
        return {}
    scores: dict[Role, float] = {}
    for role, judge in _JUDGES.items():
        confidence = judge(found, shape)
        if confidence > 0:
            scores[role] = round(confidence, 2)
    return scores


def is_plan(name: str) -> bool:
    """A time that was meant, not one that happened (estimated delivery, deadline, birthday)."""
    return bool(_PLANS & set(words(name)))


def is_technical(name: str) -> bool:
    """A time of the pipeline (received, loaded, updated), not of the person."""
    return bool(_TECHNICAL & set(words(name)))


def is_key(name: str) -> bool:
    """The name of a column that identifies something."""
    found = words(name)
    return bool(found) and (found[-1] in _IDS or found[-1] in _PEOPLE_WHOLE or found[-1].endswith("id"))


def _is_id_like(shape: Shape) -> bool:
    return shape.time is None and shape.words_share < 0.2 and shape.mean_length < 80


def _are_codes(shape: Shape) -> bool:
    """Every value seen has a letter and a digit, as ids have and kinds of people ('new', 'private') have not."""
    return shape.distinct > 2 and all(
        any(map(str.isdigit, value)) and any(map(str.isalpha, value)) for value, _ in shape.frequent
    )


def _profile(found: tuple[str, ...], shape: Shape) -> float:
    if not _is_id_like(shape) or (shape.number_share > 0.9 and shape.whole_share < 0.9):
        return 0.0
    fill = 0.4 + 0.6 * shape.filled / max(shape.rows, 1)
    if set(found[-1:]) & _PEOPLE_WHOLE:
        return 0.93 * fill
    person = bool(_PEOPLE & set(found))
    if person and is_key(shape.name):
        return (0.97 if "unique" in found else 0.95) * fill
    if person and len(found) == 1 and (shape.distinct > 20 or _are_codes(shape)):
        return 0.7 * fill
    if "email" in found or "mail" in found:
        return 0.55 * fill if shape.distinct_share > 0.2 else 0.0
    return 0.0


def _case(found: tuple[str, ...], shape: Shape) -> float:
    name = " ".join(found)
    if name in ("case concept name", "case id", "case"):
        return 0.98
    if name.startswith("case ") and name.count(" ") > 1:
        return 0.0
    if not _is_id_like(shape) or not _CASES & set(found) or _PEOPLE & set(found):
        return 0.0
    if name in _CASES and name.endswith(("id", "no")):
        return 0.9
    return 0.9 if is_key(shape.name) and name.split(" ")[0] in _CASES else 0.0


def _session(found: tuple[str, ...], shape: Shape) -> float:
    if not _is_id_like(shape) or "idx" in found or any(word.endswith("idx") for word in found):
        return 0.0
    if found[-1] in ("sessionid", "visitid") or "sessionid" in "".join(found):
        return 0.9
    return 0.85 if _SESSIONS & set(found) and (is_key(shape.name) or len(found) == 1) and shape.distinct > 1 else 0.0


def _id(found: tuple[str, ...], shape: Shape) -> float:
    if shape.distinct_share < 0.9 or not _is_id_like(shape):
        return 0.0
    if found in (("event", "id"), ("message", "id"), ("eventid",), ("messageid",), ("event", "uuid")):
        return 0.95
    return 0.8 if found in (("id",), ("uuid",)) and shape.distinct_share > 0.98 else 0.0


def _time(found: tuple[str, ...], shape: Shape) -> float:
    if shape.time is None or shape.time.formats == ("time_of_day",):
        return 0.0
    best = max((_BEST_TIMES.get(word, 0.0) for word in found), default=0.0) or 0.75
    if is_plan(shape.name):
        return 0.1
    if found[0] == "case" and len(found) > 1:
        return 0.2
    if is_technical(shape.name):
        return 0.4
    return best * shape.time.share * (0.5 + 0.5 * shape.filled / max(shape.rows, 1))


def _event(found: tuple[str, ...], shape: Shape) -> float:
    if found == ("concept", "name"):
        return 0.98
    if found[0] == "case" or is_key(shape.name) or shape.time is not None or shape.is_numeric:
        return 0.0
    if shape.distinct > max(150, 0.2 * shape.filled) or shape.mean_length > 80:
        return 0.0
    best = max((_EVENTS.get(word, 0.0) for word in found), default=0.0)
    if best and found[-1] in ("name", "type", "display"):
        best = min(0.97, best + 0.05)
    if "event" in found[1:]:
        best = min(best, 0.6)
    return best


def _channel(found: tuple[str, ...], shape: Shape) -> float:
    if shape.distinct > 60 or shape.time is not None or is_key(shape.name) or shape.is_numeric:
        return 0.0
    return max((_CHANNELS.get(word, 0.0) for word in found), default=0.0)


def _value(found: tuple[str, ...], shape: Shape) -> float:
    if not shape.is_numeric or is_key(shape.name) or shape.time is not None or shape.filled < 0.05 * shape.rows:
        return 0.0
    return max((_VALUES.get(word, 0.0) for word in found), default=0.0)


def _value_by(found: tuple[str, ...], shape: Shape) -> float:
    return 0.8 if shape.is_numeric and found[-1] in ("quantity", "qty", "menge") else 0.0


def _score(found: tuple[str, ...], shape: Shape) -> float:
    if not shape.is_numeric or shape.low is None or shape.high is None or _NOT_SCORE & set(found):
        return 0.0
    if shape.low < -10 or shape.high > 100 or shape.distinct > 101:
        return 0.0
    return max((_SCORES.get(word, 0.0) for word in found), default=0.0)


def _question(found: tuple[str, ...], shape: Shape) -> float:
    return 0.9 if found[0] == "question" and shape.distinct <= 500 and not shape.is_numeric else 0.0


def _text(found: tuple[str, ...], shape: Shape) -> float:
    if shape.is_numeric or shape.time is not None or is_key(shape.name):
        return 0.0
    if _TEXTS & set(found):
        return 0.9 if shape.words_share > 0.2 or shape.mean_length > 12 else 0.5
    return 0.55 if "review" in found and shape.words_share > 0.3 else 0.0


_JUDGES: dict[Role, Callable[[tuple[str, ...], Shape], float]] = {
    "profile": _profile, "case": _case, "session": _session, "id": _id, "time": _time, "event": _event,
    "channel": _channel, "value": _value, "value_by": _value_by, "score": _score, "question": _question, "text": _text,
}  # fmt: skip
