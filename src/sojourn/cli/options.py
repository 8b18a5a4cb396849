"""Options that several commands share, and the kinds of values they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sojourn.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from sojourn.rules.model import Rule

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv", "parquet")


class MomentType(click.ParamType):  # pyright: ignore[reportMissingTypeArgument]
    """A date or time in words."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        from sojourn.app.moments import read_moment

        if isinstance(value, datetime):
            return value
        try:
            return read_moment(value)
        except InvalidInput as error:
            self.fail(str(error), param, ctx)


class DurationType(click.ParamType):  # pyright: ignore[reportMissingTypeArgument]
    """A duration in words."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        from sojourn.maps.base import parse_duration

        try:
            return parse_duration(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class RuleType(click.ParamType):  # pyright: ignore[reportMissingTypeArgument]
    """A rule in its text form."""

    name = "rule"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Rule:
        from sojourn.rules.model import Rule

        if isinstance(value, Rule):
            return value
        try:
            return Rule.parse(value)
        except InvalidInput as error:
            self.fail(str(error), param, ctx)


class ManyValuesCommand(click.Command):
    """A command where `many` names options that take all the values up to the next option: --steps a b c."""

    def __init__(self, *args: Any, many: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.many = frozenset(many)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args, self.many))


def spread(arguments: Sequence[str], many: frozenset[str]) -> list[str]:
    """`--steps a b` as `--steps=a --steps=b`; a lone `--` ends the values."""
    result: list[str] = []
    current = ""
    for word in arguments:
        if word in many:
            current = word
            result.append(word)
        elif current and word == "--":
            current = ""
        elif current and not word.startswith("-"):
            if result[-1] == current:
                result.pop()
            result.append(f"{current}={word}")
        else:
            current = ""
            result.append(word)
    return result


def together(*decorators: Callable[[Any], Any]) -> Callable[[Decorated], Decorated]:
    """Several options as one decorator, in the order of help."""

    def apply(function: Decorated) -> Decorated:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return apply


workspace_option = click.option(
    "--workspace",
    "-w",
    type=click.Path(path_type=Path),
    envvar="SOJOURN_WORKSPACE",
    default=Path("sojourn-workspace"),
    show_default="./sojourn-workspace",
    help="The workspace folder; also SOJOURN_WORKSPACE.",
)

format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the answer."
)

output_option = click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not to the screen."
)

printing = together(format_option, output_option)

window_options = together(
    click.option(
        "--from", "start", type=MomentType(), help="From this moment on: 2017, 2017-05-31, 2017-05-31T14:30Z."
    ),
    click.option("--to", "end", type=MomentType(), help="Up to, not including, this moment."),
)

filters = together(
    window_options,
    click.option("--channel", "channels", multiple=True, help="Only events of this channel. Repeatable."),
    click.option("--where", type=RuleType(), multiple=True, help="Only events for which the rule holds. Repeatable."),
    click.option("--who", type=RuleType(), help="Only people with at least one event for which the rule holds."),
)

case_option = click.option(
    "--case",
    "case",
    help="Whose order counts: profile, case, or a property such as order_id. [default: case where there is one]",
)

profile_case_option = click.option(
    "--case",
    "case",
    help="Whose order counts: profile, case, or a property such as order_id. [default: profile]",
)

map_filters = together(
    window_options,
    click.option("--persona", help="Only the people a persona of the map stands for."),
    click.option("--channel", "channels", multiple=True, help="Only events of this channel. Repeatable."),
    click.option("--where", type=RuleType(), multiple=True, help="Only walks with such an event. Repeatable."),
    click.option("--compare-from", "compare_start", type=MomentType(), help="Hold the window from here beside it."),
    click.option("--compare-to", "compare_end", type=MomentType(), help="... up to, not including, here."),
    click.option("--compare-persona", help="Hold this persona beside it."),
    click.option("--compare-where", type=RuleType(), help="Hold walks with such an event beside it."),
)


def both(rules: Sequence[Rule]) -> Rule | None:
    """One rule that asks for all of them; None for none."""
    from sojourn.rules.model import All, Rule

    if not rules:
        return None
    return rules[0] if len(rules) == 1 else Rule(All(tuple(rule.node for rule in rules)))
