"""What the person says wins over what was guessed: options are written into the mapping, column names checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from sojourn.events.mapping import ScoreColumns, TableMapping, TimeColumn
from sojourn.events.names import event_from_column
from sojourn.events.options import ImportOptions
from sojourn.events.shapes import Shape
from sojourn.kernel.errors import InvalidInput

_SINGLE = ("profile", "case", "event", "channel", "value", "session", "id", "question")
_Shapes = Mapping[str, Mapping[str, Shape]]


def override(tables: Sequence[TableMapping], shapes: _Shapes, options: ImportOptions) -> None:
    """Write `options` into `tables`; a column option concerns the files that have such a column (at least one must)."""
    for role in _SINGLE:
        wanted = getattr(options, role)
        if wanted is not None:
            for table, columns in _having(tables, shapes, wanted, f"--{role}"):
                _set_role(table, role, columns[0])
    _override_times(tables, shapes, options)
    _override_scores(tables, shapes, options)
    for text in options.text:
        for table, columns in _having(tables, shapes, text, "--text"):
            table.texts = list(dict.fromkeys([*(table.texts if text != options.text[0] else []), *columns]))
    for table in tables:
        _override_rest(table, options)


def _override_rest(table: TableMapping, options: ImportOptions) -> None:
    table.timezone = options.timezone or table.timezone
    table.profile_prefix = options.profile_prefix or table.profile_prefix
    table.ignore = [*table.ignore, *options.ignore]
    if options.at is not None:
        table.at = options.at
        if not options.time and table.kind == "events":
            table.times = []
    if options.event_name is not None and options.event is None:
        table.event, table.event_name, table.event_when = None, options.event_name, []
    if options.at is not None and table.kind == "skip" and table.profile:
        table.kind = "events"


def _set_role(table: TableMapping, role: str, column: str) -> None:
    """Give `column` the role, and take from it any other it was guessed to play."""
    for other in (*_SINGLE, "value_by"):
        if getattr(table, other) == column:
            setattr(table, other, None)
    if role != "profile" or table.profile is None:
        table.scores = [scores for scores in table.scores if scores.columns != column]
    table.texts = [text for text in table.texts if text != column]
    setattr(table, role, column)
    if role == "event":
        table.event_name, table.event_when, table.times = None, [], table.times[:1]
    if role == "value":
        table.value_by = None


def _override_times(tables: Sequence[TableMapping], shapes: _Shapes, options: ImportOptions) -> None:
    fresh: set[int] = set()
    for text in options.time:
        column, _, event = text.partition("=")
        for table, columns in _having(tables, shapes, column, "--time"):
            if id(table) not in fresh:
                table.times = []
                fresh.add(id(table))
            table.kind = "events"
            for name in columns:
                found = shapes[table.file][name].time
                formats = list(found.formats) if found else []
                table.times.append(TimeColumn(column=name, event=event or None, formats=formats))
    for table in tables:
        if id(table) in fresh and len(table.times) > 1:
            table.event = None if options.event is None else table.event
            for time in table.times:
                time.event = time.event or event_from_column(time.column) or time.column


def _override_scores(tables: Sequence[TableMapping], shapes: _Shapes, options: ImportOptions) -> None:
    wanted = options.score_columns()
    fresh: set[int] = set()
    for scores in wanted:
        for table, columns in _having(tables, shapes, scores.columns, "--score"):
            if id(table) not in fresh:
                table.scores = []
                fresh.add(id(table))
            table.scores.append(scores)
            if table.value in columns:
                table.value = None
            if table.event is None and len(columns) >= 3 and len(table.times) <= 1:
                table.event_name = "survey answered"
    if not wanted and (options.scale or options.not_used):
        _rescale(tables, options)


def _rescale(tables: Sequence[TableMapping], options: ImportOptions) -> None:
    from sojourn.events.options import parse_scale

    for table in tables:
        for index, scores in enumerate(table.scores):
            low, high = parse_scale(options.scale[0]) if options.scale else (scores.low, scores.high)
            unused = list(options.not_used) or scores.not_used
            table.scores[index] = ScoreColumns(columns=scores.columns, low=low, high=high, not_used=unused)


def _having(
    tables: Sequence[TableMapping], shapes: _Shapes, wanted: str, option: str
) -> list[tuple[TableMapping, list[str]]]:
    """The tables that have columns of this name or glob; exact names first, then ignoring case and outer blanks."""
    found: list[tuple[TableMapping, list[str]]] = []
    for table in tables:
        names = matching(list(shapes.get(table.file, {})), wanted)
        if names:
            found.append((table, names))
    if not found:
        known = [name for columns in shapes.values() for name in columns]
        near = get_close_matches(wanted, known, 3, 0.5)
        hint = (
            f"Did you mean {' or '.join(repr(name) for name in near)}?"
            if near
            else f"Columns: {', '.join(known[:20])}."
        )
        raise InvalidInput("column_unknown", f"{option}: no file has a column '{wanted}'.", hint, column=wanted)
    return found


def matching(columns: Sequence[str], wanted: str) -> list[str]:
    """Columns named `wanted`, or fitting it as a glob, in the file's order."""
    if wanted in columns:
        return [wanted]
    folded = wanted.strip().casefold()
    same = [name for name in columns if name.strip().casefold() == folded]
    return same or [name for name in columns if fnmatchcase(name.casefold(), folded)]
