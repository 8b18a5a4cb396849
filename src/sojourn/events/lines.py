"""Whether the rows of a file are lines of something bigger: an invoice with a row for every article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sojourn.events.mapping import TableMapping

_OFTEN = 0.5
_NEARLY_ALL = 0.9


def are_lines(table: TableMapping, columns: Mapping[str, Sequence[str | None]]) -> bool:
    """Most rows share their case with others, and those of one case nearly always have one time and one person.

    Only where no column says what happened, every row has the same one time column, and rows are no answers.
    """
    if table.kind != "events" or table.event or table.id or table.scores or table.texts or len(table.times) != 1:
        return False
    time, case, profile = table.times[0].column, table.case, table.profile
    if case is None or profile in (None, case) or not {time, case, profile} <= set(columns):
        return False
    found: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for key, when, who in zip(columns[case], columns[time], columns[profile], strict=True):
        if key:
            found[key].append((when, who))
    several = [lines for lines in found.values() if len(lines) > 1]
    together = sum(len(lines) for lines in several)
    alike = sum(len(set(lines)) == 1 for lines in several)
    return together > _OFTEN * len(columns[case]) and alike >= _NEARLY_ALL * len(several)
