"""The head of the grid: stages as bands, steps as columns with caption and moment of truth."""

from __future__ import annotations

from dataclasses import dataclass

from sojourn.maps.journey import Step
from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.glyphs import diamond, icon
from sojourn.maps.render.marks import Box, Mark
from sojourn.maps.render.rich import Span, clean, plain
from sojourn.maps.render.scene import RAIL, Scene


@dataclass(frozen=True)
class StageBand:
    """A stage and its columns, both ends included."""

    title: str
    first: int
    last: int


def stage_bands(scene: Scene) -> list[StageBand]:
    """Stages that have steps, with their columns."""
    titles = {stage.id: stage.title for stage in scene.stages}
    bands: list[StageBand] = []
    for at, step in enumerate(scene.steps):
        if scene.opens_stage(at):
            bands.append(StageBand(plain(titles.get(step.stage, "")), at, at))
        else:
            bands[-1] = StageBand(bands[-1].title, bands[-1].first, at)
    return bands


def head(scene: Scene) -> tuple[list[Mark], float]:
    """Marks of both header rows from y = 0 and their height."""
    canvas = Canvas()
    bands = [(band, _stage_title(scene, band)) for band in stage_bands(scene)]
    tall = max([23.0, *(text.height + 8 for _, text in bands)])
    steps = [_step_parts(scene, step) for step in scene.steps]
    below = tall + 9
    height = below + max([40.0, *(title.height + caption.height + 12 for title, caption in steps)])
    for band, text in bands:
        box = Box(scene.x(band.first) + 4, 5, scene.span_width(band.first, band.last) - 7, tall)
        canvas.rect(box, fill="sunken", radius=4)
        canvas.write(text, box.x + 5, 5 + (tall - text.height) / 2, box)
        canvas.line((scene.x(band.first), 0), (scene.x(band.first), height), "line-strong")
    for at, (title, caption) in enumerate(steps):
        cell = Box(scene.x(at), below, scene.column_width, height - below)
        y = canvas.write(title, cell.x + 7, below + 3, cell)
        canvas.write(caption, cell.x + 7, y + 1, cell)
        if scene.steps[at].moment_of_truth != "none":
            diamond(canvas, (cell.x + cell.width - 16, below + 5), 10)
    canvas.line((0, height), (scene.width, height), "line-strong")
    _corner(scene, canvas, height)
    return canvas.marks, height


def _stage_title(scene: Scene, band: StageBand) -> Paragraph:
    return paragraph([Span(band.title, 600)], 12, scene.span_width(band.first, band.last) - 17)


def _step_parts(scene: Scene, step: Step) -> tuple[Paragraph, Paragraph]:
    mark = 14 if step.moment_of_truth != "none" else 0
    title = paragraph([Span(" ".join(clean(step.title).split()), 500)], 12, scene.column_width - 12 - mark)
    caption = step.caption
    measure = scene.step_measures[scene.column[step.id]]
    if not caption and measure is not None and not measure.bound:
        caption = scene.words("not_bound")
    return title, paragraph([Span(" ".join(clean(caption).split()), 400, "ink-3")], 11, scene.column_width - 12)


def _corner(scene: Scene, canvas: Canvas, height: float) -> None:
    text = paragraph([Span(scene.words("lanes_count", n=len(scene.lanes)), 400, "ink-2")], 11, RAIL - 48)
    top = height - text.height - 8
    icon(canvas, (16, top + 1), "lanes")
    canvas.write(text, 34, top, Box(0, 0, RAIL, height))
    canvas.line((RAIL, 0), (RAIL, height), "line-strong")
