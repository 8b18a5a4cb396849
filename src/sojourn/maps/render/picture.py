"""One map, measured or not, as SVG, PNG, PDF or a page that stands alone. The same input gives the same bytes."""

from __future__ import annotations

from sojourn.maps.journey import Journey
from sojourn.maps.measured import MeasuredMap
from sojourn.maps.render import faces
from sojourn.maps.render.html import page
from sojourn.maps.render.layout import Picture, lay_out
from sojourn.maps.render.options import RenderOptions
from sojourn.maps.render.scene import Scene
from sojourn.maps.render.sheets import Orientation, Paper, PaperName
from sojourn.maps.render.svg import document
from sojourn.maps.render.tiles import tiled_pdf

__all__ = ["RenderOptions", "draw", "html", "missing_characters", "pdf", "png", "pptx", "svg", "tiles"]

_MOST_PIXELS = 120_000_000
_LARGEST_PAGE = 14_400.0


def draw(journey: Journey, measured: MeasuredMap | None, options: RenderOptions) -> Picture:
    """The map as marks and words, for those who draw elsewhere."""
    return lay_out(Scene(journey, measured, options))


def svg(journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None) -> str:
    """An SVG document in UTF-8 without outside references; faces are those of the machine that shows it."""
    scene = Scene(journey, measured, options or RenderOptions())
    return document(scene, lay_out(scene))


def html(journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None) -> str:
    """A page with the map as a table for screen readers and the same map as a drawing."""
    scene = Scene(journey, measured, options or RenderOptions())
    picture = lay_out(scene)
    return page(scene, picture, document(scene, picture))


def png(journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None) -> bytes:
    """A PNG of `options.scale` pixels a unit; fewer where the picture would pass 120 million pixels."""
    import vl_convert

    options = options or RenderOptions()
    drawing, picture = _with_faces(journey, measured, options)
    most = (_MOST_PIXELS / (picture.width * picture.height)) ** 0.5
    return vl_convert.svg_to_png(drawing, scale=min(options.scale, most), ppi=72)


def pdf(journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None) -> bytes:
    """A vector PDF with selectable text: one page as large as the map."""
    import vl_convert

    drawing, picture = _with_faces(journey, measured, options or RenderOptions())
    return vl_convert.svg_to_pdf(drawing, scale=min(1.0, _LARGEST_PAGE / max(picture.width, picture.height)))


def tiles(
    journey: Journey,
    measured: MeasuredMap | None = None,
    options: RenderOptions | None = None,
    *,
    paper: PaperName,
    orientation: Orientation = "landscape",
) -> bytes:
    """A vector PDF on sheets of A4 or A3 to be glued together; each knows its row and column."""
    scene = Scene(journey, measured, options or RenderOptions())
    return tiled_pdf(scene, _with_note(scene), Paper.of(paper, orientation))


def pptx(journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None) -> bytes:
    """Slides that an office program can edit: a title, the whole map as native shapes, each stage."""
    from sojourn.maps.render import pptx as slides

    return slides.pptx(journey, measured, options)


def missing_characters(
    journey: Journey, measured: MeasuredMap | None = None, options: RenderOptions | None = None
) -> str:
    """Characters of this map that no face on this machine can draw; PNG and PDF say so in their foot."""
    picture = draw(journey, measured, options or RenderOptions())
    return "".join(faces.missing(faces.rare_characters(picture.marks)))


def _with_faces(journey: Journey, measured: MeasuredMap | None, options: RenderOptions) -> tuple[str, Picture]:
    """The drawing, with a note in its foot when letters have no face here: no empty boxes without a word."""
    scene = Scene(journey, measured, options)
    picture = _with_note(scene)
    return document(scene, picture), picture


def _with_note(scene: Scene) -> Picture:
    picture = lay_out(scene)
    lost = faces.missing(faces.rare_characters(picture.marks))
    if lost:
        points = ", ".join(f"U+{ord(char):04X}" for char in lost[:8]) + (", …" if len(lost) > 8 else "")
        picture = lay_out(scene, (scene.words("missing_face", n=len(lost), points=points),))
    return picture
