"""Several files of one story: who lends what to whom (the person behind an order, the time of a payment)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sojourn.events.mapping import Lookup, TableMapping, TimeColumn
from sojourn.events.names import entity, words
from sojourn.events.phrases import phrase
from sojourn.events.roles import is_key, is_plan, role_scores
from sojourn.events.shapes import Shape
from sojourn.events.tables import is_key_only
from sojourn.kernel.phrase import Phrase

_ACTIONS = {"payment", "refund", "return", "call", "visit", "contact", "message", "login", "redemption", "complaint"}

_KNOWN = 0.005
"""What a name of a person gains with every file that has it."""


@dataclass(frozen=True)
class Member:
    """One file with its own guess."""

    table: TableMapping
    shapes: Mapping[str, Shape]

    def is_unique(self, column: str) -> bool:
        """Whether a key names one row only (as far as the sample shows)."""
        shape = self.shapes[column]
        return bool(shape.filled) and shape.distinct == shape.filled


def link(members: list[Member], shared: set[str], notes: list[Phrase]) -> None:
    """Connect files by key columns of the same name; changes the tables in place.

    A file without times of its own becomes events when its name is of an action (payments) and a file with times knows
    its key; it lends columns when others need them; otherwise it is left out, with a note.
    """
    givers = [member for member in members if not is_key_only(member.table)]
    for member in givers:
        _find_person(member, members)
    left_out: dict[str, Phrase] = {}
    for member in members:
        if is_key_only(member.table) or not _happened(member):
            placed = _place_timeless(member, givers, shared)
            if member.table.kind == "skip":
                left_out[member.table.file] = placed
            else:
                notes.append(placed)
    lending = {lookup.file for member in members for lookup in member.table.lookups if member.table.kind == "events"}
    for member in members:
        if member.table.kind == "skip" and member.table.file in lending:
            member.table.kind = "lookup"
            member.table.note = ""
            notes.append(phrase("import.lends", file=member.table.file))
        elif member.table.kind == "skip":
            notes.append(left_out[member.table.file])


def _happened(member: Member) -> bool:
    return any(not is_plan(time.column) for time in member.table.times)


def _find_person(member: Member, members: list[Member]) -> None:
    """Use the best name of a person within reach: an id of an order's customer may lead to the customer itself."""
    own_score, own = _own_person(member, members)
    best: tuple[float, list[Lookup], str] = (own_score, [], own or "")
    for path, column, score in _reachable(member, members):
        if score > best[0]:
            best = (score, path, column)
    if best[1]:
        member.table.lookups += best[1]
        member.table.profile = best[2]
    elif own_score:
        member.table.profile = own


def _own_person(member: Member, members: list[Member]) -> tuple[float, str | None]:
    """The file's own best name of a person: of two as good, the one that more files know."""
    table = member.table
    taken = {table.case, table.session, table.id, table.event} - {table.profile}
    found = [
        (score + _KNOWN * sum(name in other.shapes for other in members), -place, name)
        for place, (name, shape) in enumerate(member.shapes.items())
        if (score := role_scores(shape).get("profile", 0.0)) and name not in taken
    ]
    score, _, name = max(found, default=(0.0, 0, table.profile))
    return score, name


def _reachable(member: Member, members: list[Member]) -> list[tuple[list[Lookup], str, float]]:
    """Person columns within two files' distance over keys that name one row there."""
    found: list[tuple[list[Lookup], str, float]] = []
    frontier: list[tuple[list[Lookup], Member]] = [([], member)]
    seen = {member.table.file}
    for _ in range(2):
        reached: list[tuple[list[Lookup], Member]] = []
        for path, here in frontier:
            for there, key in _neighbours(here, members):
                if there.table.file in seen:
                    continue
                seen.add(there.table.file)
                steps = [*path, Lookup(file=there.table.file, key=key, their_key=key)]
                reached.append((steps, there))
                found += [(_take(steps, name), name, score) for name, score in _people(there, key, members)]
        frontier = reached
    return found


def _neighbours(here: Member, members: list[Member]) -> list[tuple[Member, str]]:
    """Files in which a key of this one names one row, and which can know at least half of the keys here."""
    return [
        (there, key)
        for there in members
        if there is not here
        for key in here.shapes
        if is_key(key) and key in there.shapes and there.is_unique(key)
        if here.shapes[key].distinct <= 2 * there.shapes[key].distinct
    ]


def _people(there: Member, key: str, members: list[Member]) -> list[tuple[str, float]]:
    """Columns of people in `there`; one known to more files counts a little more. The key itself brings nothing new

    to those who have it, but is new to those further away.
    """
    people: list[tuple[str, float]] = []
    for name, shape in there.shapes.items():
        score = role_scores(shape).get("profile", 0.0)
        if score and name != key:
            files = sum(name in other.shapes for other in members)
            people.append((name, score + _KNOWN * files))
    return people


def _take(path: list[Lookup], column: str) -> list[Lookup]:
    """The path with each stop taking only what leads on; a single stop takes everything (to filter by)."""
    if len(path) == 1:
        return path
    first, second = path
    return [first.model_copy(update={"take": [second.key]}), second.model_copy(update={"take": [column]})]


def _place_timeless(member: Member, givers: list[Member], shared: set[str]) -> Phrase:
    """Give the file the time of one it belongs to, or leave it out; what a person should know about that."""
    table = member.table
    table.lookups, table.times = [], []
    near = _neighbours(member, givers)
    parent = next(((giver, key) for giver, key in near if _happened(giver) and giver.table.kind == "events"), None)
    name = entity(table.file, shared)
    if parent is None or not _ACTIONS & set(words(name)):
        table.kind = "skip"
        file = table.file
        why = phrase("import.no_action", file=file, name=name) if parent else phrase("import.no_source", file=file)
        table.note = why.text.removeprefix(f"{file}: left out; ")
        return why
    giver, key = parent
    when = giver.table.times[0]
    take = [when.column]
    person = giver.table.profile
    onward = [lookup.model_copy(update={"take": [person]}) for lookup in giver.table.lookups if person]
    take += [lookup.key for lookup in onward[:1] if lookup.key not in member.shapes]
    if person and not onward and person not in member.shapes:
        take.append(person)
    table.lookups = [Lookup(file=giver.table.file, key=key, their_key=key, take=take), *onward]
    table.times = [TimeColumn(column=when.column, formats=when.formats)]
    table.profile = person
    table.event_name = name
    return phrase("import.timeless", file=table.file, name=name, time=when.column, key=key)
