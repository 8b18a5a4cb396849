"""Rows of a file as rows of the events table: one event each, or, from wide rows, several events and answers."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.events.columns import ANSWER_NAME, COLUMNS
from sojourn.store.intake.source import literal
from sojourn.store.intake.transform import Plan, score_tests


def events_sql(plan: Plan, base: int, stamp: str, source_name: str, left_out: str | None) -> str:
    """SELECT of finished events table rows; `base` is the last seq in use, `stamp` the SQL of the import's time.

    `left_out` names a table of row numbers (column rn) that are not to be imported.
    """
    where = "reason IS NULL" + (f" AND __rn NOT IN (SELECT rn FROM {left_out})" if left_out else "")
    rows = f"(SELECT * FROM {plan.prepared} WHERE {where})"
    common = {
        "id": "id", "profile_id": "profile_id", "channel": "channel", "session_id": "session_id", "case_id": "case_id",
        "source": literal(source_name), "received_at": stamp,
    }  # fmt: skip
    if plan.slots == 1 and not plan.has_answers:
        simple = {
            "seq": f"({base} + 1 + __rn)::BIGINT", "time": "t0", "name": "name", "value": "value",
            "question": "NULL::VARCHAR", "score": "NULL::DOUBLE", "scale_low": "NULL::DOUBLE",
            "scale_high": "NULL::DOUBLE", "text": "NULL::VARCHAR", "properties": "properties",
        }  # fmt: skip
        return _select(common | simple, rows)
    slots = f"(SELECT *, unnest({_slots(plan)}) AS e FROM {rows})"
    wide = {
        "seq": f"({base} + 1 + __rn * {plan.slots} + e.k)::BIGINT", "time": "e.time", "name": "e.name",
        "value": "CASE WHEN e.question IS NULL THEN value END", "question": "e.question", "score": "e.score",
        "scale_low": "e.low", "scale_high": "e.high", "text": "e.text", "properties": "e.properties",
    }  # fmt: skip
    return _select(common | wide, slots)


def _select(parts: dict[str, str], relation: str) -> str:
    return f"SELECT {', '.join(f'{parts[name]} AS {name}' for name in COLUMNS)} FROM {relation}"


@dataclass(frozen=True)
class _Slot:
    """What a row may hold in one place; all but the bounds are SQL. `keep`: whether it does."""

    keep: str
    time: str
    name: str
    question: str = "NULL::VARCHAR"
    score: str = "NULL::DOUBLE"
    low: float | None = None
    high: float | None = None
    text: str = "NULL::VARCHAR"
    properties: str = "properties"

    def sql(self, number: int) -> str:
        """A struct, null when there is nothing to keep."""
        low, high = (f"{bound}::DOUBLE" if bound is not None else "NULL::DOUBLE" for bound in (self.low, self.high))
        return (
            f"CASE WHEN {self.keep} THEN {{'k': {number}, 'time': {self.time}, 'name': {self.name}, "
            f"'question': {self.question}, 'score': {self.score}, 'low': {low}, 'high': {high}, "
            f"'text': {self.text}, 'properties': {self.properties}}} END"
        )


def _slots(plan: Plan) -> str:
    """The list of a row's events and answers: times that are there, answers within their scale or not used."""
    slots = [*_event_slots(plan), *_answer_slots(plan)]
    return f"list_filter([{', '.join(slot.sql(n) for n, slot in enumerate(slots))}], lambda e: e IS NOT NULL)"


def _event_slots(plan: Plan) -> list[_Slot]:
    times = plan.table.times
    if len(times) > 1:
        return [
            _Slot(f"t{index} IS NOT NULL", f"t{index}", literal(time.event or time.column))
            for index, time in enumerate(times)
        ]
    # A row named 'feedback' is an answer only.
    keep = f"name <> {literal(ANSWER_NAME)}" if plan.has_answers else "true"
    return [_Slot(keep, "t0", "name")]


def _answer_slots(plan: Plan) -> list[_Slot]:
    """One answer a score column; the words go with the score where there is one, else they are answers themselves."""
    if not plan.has_answers:
        return []
    texts = [name for name in plan.table.texts if name in plan.columns]
    times = ", ".join(f"t{index}" for index in reversed(range(max(len(plan.table.times), 1))))
    when, name = f"coalesce({times})", literal(ANSWER_NAME)
    single = len(plan.answers) == 1
    words = "NULL::VARCHAR"
    if single and texts:
        words = f"nullif(concat_ws(chr(10), {', '.join(f'x{index}' for index in range(len(texts)))}), '')"
    slots: list[_Slot] = []
    for index, (column, scores) in enumerate(plan.answers):
        valid, unused = score_tests(index, scores)
        slots.append(
            _Slot(
                keep=f"{valid} OR {unused} OR {words} IS NOT NULL",
                time=when,
                name=name,
                question=f"coalesce(question, {literal(column)})",
                score=f"CASE WHEN {valid} THEN s{index} END",
                low=scores.low,
                high=scores.high,
                text=words,
                properties=f"CASE WHEN {unused} THEN {_with_not_used(f's{index}')} ELSE properties END",
            )
        )
    if not single:
        slots += [
            _Slot(f"x{index} IS NOT NULL", when, name, f"coalesce(question, {literal(column)})", text=f"x{index}")
            for index, column in enumerate(texts)
        ]
    return slots


def _with_not_used(score: str) -> str:
    code = f"(CASE WHEN {score} = {score}::BIGINT THEN {score}::BIGINT::VARCHAR ELSE {score}::VARCHAR END)"
    inner = "coalesce(',' || properties[2:-2], '')"
    return f"'{{\"not_used\":' || {code} || {inner} || '}}'"
