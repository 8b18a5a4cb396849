"""Where a walk starts and how it ends, proposed from what comes first and last, and never so that walks are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sojourn.insight.discovery.facts import Flow, Kind
from sojourn.insight.discovery.names import is_failure
from sojourn.rules.model import Any_, Compare, Rule

_STARTS_COVER = 0.9
_STARTS_ENOUGH = 0.6
_MOST_STARTS = 5
_TERMINAL = 0.5
_MOST_LOST = {True: 0.1, False: 0.02}
"""Of people's walks and of cases. What a person does after an outcome may open another walk; a case is over."""
_ENDS_ENOUGH = 0.3


@dataclass(frozen=True)
class Ends:
    """Outcomes by name, those of them that are a success, and what was said about them."""

    rules: dict[str, Rule]
    kinds: tuple[int, ...] = ()
    success: tuple[str, ...] = ()
    note: str = ""


def propose_starts(kinds: Sequence[Kind], flow: Flow) -> tuple[Rule | None, str]:
    """A rule of up to five kinds that most walks begin with, and a note; None when walks begin anywhere."""
    ranked = sorted(flow.first, key=lambda kind: (-flow.first[kind], kind))
    chosen: list[int] = []
    covered = 0
    for kind in ranked[:_MOST_STARTS]:
        if covered >= _STARTS_COVER * flow.walks or (chosen and flow.first[kind] < 0.05 * flow.walks):
            break
        chosen.append(kind)
        covered += flow.first[kind]
    share = covered / flow.walks if flow.walks else 0.0
    if share < _STARTS_ENOUGH or len(kinds) < 2:
        return None, "" if len(kinds) < 2 else "They begin in many ways, so any step opens one."
    named = _listed([f"'{kinds[kind].title}'" for kind in chosen])
    return _either([kinds[kind] for kind in chosen]), f"{share:.0%} begin with {named}."


def propose_ends(kinds: Sequence[Kind], flow: Flow, *, by_person: bool) -> Ends:
    """Kinds after which most walks that meet them are over.

    An instance closes at its first outcome, so an outcome is only proposed while no step loses more than a tenth of
    people's walks, or a fiftieth of the cases, by it, and when together they end at least three in ten. Else the ends
    stay open and the note says what comes last most often.
    """
    candidates = [kind for kind in flow.last if _terminal(flow, kind) >= _TERMINAL]
    candidates.sort(key=lambda kind: (-flow.last[kind], kind))
    chosen: list[int] = []
    lost = dict.fromkeys(range(len(kinds)), 0)
    for kind in candidates:
        after = {other: lost[other] + flow.before.get((kind, other), 0) for other in lost if other != kind}
        if (
            max(after.values(), default=0) <= _MOST_LOST[by_person] * flow.walks
            and flow.last[kind] >= 0.005 * flow.closed
        ):
            chosen.append(kind)
            lost.update(after)
    covered = sum(flow.last[kind] for kind in chosen)
    if not flow.closed or covered < _ENDS_ENOUGH * flow.closed or len(kinds) < 2:
        return Ends({}, note=_open_note(kinds, flow))
    names = {kind: _outcome_name(kinds[kind]) for kind in chosen}
    good = tuple(names[kind] for kind in chosen if not is_failure(kinds[kind].name))
    success = good if 0 < len(good) < len(chosen) else ()
    share = covered / flow.closed
    listed = _listed([f"'{kinds[kind].title}'" for kind in chosen])
    return Ends(
        {names[kind]: kinds[kind].rule for kind in chosen}, tuple(chosen), success, f"{share:.0%} end with {listed}."
    )


def _terminal(flow: Flow, kind: int) -> float:
    """Share of the walks that meet a kind which end with it."""
    visited = flow.visited.get(kind, 0) * (flow.closed / flow.walks if flow.walks else 0)
    return flow.last.get(kind, 0) / visited if visited else 0.0


def _open_note(kinds: Sequence[Kind], flow: Flow) -> str:
    if not flow.closed or len(kinds) < 2:
        return ""
    ranked = sorted(flow.last, key=lambda kind: (-flow.last[kind], kind))[:3]
    lasts = _listed([f"'{kinds[kind].title}' ({flow.last[kind] / flow.closed:.0%})" for kind in ranked])
    return (
        f"No outcome is proposed: the last step is most often {lasts}, but others come after it too often to close "
        "there. Name an outcome to see completion and drop-off."
    )


def _outcome_name(kind: Kind) -> str:
    title = kind.title
    return title if title[:2].isupper() or title[1:2].isdigit() else title[0].lower() + title[1:]


def _either(kinds: Sequence[Kind]) -> Rule:
    if len(kinds) == 1:
        return kinds[0].rule
    if all(kind.channel is None for kind in kinds):
        return Rule(Compare("event", "in", tuple(kind.name for kind in kinds)))
    return Rule(Any_(tuple(kind.rule.node for kind in kinds)))


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
