"""Takes a file from the network to disk, piece by piece: never more than a piece of it is in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.requests import ClientDisconnect

from sojourn.app.uploads import Incoming
from sojourn.kernel.errors import InvalidInput
from sojourn.server.models import UploadBody

if TYPE_CHECKING:
    from fastapi import Request

    from sojourn.app.workspace import Workspace

PIECE_BYTES = 1 << 20


async def receive(workspace: Workspace, name: str, request: Request, batch: str | None) -> UploadBody:
    """Store the request's body as an upload and look at it. What was cut off or is too large leaves nothing behind."""
    incoming = await to_thread.run_sync(workspace.intake.begin, name, _announced(request), batch)
    try:
        await _store(incoming, request)
        found = await to_thread.run_sync(workspace.intake.look, incoming.id)
    except BaseException as error:
        incoming.abandon()
        if isinstance(error, ClientDisconnect):
            raise InvalidInput(
                "upload_cut_off", f"The upload of {name!r} was cut off.", "Send it again.", file=name
            ) from error
        raise
    return UploadBody.model_validate(found)


async def _store(incoming: Incoming, request: Request) -> None:
    piece = bytearray()
    async for chunk in request.stream():
        piece += chunk
        if len(piece) >= PIECE_BYTES:
            await to_thread.run_sync(incoming.write, bytes(piece))
            piece.clear()
    await to_thread.run_sync(incoming.write, bytes(piece))
    await to_thread.run_sync(incoming.finish)


def _announced(request: Request) -> int | None:
    text = request.headers.get("content-length", "")
    return int(text) if text.isdecimal() else None
