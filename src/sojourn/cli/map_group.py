"""`sojourn map`: the commands that work on maps."""

from __future__ import annotations

import click

from sojourn.cli.lazy import Later, LazyGroup

COMMANDS = {
    "discover": Later("sojourn.cli.map_discover:command", "Draft a map from the events alone."),
    "check": Later("sojourn.cli.map_check:command", "Say what is wrong with a map and how to mend it."),
    "measure": Later("sojourn.cli.map_measure:command", "Measure a map: reach, drop-off, times, feelings by step."),
    "personas": Later("sojourn.cli.map_personas:command", "Say how many people each persona stands for."),
    "gaps": Later("sojourn.cli.map_gaps:command", "Hold a future map's promises against what the data now says."),
    "render": Later("sojourn.cli.map_render:command", "Draw a map as SVG, PNG, PDF, slides or HTML."),
    "convert": Later("sojourn.cli.map_convert:command", "Turn a map file into another format."),
    "template": Later("sojourn.cli.map_template:command", "Begin with a template of a method or an industry."),
    "prompt": Later("sojourn.cli.map_prompt:command", "Print a prompt for a language model to draft a map."),
    "from-answer": Later("sojourn.cli.map_from_answer:command", "Make a map of a language model's answer."),
    "diff": Later("sojourn.cli.map_diff:command", "Say what changed between two maps."),
}


@click.group(cls=LazyGroup, later=COMMANDS, epilog="\b\nExample:\n  sojourn map measure order-to-door --from 2024")
def command() -> None:
    """Draft, check, measure, draw, convert and compare maps.

    MAP is the short name of a journey in the workspace, or a map file (.yaml .json .csv .xlsx .mmd .cjml).
    """
