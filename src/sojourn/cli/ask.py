"""`sojourn ask`: questions to the events, one command a question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sojourn.cli import options as shared
from sojourn.cli.answers import print_answer


@click.group(epilog="\b\nExample:\n  sojourn ask funnel --steps 'visit' 'add to basket' 'order placed' --within 7d")
def command() -> None:
    """Ask questions of the events in a workspace.

    Every answer states its n, its window and what it could not say.
    """


asking = shared.together(shared.filters, shared.workspace_option, shared.printing)
limit_option = click.option("--limit", type=click.IntRange(1), help="At most this many rows.")


def _ask(name: str, workspace: Path, form: str, output: Path | None, **given: Any) -> None:
    print_answer(name, workspace, form, output, given)


@command.command(epilog="\b\nExample:\n  sojourn ask events --from 2017 --to 2018")
@limit_option
@asking
def events(**given: Any) -> None:
    """How often each event happened, and to how many people."""
    _ask("events", **given)


@command.command(epilog="\b\nExample:\n  sojourn ask transitions --case case --format csv")
@shared.case_option
@limit_option
@asking
def transitions(**given: Any) -> None:
    """Which event directly follows which, how often, and how long after."""
    _ask("transitions", **given)


@command.command(epilog="\b\nExample:\n  sojourn ask variants --case case --limit 20")
@shared.case_option
@limit_option
@asking
def variants(**given: Any) -> None:
    """Whole sequences of events, the most frequent first."""
    _ask("variants", **given)


@command.command(epilog="\b\nExample:\n  sojourn ask paths --from-event 'payment failed' --depth 4")
@click.option("--from-event", help="Paths that start at this event.")
@click.option("--to-event", help="Paths that end at this event.")
@click.option("--depth", type=click.IntRange(2, 50), help="At most this many events a path. [default: 5]")
@click.option("--shape", type=click.Choice(["tree", "graph"]), help="Whole paths, or single moves. [default: tree]")
@shared.case_option
@limit_option
@asking
def paths(**given: Any) -> None:
    """What people do after an event, or before one."""
    _ask("paths", **given)


@command.command(
    cls=shared.ManyValuesCommand,
    many=("--steps", "--exclude"),
    epilog="\b\nExample:\n  sojourn ask funnel --steps visit basket \"event = 'paid' and value > 20\" --within 7d",
)
@click.option(
    "--steps", multiple=True, required=True, metavar="A B C ...", help="Two or more event names or rules, in order."
)
@click.option("--within", type=shared.DurationType(), help="From the first step on: 30min, 7d. [default: no limit]")
@click.option("--exclude", multiple=True, metavar="A ...", help="Events that end an attempt.")
@click.option("--by", help="One funnel for each value of this property.")
@shared.profile_case_option
@asking
def funnel(**given: Any) -> None:
    """How many people take the steps one after the other."""
    _ask("funnel", **given)


@command.command(epilog="\b\nExample:\n  sojourn ask retention --cohort month --where \"event = 'order placed'\"")
@click.option(
    "--cohort", type=click.Choice(["day", "week", "month"]), default="month", show_default=True,
    help="Length of a period.",
)  # fmt: skip
@click.option("--timezone", metavar="ZONE", help="Periods by the calendar of, say, Europe/Berlin. [default: UTC]")
@shared.profile_case_option
@asking
def retention(**given: Any) -> None:
    """How many of those first seen in a period come back in the next ones."""
    _ask("retention", **given)


@command.command(epilog="\b\nExample:\n  sojourn ask satisfaction --from 2017 --to 2018 --format json")
@click.option("--journey", help="Tell answers apart by the step of this journey (its name, or a file) they speak of.")
@click.option("--question", help="Only this question.")
@asking
def satisfaction(**given: Any) -> None:
    """Scores by question: mean with its interval, top-2 share, NPS."""
    _ask("satisfaction", **given)


@command.command(
    cls=shared.ManyValuesCommand,
    many=("--steps",),
    epilog="\b\nExample:\n  sojourn ask conformance --steps register check decide",
)
@click.argument("journey", required=False)
@click.option("--steps", multiple=True, metavar="A B C ...", help="Instead of JOURNEY: event names or rules, in order.")
@shared.case_option
@asking
def conformance(**given: Any) -> None:
    """How many histories follow the drawn order of JOURNEY (its name, or a file), and where the others leave it."""
    _ask("conformance", **given)


@command.command(epilog="\b\nExample:\n  sojourn ask timing --from-event 'order placed' --to-event 'delivered'")
@click.option("--from-event", help="Time is measured from the first of this event.")
@click.option("--to-event", help="To the first later one of this event. Without both: every move to the next event.")
@click.option("--journey", help="Moves between the steps of this journey (its name, or a file).")
@shared.case_option
@limit_option
@asking
def timing(**given: Any) -> None:
    """How long it takes from one event to another."""
    _ask("timing", **given)
