"""A map over several sheets of paper as one vector PDF: rail and head again on every sheet, crop marks, a label."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape

from sojourn.maps.render.canvas import number
from sojourn.maps.render.layout import Picture
from sojourn.maps.render.marks import Box, Mark
from sojourn.maps.render.outline import within
from sojourn.maps.render.rich import clean, plain
from sojourn.maps.render.scene import Scene
from sojourn.maps.render.sheets import LABEL, MARGIN, OVERLAP, Paper, Tile, tiles
from sojourn.maps.render.svg import elements, style

_MARK = 6.0


def tiled_pdf(scene: Scene, picture: Picture, paper: Paper) -> bytes:
    """The sheets in reading order, row by row. Text stays text, lines stay lines."""
    import vl_convert
    from pypdf import PdfReader, PdfWriter

    found = tiles(scene, picture, paper)
    out = PdfWriter()
    for tile in found:
        drawing = sheet(scene, picture, paper, tile, found[-1])
        out.add_page(PdfReader(io.BytesIO(vl_convert.svg_to_pdf(drawing))).pages[0])
    out.add_metadata({"/Title": plain(scene.journey.title), "/Producer": "Sojourn"})
    content = io.BytesIO()
    out.write(content)
    return content.getvalue()


def sheet(scene: Scene, picture: Picture, paper: Paper, tile: Tile, last: Tile) -> str:
    """One sheet as an SVG of the paper's size in points."""
    size = f'width="{number(paper.width)}" height="{number(paper.height)}"'
    colours = scene.colours
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {number(paper.width)} {number(paper.height)}"'
        ' xml:space="preserve">',
        f"<style>{style(scene.options.language())}</style>",
        f'<rect {size} fill="{colours["surface"]}"/>',
        *_windows(scene, picture, tile, last),
        *_crop_marks(paper, tile, last, colours["ink-3"]),
        _label(scene, paper, tile, last),
        "</svg>",
    ]
    return "\n".join(parts)


def _windows(scene: Scene, picture: Picture, tile: Tile, last: Tile) -> Iterator[str]:
    """The sheet's own part, and beside and above it the rail and the head where it does not hold them itself."""
    scale, head = tile.scale, tile.head
    rail, above = tile.rail * scale, head.height * scale
    more_right, more_down = tile.column < last.column, tile.row < last.row
    own = Box(
        tile.own.x,
        tile.own.y,
        tile.own.width + (OVERLAP / scale if more_right else 0),
        tile.own.height + (OVERLAP / scale if more_down else 0),
    )
    places = [(own, MARGIN + rail, MARGIN + above)]
    upper, lower = max(own.y, tile.rails[0]), min(own.y + own.height, tile.rails[1])
    if tile.rail and lower > upper:
        places.append((Box(0, upper, tile.rail, lower - upper), MARGIN, MARGIN + above + (upper - own.y) * scale))
    if head.height:
        places.append((Box(own.x, head.y, own.width, head.height), MARGIN + rail, MARGIN))
    if tile.rail and head.height:
        places.append((Box(0, head.y, tile.rail, head.height), MARGIN, MARGIN))
    for at, (window, x, y) in enumerate(places):
        yield from _window(scene, within(picture.marks, window), window, (x, y), (scale, f"w{at}"))


def _window(
    scene: Scene, marks: tuple[Mark, ...], window: Box, at: tuple[float, float], look: tuple[float, str]
) -> Iterator[str]:
    scale, name = look
    box = (
        f'x="{number(window.x)}" y="{number(window.y)}" width="{number(window.width)}" height="{number(window.height)}"'
    )
    x, y = at[0] - window.x * scale, at[1] - window.y * scale
    yield f'<clipPath id="{name}"><rect {box}/></clipPath>'
    yield f'<g transform="translate({number(x)} {number(y)}) scale({scale})"><g clip-path="url(#{name})">'
    yield from elements(scene, marks)
    yield "</g></g>"


def _crop_marks(paper: Paper, tile: Tile, last: Tile, colour: str) -> Iterator[str]:
    """Short lines in the margin where the sheet's own part ends: cut there, and lay the next sheet on the rest."""
    right = MARGIN + (tile.rail + tile.own.width) * tile.scale
    bottom = MARGIN + (tile.head.height + tile.own.height) * tile.scale
    low = paper.height - MARGIN - LABEL + _MARK
    places: list[tuple[float, float, float, float]] = []
    for x in [MARGIN, *([right] if tile.column < last.column else [])]:
        places += [(x, MARGIN - _MARK - 2, x, MARGIN - 2), (x, low + 2, x, low + _MARK + 2)]
    for y in [MARGIN, *([bottom] if tile.row < last.row else [])]:
        far = paper.width - MARGIN + 2
        places += [(MARGIN - _MARK - 2, y, MARGIN - 2, y), (far, y, far + _MARK, y)]
    for x0, y0, x1, y1 in places:
        yield (
            f'<line x1="{number(x0)}" y1="{number(y0)}" x2="{number(x1)}" y2="{number(y1)}"'
            f' stroke="{colour}" stroke-width="0.5"/>'
        )


def _label(scene: Scene, paper: Paper, tile: Tile, last: Tile) -> str:
    """Which sheet this is, as row/column, and of how many."""
    text = scene.words(
        "sheet_label",
        label=f"{tile.row}/{tile.column}",
        row=tile.row,
        rows=last.row,
        column=tile.column,
        columns=last.column,
    )
    lang = scene.options.language()
    name = plain(scene.journey.title)
    kind = "tc" if lang == "zh-Hant" else "sc"
    faced = f'class="{kind}"' if lang.startswith("zh") or any(ord(char) > 0x2E7F for char in name) else 'class="l"'
    shown = name if len(name) <= 60 else f"{name[:59]}…"
    x, y = number(MARGIN + 6), number(paper.height - MARGIN + 4)
    ink = scene.colours["ink-3"]
    return f'<text {faced} x="{x}" y="{y}" font-size="8" fill="{ink}">{escape(clean(f"{shown}. {text}"))}</text>'
