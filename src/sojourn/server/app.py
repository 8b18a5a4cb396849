"""The HTTP application: routers, guard, errors, the web app. Decides nothing itself."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

import sojourn
from sojourn.app.settings import Settings
from sojourn.app.workspace import Workspace
from sojourn.server import errors, web
from sojourn.server.asker import Asker
from sojourn.server.declaring import Declarations
from sojourn.server.description import describe
from sojourn.server.gate import PREFIX, Gate
from sojourn.server.guard import Guard
from sojourn.server.jobs import Jobs
from sojourn.server.live import Live
from sojourn.server.routes import (
    account,
    audit,
    beginnings,
    comments,
    editing,
    facts,
    images,
    journeys,
    keys,
    looking,
    measures,
    people,
    prompts,
    provider,
    session,
    shared,
    shares,
    trying,
    uploads,
)

log = logging.getLogger("sojourn.server")

DESCRIPTION = PREFIX + "/openapi.json"
ROUTERS = (
    session.router,
    provider.router,
    account.router,
    people.router,
    keys.router,
    audit.router,
    shares.router,
    shared.router,
    facts.router,
    measures.router,
    looking.router,
    beginnings.router,
    prompts.router,
    journeys.router,
    editing.router,
    trying.router,
    images.router,
    comments.router,
    uploads.router,
)


def create_app(
    workspace: Workspace | None,
    settings: Settings | None = None,
    built: Path = web.BUILT,
    *,
    warm: bool = False,
    sign_in: bool = True,
) -> FastAPI:
    """The application over one open workspace (None: only to describe the interface).

    `warm`: measure all journeys in the background from the start, so that the first page need not wait as long.
    `sign_in` False: whoever is at this computer is the local owner, as long as the workspace has no account. Only for
    a server that listens on this computer alone.
    """
    chosen = settings or (workspace.settings if workspace else Settings())

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncGenerator[None]:
        app.state.workspace = workspace
        app.state.jobs = Jobs()
        app.state.live = Live(workspace) if workspace is not None else None
        if warm and workspace is not None:
            threading.Thread(target=_warm, args=(workspace,), name="warm", daemon=True).start()
        yield
        if app.state.live is not None:
            app.state.live.close()
        app.state.jobs.close()

    app = FastAPI(
        title="Sojourn",
        version=sojourn.__version__,
        description="The customer journey map that is alive. Times are ISO 8601 in UTC, shares 0..1, spans seconds.",
        openapi_url=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=life,
    )
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX, responses=_error_responses())
    errors.install(app)
    web.install(app, built, lambda token: frames_of(workspace, chosen, token))
    app.openapi = lambda: describe(app)
    office = workspace.office if workspace else None
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    declarations = Declarations(ROUTERS, PREFIX, (DESCRIPTION,))
    app.add_middleware(Gate, declarations=declarations, find=Asker(office, local=not sign_in), office=office)
    app.add_middleware(Guard, allowed_hosts=(chosen.host, *chosen.allowed_hosts))
    return app


def frames_of(workspace: Workspace | None, settings: Settings, token: str) -> tuple[str, ...]:
    """The sites that may frame the page of a share link: its own, else those of the setting; none for no link."""
    share = workspace.office.shares.by_token(token) if workspace else None
    return () if share is None else share.origins or settings.frame_origins


def _error_responses() -> dict[int | str, dict[str, Any]]:
    return {"default": {"model": errors.ErrorBody, "description": "What went wrong and what to do"}}


def _warm(workspace: Workspace) -> None:
    try:
        workspace.portfolio()
    except Exception as error:  # a border: whoever asks for it later is told
        log.info("measuring ahead stopped", exc_info=error)
