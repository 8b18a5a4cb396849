"""Pictures on cards: sent as they are, kept as pixels."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from sojourn.access.permissions import Permission
from sojourn.server.asking import CurrentWorkspace
from sojourn.server.declaring import needs
from sojourn.server.models import Body

router = APIRouter(tags=["editing"])

_RAW_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class KeptImage(Body):
    """A picture of the workspace. Cards name it by `image`."""

    image: str
    width: int
    height: int


@router.post("/journeys/{slug}/images", operation_id="addImage", status_code=201, openapi_extra=_RAW_BODY)
@needs(Permission.EDIT, "image.added")
async def add_image(workspace: CurrentWorkspace, slug: str, request: Request) -> KeptImage:
    """Send a PNG, JPEG, WebP or GIF as the raw body; its first frame is kept, without what came with it."""
    from sojourn.app.images import LARGEST_BYTES, image_too_large, keep_image

    await run_in_threadpool(workspace.journey, slug)
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > LARGEST_BYTES:
            raise image_too_large()
    kept = await run_in_threadpool(keep_image, workspace, bytes(content))
    return KeptImage(image=kept.image, width=kept.width, height=kept.height)


@router.get("/images/{image}", operation_id="getImage", response_class=FileResponse)
@needs(Permission.READ)
def get_image(workspace: CurrentWorkspace, image: str) -> FileResponse:
    """One picture; it never changes under its name."""
    from sojourn.app.images import image_file

    path, media = image_file(workspace, image)
    return FileResponse(path, media_type=media, headers={"Cache-Control": "private, max-age=31536000, immutable"})
