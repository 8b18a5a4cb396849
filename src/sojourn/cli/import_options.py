"""The options that say what the columns of a file mean; the same for `import` and `open`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sojourn.cli import options as shared

if TYPE_CHECKING:
    from sojourn.events.options import ImportOptions

column_options = shared.together(
    click.option("--profile", metavar="COLUMN", help="Who it happened to."),
    click.option("--case", metavar="COLUMN", help="The case, order or visit it belongs to."),
    click.option(
        "--time", multiple=True, metavar="COLUMN",
        help="When it happened. Repeatable: each column is an event of its own, named after it or by COLUMN=NAME.",
    ),
    click.option("--event", metavar="COLUMN", help="What happened."),
    click.option("--event-name", metavar="NAME", help="The name of every row's event, when no column holds it."),
    click.option("--channel", metavar="COLUMN", help="By which channel."),
    click.option("--value", metavar="COLUMN", help="An amount, such as money."),
    click.option("--score", multiple=True, metavar="COLUMN", help="Answers as numbers. Repeatable, globs."),
    click.option("--scale", multiple=True, metavar="LOW-HIGH", help="Of the scores: one for all or for each."),
    click.option("--not-used", multiple=True, type=float, metavar="CODE", help="A score meaning 'does not apply'."),
    click.option("--question", metavar="COLUMN", help="Which question the row's score answers."),
    click.option("--text", multiple=True, metavar="COLUMN", help="Answers in words. Repeatable."),
    click.option("--id", "id", metavar="COLUMN", help="The event's own id; the same id is imported once."),
    click.option("--session", metavar="COLUMN", help="The session it belongs to."),
    click.option("--timezone", metavar="ZONE", help="Of times without an offset. [default: UTC]"),
    click.option("--at", metavar="DATE", type=shared.MomentType(), help="The time of rows without one."),
    click.option("--profile-prefix", default="", metavar="TEXT", help="Put before every profile id."),
    click.option("--ignore", multiple=True, metavar="COLUMN", help="Not even kept as a property. Repeatable, globs."),
    click.option(
        "--duplicates", type=click.Choice(["drop", "keep"]), default="drop", show_default=True,
        help="Identical rows inside a file.",
    ),
    click.option(
        "--lines", type=click.Choice(["auto", "fold", "keep"]), default="auto", show_default=True,
        help="Rows that are lines of one order: one event together, or one each.",
    ),
    click.option(
        "--mapping", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="YAML",
        help="A saved mapping; with it nothing is guessed.",
    ),
    click.option("--encoding", help="Of text files, where detection is wrong."),
    click.option("--separator", help="Of text files, where detection is wrong."),
    click.option("--sheet", help="Of a workbook. [default: the first]"),
    click.option("--source", help="Where the events come from. [default: the file's name]"),
)  # fmt: skip

NAMES = (
    "profile", "case", "time", "event", "event_name", "channel", "value", "score", "scale", "not_used", "question",
    "text", "id", "session", "timezone", "at", "profile_prefix", "ignore", "duplicates", "lines", "mapping", "encoding",
    "separator", "sheet", "source",
)  # fmt: skip


def import_options(given: dict[str, Any]) -> ImportOptions:
    """Takes the column options out of `given`; reads the mapping file."""
    from sojourn.events.mapping import ImportMapping
    from sojourn.events.options import ImportOptions

    taken = {name: given.pop(name) for name in NAMES}
    mapping: Path | None = taken.pop("mapping")
    document = ImportMapping.from_yaml(mapping.read_text(encoding="utf-8")) if mapping else None
    return ImportOptions(**taken, mapping=document)
