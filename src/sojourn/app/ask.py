"""Questions to a workspace's events: the notebook's `ws.ask.funnel([...])` and what CLI and server put by name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, cast

from sojourn.app.moments import check_window, read_moment
from sojourn.kernel.errors import InvalidInput, NotFound
from sojourn.rules.model import Rule

if TYPE_CHECKING:
    from sojourn.app.workspace import Workspace
    from sojourn.insight.answer import Answer, Selection
    from sojourn.insight.ports import Engine
    from sojourn.maps.measured import Note

NAMES = (
    "events", "transitions", "variants", "paths", "funnel", "retention", "satisfaction", "conformance", "timing",
)  # fmt: skip
"""The questions; each is a function of this name in `insight.ask`."""

_CALLED = {"from_event": "start", "to_event": "end", "depth": "length"}
"""Options whose name would clash with a filter's, and what `insight.ask` calls them."""

_SEVERAL = ("steps", "exclude", "channels")
"""Options that take several names."""


class Filters(TypedDict, total=False):
    """What every question takes. `start` inclusive, `end` exclusive, as moments or in words ('2017-05').

    `where` keeps events for which the rule holds, `who` people with at least one such event.
    """

    start: datetime | str | None
    end: datetime | str | None
    channels: Sequence[str]
    where: Rule | str | None
    who: Rule | str | None


class Questions:
    """Each method asks one question and returns its `Answer`: rows, n, interval, window, definition, notes, SQL."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def events(self, **filters: Unpack[Filters]) -> Answer:
        """How often each event happened, and to how many people."""
        return self.put("events", {**filters})

    def transitions(self, *, case: str | None = None, **filters: Unpack[Filters]) -> Answer:
        """Which event directly follows which, how often, and the median seconds between them."""
        return self.put("transitions", {"case": case, **filters})

    def variants(self, *, case: str | None = None, **filters: Unpack[Filters]) -> Answer:
        """Whole sequences of events, the most frequent first."""
        return self.put("variants", {"case": case, **filters})

    def paths(
        self,
        from_event: str | Rule | None = None,
        to_event: str | Rule | None = None,
        *,
        depth: int = 5,
        case: str | None = None,
        **filters: Unpack[Filters],
    ) -> Answer:
        """What people do after an event, or before one, up to `depth` events."""
        options = {"from_event": from_event, "to_event": to_event, "depth": depth, "case": case}
        return self.put("paths", {**options, **filters})

    def funnel(
        self,
        steps: Sequence[str | Rule],
        *,
        within: timedelta | str | None = None,
        exclude: Sequence[str | Rule] = (),
        by: str | None = None,
        **filters: Unpack[Filters],
    ) -> Answer:
        """How many take the steps one after the other, `within` a time from the first ('7d')."""
        return self.put("funnel", {"steps": steps, "within": within, "exclude": exclude, "by": by, **filters})

    def retention(self, cohort: str = "month", *, timezone: str | None = None, **filters: Unpack[Filters]) -> Answer:
        """How many of those first seen in a day, week or month (of `timezone`, default UTC) come back in the next."""
        return self.put("retention", {"cohort": cohort, "timezone": timezone, **filters})

    def satisfaction(
        self, journey: str | None = None, *, question: str | None = None, **filters: Unpack[Filters]
    ) -> Answer:
        """Scores by question (and step, with a journey): mean with its interval, top-2 share, NPS."""
        return self.put("satisfaction", {"journey": journey, "question": question, **filters})

    def conformance(
        self,
        journey: str | None = None,
        *,
        steps: Sequence[str | Rule] | None = None,
        case: str | None = None,
        **filters: Unpack[Filters],
    ) -> Answer:
        """How many histories follow the order of a journey or of `steps`, and where the others leave it."""
        return self.put("conformance", {"journey": journey, "steps": steps, "case": case, **filters})

    def timing(
        self,
        from_event: str | Rule | None = None,
        to_event: str | Rule | None = None,
        *,
        journey: str | None = None,
        case: str | None = None,
        **filters: Unpack[Filters],
    ) -> Answer:
        """Seconds from one event to another, or of every move from step to step."""
        options = {"from_event": from_event, "to_event": to_event, "journey": journey, "case": case}
        return self.put("timing", {**options, **filters})

    def put(self, name: str, options: Mapping[str, Any]) -> Answer:
        """Ask the question `name` with filters and its own options; options that are None count as not given.

        Raises NotFound for an unknown question, InvalidInput for an option it does not have.
        """
        if name not in NAMES:
            raise NotFound("no_such_question", f"There is no question {name!r}.", f"There are: {', '.join(NAMES)}.")
        given = {key: _listed(key, value) for key, value in options.items() if value is not None}
        selection = _selection(given)
        question = cast("Callable[..., Answer]", getattr(import_module(f"sojourn.insight.ask.{name}"), name))
        own = self._own(name, question, given)
        with self._workspace.lease() as engine:
            found = question(engine, selection, **own)
            missing = _missing(engine, selection, own)
        return replace(found, notes=[*found.notes, *missing]) if missing else found

    def _own(self, name: str, question: Callable[..., Answer], given: Mapping[str, Any]) -> dict[str, Any]:
        known = set(inspect.signature(question).parameters) - {"engine", "selection"}
        own: dict[str, Any] = {}
        for option, value in given.items():
            called = _CALLED.get(option, option)
            if called not in known:
                shown = sorted({back: front for front, back in _CALLED.items()}.get(each, each) for each in known)
                raise InvalidInput(
                    "unknown_option",
                    f"The question {name!r} has no option {option!r}.",
                    f"Its options are: {', '.join(shown) or 'none beside the filters'}.",
                    option=option,
                )
            own[called] = self._read(option, value)
        return own

    def _read(self, option: str, value: Any) -> Any:
        if option == "journey" and isinstance(value, str):
            return self._workspace.journey(value)
        if option == "within" and isinstance(value, str):
            from sojourn.maps.base import parse_duration

            try:
                return parse_duration(value)
            except ValueError as error:
                raise InvalidInput(
                    "bad_duration", f"{error}.", "Say how long a funnel may take, such as 7d."
                ) from error
        return value


def _missing(engine: Engine, selection: Selection, own: Mapping[str, Any]) -> list[Note]:
    """What to say of properties that the question names and no event has."""
    from sojourn.insight.missing_properties import missing_properties
    from sojourn.rules.model import FIELDS

    rules = [rule for rule in (selection.where, selection.who) if rule is not None]
    names = [own[option] for option in ("case", "by") if own.get(option) not in (None, *FIELDS)]
    return missing_properties(engine, rules, names)


def _listed(option: str, value: Any) -> Any:
    """A single word where several may be named: a list of one, never its letters."""
    return (value,) if option in _SEVERAL and isinstance(value, str | Rule) else value


def _selection(given: dict[str, Any]) -> Selection:
    """Takes the filters out of `given`."""
    from sojourn.insight.answer import Selection, Window

    start, end = _moment(given.pop("start", None)), _moment(given.pop("end", None))
    check_window(start, end)
    return Selection(
        window=Window(start, end),
        where=_rule(given.pop("where", None)),
        channels=tuple(given.pop("channels", ())),
        who=_rule(given.pop("who", None)),
    )


def _moment(value: datetime | str | None) -> datetime | None:
    if value is None or isinstance(value, str):
        return read_moment(value) if value else None
    if value.tzinfo is None:
        raise InvalidInput("naive_moment", f"The moment {value} has no time zone.", "Use an aware datetime, or text.")
    return value


def _rule(value: Rule | str | None) -> Rule | None:
    return Rule.parse(value) if isinstance(value, str) else value
