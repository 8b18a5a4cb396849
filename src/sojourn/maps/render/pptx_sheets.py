"""Which part of a map goes on which slide, and how large: the whole on one, then each stage at a size one can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sojourn.maps.journey import Stage
from sojourn.maps.render.bands import Band, bands, of_steps
from sojourn.maps.render.marks import Box
from sojourn.maps.render.scene import END, RAIL, Scene

AREA = Box(20, 62, 920, 450)
"""Room for the map on a slide of 960 by 540 points."""
_READABLE = 0.75
_LARGEST = 1.0
_WIDTHS = (85.0, 105.0, 130.0, 160.0, 200.0, 250.0, 310.0, 380.0)
_LARGEST_STAGE = 0.8
_SMALLEST_STAGE = 0.58


@dataclass(frozen=True)
class Sheet:
    """One slide's part of the map: its bands from top to bottom and the points a unit. `stage` None: all stages."""

    stage: Stage | None
    part: int
    parts: int
    scene: Scene
    bands: tuple[Band, ...]
    scale: float


def overview(scene: Scene) -> Sheet:
    """The whole map on one slide: the columns as wide as makes the map as large as can be."""
    best: Sheet | None = None
    for column in _WIDTHS:
        wide = replace(scene, fixed_column=column)
        head, lanes = bands(wide)
        height = head.height + sum(band.height for band in lanes)
        scale = min(_LARGEST, AREA.width / wide.width, AREA.height / height if height else _LARGEST)
        if best is None or scale > best.scale:
            best = Sheet(None, 1, 1, wide, (head, *lanes), scale)
    assert best is not None
    return best


def stage_sheets(scene: Scene) -> Iterator[Sheet]:
    """Each stage with its steps on one slide or more: lanes that do not fit go on to the next."""
    for stage in scene.stages:
        steps = [step.id for step in scene.steps if step.stage == stage.id]
        if steps:
            yield from _of_stage(scene, stage, steps)


def _of_stage(scene: Scene, stage: Stage, steps: list[str]) -> Iterator[Sheet]:
    column = min(_WIDTHS[-1], max(_WIDTHS[0], (AREA.width / _READABLE - RAIL - END) / len(steps)))
    own = of_steps(scene, steps, round(column, 2))
    scale = min(_LARGEST_STAGE, AREA.width / own.width)
    head, lanes = bands(own)
    pages = _pages(lanes, AREA.height / scale - head.height)
    if len(pages) > 1:
        closer = AREA.height / (head.height + sum(band.height for band in lanes))
        if closer >= _SMALLEST_STAGE:
            pages, scale = [lanes], closer
    for at, page in enumerate(pages):
        height = head.height + sum(band.height for band in page)
        yield Sheet(stage, at + 1, len(pages), own, (head, *page), min(scale, AREA.height / height))


def _pages(lanes: list[Band], room: float) -> list[list[Band]]:
    pages: list[list[Band]] = [[]]
    left = room
    for band in lanes:
        if pages[-1] and band.height > left:
            pages.append([])
            left = room
        pages[-1].append(band)
        left -= band.height
    return pages
