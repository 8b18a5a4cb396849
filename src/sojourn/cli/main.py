"""The command's entry: which commands there are, and the border where every error becomes one clear message."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from sojourn import __version__
from sojourn.cli.lazy import Later, LazyGroup

COMMANDS = {
    "open": Later("sojourn.cli.opening:command", "Import files, draft or take a map, measure it and show it."),
    "import": Later("sojourn.cli.importing:command", "Import files into a workspace."),
    "map": Later("sojourn.cli.map_group:command", "Draft, check, measure, draw, convert and compare maps."),
    "ask": Later("sojourn.cli.ask:command", "Ask questions of the events."),
    "serve": Later("sojourn.cli.serving:command", "Show a workspace in the browser."),
    "people": Later("sojourn.cli.people:command", "List the members of a workspace, or let one back in."),
    "demo": Later("sojourn.cli.demo:command", "Show the demo workspace in the browser."),
}
EPILOG = """\b
Example:
  sojourn open orders.csv reviews.csv

Settings come from the environment as well, see docs/reference/settings.md."""

DEBUG = "SOJOURN_DEBUG"
SETTINGS = {"help_option_names": ["-h", "--help"]}


@click.group(cls=LazyGroup, later=COMMANDS, epilog=EPILOG, context_settings=SETTINGS)
@click.version_option(__version__, "--version", prog_name="sojourn", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where in the program an error came from.")
def cli(debug: bool) -> None:
    """The customer journey map that is alive: from a file of events to a measured map."""
    if debug:
        os.environ[DEBUG] = "1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 the answer is no or work failed, 2 wrong usage or input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--debug" in given:  # understood before and after the command's name
        given = ["--debug", *(word for word in given if word != "--debug")]
    try:
        outcome = cli.main(given, prog_name="sojourn", standalone_mode=False)
    except BaseException as error:
        from sojourn.cli.failing import tell

        return tell(error)
    return outcome if isinstance(outcome, int) else 0
