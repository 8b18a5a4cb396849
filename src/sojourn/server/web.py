"""The built web app: its files, and its page for every address that is the app's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

from sojourn.server.guard import POLICY

BUILT = Path(__file__).resolve().parent.parent / "web_dist"
_MISSING = """<!doctype html><meta charset="utf-8"><title>Sojourn</title>
<body style="font: 16px/1.5 system-ui; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>The web app is not built</h1>
<p>This installation has the programme but not its pages. Build them with <code>make app</code> in the source folder,
then start again. The interface for programs works: <a href="/api/workspace">/api/workspace</a>.</p>
"""


def install(app: FastAPI, built: Path = BUILT, frames: Callable[[str], Sequence[str]] = lambda _: ()) -> None:
    """Answer every address outside /api: a file of the app where there is one, else its page.

    `frames` names the sites that may frame the page /embed/TOKEN; no other page may be framed.
    """

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404)
        index = built / "index.html"
        if not index.is_file():
            return HTMLResponse(_MISSING, status_code=503)
        wanted = (built / path).resolve()
        if path and wanted.is_relative_to(built) and wanted.is_file():
            return FileResponse(wanted, headers={"Cache-Control": _keep(path)})
        if Path(path).suffix and "text/html" not in request.headers.get("accept", ""):
            raise HTTPException(404)
        return FileResponse(index, headers={"Cache-Control": "no-cache", **_framing(path, frames)})


def _framing(path: str, frames: Callable[[str], Sequence[str]]) -> dict[str, str]:
    start, _, token = path.partition("/")
    origins = frames(token) if start == "embed" and token else ()
    if not origins:
        return {}
    policy = POLICY.format(frames=" ".join(origins))
    return {"Content-Security-Policy": policy, "Cross-Origin-Resource-Policy": "cross-origin"}


def _keep(path: str) -> str:
    # The build puts a hash of the content into the names under assets/.
    return "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
