"""Real: San Francisco airport passengers interviewed at the gate in May 2017 and May 2018, as events and answers.

An interview is one event at noon UTC of its day (the file knows no hour), followed by what was answered. Codes of the
file: 0 or empty is blank, 6 is "never used", 11 in NETPRO is outside the scale.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from sojourn.demo.files import read_rows
from sojourn.demo.rows import Facts

SOURCE = "sfo-survey"
YEARS = (2017, 2018)
TOPICS = {
    "signs": ("1", "2", "3", "4", "5", "6", "9"),
    "AirTrain": ("7",),
    "food": ("11", "12", "13", "14"),
    "Wi-Fi": ("21",),
    "restrooms": ("22",),
    "escalators, trains": ("23",),
    "parking, rental": ("24",),
    "boarding area": ("26", "27"),
    "searched, item taken": ("31",),
    "slow, confusing, rude": ("32",),
    "other security": ("33", "34", "35", "36"),
    "airline check-in": ("41", "42", "43", "44", "45", "46", "47"),
    "gate change": ("51", "54"),
    "flight late, missed": ("52", "53"),
    "help on the way": ("61", "62"),
    "traffic": ("73",),
}
"""What a problem code speaks of: our own words, read from the answers; the survey's code book is not in the file."""

_TOPIC_OF = {code: topic for topic, codes in TOPICS.items() for code in codes}
_KEPT = (
    "BAREA", "STRATA", "PEAK", "AIRLINE", "DESTINATION", "Q2PURP1", "Q3GETTO1", "Q4BAGS", "Q4STORE", "Q4FOOD",
    "Q4WIFI", "Q5TIMESFLOWN", "Q5FIRSTTIME", "Q11TSAPRE", "Q15PROBLEM", "AGE", "LANG",
)  # fmt: skip
_RATED = (
    "Q13GETRATE", "Q7ROADS", "Q7PARK", "Q7AIRTRAIN", "Q7LTPARKING", "Q7RENTAL", "Q14FIND", "Q14PASSTHRU",
    "Q12PRECHECKRATE", "Q7SIGN", "Q7SCREENS", "Q7INFODOWN", "Q7INFOUP", "Q7WALKWAYS", "Q7WIFI", "Q7FOOD", "Q7STORE",
    "Q7ART", "Q9RESTROOM", "Q9BOARDING", "Q9AIRTRAIN", "Q9RENTAL", "Q9FOOD", "Q9ALL", "Q10SAFE", "Q7ALL",
)  # fmt: skip
_NOT_WORDS = {"TRANSLATE", "TO TRANSLATE", "SEE 12A", "SEE #8", "QUESTION 8"}
"""Notes of those who typed the answers, not words of a passenger."""

_NAMES = re.compile(r"\b(tsa|sfo|bart|airtrain|wi-?fi|klm|ba|b\.a\.|aa|jfk|usa|i|i'm|t[123]|precheck|mcdonalds|united|"
                    r"alaska|american airlines|frontier|jetblue|emirates?|british air(?:ways)?|air france|cbp|id)\b",
                    re.IGNORECASE)  # fmt: skip
_SPELLED = {"airtrain": "AirTrain", "wifi": "Wi-Fi", "wi-fi": "Wi-Fi", "precheck": "PreCheck", "i": "I", "i'm": "I'm",
            "mcdonalds": "McDonalds", "jetblue": "JetBlue", "b.a.": "B.A."}  # fmt: skip
_CAPITALISED = {"united", "alaska", "american airlines", "frontier", "emirate", "emirates", "british air",
                "british airways", "air france"}  # fmt: skip


def events() -> pa.Table:
    """All interviews of both years as rows of the events table."""
    facts = Facts(SOURCE, datetime(2018, 6, 1, tzinfo=UTC))
    for year in YEARS:
        for row in read_rows(f"sfo_survey_{year}.csv.xz"):
            _interview(facts, year, row)
    return facts.table()


def _interview(facts: Facts, year: int, row: dict[str, str]) -> None:
    profile = f"{year}-{row['RESPNUM']}"
    time = datetime(year, 5, int(row["INTDATE"]), 12, tzinfo=UTC)
    kept: dict[str, str | int] = {name: row[name] for name in _KEPT if row[name]}
    dwell = dwell_minutes(row["ARRTIME"], row["DEPTIME"])
    if dwell is not None:
        kept["dwell_minutes"] = dwell
    said = json.dumps(kept)
    facts.event(profile, time, "interview", channel="gate", properties=said)
    # Problems come before the ratings: an event counts when it lies between an instance's first and last step.
    if row["Q15PROBLEM"] in ("1", "2", "3"):
        facts.event(profile, time, "problem question answered", channel="gate", properties=said)
        for code in _codes(row):
            coded = json.dumps({**kept, "code": code, "topic": _TOPIC_OF.get(code, "other")})
            facts.event(profile, time, "problem named", channel="gate", properties=coded)
            _words(facts, profile, time, row["Q15WORDS"], coded)
    for question in _RATED:
        _rating(facts, profile, time, question, row[question], kept, said)
    if row["NETPRO"].isdigit() and int(row["NETPRO"]) <= 10:
        facts.answer(profile, time, "NETPRO", score=float(row["NETPRO"]), scale_low=0.0, scale_high=10.0,
                     properties=said)  # fmt: skip


def _rating(
    facts: Facts, profile: str, time: datetime, question: str, code: str, kept: dict[str, str | int], said: str
) -> None:
    """A rating 1 to 5, or the statement that it was never used; blank is no answer at all."""
    if code in ("1", "2", "3", "4", "5"):
        facts.answer(profile, time, question, score=float(code), scale_low=1.0, scale_high=5.0, properties=said)
    elif code == "6":
        unused = json.dumps({**kept, "not_used": code})
        facts.answer(profile, time, question, scale_low=1.0, scale_high=5.0, properties=unused)


def _words(facts: Facts, profile: str, time: datetime, words: str, properties: str) -> None:
    if words and words.strip(" .").upper() not in _NOT_WORDS:
        facts.answer(profile, time, "Q15PROBLEM", text=sentence_case(words), properties=properties)


def _codes(row: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in ("Q15CODE1", "Q15CODE2", "Q15CODE3"):
        code = row[name]
        if code and code != "0" and code not in seen:
            seen.add(code)
            yield code


def dwell_minutes(arrival: str, departure: str) -> int | None:
    """Minutes from arriving to the scheduled departure, over midnight when need be; None when either is unknown."""
    if not arrival or not departure:
        return None
    wait = _minutes(departure) - _minutes(arrival)
    return int(wait / timedelta(minutes=1)) % 1440


def _minutes(clock: str) -> timedelta:
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def sentence_case(words: str) -> str:
    """Answers typed in capitals, as sentences; the spelling stays as it was typed."""
    text = words.strip()
    if text != text.upper():
        return text
    text = re.sub(r"(^|[.!?]\s+)([^\W\d_])", lambda match: match[1] + match[2].upper(), text.lower())
    return _NAMES.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    word = match[0].lower()
    return _SPELLED.get(word) or (word.title() if word in _CAPITALISED else word.upper())
