"""The airport survey as events, and the journey of the design screens: a loader of the tests' own.

Codes: 0 or empty is blank (no answer), 6 is "never used" (an answer without a score), NETPRO 11 is outside its scale.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sojourn.insight.answer import Window
from sojourn.insight.request import MeasureRequest
from sojourn.maps.journey import Journey

ROOT = Path(__file__).resolve().parents[2]
SHARED_DATA = Path(os.environ.get("SOJOURN_SHARED_DATA", ROOT.parent / "shared" / "data"))
NUMBERS = SHARED_DATA.parent / "design" / "screens" / "numbers.json"
STEPS = [
    ("trip", "Q13GETRATE"), ("roads", "Q7ROADS"), ("parking", "Q7PARK"), ("airtrain", "Q7AIRTRAIN"), ("checkin", None),
    ("security", "Q14PASSTHRU"), ("signs", "Q7SIGN"), ("screens", "Q7SCREENS"), ("walkways", "Q7WALKWAYS"),
    ("wifi", "Q7WIFI"), ("food", "Q7FOOD"), ("shops", "Q7STORE"), ("restrooms", "Q9RESTROOM"),
    ("boarding", "Q9BOARDING"), ("whole", "Q7ALL"),
]  # fmt: skip
STAGES = {"getting": 4, "security": 2, "inside": 7, "gate": 1, "overall": 1}
PROBLEM = {
    "trip": [73], "parking": [24], "airtrain": [7], "checkin": [43, 44, 45, 47], "security": [31, 32, 33, 34, 36],
    "signs": [1, 2, 3, 4, 5, 6, 9], "walkways": [23], "wifi": [21], "food": [11, 13, 14], "restrooms": [22],
    "boarding": [27, 51, 54],
}  # fmt: skip
KEPT = ("BAREA", "STRATA", "PEAK", "Q3GETTO1", "Q2PURP1", "Q5FIRSTTIME", "Q11TSAPRE", "Q15PROBLEM", "AGE", "LANG")
RENAMED = {"Q7WALKWAY": "Q7WALKWAYS", "Q20AGE": "AGE", "Q19AGE": "AGE"}


def needs_shared_data() -> Any:
    """Skips where the survey files and the screens' numbers are not at hand."""
    there = NUMBERS.exists() and (SHARED_DATA / "sfo_survey").exists()
    return pytest.mark.skipif(not there, reason="shared data is not at hand")


def numbers() -> dict[str, Any]:
    """The figures on the design screens."""
    return json.loads(NUMBERS.read_text())


def rows() -> list[dict[str, Any]]:
    """Both years as rows of the events table."""
    return [event for year in (2017, 2018) for row in _file(year) for event in _events(year, row)]


def _file(year: int) -> list[dict[str, str]]:
    packed = (SHARED_DATA / "sfo_survey" / f"{year}_SFO_Customer_Survey.csv.gz").read_bytes()
    text = gzip.decompress(packed).decode("latin-1" if year == 2017 else "utf-8-sig")
    read = csv.DictReader(io.StringIO(text))
    clean = {name: RENAMED.get(name.strip().upper(), name.strip().upper()) for name in read.fieldnames or []}
    return [{clean[name]: value for name, value in row.items()} for row in read]


def _events(year: int, row: dict[str, str]) -> list[dict[str, Any]]:
    properties = {name: row[name] or "0" for name in KEPT}
    arrived, leaves = _minutes(row["ARRTIME"]), _minutes(row["DEPTIME"])
    if arrived is not None and leaves is not None:
        properties["dwell"] = str((leaves - arrived) % 1440)
    base = {
        "time": datetime(year, 5, int(row["INTDATE"]), 12, tzinfo=UTC),
        "profile_id": f"{year}-{row['RESPNUM']}",
        "properties": json.dumps(properties),
    }
    found = [{**base, "name": "interview"}]
    for question in [question for _, question in STEPS if question]:
        found += _rating(base, question, row[question], properties)
    if row["NETPRO"].isdigit() and int(row["NETPRO"]) <= 10:
        score = {"question": "NETPRO", "score": float(row["NETPRO"]), "scale_low": 0.0, "scale_high": 10.0}
        found.append({**base, "name": "feedback", **score})
    if row["Q15PROBLEM"] in ("1", "2", "3"):
        columns = [name for name in row if name.startswith(("Q15-", "Q15COM"))]
        for code in {row[name] for name in columns if row[name]}:
            coded = json.dumps({**properties, "code": code})
            found.append({**base, "name": "problem named", "properties": coded})
    return found


def _rating(base: dict[str, Any], question: str, code: str, properties: dict[str, str]) -> list[dict[str, Any]]:
    answer = {**base, "name": "feedback", "question": question, "scale_low": 1.0, "scale_high": 5.0}
    if code in ("1", "2", "3", "4", "5"):
        return [{**answer, "score": float(code)}]
    return [{**answer, "properties": json.dumps({**properties, "not_used": "6"})}] if code == "6" else []


def _minutes(clock: str) -> int | None:
    words = clock.replace("12/31/1899", "").replace("01/01/1900", "").split()
    if not words or ":" not in words[0]:
        return None
    hours, minutes = (int(part) for part in words[0].split(":")[:2])
    late = len(words) > 1 and words[1] == "PM"
    return (hours % 12 + 12 * late if len(words) > 1 else hours) * 60 + minutes


def journey() -> Journey:
    """'Through the airport' as on the screens: each step bound to its question."""
    stages = [{"id": name, "title": name, "order": str(place)} for place, name in enumerate(STAGES)]
    owner = [name for name, count in STAGES.items() for _ in range(count)]
    steps: list[dict[str, Any]] = []
    for place, (name, question) in enumerate(STEPS):
        step: dict[str, Any] = {"id": name, "stage": owner[place], "order": f"{place:02}", "title": name}
        if question:
            step |= {"match": f"question = '{question}' and score exists", "feedback": f"question = '{question}'"}
            step["asked"] = f"question = '{question}'"
        if name in PROBLEM:
            codes = ", ".join(f"'{code}'" for code in PROBLEM[name])
            step["rates"] = {"problem": f"event = 'problem named' and code in ({codes})"}
        steps.append(step)
    return Journey.model_validate(
        {
            "id": "airport", "slug": "airport", "title": "Through the airport", "stages": stages, "steps": steps,
            "scope": {"starts": "event = 'interview'", "unit": "passengers", "timeout": "1d"},
            "personas": [
                {"id": "international", "name": "Flying abroad", "segment": "PEAK = '3'"},
                {"id": "first_time", "name": "First time here", "segment": "Q5FIRSTTIME = '2'"},
            ],
            "kpis": [
                {"id": "nps", "name": "NPS", "type": "nps", "method": "net", "match": "question = 'NETPRO'",
                 "top": [9, 10], "bottom": [0, 6]},
                {"id": "recommend", "name": "Would recommend", "method": "mean", "match": "question = 'NETPRO'",
                 "source": "feedback"},
                {"id": "problem", "name": "Met a problem", "type": "rate", "method": "rate", "good": "down",
                 "match": "event = 'interview' and Q15PROBLEM = '1'",
                 "base": "event = 'interview' and Q15PROBLEM in ('1', '2', '3')"},
                {"id": "dwell", "name": "Arrival to departure", "type": "duration", "method": "median", "unit": "min",
                 "field": "dwell", "match": "event = 'interview' and Q3GETTO1 != '3'", "maximum": 600, "good": "none"},
                {"id": "came_by", "name": "Came by", "type": "mix", "method": "mix", "field": "Q3GETTO1",
                 "match": "event = 'interview' and Q3GETTO1 != '0'"},
            ],
            "drivers": {
                "outcome": "nps", "outcome_steps": ["whole"],
                "confounders": ["BAREA", "STRATA", "Q5FIRSTTIME", "Q2PURP1", "AGE", "LANG"],
            },
            "filters": [{"field": "BAREA", "title": "Boarding area"}, {"field": "Q11TSAPRE", "title": "PreCheck"}],
            "limits": {"dropoff": "Everyone was interviewed at the gate."},
        }
    )  # fmt: skip


def request(year: int, persona: str | None = None) -> MeasureRequest:
    """May of a year, everyone or one persona."""
    return MeasureRequest(Window(datetime(year, 5, 1, tzinfo=UTC), datetime(year, 6, 1, tzinfo=UTC)), persona)
