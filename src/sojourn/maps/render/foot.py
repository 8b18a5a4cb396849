"""The foot: what the map says about its data, the notes on the result, and where the numbers come from."""

from __future__ import annotations

from sojourn.maps.measured import Provenance
from sojourn.maps.render.canvas import Canvas, Paragraph, paragraph
from sojourn.maps.render.marks import Box, Mark
from sojourn.maps.render.rich import clean, spans
from sojourn.maps.render.scene import Scene

_SIDE = 16.0
_MOST_NOTES = 12


def foot(scene: Scene, extra: list[str]) -> tuple[list[Mark], float]:
    """Marks from y = 0 and the height; `extra` are notes on the picture itself. Up to four columns."""
    texts = [spans(note, ink="ink-2", strong_ink="ink-1") for note in foot_notes(scene, extra) if note.strip()]
    canvas = Canvas()
    if not texts:
        return [], 0.0
    count = max(1, min(len(texts), int((scene.width - 2 * _SIDE) // 300), 4))
    wide = min(620.0, (scene.width - 2 * _SIDE - (count - 1) * 28) / count)
    columns: list[list[Paragraph]] = [[] for _ in range(count)]
    for text in texts:
        body = paragraph(text, 12, wide)
        shortest = min(range(count), key=lambda at: (sum(part.height + 8 for part in columns[at]), at))
        columns[shortest].append(body)
    height = max(sum(part.height + 8 for part in column) for column in columns) + 22
    canvas.rect(Box(0, 0, scene.width, height), fill="bg")
    canvas.line((0, 0), (scene.width, 0), "line-strong")
    for at, column in enumerate(columns):
        x, y = _SIDE + at * (wide + 28), 14.0
        for part in column:
            y = canvas.write(part, x, y, Box(x, 0, wide, height)) + 8
    return canvas.marks, height


def foot_notes(scene: Scene, extra: list[str]) -> list[str]:
    """All notes as Markdown: the document's, the measurement's, the provenance, the picture's own."""
    notes = [*scene.journey.notes]
    if scene.measurement:
        said = list(dict.fromkeys(clean(scene.said(note)) for note in scene.measurement.totals.notes))
        if said:
            notes.append(f"**{scene.words('notes')}.** " + " ".join(said[:_MOST_NOTES]))
        notes.append(_provenance(scene, scene.measurement.provenance))
    return notes + extra


def _provenance(scene: Scene, where: Provenance) -> str:
    figures, words = scene.figures, scene.words
    facts: list[str] = []
    if where.as_of:
        facts.append(words("as_of", date=figures.day(where.as_of.date())))
    if where.lake_version is not None:
        facts.append(words("lake", n=where.lake_version))
    if where.first_event and where.last_event:
        first, last = figures.day(where.first_event.date()), figures.day(where.last_event.date())
        facts.append(words("events_span", first=first, last=last))
    said = ", ".join(facts)
    return f"**{words('provenance')}.** {said}{'.' if said else ''} {words('interval_note')}"
