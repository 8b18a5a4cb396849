"""From column names and sample values to a proposed mapping, with a confidence and examples for every column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sojourn.events.lines import are_lines
from sojourn.events.links import Member, link
from sojourn.events.mapping import ImportMapping, TableMapping
from sojourn.events.names import shared_words
from sojourn.events.options import ImportOptions
from sojourn.events.overrides import override
from sojourn.events.phrases import phrase
from sojourn.events.roles import Role, role_scores
from sojourn.events.shapes import Shape, shape
from sojourn.events.tables import guess_table
from sojourn.kernel.phrase import Phrase


@dataclass(frozen=True)
class TableSample:
    """The first rows of one file. `typed_times`: columns that the file itself declares as times."""

    file: str
    columns: Mapping[str, Sequence[str | None]]
    typed_times: frozenset[str] = frozenset()
    rows: int | None = None


@dataclass(frozen=True)
class ColumnGuess:
    """One column: the role it would play, how sure that is (0..1; 1 when said by the person), and examples."""

    name: str
    role: Role
    confidence: float
    examples: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True)
class TableGuess:
    """One file: its columns and what would happen to its rows, in words."""

    file: str
    columns: tuple[ColumnGuess, ...]
    happens: str


@dataclass(frozen=True)
class Guess:
    """What an import would do. `notes`: what a person should know or check before."""

    tables: tuple[TableGuess, ...]
    mapping: ImportMapping
    notes: tuple[Phrase, ...] = field(default=())


def guess(samples: Sequence[TableSample], options: ImportOptions | None = None) -> Guess:
    """The mapping for these files; `options` win over everything guessed.

    Raises InvalidInput when an option names a column that no file has.
    """
    options = options or ImportOptions()
    notes: list[Phrase] = []
    shapes = {sample.file: _shapes(sample) for sample in samples}
    shared = shared_words([sample.file for sample in samples])
    if options.mapping is not None:
        tables = options.mapping.model_copy(deep=True).tables
    else:
        tables = [guess_table(file, columns, shared, notes) for file, columns in shapes.items()]
        if len(tables) > 1:
            link([Member(table, shapes[table.file]) for table in tables], shared, notes)
            tables.sort(key=lambda table: (table.kind != "events", len(table.times) < 2))
    override(tables, shapes, options)
    _leave_out_nobodys(tables, notes)
    if options.score:
        notes = [note for note in notes if not note.key.startswith("import.one_scale")]
    if options.mapping is None:
        _set_decimals(tables, shapes)
    _fold(tables, {sample.file: sample.columns for sample in samples}, options)
    notes += [*_stand_in_notes(tables), *_time_notes(tables, shapes)]
    described = tuple(_describe(table, shapes[table.file]) for table in tables if table.file in shapes)
    return Guess(described, ImportMapping(tables=tables), tuple({note.text: note for note in notes}.values()))


def _shapes(sample: TableSample) -> dict[str, Shape]:
    return {
        name: shape(name, values, "time" if name in sample.typed_times else None)
        for name, values in sample.columns.items()
    }


def _leave_out_nobodys(tables: Sequence[TableMapping], notes: list[Phrase]) -> None:
    """Beside files that say who, one that does not is left out with a note: it holds up none of the others."""
    events = [table for table in tables if table.kind == "events"]
    nobodys = [table for table in events if table.profile is None]
    for table in nobodys if len(nobodys) < len(events) else []:
        table.kind, table.note = "skip", "no column says who its rows are about."
        notes.append(phrase("import.nobody", file=table.file))


def _set_decimals(tables: Sequence[TableMapping], shapes: Mapping[str, Mapping[str, Shape]]) -> None:
    """How the numbers of each table are written: told by its amounts and scores."""
    for table in tables:
        roles = assigned_roles(table, list(shapes.get(table.file, {})))
        numbers = [name for name, (role, _) in roles.items() if role in ("value", "value_by", "score")]
        table.decimal_comma = any(shapes[table.file][name].decimal_comma for name in numbers)
        table.currency = any(shapes[table.file][name].currency for name in numbers if name == table.value)


def _fold(
    tables: Sequence[TableMapping], columns: Mapping[str, Mapping[str, Sequence[str | None]]], options: ImportOptions
) -> None:
    for table in tables:
        if options.lines != "auto":
            table.fold_lines = options.lines == "fold" and table.kind == "events"
        elif options.mapping is None:
            table.fold_lines = are_lines(table, columns.get(table.file, {}))


def _stand_in_notes(tables: Sequence[TableMapping]) -> list[Phrase]:
    return [
        phrase("import.no_person", column=table.profile)
        for table in tables
        if table.kind == "events" and table.profile is not None and table.profile in (table.case, table.session)
    ]


def _time_notes(tables: Sequence[TableMapping], shapes: Mapping[str, Mapping[str, Shape]]) -> list[Phrase]:
    notes: list[Phrase] = []
    for table in tables:
        for time in table.times:
            found = shapes.get(table.file, {}).get(time.column)
            if found is not None and found.time is not None and found.time.ambiguous:
                day_first = bool(time.formats) and time.formats[0].startswith("%d")
                notes.append(phrase("import.day_first" if day_first else "import.month_first", column=time.column))
    return notes


def _describe(table: TableMapping, shapes: Mapping[str, Shape]) -> TableGuess:
    roles = assigned_roles(table, list(shapes))
    columns: list[ColumnGuess] = []
    for name, found in shapes.items():
        role, detail = roles.get(name, ("property", ""))
        confidence = role_scores(found).get(role, 1.0 if role == "property" else 0.5)
        columns.append(ColumnGuess(name, role, confidence, found.examples, detail))
    answers = sum(column.role == "score" for column in columns)
    return TableGuess(table.file, tuple(columns), what_happens(table, answers) + _whose(table, shapes))


def _whose(table: TableMapping, shapes: Mapping[str, Shape]) -> str:
    """Who it is about, where another file says it: no column of this one shows it."""
    if table.kind != "events" or table.profile is None or table.profile in shapes or not table.lookups:
        return ""
    lookup = next((each for each in table.lookups if table.profile in each.take), table.lookups[-1])
    return f"; who it is about: {table.profile} of {lookup.file}"


def assigned_roles(table: TableMapping, columns: Sequence[str]) -> dict[str, tuple[Role, str]]:
    """The role of each column with one, and a detail to show (the event of a time, the scale of a score)."""
    from fnmatch import fnmatchcase

    roles: dict[str, tuple[Role, str]] = {}
    for time in table.times:
        roles[time.column] = ("time", time.event or "")
    for scores in table.scores:
        for column in columns:
            if column == scores.columns or fnmatchcase(column, scores.columns):
                roles[column] = ("score", f"{scores.low:g}-{scores.high:g}")
    single: dict[Role, str | None] = {
        "profile": table.profile, "case": table.case, "session": table.session, "id": table.id, "event": table.event,
        "channel": table.channel, "value": table.value, "value_by": table.value_by, "question": table.question,
    }  # fmt: skip
    for role, column in single.items():
        if column is not None:
            roles.setdefault(column, (role, ""))
    roles.update(dict.fromkeys(table.texts, ("text", "")))
    return roles


def what_happens(table: TableMapping, answers: int) -> str:
    """One sentence: what a row of this file, with so many columns of `answers`, becomes."""
    if table.kind == "lookup":
        return "lends its columns to the other files"
    if table.kind == "skip":
        return f"left out: {table.note}"
    if len(table.times) > 1:
        return (
            "each row becomes up to "
            + str(len(table.times))
            + " events: "
            + ", ".join(time.event or time.column for time in table.times)
        )
    what = f"the event named in {table.event}" if table.event else f"the event '{table.event_name}'"
    if table.fold_lines:
        return f"the rows of one {table.case} at one time become one event, '{table.event_name or table.event}'"
    if answers:
        what += f" and an answer for each of {answers} score columns" if answers > 1 else " and an answer"
    return f"each row becomes {what}"
