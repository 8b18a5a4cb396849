"""A map in horizontal bands, the head and one a lane, so that it can be laid on sheets of any size without a cut."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sojourn.maps.journey import Card, Journey
from sojourn.maps.render.layout import Picture, lay_out
from sojourn.maps.render.marks import Group, Mark
from sojourn.maps.render.rich import plain
from sojourn.maps.render.scene import Scene


@dataclass(frozen=True)
class Band:
    """Marks from y = 0, their height, a name and the content in words."""

    name: str
    words: str
    marks: tuple[Mark, ...]
    height: float


def bands(scene: Scene, picture: Picture | None = None) -> tuple[Band, list[Band]]:
    """The head and the lanes; a line between zones belongs to the lane below it."""
    picture = picture or lay_out(scene)
    groups = [mark for mark in picture.marks if isinstance(mark, Group)]
    ends = [*(group.y for group in groups[1:]), picture.height]
    said = {row.lane.id: (row.lane.title, _words(scene, picture, row.lane.id)) for row in picture.rows}
    head = Band("", "", (), 0)
    lanes: list[Band] = []
    waiting: list[tuple[Group, float]] = []
    for group, end in zip(groups, ends, strict=True):
        if group.name == "head":
            head = Band(scene.words("step"), "", group.marks, end - group.y)
        elif group.name == "zone":
            waiting.append((group, end - group.y))
        elif group.name == "lane":
            title, text = said[group.ref]
            lanes.append(_joined(waiting, group, end - group.y, (plain(title), text)))
            waiting = []
    return head, lanes


def _joined(above: list[tuple[Group, float]], lane: Group, height: float, names: tuple[str, str]) -> Band:
    marks: list[Mark] = []
    y = 0.0
    for group, tall in above:
        marks.append(Group(group.marks, 0, y))
        y += tall
    marks.append(Group(lane.marks, 0, y))
    return Band(names[0], names[1], tuple(marks), y + height)


def _words(scene: Scene, picture: Picture, lane: str) -> str:
    row = next(row for row in picture.rows if row.lane.id == lane)
    titles = [plain(step.title) for step in scene.steps]
    parts = [f"{titles[entry.first]}: {entry.text}" for entry in row.drawn.entries if entry.text]
    return f"{plain(row.lane.title)}. " + "; ".join(parts)


def of_steps(scene: Scene, steps: Collection[str], column: float) -> Scene:
    """The scene with only some steps, cards cut to them, and columns of a given width."""
    return replace(scene, journey=_narrowed(scene, set(steps)), fixed_column=column)


def _narrowed(scene: Scene, steps: set[str]) -> Journey:
    journey = scene.journey
    kept = [step for step in scene.steps if step.id in steps]
    stages = {step.stage for step in kept}
    return journey.model_copy(
        update={
            "steps": kept,
            "stages": [stage for stage in journey.stages if stage.id in stages],
            "cards": list(_cards(scene, [step.id for step in kept])),
        }
    )


def _cards(scene: Scene, kept: list[str]) -> Iterator[Card]:
    for card in scene.journey.cards:
        columns = scene.columns_of(card.span.from_step, card.span.to_step)
        inside = [step for step in kept if columns and columns[0] <= scene.column[step] <= columns[1]]
        if inside:
            span = card.span.model_copy(update={"from_step": inside[0], "to_step": inside[-1]})
            yield card.model_copy(update={"span": span})
