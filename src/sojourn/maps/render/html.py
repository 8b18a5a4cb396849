"""A page that stands alone: the same map as a real table for assistive technology and as a picture for the eye.

No script, no link, no outside resource; a policy in the page forbids them even if one slipped in.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from sojourn.maps.journey import Lane
from sojourn.maps.render.head import stage_bands
from sojourn.maps.render.headline import key_figures
from sojourn.maps.render.layout import LaneRow, Picture
from sojourn.maps.render.palette import palette
from sojourn.maps.render.rich import clean, plain
from sojourn.maps.render.scene import Entry, Scene

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(scene: Scene, picture: Picture, drawing: str) -> str:
    """The page around an SVG drawing of the same picture."""
    colours = palette(scene.options.theme)
    title = _safe(scene.words("map_of", title=scene.journey.title))
    style = (
        f"html{{background:{colours['surface']};color:{colours['ink-1']};color-scheme:{scene.options.theme}}}"
        "body{margin:0}svg{display:block}"
        ".vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
        "main{overflow-x:auto}@media print{@page{margin:0}}"
    )
    drawing = drawing.replace('role="img"', 'aria-hidden="true"', 1)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{scene.options.language()}"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{style}</style></head><body><main>",
            f'<div class="vh"><h1>{title}</h1>',
            *_figures(scene),
            *table(scene, picture),
            *(f"<p>{_safe(plain(note))}</p>" for note in picture.notes if note.strip()),
            "</div>",
            drawing.strip(),
            "</main></body></html>",
            "",
        ]
    )


def _safe(text: str) -> str:
    return escape(" ".join(clean(text).split()), {'"': "&quot;", "'": "&#39;"})


def _figures(scene: Scene) -> list[str]:
    found = key_figures(scene)
    rows = [
        f"<dt>{_safe(item.name)}</dt><dd>{_safe(' '.join((item.value, item.interval, item.sub)))}</dd>"
        for item in found
    ]
    return ["<dl>", *rows, "</dl>"] if rows else []


def table(scene: Scene, picture: Picture) -> list[str]:
    """Column headers are stages and steps, row headers are lanes; every cell says in words what the picture shows."""
    words = scene.words
    bands = stage_bands(scene)
    stages = "".join(
        f'<th scope="colgroup" colspan="{band.last - band.first + 1}">{_safe(band.title)}</th>' for band in bands
    )
    steps = "".join(f'<th scope="col">{_safe(_step_words(scene, at))}</th>' for at in range(len(scene.steps)))
    groups = "".join(f'<colgroup span="{band.last - band.first + 1}"></colgroup>' for band in bands)
    return [
        f"<table><caption>{_safe(words('map_of', title=scene.journey.title))}</caption><colgroup></colgroup>{groups}",
        f'<thead><tr><th scope="row">{_safe(words("stage"))}</th>{stages}</tr>',
        f'<tr><th scope="row">{_safe(words("step"))}</th>{steps}</tr></thead>',
        *(line for row in picture.rows for line in _lane(scene, row)),
        "</table>",
    ]


def _step_words(scene: Scene, at: int) -> str:
    step = scene.steps[at]
    extra = [step.caption] if step.caption.strip() else []
    if step.moment_of_truth != "none":
        extra.append(scene.words("insight.moment"))
    return f"{step.title} ({', '.join(extra)})" if extra else step.title


def _lane(scene: Scene, row: LaneRow) -> list[str]:
    numbers = sorted({entry.row for entry in row.drawn.entries}) or [0]
    above = [_safe(scene.words(f"line.{name}")) for name in row.line_above]
    lines = ["<tbody>", *(f'<tr><th scope="row" colspan="{len(scene.steps) + 1}">{name}</th></tr>' for name in above)]
    for index, number in enumerate(numbers):
        header = (
            f'<th scope="rowgroup" rowspan="{len(numbers)}">{_safe(_lane_words(row.lane))}</th>' if index == 0 else ""
        )
        cells = _cells(scene, [entry for entry in row.drawn.entries if entry.row == number])
        lines.append(f"<tr>{header}{cells}</tr>")
    return [*lines, "</tbody>"]


def _lane_words(lane: Lane) -> str:
    return f"{lane.title}. {lane.note}" if lane.note.strip() else lane.title


def _cells(scene: Scene, entries: list[Entry]) -> str:
    parts: list[str] = []
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.first):
        parts += ["<td></td>"] * (entry.first - at)
        span = entry.last - entry.first + 1
        parts.append(f"<td{f' colspan={chr(34)}{span}{chr(34)}' if span > 1 else ''}>{_safe(entry.text)}</td>")
        at = entry.last + 1
    return "".join(parts + ["<td></td>"] * (len(scene.steps) - at))
