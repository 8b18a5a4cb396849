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
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
"""Format (also the file's ending) to media type."""

PICTURES = ("svg", "png", "pdf", "html")
DOCUMENTS = ("yaml", "json", "csv", "xlsx", "mmd")
_ALIASES = {"yml": "yaml", "mermaid": "mmd", "htm": "html"}
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
        )
    return found


def read_map(path: Path) -> tuple[Journey, list[str]]:
    """The journey in a file, and what could not be taken over from it. Raises InvalidInput, naming file and place."""
    form = format_of(path)
    if form in PICTURES:
        raise InvalidInput("picture_given", f"{path.name!r} is a picture of a map, not a map.", "Give the map's file.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput(
            "unreadable_file", f"{path} cannot be read: {error.strerror}.", "Check the name and the rights."
        ) from error
    try:
        return _load(form, content, path)
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
    """The journey in a format: `layout` (long, matrix) for CSV and XLSX, `theme`, `lang`, `lanes` for pictures."""
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

    look = RenderOptions(**options)
    match form:
        case "svg":
            return picture.svg(journey, measured, look).encode()
        case "html":
            return picture.html(journey, measured, look).encode()
        case "png":
            return picture.png(journey, measured, look)
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
        case _:
            from sojourn.maps.exchange import mermaid

            return mermaid.write(journey)


def _load(form: str, content: bytes, path: Path) -> tuple[Journey, list[str]]:
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
        case _:
            from sojourn.maps.exchange import mermaid

            return mermaid.load(content, title)
