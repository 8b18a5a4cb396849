"""A map of fifteen steps with every kind of lane, measured: values of SFO's passenger survey, May 2018 and May 2017.

Workshop curve, people, quotes' places and actions are examples; stakes are rounded for the drawing only.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from sojourn.maps.journey import Journey
from sojourn.maps.measured import (
    Comparison,
    Difference,
    Estimate,
    Feeling,
    JourneyTotals,
    MeasuredMap,
    Measurement,
    MetricValue,
    MixPart,
    Note,
    Provenance,
    ShareOf,
    StepDifference,
    StepMeasure,
    Times,
)


class Row(NamedTuple):
    id: str
    stage: str
    title: str
    caption: str
    assumed: float
    feeling: tuple[int, float, float, float] | None
    before: float | None
    reach: tuple[float, ...] | None
    change: tuple[float, ...] | None
    problem: tuple[float, ...] | None
    stake: tuple[float, ...] | int | None


ROWS = [
    Row(
        "trip",
        "getting",
        "Trip to the airport",
        "Ease",
        -0.2,
        (836, 1.0502, 0.9849, 1.1156),
        1.1902,
        (836, 898, 0.931, 0.9125, 0.9458),
        (-0.1399, -0.2304, -0.0495, 0.0049),
        (3, 991, 0.003, 0.001, 0.0089),
        (-1.4763, -2.6658, -0.2868),
    ),
    Row(
        "roads",
        "getting",
        "Roadway signs",
        "Satisfaction",
        -0.4,
        (617, 0.9465, 0.8728, 1.0202),
        1.0618,
        (617, 981, 0.629, 0.5983, 0.6586),
        (-0.1153, -0.2117, -0.0188, 0.0299),
        None,
        (-5.1283, -6.9132, -3.3435),
    ),
    Row(
        "parking",
        "getting",
        "Parking",
        "Satisfaction",
        -0.6,
        (400, 0.8725, 0.7866, 0.9584),
        0.8949,
        (400, 961, 0.4162, 0.3855, 0.4477),
        (-0.0224, -0.1386, 0.0937, 0.7046),
        (1, 991, 0.001, 0.0002, 0.0057),
        19,
    ),
    Row(
        "airtrain",
        "getting",
        "AirTrain",
        "Satisfaction",
        0.3,
        (436, 1.1055, 1.0169, 1.1941),
        1.1482,
        (436, 965, 0.4518, 0.4207, 0.4833),
        (-0.0426, -0.1587, 0.0734, 0.5494),
        (3, 991, 0.003, 0.001, 0.0089),
        19,
    ),
    Row(
        "checkin",
        "security",
        "Check-in",
        "",
        -0.6,
        None,
        None,
        None,
        None,
        (21, 991, 0.0212, 0.0139, 0.0322),
        None,
    ),
    Row(
        "security",
        "security",
        "Security",
        "Ease",
        -1.2,
        (889, 0.856, 0.7801, 0.9319),
        1.2245,
        (889, 965, 0.9212, 0.9025, 0.9366),
        (-0.3685, -0.4674, -0.2696, 0.0),
        (71, 991, 0.0716, 0.0572, 0.0894),
        (-5.838, -7.7009, -3.9752),
    ),
    Row(
        "signs",
        "before",
        "Signs inside",
        "Satisfaction",
        0.1,
        (994, 0.9416, 0.885, 0.9983),
        1.0673,
        (994, 1023, 0.9717, 0.9596, 0.9802),
        (-0.1256, -0.2032, -0.048, 0.0036),
        (38, 991, 0.0384, 0.0281, 0.0522),
        (-2.3357, -3.5915, -1.0798),
    ),
    Row(
        "screens",
        "before",
        "Screens",
        "Satisfaction",
        0.4,
        (984, 1.0285, 0.9763, 1.0806),
        1.085,
        (984, 1014, 0.9704, 0.9581, 0.9792),
        (-0.0566, -0.1312, 0.0181, 0.175),
        None,
        (-1.6487, -2.4697, -0.8276),
    ),
    Row(
        "walkways",
        "before",
        "Walkways",
        "Satisfaction",
        0.3,
        (993, 1.1601, 1.1108, 1.2094),
        1.1821,
        (993, 1023, 0.9707, 0.9585, 0.9794),
        (-0.022, -0.0923, 0.0483, 0.5816),
        (2, 991, 0.002, 0.0006, 0.0073),
        19,
    ),
    Row(
        "wifi",
        "before",
        "Wi-Fi",
        "Satisfaction",
        0.2,
        (837, 0.902, 0.8258, 0.9782),
        1.1242,
        (837, 1009, 0.8295, 0.8051, 0.8515),
        (-0.2222, -0.3241, -0.1203, 0.0001),
        (4, 991, 0.004, 0.0016, 0.0103),
        (-2.355, -4.0497, -0.6604),
    ),
    Row(
        "food",
        "before",
        "Food",
        "Satisfaction",
        0.9,
        (852, 0.4507, 0.3898, 0.5116),
        0.5182,
        (852, 1020, 0.8353, 0.8113, 0.8568),
        (-0.0675, -0.1557, 0.0207, 0.175),
        (6, 991, 0.006, 0.0028, 0.0132),
        (-7.5516, -9.4111, -5.6921),
    ),
    Row(
        "shops",
        "before",
        "Shops",
        "Satisfaction",
        1.0,
        (827, 0.4148, 0.3518, 0.4777),
        0.6239,
        (827, 1002, 0.8254, 0.8006, 0.8476),
        (-0.2091, -0.2952, -0.1231, 0.0),
        None,
        (-4.0583, -6.4738, -1.6428),
    ),
    Row(
        "restrooms",
        "before",
        "Restrooms",
        "Cleanliness",
        -0.1,
        (971, 0.931, 0.8722, 0.9898),
        1.0709,
        (971, 1020, 0.952, 0.9371, 0.9635),
        (-0.1399, -0.2223, -0.0576, 0.0024),
        (2, 991, 0.002, 0.0006, 0.0073),
        (-1.9969, -3.2424, -0.7515),
    ),
    Row(
        "boarding",
        "gate",
        "Boarding area",
        "Cleanliness",
        0.3,
        (1017, 1.3402, 1.2933, 1.3871),
        1.4371,
        (1017, 1025, 0.9922, 0.9847, 0.996),
        (-0.0969, -0.1612, -0.0326, 0.0055),
        (6, 991, 0.006, 0.0028, 0.0132),
        15,
    ),
    Row(
        "whole",
        "overall",
        "SFO as a whole",
        "Satisfaction",
        0.3,
        (978, 0.9366, 0.89, 0.9833),
        1.0544,
        (978, 978, 1.0, 0.9961, 1),
        (-0.1178, -0.182, -0.0537, 0.0011),
        (168, 991, 0.1695, 0.1475, 0.1942),
        None,
    ),
]
STAGES = {
    "getting": "Getting there",
    "security": "Check-in & security",
    "before": "Time before the flight",
    "gate": "At the gate",
    "overall": "Overall",
}
LANES: list[dict[str, Any]] = [
    {"id": "doing", "title": "Doing", "type": "actions"},
    {
        "id": "touch",
        "title": "Touchpoints",
        "type": "touchpoints",
        "note": "Channels, and how they came to SFO: n 1,055",
    },
    {
        "id": "think",
        "title": "Thinking",
        "type": "quotes",
        "note": "Passengers who met a problem; /5 this step, /10 would recommend",
    },
    {"id": "emotion", "title": "Emotion", "type": "emotion", "note": "Mean rating as valence, scale −2 to +2, cropped"},
    {"id": "answers", "title": "Answers", "type": "metrics", "zone": "analysis", "measure": "answers"},
    {"id": "gap", "title": "Above assumed", "type": "metrics", "zone": "analysis", "measure": "gap"},
    {
        "id": "change",
        "title": "Change since 2017",
        "type": "metrics",
        "zone": "analysis",
        "measure": "change",
        "note": "Filled triangle: clear after correction for 14 tests",
    },
    {
        "id": "reach",
        "title": "Reach",
        "type": "metrics",
        "zone": "analysis",
        "measure": "reach",
        "note": "Used it, of those who answered; the rest skipped it",
    },
    {"id": "dropoff", "title": "Drop-off", "type": "metrics", "zone": "analysis", "measure": "dropoff"},
    {
        "id": "time",
        "title": "Time",
        "type": "metrics",
        "zone": "analysis",
        "measure": "metric",
        "metric": "dwell",
        "note": "The survey has no time per step",
    },
    {
        "id": "problem",
        "title": "Problem met",
        "type": "metrics",
        "zone": "analysis",
        "measure": "metric",
        "metric": "problem",
        "note": "Named in an open answer",
    },
    {
        "id": "stake",
        "title": "NPS at stake",
        "type": "metrics",
        "zone": "analysis",
        "measure": "stake",
        "note": "Low raters × adjusted gap; at least 20 low; associated, not caused",
    },
    {
        "id": "insights",
        "title": "Pains, delights, moments of truth",
        "type": "insights",
        "zone": "analysis",
        "note": "Proposed from data, confirmed by a person",
    },
    {
        "id": "front",
        "title": "Frontstage",
        "type": "frontstage_people",
        "zone": "frontstage",
        "note": "People and things in sight",
    },
    {
        "id": "back",
        "title": "Backstage",
        "type": "backstage_people",
        "zone": "backstage",
        "note": "Who makes it work, unseen",
    },
    {"id": "support", "title": "Support", "type": "support", "zone": "support", "note": "Systems and suppliers"},
    {"id": "work", "title": "Actions", "type": "solutions", "zone": "analysis", "note": "By owner department"},
]
CARDS: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("doing", "trip", "trip", "Leaves home, hotel or last flight", {}),
    ("doing", "roads", "roads", "Looks for the right terminal", {}),
    ("doing", "parking", "parking", "Parks, or is dropped off", {}),
    ("doing", "security", "security", "Queues, unpacks, is screened", {}),
    ("doing", "signs", "signs", "Looks for the gate in A or G", {}),
    ("doing", "food", "food", "Eats, or buys for the flight", {}),
    ("doing", "boarding", "boarding", "Waits for the call to board", {}),
    ("touch", "trip", "airtrain", "", {"reference": "arrived-by"}),
    ("touch", "checkin", "checkin", "Desk", {"icon": "user"}),
    ("touch", "checkin", "checkin", "Kiosk", {"icon": "ticket"}),
    ("touch", "security", "security", "Lanes", {"icon": "shield"}),
    ("touch", "walkways", "walkways", "Escalators", {"icon": "walk"}),
    ("touch", "wifi", "wifi", "SFO Wi-Fi", {}),
    ("touch", "food", "food", "Eateries", {"icon": "food"}),
    ("think", "trip", "roads", "Difficulties to arrive to car rental return", {"scores": [(2, 5), (7, 10)]}),
    ("think", "checkin", "checkin", "B.A. check-in was a shambles.", {"scores": [(8, 10)]}),
    (
        "think",
        "security",
        "screens",
        "Too many people and only 1 opened security area! It took too much time to get through.",
        {"scores": [(1, 5), (2, 10)]},
    ),
    ("think", "food", "food", "No food choices – limited", {"scores": [(2, 5), (7, 10)]}),
    ("front", "trip", "roads", "**Roadway crew,** curbside officers", {}),
    ("front", "parking", "airtrain", "**Garage staff,** AirTrain attendants", {}),
    ("front", "security", "security", "**TSA** officers", {}),
    ("front", "signs", "walkways", "**Information desks** (upper level), volunteers, airline lounges", {}),
    ("front", "restrooms", "restrooms", "**Custodians**", {}),
    ("back", "trip", "airtrain", "**Landside Operations** sign programme, garage counts, AirTrain control room", {}),
    ("back", "security", "security", "**TSA** lane plan", {}),
    ("back", "food", "shops", "**Concessions** leases, opening hours", {}),
    ("support", "checkin", "security", "**Common-use check-in,** TSA staffing model", {}),
    ("support", "signs", "wifi", "**Flight information system** displays, app feed, Wi-Fi supplier", {}),
]


def journey(**changes: Any) -> Journey:
    """The document; `changes` replace top-level fields."""
    steps = [
        {
            "id": row.id,
            "stage": row.stage,
            "order": f"{at:02}",
            "title": row.title,
            "caption": row.caption,
            **({"feedback": f"question = '{row.id}'"} if row.feeling else {}),
            **({"moment_of_truth": "fmot"} if row.id == "security" else {}),
        }
        for at, row in enumerate(ROWS)
    ]
    cards = [
        {
            "id": f"c{at}",
            "lane": lane,
            "span": {"from_step": first, "to_step": last},
            "text": text,
            **{key: value for key, value in more.items() if key != "scores"},
            "scores": [{"score": score, "out_of": out_of} for score, out_of in more.get("scores", [])],
        }
        for at, (lane, first, last, text, more) in enumerate(CARDS)
    ]
    document: dict[str, Any] = {
        "id": "airport",
        "slug": "airport",
        "title": "Through the airport",
        "area": "Airport",
        "status": "live",
        "owner": "R. Alvarez",
        "department": "Guest Experience",
        "review_by": "2018-11-30",
        "persona": "abroad",
        "scope": {"unit": "passengers"},
        "personas": [{"id": "abroad", "name": "Flying abroad"}],
        "stages": [{"id": key, "title": title, "order": f"{at}"} for at, (key, title) in enumerate(STAGES.items())],
        "steps": steps,
        "lanes": [{**lane, "order": f"{at:02}"} for at, lane in enumerate(LANES)],
        "cards": cards,
        "emotions": [{"step": row.id, "valence": row.assumed} for row in ROWS],
        "insights": _insights(),
        "actions": _actions(),
        "kpis": [
            {"id": "nps", "name": "NPS", "type": "nps", "method": "net"},
            {"id": "problem", "name": "Met a problem", "type": "rate", "method": "rate", "good": "down"},
            {"id": "dwell", "name": "Arrival at SFO to scheduled departure", "type": "duration", "method": "median"},
            {"id": "arrived-by", "name": "How they came to SFO", "type": "mix", "method": "mix"},
        ],
        "limits": {
            "dropoff": "Not measurable here: everyone was interviewed at the gate, so nobody who gave up on the way "
            "is in the data. Import boarding-pass scans or app events to see drop-off."
        },
        "notes": [
            "**Real numbers.** Every measured value on this page is computed from the SFO Customer Survey, May 2017 "
            "and May 2018 (DataSF, public domain). Unweighted; a rating r becomes valence r − 3.",
            "**Example content.** The workshop curve, people and actions show how a map is used; they are not "
            "findings about SFO.",
        ],
    }
    return Journey.model_validate({**document, **changes})


def _insights() -> list[dict[str, Any]]:
    return [
        {
            "id": "i1",
            "type": "pain",
            "title": "Hard to find the right terminal by car",
            "steps": ["trip", "roads", "parking"],
            "text": "7.8 % rate signs 1 or 2 (48 of 617); their NPS is lower by −67 points [−90, −43]",
            "level": "validated",
        },
        {
            "id": "i2",
            "type": "moment",
            "title": "Opinions of SFO part at security",
            "steps": ["checkin", "signs"],
            "text": "Rated 5: NPS +55. Rated 1: −35. Fell {{security.change}} in a year",
            "level": "validated",
        },
        {
            "id": "i3",
            "type": "delight",
            "title": "Walkways carry the day",
            "steps": ["screens", "walkways"],
            "text": "81 % rate 4 or 5; steady",
            "level": "validated",
        },
        {
            "id": "i4",
            "type": "pain",
            "title": "First-timers miss the turn to the garage",
            "steps": ["trip", "parking"],
            "text": "Said in the workshop; nothing measured yet",
            "level": "assumption",
        },
        {
            "id": "i5",
            "type": "pain",
            "title": "Shops: the lowest rating of all",
            "steps": ["food", "restrooms"],
            "text": "{{shops.valence}}; the workshop assumed {{shops.assumed}}",
            "level": "partial",
        },
    ]


def _actions() -> list[dict[str, Any]]:
    return [
        {
            "id": "a1",
            "title": "Name “International” and airlines on Road 101 signs",
            "steps": ["trip", "parking"],
            "owner": "Landside Ops",
            "due": "2018-08-12",
            "status": "in_progress",
            "expected_effect": "roadway signs +0.10",
        },
        {
            "id": "a2",
            "title": "Open a second lane at A from 14:00 to 20:00",
            "steps": ["checkin", "signs"],
            "owner": "Terminal Ops, TSA",
            "due": "2018-07-01",
            "status": "planned",
            "experiment": "A against G",
        },
        {
            "id": "a3",
            "title": "Bigger “International” arrows",
            "steps": ["screens", "walkways"],
            "owner": "Wayfinding",
            "status": "done",
            "done_on": "2018-05-20",
            "measured_effect": "next wave",
        },
        {
            "id": "a4",
            "title": "Grab-and-go counters near gates A1 to A12",
            "steps": ["wifi", "shops"],
            "owner": "Concessions",
            "value": "5",
            "effort": "3",
            "flow": "meal voucher on delay",
        },
    ]


def _share(values: tuple[float, ...] | None) -> ShareOf:
    if values is None:
        return ShareOf(note=Note(code="not_bound", text="Not bound."))
    k, n, share, low, high = values
    return ShareOf(k=int(k), n=int(n), share=share, low=low, high=high)


def _step(row: Row, *, before: bool = False) -> StepMeasure:
    value = row.feeling
    note = Note(code="not_bound", text="No answers are bound to this step.")
    feeling = Estimate(note=note)
    if value:
        middle = row.before if before else value[1]
        feeling = Estimate(
            value=middle, low=None if before else value[2], high=None if before else value[3], n=value[0]
        )
    stake = Estimate(note=note)
    if isinstance(row.stake, tuple):
        stake = Estimate(value=row.stake[0], low=row.stake[1], high=row.stake[2])
    elif isinstance(row.stake, int):
        stake = Estimate(
            note=Note(code="too_few_low", text="Too few low ratings.", facts={"n": row.stake, "needed": 20})
        )
    return StepMeasure(
        id=row.id,
        title=row.title,
        stage=row.stage,
        bound=value is not None,
        reach=_share(row.reach),
        feeling=Feeling(valence=feeling),
        stake=stake,
        gap=round(value[1] - row.assumed, 4) if value else None,
        rates={"problem": _share(row.problem)} if row.problem else {},
    )


def _totals(feeling: float, nps: float, problem: tuple[float, ...], dwell: float) -> JourneyTotals:
    mix = {"Dropped off": 305, "Ride app": 227, "Connecting": 179, "Rental": 84, "BART": 76, "Parked": 58, "Other": 126}
    parts = [MixPart(value=name, label=name, count=count, share=count / 1055) for name, count in mix.items()]
    return JourneyTotals(
        instances=1055,
        everyone=2809,
        profiles=1055,
        weakest=["shops", "food", "security"],
        feeling=Estimate(value=feeling, low=0.89, high=0.98, n=978),
        metrics=[
            MetricValue(
                id="nps",
                name="NPS",
                type="nps",
                method="net",
                estimate=Estimate(value=nps, low=16.94, high=26.45, n=991),
            ),
            MetricValue(id="problem", name="Met a problem", type="rate", method="rate", share=_share(problem)),
            MetricValue(
                id="dwell",
                name="Arrival at SFO to scheduled departure",
                type="duration",
                method="median",
                times=Times(n=844, median=dwell, low=10500, high=10800, p10=7200, p25=8700, p75=12900, p90=16200),
                left_out=11,
            ),
            MetricValue(id="arrived-by", name="How they came to SFO", type="mix", method="mix", mix=parts),
        ],
    )


def measured(*, compared: bool = True) -> MeasuredMap:
    """The airport measured in May 2018 for those who fly abroad, compared with May 2017."""
    where = Provenance(
        window_from=datetime(2018, 5, 1, tzinfo=UTC),
        window_to=datetime(2018, 6, 1, tzinfo=UTC),
        persona="abroad",
        as_of=datetime(2018, 5, 31, tzinfo=UTC),
        lake_version=14,
        first_event=datetime(2017, 5, 6, tzinfo=UTC),
        last_event=datetime(2018, 5, 31, tzinfo=UTC),
    )
    before = Provenance(
        window_from=datetime(2017, 5, 1, tzinfo=UTC), window_to=datetime(2017, 6, 1, tzinfo=UTC), persona="abroad"
    )
    this = Measurement(
        provenance=where,
        totals=_totals(0.94, 21.7, (168, 991, 0.1695, 0.1475, 0.1942), 10800),
        steps=[_step(row) for row in ROWS],
    )
    if not compared:
        return MeasuredMap(measurement=this)
    other = Measurement(
        provenance=before,
        totals=_totals(1.05, 33.7, (115, 1000, 0.115, 0.1, 0.14), 9300),
        steps=[_step(row, before=True) for row in ROWS],
    )
    differences = [StepDifference(id=row.id, valence=_difference(row.change)) for row in ROWS if row.change]
    return MeasuredMap(measurement=this, comparison=Comparison(other=other, steps=differences))


def _difference(values: tuple[float, ...]) -> Difference:
    diff, low, high, q = values
    verdict = "clear" if q < 0.05 else "not_clear"
    return Difference(
        diff=diff, low=low, high=high, q=q, tests=14, verdict=verdict, direction="worse" if diff < 0 else "better"
    )
