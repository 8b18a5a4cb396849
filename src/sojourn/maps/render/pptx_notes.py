"""What a speaker finds under a slide: what is shown, the pains and delights of it, and how each number is made."""

from __future__ import annotations

from collections.abc import Iterator

from sojourn.maps.insight_text import fill
from sojourn.maps.journey import Insight, Stage
from sojourn.maps.render.foot import foot_notes
from sojourn.maps.render.rich import plain
from sojourn.maps.render.scene import Scene


def notes_of(scene: Scene, stage: Stage | None) -> list[str]:
    """Lines of plain text; for a stage its own description and insights, for the whole map the definitions of all."""
    found = [*(_stage(scene, stage) if stage else _journey(scene)), *_definitions(scene)]
    found += [plain(note) for note in foot_notes(scene, []) if note.strip()]
    return [line for line in found if line.strip()]


def _journey(scene: Scene) -> Iterator[str]:
    journey = scene.journey
    for text in (journey.description, journey.scenario, journey.goal, journey.expectations):
        yield plain(text)


def _stage(scene: Scene, stage: Stage) -> Iterator[str]:
    yield plain(stage.description)
    for step in scene.steps:
        if step.description.strip():
            yield f"{plain(step.title)}: {plain(step.description)}"
    steps = {step.id for step in scene.steps}
    for insight in scene.journey.insights:
        if steps.intersection(insight.steps):
            yield _insight(scene, insight)


def _insight(scene: Scene, insight: Insight) -> str:
    kind, level = scene.words(f"insight.{insight.type}"), scene.words(f"evidence.{insight.level}")
    text = insight.text
    if "{{" in text:
        text = (
            scene.words("not_measured")
            if scene.measured is None
            else fill(text, scene.journey, scene.measured, scene.options.language())
        )
    return f"{kind} ({level}): {plain(insight.title)}. {plain(text)}".strip()


def _definitions(scene: Scene) -> Iterator[str]:
    """Each lane with its line of explanation, each key figure with how it is counted and what it should be."""
    for lane in scene.lanes:
        if lane.note.strip():
            yield f"{plain(lane.title)}: {plain(lane.note)}"
    for metric in scene.journey.kpis:
        target = f", {scene.words('target')} {scene.figures.short(metric.target)}" if metric.target is not None else ""
        method = f"{metric.type}, {metric.method}{target}"
        note = f". {plain(metric.note)}" if metric.note.strip() else ""
        yield f"{plain(metric.name)}: {method}{note}"
