"""A journey measured: the map's numbers, a step's panel, the portfolio, pictures and exports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Query, Response

from sojourn.access.permissions import Permission
from sojourn.app.map_files import MEDIA_TYPES, render_map
from sojourn.maps.measured import MeasuredMap
from sojourn.maps.panel import Portfolio, StepPanel
from sojourn.server.asking import CurrentWorkspace, MapQuery
from sojourn.server.declaring import needs

router = APIRouter(tags=["measures"])

IfNoneMatch = Annotated[str | None, Header()]


class PictureFormat(StrEnum):
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    PPTX = "pptx"
    HTML = "html"


class ExportFormat(StrEnum):
    YAML = "yaml"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MERMAID = "mmd"
    CJML = "cjml"


@dataclass(frozen=True)
class Look:
    """How a picture is to look. `lanes` None: all that the map has."""

    measured: bool
    theme: Literal["light", "dark"]
    lang: str
    lanes: tuple[str, ...] | None
    paper: Literal["a4", "a3"] | None
    orientation: Literal["landscape", "portrait"]

    def options(self, picture_format: str) -> dict[str, Any]:
        """As the renderer takes them; paper is for PDF only."""
        found: dict[str, Any] = {"theme": self.theme, "lang": self.lang, "lanes": self.lanes}
        if self.paper and picture_format == "pdf":
            found |= {"paper": self.paper, "orientation": self.orientation}
        return found


def _look(
    measured: bool = True,
    theme: Literal["light", "dark"] = "light",
    lang: Annotated[str, Query(max_length=20)] = "en",
    lane: Annotated[list[str] | None, Query(description="Ids of the lanes to show")] = None,
    paper: Annotated[Literal["a4", "a3"] | None, Query(description="Cut a PDF into sheets of this paper")] = None,
    orientation: Literal["landscape", "portrait"] = "landscape",
) -> Look:
    return Look(measured, theme, lang, tuple(lane) if lane else None, paper, orientation)


@router.get("/portfolio", operation_id="getPortfolio")
@needs(Permission.READ)
def get_portfolio(workspace: CurrentWorkspace) -> Portfolio:
    """All journeys with their health, and what to do next."""
    return workspace.portfolio()


@router.get("/journeys/{slug}/measured", operation_id="getMeasured", response_model=MeasuredMap)
@needs(Permission.READ)
def get_measured(
    workspace: CurrentWorkspace, slug: str, question: MapQuery, if_none_match: IfNoneMatch = None
) -> Response:
    """The journey measured over a window and group, and compared with another when a `compare_` part is given."""
    key, body = workspace.measures.measured(slug, question)
    return tagged(key, body, if_none_match)


@router.get("/journeys/{slug}/steps/{step}/panel", operation_id="getStepPanel", response_model=StepPanel)
@needs(Permission.READ)
def get_step_panel(
    workspace: CurrentWorkspace, slug: str, step: str, question: MapQuery, if_none_match: IfNoneMatch = None
) -> Response:
    """Everything about one step."""
    key, body = workspace.measures.panel(slug, step, question)
    return tagged(key, body, if_none_match)


@router.get(
    "/journeys/{slug}/picture.{picture_format}",
    operation_id="getPicture",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPES[kind.value]: {} for kind in PictureFormat}}},
)
@needs(Permission.EXPORT, "journey.exported")
def get_picture(
    workspace: CurrentWorkspace,
    slug: str,
    picture_format: PictureFormat,
    question: MapQuery,
    look: Annotated[Look, Depends(_look)],
) -> Response:
    """The map as a picture, with its measures unless `measured` is false."""
    journey = workspace.journey(slug)
    numbers = workspace.measured(journey, question) if look.measured else None
    content = render_map(picture_format.value, journey, numbers, **look.options(picture_format.value))
    sheets = f"-{look.paper}" if look.paper and picture_format is PictureFormat.PDF else ""
    return _file(content, journey.slug + sheets, picture_format.value)


@router.get(
    "/journeys/{slug}/export.{export_format}",
    operation_id="getExport",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPES[kind.value]: {} for kind in ExportFormat}}},
)
@needs(Permission.EXPORT, "journey.exported")
def get_export(
    workspace: CurrentWorkspace,
    slug: str,
    export_format: ExportFormat,
    layout: Literal["long", "matrix"] = "long",
) -> Response:
    """The journey's document in another format. CSV and XLSX in a `layout`."""
    journey = workspace.journey(slug)
    table = "-matrix" if layout == "matrix" and export_format in (ExportFormat.CSV, ExportFormat.XLSX) else ""
    content = render_map(export_format.value, journey, None, layout=layout)
    return _file(content, journey.slug + table, export_format.value)


def tagged(key: str, body: bytes, if_none_match: str | None) -> Response:
    """JSON with its ETag; 304 without a body when the caller has just that."""
    tag = f'"{key}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if if_none_match and tag in [part.strip().removeprefix("W/") for part in if_none_match.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _file(content: bytes, name: str, ending: str) -> Response:
    kind = "inline" if ending == "svg" else "attachment"
    disposition = f"{kind}; filename=\"map.{ending}\"; filename*=UTF-8''{quote(f'{name}.{ending}')}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA_TYPES[ending], headers=headers)
