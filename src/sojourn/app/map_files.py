"""Maps in files: which ending means which format; reading, writing, drawing. The formats are in `maps`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sojourn.kernel.errors import InvalidInput
from sojourn.maps.journey import Journey

if TYPE_CHECKING:
    from sojourn.maps.measured import MeasuredMap

MEDIA_TYPES = {
    "yaml": "application/yaml",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "mmd": "text/plain; charset=utf-8",
    "cjml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html; charset=utf-8",
}
"""Format (also the file's ending) to media type."""

PICTURES = ("svg", "png", "pdf", "pptx", "html")
DOCUMENTS = ("yaml", "json", "csv", "xlsx", "mmd", "cjml")
_ALIASES = {"yml": "yaml", "mermaid": "mmd", "htm": "html", "xml": "cjml", "tsv": "csv"}
Layout = Literal["long", "matrix"]


def format_of(path: Path) -> str:
    """The format a file's ending names. Raises InvalidInput for one that is none."""
    ending = path.suffix.lower().lstrip(".")
    found = _ALIASES.get(ending, ending)
    if found not in MEDIA_TYPES:
        raise InvalidInput(
            "unknown_format",
            f"{path.name!r} ends in {path.suffix or 'nothing'}, which is no format of a map.",
            f"Use one of .{', .'.join(MEDIA_TYPES)}.",
            file=path.name,
        )
    return found


def read_map(path: Path) -> tuple[Journey, list[str]]:
    """The journey in a file, and what could not be taken over from it. Raises InvalidInput, naming file and place."""
    if format_of(path) in PICTURES:
        raise _picture(path.name)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput(
            "unreadable_file", f"{path} cannot be read: {error.strerror}.", "Check the name and the rights."
        ) from error
    try:
        return load_map(path.name, content)
    except InvalidInput as error:
        raise InvalidInput(error.code, f"{path.name}: {error.message}", error.hint, **error.facts) from error


def write_map(path: Path, journey: Journey, measured: MeasuredMap | None = None, **options: Any) -> list[str]:
    """Write the journey as what the file's ending says, a document or a picture; what the format does not hold.

    Options as `render_map`.
    """
    from sojourn.store.workspace_files import write_whole

    content, lost = convert_map(format_of(path), journey, measured, **options)
    write_whole(path, content)
    return lost


def render_map(form: str, journey: Journey, measured: MeasuredMap | None = None, **options: Any) -> bytes:
    """The journey in a format: `layout` (long, matrix) for CSV and XLSX, `theme`, `lang`, `lanes` for pictures.

    `paper` (a4, a3) and `orientation` (landscape, portrait) cut a PDF into sheets; without a paper it is one page.
    """
    return convert_map(form, journey, measured, **options)[0]


def convert_map(
    form: str, journey: Journey, measured: MeasuredMap | None = None, **options: Any
) -> tuple[bytes, list[str]]:
    """The same, with what the format does not hold, in words."""
    layout = options.pop("layout", "long")
    if form in PICTURES:
        return _draw(form, journey, measured, options), []
    return _write(form, journey, layout)


def _draw(form: str, journey: Journey, measured: MeasuredMap | None, options: dict[str, Any]) -> bytes:
    from sojourn.maps.render import picture
    from sojourn.maps.render.options import RenderOptions

    paper, orientation = options.pop("paper", None), options.pop("orientation", None) or "landscape"
    look = RenderOptions(**options)
    match form:
        case "svg":
            return picture.svg(journey, measured, look).encode()
        case "html":
            return picture.html(journey, measured, look).encode()
        case "png":
            return picture.png(journey, measured, look)
        case "pptx":
            return picture.pptx(journey, measured, look)
        case _ if paper:
            return picture.tiles(journey, measured, look, paper=paper, orientation=orientation)
        case _:
            return picture.pdf(journey, measured, look)


def _write(form: str, journey: Journey, layout: Layout) -> tuple[bytes, list[str]]:
    match form:
        case "yaml":
            from sojourn.maps.exchange import yaml

            return yaml.dump(journey).encode(), []
        case "json":
            from sojourn.maps.exchange import json

            return json.dump(journey).encode(), []
        case "csv":
            from sojourn.maps.exchange import csv

            return csv.write(journey, layout)
        case "xlsx":
            from sojourn.maps.exchange import xlsx

            return xlsx.write(journey, layout)
        case "cjml":
            from sojourn.maps.exchange import cjml

            return cjml.write(journey)
        case _:
            from sojourn.maps.exchange import mermaid

            return mermaid.write(journey)


def _picture(name: str) -> InvalidInput:
    return InvalidInput(
        "picture_given", f"{name!r} is a picture of a map, not a map.", "Give the map's file.", file=name
    )


def load_map(name: str, content: bytes) -> tuple[Journey, list[str]]:
    """The journey in the content of a file called `name`, and what could not be taken over from it."""
    path = Path(name)
    form = format_of(path)
    if form in PICTURES:
        raise _picture(path.name)
    title = path.name.split(".")[0].replace("_", " ").replace("-", " ").strip().capitalize() or "Journey"
    match form:
        case "yaml":
            from sojourn.maps.exchange import yaml

            return yaml.load(content), []
        case "json":
            from sojourn.maps.exchange import json

            return json.load(content), []
        case "csv":
            from sojourn.maps.exchange import csv

            return csv.load(content, title)
        case "xlsx":
            from sojourn.maps.exchange import xlsx

            return xlsx.load(content, title)
        case "cjml":
            from sojourn.maps.exchange import cjml

            return cjml.load(content, title)
        case _:
            from sojourn.maps.exchange import mermaid

            return mermaid.load(content, title)
