"""A hypothesis strategy for whole journeys: every field of the model, any text, valid references where they matter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sojourn.maps.journey import Journey
from sojourn.rules.model import Rule

TRAPS = [
    "no", "Yes", "on", "null", "~", "1e3", "0x1F", "007", "12:30", "2018-05-01", "1_000", ".5", "true", "- a", "a: b",
    "a #b", "# b", "=1+1", "'quoted'", '"', "\\", "{{x}}", "&a", "*a", "!tag", "%", "@", "`", "|", ">", "", " ", " a",
    "a ", "a\nb", "a\n", "\na", " a\nb", "a\n\n", "a\n b\n\n\nc", "\t", "a\tb", "\r\n", "\x85", "\u2028", "\ufeff",
    "\x00",     "早餐", "Привет", "e\u0301", "😀", "...", "---", "--- a", "? a", "<<", "y", "n", "a:",
    ":a", "a,b", "[a]", "-1", "+1",
    "a\n---\nb", "a\n...\nb", "x\n#y", "a\n\tb", "NaN", ".inf", "1.", "0o7", "é", "a\u00a0b", "a 'b' \"c\"",
]  # fmt: skip
words = st.one_of(st.sampled_from(TRAPS), st.text(max_size=12))
ids = st.one_of(st.sampled_from(TRAPS), st.text(max_size=8)).filter(bool)
rules = st.sampled_from(
    ["event = 'a'", "event in ('a', 'b') and channel != 'web'", "question = 'Q''1' and score in 1..5", "plan exists",
     "not (value > 1e+20 or prop['case:x'] = 'no')", "true"]
).map(Rule.parse)  # fmt: skip
floats = st.floats(allow_nan=False, allow_infinity=False, width=64)
times = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([None, UTC]))  # noqa: DTZ001
durations = st.integers(0, 10**12).map(lambda ms: timedelta(milliseconds=ms))
SPECIAL: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("EmotionPoint", "valence"): st.one_of(st.none(), st.floats(-2, 2)),
    ("Insight", "valence"): st.one_of(st.none(), st.floats(-2, 2)),
    ("EmotionPoint", "arousal"): st.one_of(st.none(), st.integers(1, 5)),
    ("Step", "importance_customer"): st.one_of(st.none(), st.integers(1, 5)),
    ("Step", "importance_organisation"): st.one_of(st.none(), st.integers(1, 5)),
    ("Step", "cost_per_visit"): st.one_of(st.none(), st.floats(0, 1e9)),
    ("Insight", "severity"): st.one_of(st.none(), st.integers(1, 5)),
    ("Span", "row"): st.integers(0, 40),
    ("Card", "image"): st.sampled_from(("", "0" * 64, "5e" * 32)),
    ("Journey", "minimum_n"): st.integers(2, 10_000),
    ("Journey", "version"): st.integers(0, 2**53),
    ("Journey", "drivers"): st.none(),
}
for _type, _strategy in ((Rule, rules), (timedelta, durations), (float, floats), (datetime, times)):
    st.register_type_strategy(_type, _strategy)


def _field(owner: type[BaseModel], name: str, annotation: Any) -> st.SearchStrategy[Any]:
    if (owner.__name__, name) in SPECIAL:
        return SPECIAL[owner.__name__, name]
    if name in ("id", "slug"):
        return ids
    origin = getattr(annotation, "__origin__", None)
    arguments = getattr(annotation, "__args__", ())
    if annotation is str or (origin is None and annotation is str):
        return words
    if hasattr(annotation, "__metadata__"):
        inner = annotation.__origin__
        if inner is not str:
            return st.from_type(inner)
        return ids if any(getattr(item, "min_length", 0) for item in _constraints(annotation)) else words
    if origin is list:
        return st.lists(_field(owner, "", arguments[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(_field(owner, "", arguments[0]), _field(owner, "", arguments[1]), max_size=2)
    if origin is tuple:
        return st.tuples(*(_field(owner, "", part) for part in arguments))
    if arguments and origin is not None and str(origin) != "typing.Literal":
        return st.one_of(*(_field(owner, "", part) for part in arguments))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return part(annotation)
    if isinstance(annotation, type(int | str)):
        return st.one_of(*(_field(owner, "", inner) for inner in annotation.__args__))
    return st.from_type(annotation)


def _constraints(annotation: Any) -> list[Any]:
    return [item for meta in annotation.__metadata__ for item in getattr(meta, "metadata", [meta])]


def part(kind: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Any part of a map, each optional field left out or filled."""
    from typing import get_type_hints

    hints = get_type_hints(kind, include_extras=True)
    required: dict[str, Any] = {}
    optional: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        if name == "format":
            continue
        strategy = st.deferred(lambda name=name: _field(kind, name, hints[name]))
        (required if info.is_required() else optional)[name] = strategy
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: kind(**_told(values)))


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """A picture is there only with words for it."""
    if values.get("image") and not values.get("alt", "").strip():
        return {**values, "alt": "what it shows"}
    return values


journeys: st.SearchStrategy[Journey] = part(Journey)
quick = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # whole journeys shrink too slowly to be of help
)
