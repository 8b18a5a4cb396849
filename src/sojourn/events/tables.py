"""One file's guess: which columns play which role together, and whether rows are one event, several, or answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from sojourn.events.mapping import EventWhen, Late, ScoreColumns, TableMapping, TimeColumn
from sojourn.events.names import entity, event_from_column, words
from sojourn.events.phrases import phrase
from sojourn.events.roles import Role, is_plan, is_technical, role_scores
from sojourn.events.shapes import Shape
from sojourn.kernel.phrase import Fact, Phrase

SURE = 0.5
_QUESTION_GROUP = re.compile(r"^(\D{0,12}?\d{1,3})(?=[A-Za-z_ \-.]|$)")
_CANCELLED = re.compile(r"^C\d{3,}$")
_NO_STEMS = {"date", "time", "timest", "at", "on", "dateti"}
_INVOICE_EVENTS = {"invoice": "purchase", "order": "order", "booking": "booking", "ticket": "ticket", "cart": "cart"}


def guess_table(file: str, shapes: Mapping[str, Shape], shared: set[str], notes: list[Phrase]) -> TableMapping:
    """The mapping of one file by itself; what people should know goes to `notes`."""
    scores = {name: role_scores(shape) for name, shape in shapes.items()}
    table = TableMapping(file=file)
    taken: set[str] = set()

    def best(role: Role, floor: float = SURE) -> str | None:
        ranked = [(score.get(role, 0.0), -index, name) for index, (name, score) in enumerate(scores.items())]
        found = max((item for item in ranked if item[2] not in taken and item[0] >= floor), default=None)
        if found is not None:
            taken.add(found[2])
        return found[2] if found else None

    table.profile = best("profile")
    table.id = best("id")
    table.session = best("session")
    table.case = best("case")
    table.event = best("event", SURE if len(_named_times(scores)) < 2 else 0.7)
    table.scores = _score_columns(shapes, scores, table, notes)
    answers = {name for name in shapes if any(name == score.columns for score in table.scores)}
    taken |= answers
    table.channel = best("channel")
    table.question = best("question") if answers else None
    table.texts = [n for n, s in scores.items() if s.get("text", 0) >= SURE and n not in taken] if answers else []
    table.value = best("value", 0.7) if not answers else None
    if table.value and {"unit", "price"} & set(words(table.value)):
        table.value_by = best("value_by")
    _set_times(table, shapes, scores, notes)
    table.whole_ids = [n for n in (table.profile, table.case, table.session, table.id) if n and shapes[n].mangled]
    if table.event is None:
        _name_events(table, shapes, shared)
    if table.profile is None:
        table.profile = table.case or table.session
    return table


def _set_times(
    table: TableMapping, shapes: Mapping[str, Shape], scores: Mapping[str, dict[Role, float]], notes: list[Phrase]
) -> None:
    """One time, or in a table without an event column and without answers, every time column as an event."""
    times = {name: score["time"] for name, score in scores.items() if score.get("time", 0) > 0}
    happened = _happened(scores)
    plans = [n for n in times if is_plan(n)]
    if plans and not table.event:
        notes.append(phrase("import.plan", columns=", ".join(plans)))
    named = _named_times(scores)
    if table.event is None and not table.scores and len(named) > 1:
        table.times = [_time_column(n, shapes, event_from_column(n)) for n in happened]
        table.late = _late(happened, plans, shapes, notes)
        return
    candidates = happened or [n for n in times if not is_plan(n)]
    if table.scores and len(candidates) > 1:
        chosen = max(candidates, key=lambda n: ("answer" in n.lower() or "submit" in n.lower(), times[n]))
    elif candidates:
        chosen = max(candidates, key=lambda n: times[n])
    else:
        return
    table.times = [_time_column(chosen, shapes)]


def _late(happened: list[str], plans: list[str], shapes: Mapping[str, Shape], notes: list[Phrase]) -> Late | None:
    """The plan for something that has a time of its own, told by a word both names hold ('delivery', 'delivered')."""
    if "late" in {name.casefold() for name in shapes}:
        return None
    for plan in plans:
        stems = {word[:6] for word in words(plan) if not is_plan(word)} - _NO_STEMS
        # Of several (to the carrier, to the customer) the last is what was promised.
        told = [name for name in happened if stems & {word[:6] for word in words(name)} - _shared_stems(happened)]
        if told:
            notes.append(phrase("import.late", happened=told[-1], planned=plan))
            guess = shapes[plan].time
            return Late(happened=told[-1], planned=plan, formats=list(guess.formats) if guess else [])
    return None


def _shared_stems(names: list[str]) -> set[str]:
    """Beginnings of words that all of the names hold: they tell none from another."""
    return set[str].intersection(*({word[:6] for word in words(name)} for name in names)) if len(names) > 1 else set()


def _happened(scores: Mapping[str, dict[Role, float]]) -> list[str]:
    return [n for n, s in scores.items() if s.get("time", 0) > 0.2 and not is_plan(n) and not is_technical(n)]


def _named_times(scores: Mapping[str, dict[Role, float]]) -> list[str]:
    """Time columns whose names say what happened then."""
    return [name for name in _happened(scores) if event_from_column(name)]


def _time_column(name: str, shapes: Mapping[str, Shape], event: str | None = None) -> TimeColumn:
    guess = shapes[name].time
    return TimeColumn(column=name, event=event, formats=list(guess.formats) if guess else [])


def _score_columns(
    shapes: Mapping[str, Shape], scores: Mapping[str, dict[Role, float]], table: TableMapping, notes: list[Phrase]
) -> list[ScoreColumns]:
    mine = {n for n in (table.profile, table.case, table.session, table.id, table.event) if n}
    named = {n for n, s in scores.items() if s.get("score", 0) >= SURE and s.get("value", 0) < s["score"]} - mine
    grouped = {} if table.event else _question_groups({n: s for n, s in shapes.items() if n not in named | mine})
    result: list[ScoreColumns] = []
    for name in shapes:
        if name in named:
            low, high = _scale(name, shapes[name])
            result.append(ScoreColumns(columns=name, low=low, high=high))
        elif name in grouped:
            low, high, unused = grouped[name]
            result.append(ScoreColumns(columns=name, low=low, high=high, not_used=unused))
    if grouped:
        low, high, unused = next(iter(grouped.values()))
        facts: dict[str, Fact] = {"columns": len(grouped), "low": low, "high": high}
        spare = phrase("import.one_scale_unused", **facts, unused=unused[0]) if unused else None
        notes.append(spare or phrase("import.one_scale", **facts))
    return result


def _question_groups(shapes: Mapping[str, Shape]) -> dict[str, tuple[float, float, list[float]]]:
    """Columns 'Q7ART', 'Q7FOOD', ... of one beginning and a small range of whole numbers: a survey's questions."""
    groups: dict[str, list[Shape]] = defaultdict(list)
    for name, shape in shapes.items():
        match = _QUESTION_GROUP.match(name)
        whole = shape.is_numeric and shape.whole_share > 0.99
        if match and whole and shape.low is not None and shape.high is not None and shape.low >= 0 and shape.high <= 11:
            groups[match[1]].append(shape)
    found: dict[str, tuple[float, float, list[float]]] = {}
    for members in groups.values():
        high = max(shape.high or 0 for shape in members)
        alike = [shape for shape in members if (shape.high or 0) >= min(high, 5) and shape.distinct >= 4]
        if len(alike) < 3 or high < 5:
            continue
        found.update({shape.name: _group_scale(high) for shape in alike})
    return found


def _group_scale(high: float) -> tuple[float, float, list[float]]:
    """The scale of questions asked together; a 6 above a five-point scale is the code for 'does not apply'."""
    if high <= 6:
        return 1.0, 5.0, [6.0] if high == 6 else []
    return (1.0, 7.0, []) if high <= 7 else (0.0, 10.0, [])


def _scale(name: str, shape: Shape) -> tuple[float, float]:
    low, high = shape.low or 0.0, shape.high or 0.0
    ten = {"nps", "netpro", "recommend", "likelihood"} & set(words(name))
    if ten:
        return 0.0, 10.0
    if low < 0:
        return -max(-low, high), max(-low, high)
    for top in (5.0, 7.0, 10.0):
        if high <= top:
            return (0.0 if top == 10.0 and low == 0 else 1.0), top
    return 0.0, 10.0 if high == 11 else 100.0


def _name_events(table: TableMapping, shapes: Mapping[str, Shape], shared: set[str]) -> None:
    """A name for rows without an event column, and 'cancellation' where some invoice numbers begin with C."""
    if len(table.scores) >= 3:
        table.event_name = "survey answered"
        return
    begin = words(table.case)[0] if table.case else ""
    table.event_name = entity(table.file, shared)
    if begin == "invoice" or (begin == "order" and "order" not in table.event_name and not table.scores):
        table.event_name = _INVOICE_EVENTS[begin]
    if table.case is None or len(table.times) > 1:
        return
    values = shapes[table.case].frequent + tuple((value, 1) for value in shapes[table.case].examples)
    if any(_CANCELLED.match(value) for value, _ in values) or begin == "invoice":
        table.event_when = [EventWhen(column=table.case, starts_with="C", name="cancellation")]


def is_key_only(table: TableMapping) -> bool:
    """A table that cannot make events: neither times nor answers."""
    return not table.times and not table.scores
