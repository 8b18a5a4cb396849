"""`sojourn map gaps`: a future map's promises beside the data, one row a promise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sojourn.cli import options as shared
from sojourn.cli.output import Printed, emit
from sojourn.cli.progress import working

if TYPE_CHECKING:
    from sojourn.maps.gaps import FutureGaps, MetricGap, StepGap

COLUMNS = ("promise", "step", "target", "now", "low", "high", "n", "difference", "verdict", "open_work")


@click.command(name="gaps", epilog="\b\nExample:\n  sojourn map gaps through-the-airport-next-year")
@click.argument("map_", metavar="MAP")
@shared.workspace_option
@shared.printing
def command(map_: str, workspace: Path, form: str, output: Path | None) -> None:
    """Hold what the future map MAP promises against what the data of its baseline now says.

    One row a promise, a step's feeling or a metric: its target, the value now with its 95 % interval, and the verdict
    after correction for all promises. JSON also holds every step and what the future map changes.
    """
    from sojourn.app.workspace import Workspace
    from sojourn.cli.map_argument import in_workspace

    with Workspace.open(workspace, create=False) as opened:
        future = in_workspace(map_, opened)
        with working(f"measuring what {future.title} starts from"):
            found = opened.gaps(future)
    rows = [_step(one) for one in found.steps if one.target is not None] + [_metric(one) for one in found.metrics]
    emit(Printed(COLUMNS, rows, found.model_dump(mode="json"), _under(found)), form, output)


def _step(one: StepGap) -> dict[str, Any]:
    value = one.measured
    return {
        "promise": "feeling", "step": one.title, "target": one.target, "now": value.value, "low": value.low,
        "high": value.high, "n": value.n, "difference": one.difference.diff, "verdict": one.verdict,
        "open_work": len(one.work),
    }  # fmt: skip


def _metric(one: MetricGap) -> dict[str, Any]:
    share = one.share
    now = (share.share, share.low, share.high, share.n) if share else _ends(one)
    return {
        "promise": one.name, "step": one.step_title or None, "target": one.target, "now": now[0], "low": now[1],
        "high": now[2], "n": now[3], "difference": one.difference.diff, "verdict": one.verdict, "open_work": None,
    }  # fmt: skip


def _ends(one: MetricGap) -> tuple[float | None, float | None, float | None, int]:
    return one.measured.value, one.measured.low, one.measured.high, one.measured.n


def _under(found: FutureGaps) -> list[str]:
    lines = [f"{found.title}, measured on {found.baseline_title}"]
    lines += [f"{change.kind} {change.part}: {change.title}" for change in found.changes if change.part == "steps"]
    return [*lines, *(f"Note: {note.text}" for note in found.notes)]
